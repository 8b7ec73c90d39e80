//! Primality by all three methods, compared with an independent crate, also for numbers that are known
//! to fool such tests.

use concurrency_playground::workloads::primes::{
    Method, Verdict, candidates, check, divisor, miller_rabin, search,
};
use num_prime::nt_funcs::{factorize64, is_prime64};
use proptest::prelude::*;

const DIVIDING: [Method; 2] = [Method::Trial, Method::Simd];

/// What division must find, according to a crate that doesn't divide.
fn expected(n: u64) -> Verdict {
    if n < 2 || is_prime64(n) {
        return Verdict {
            prime: n > 1,
            smallest_factor: None,
        };
    }
    Verdict {
        prime: false,
        smallest_factor: factorize64(n).into_keys().next(),
    }
}

fn largest_prime_below(n: u64) -> u64 {
    (0..n).rev().find(|n| is_prime64(*n)).unwrap()
}

fn smallest_prime_above(n: u64) -> u64 {
    (n + 1..).find(|n| is_prime64(*n)).unwrap()
}

#[test]
fn all_small_numbers() {
    for n in 0..20_000 {
        let expected = expected(n);
        for method in DIVIDING {
            assert_eq!(check(n, method), expected, "{n} by {method:?}");
        }
        let settled = Verdict {
            prime: expected.prime,
            smallest_factor: None,
        };
        assert_eq!(check(n, Method::MillerRabin), settled, "{n}");
    }
}

#[test]
fn the_numbers_of_the_python_documentation() {
    let verdicts = [
        (112_272_535_095_293, None),
        (112_582_705_942_171, None),
        (115_280_095_190_773, None),
        (115_797_848_077_099, None),
        (1_099_726_899_285_419, Some(3_306_091)),
    ];
    for (n, factor) in verdicts {
        for method in DIVIDING {
            assert_eq!(
                check(n, method),
                Verdict::by_factor(factor),
                "{n} by {method:?}"
            );
        }
        assert_eq!(miller_rabin(n), factor.is_none(), "{n}");
    }
}

/// Composites that pass for primes if bases are small or few.
const IMPOSTORS: [u64; 31] = [
    // Carmichael numbers: Fermat's test can't tell them from primes, whatever the base.
    561,
    1105,
    1729,
    2465,
    2821,
    6601,
    8911,
    41_041,
    825_265,
    321_197_185,
    9_746_347_772_161,
    1_436_697_831_295_441,
    60_977_817_398_996_785,
    7_156_857_700_403_137_441,
    // The smallest strong pseudoprimes to the first 1, 2, ... 7 and 9 primes (OEIS A014233).
    2047,
    1_373_653,
    25_326_001,
    3_215_031_751,
    2_152_302_898_747,
    3_474_749_660_383,
    341_550_071_728_321,
    3_825_123_056_546_413_051,
    // Strong pseudoprimes to several of the seven bases in use (2, 325, 9375, ...).
    4_759_123_141,
    1_122_004_669_633,
    55_245_642_489_451,
    7_999_252_175_582_851,
    585_226_005_592_931_977,
    18_446_744_066_047_760_377,
    // Squares that are strong pseudoprimes to base 2, and the square of the largest 32-bit prime.
    1093 * 1093,
    3511 * 3511,
    4_294_967_291 * 4_294_967_291,
];

#[test]
fn no_impostor_passes_miller_rabin() {
    for n in IMPOSTORS {
        assert!(!is_prime64(n), "{n} should not be in the table");
        assert!(!miller_rabin(n), "{n}");
    }
}

/// Products of a prime p and the prime 2 p - 1 are pseudoprimes more often than any others.
#[test]
fn no_product_of_related_primes_passes_miller_rabin() {
    let products = (1_u64 << 31..3_037_000_000)
        .step_by(2)
        .map(|below| below + 1)
        .filter(|p| is_prime64(*p) && is_prime64(2 * p - 1))
        .map(|p| p.checked_mul(2 * p - 1).unwrap());
    for n in products.take(3000) {
        assert!(!miller_rabin(n), "{n}");
    }
}

#[test]
fn miller_rabin_knows_the_primes_at_the_edges() {
    let edges = [
        1 << 26,
        1 << 31,
        1 << 32,
        1 << 52,
        1 << 53,
        1 << 62,
        1 << 63,
        u64::MAX,
    ];
    for n in edges
        .into_iter()
        .flat_map(|edge| edge - 600..edge.saturating_add(600))
    {
        assert_eq!(miller_rabin(n), is_prime64(n), "{n}");
    }
    assert!(!miller_rabin(u64::MAX));
    assert!(
        miller_rabin(18_446_744_073_709_551_557),
        "the largest of 64 bits"
    );
}

/// A base that is a multiple of the number proves nothing.
#[test]
fn miller_rabin_knows_the_primes_that_divide_its_bases() {
    for base in [2, 325, 9375, 28178, 450_775, 9_780_504, 1_795_265_022] {
        for prime in factorize64(base).into_keys() {
            assert!(miller_rabin(prime), "{prime} divides {base}");
        }
    }
}

/// Around 2^26 squared: the SIMD limit, and where a root computed in f64 would begin to be wrong.
#[test]
fn products_of_near_equal_primes_at_the_simd_limit() {
    let below = largest_prime_below(1 << 26);
    let above = smallest_prime_above(1 << 26);
    let lower = largest_prime_below(below);
    for (p, q) in [
        (below, below),
        (lower, below),
        (below, above),
        (above, above),
    ] {
        let n = p * q;
        let last = candidates(n);
        // A search from the beginning would take a while, and the factor is among the last anyway.
        for method in DIVIDING {
            assert_eq!(
                search(n, last - 1000..last, method),
                Some(p),
                "{p} * {q} by {method:?}"
            );
        }
        assert_eq!(
            check(n, Method::Simd),
            Verdict::by_factor(Some(p)),
            "{p} * {q}"
        );
        assert!(!miller_rabin(n));
    }
}

#[test]
fn primes_on_both_sides_of_the_simd_limit() {
    for n in [largest_prime_below(1 << 52), smallest_prime_above(1 << 52)] {
        assert_eq!(check(n, Method::Simd), Verdict::by_factor(None), "{n}");
    }
}

/// If the square root were rounded the wrong way, the only divisor would be missed, or one too many
/// would be tried.
#[test]
fn squares_of_primes_are_found_up_to_the_largest() {
    let roots = [
        3,
        5,
        7,
        94_906_249,
        94_906_297,
        3_037_000_493,
        3_037_000_507,
        4_294_967_291,
    ];
    for p in roots {
        assert!(is_prime64(p), "{p} should not be in the table");
        for n in [p * p, p * p - 2] {
            let last = candidates(n);
            let found = search(n, last.saturating_sub(1)..last, Method::Trial);
            assert_eq!(found, (n == p * p).then_some(p), "{n}");
            assert_eq!(
                found,
                search(n, last.saturating_sub(1)..last, Method::Simd),
                "{n}"
            );
        }
    }
}

#[test]
fn candidates_are_the_odd_numbers_up_to_the_root() {
    for n in 0..3000 {
        let naive: Vec<u64> = (3..=n).step_by(2).take_while(|d| d * d <= n).collect();
        assert_eq!(
            (0..candidates(n)).map(divisor).collect::<Vec<_>>(),
            naive,
            "{n}"
        );
    }
    assert_eq!(divisor(candidates(u64::MAX) - 1), u64::from(u32::MAX));
}

#[test]
fn the_largest_number() {
    for method in DIVIDING {
        assert_eq!(check(u64::MAX, method), Verdict::by_factor(Some(3)));
    }
}

proptest! {
    #[test]
    fn miller_rabin_agrees_on_any_number(n: u64, p: u32, q: u32) {
        for n in [n, n | 1, u64::from(p) * u64::from(q)] {
            prop_assert_eq!(miller_rabin(n), is_prime64(n));
        }
    }

    #[test]
    fn division_agrees_on_numbers_of_any_size(bits in 1..44_u32, random: u64) {
        let n = random >> (64 - bits);
        for method in DIVIDING {
            prop_assert_eq!(check(n, method), expected(n), "{} by {:?}", n, method);
        }
    }
}
