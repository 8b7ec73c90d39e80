//! The search for divisors in a range of candidates, which allows workers to share one number.

use std::ops::Range;

use concurrency_playground::workloads::primes::{Method, candidates, divisor, search};
use num_prime::nt_funcs::is_prime64;
use proptest::prelude::*;

/// The smallest divisor in `range`, found by multiplication, independently of how `search` divides.
fn naive(n: u64, range: Range<u64>) -> Option<u64> {
    range
        .map(divisor)
        .find(|divisor| n.is_multiple_of(*divisor))
}

fn next_prime(n: u64) -> u64 {
    (n..).find(|n| is_prime64(*n)).unwrap()
}

/// An odd number of any size and a range of its candidates, of any length (even 0) and at any
/// position; small ones are tried more often.
fn number_and_range() -> impl Strategy<Value = (u64, Range<u64>)> {
    (any::<u64>(), 0..60_u32, any::<u64>(), 0..64_u32, 0..100_u64).prop_map(
        |(n, smaller, at, nearer, length)| {
            let n = (n >> smaller).max(9) | 1;
            let start = (at >> nearer) % (candidates(n) + 1);
            (n, start..(start + length).min(candidates(n)))
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]
    #[test]
    fn any_range_as_by_hand((n, range) in number_and_range()) {
        let expected = naive(n, range.clone());
        prop_assert_eq!(search(n, range.clone(), Method::Trial), expected);
        prop_assert_eq!(search(n, range, Method::Simd), expected);
    }

    /// A factor at any position in the vectors: first, last, or in a rest that fills no vector.
    #[test]
    fn a_planted_factor_is_found_wherever_it_lies(
        seed in 3..1_u64 << 26,
        other in 0..1_u64 << 26,
        before in 0..70_u64,
        after in 0..70_u64,
    ) {
        let factor = next_prime(seed);
        // At least the factor, or the factor would be beyond the root; and below the SIMD limit.
        let cofactor = (factor + 2 * (other % factor)).min(((1 << 52) - 1) / factor) | 1;
        let n = factor * cofactor;
        let candidate = (factor - 3) / 2;
        prop_assume!(candidate < candidates(n) && n < 1 << 52);
        let range = candidate.saturating_sub(before)..(candidate + 1 + after).min(candidates(n));
        let expected = naive(n, range.clone());
        prop_assert!(expected.is_some_and(|found| found <= factor));
        prop_assert_eq!(search(n, range.clone(), Method::Trial), expected);
        prop_assert_eq!(search(n, range, Method::Simd), expected);
    }

    /// As the workers do it: however the candidates are cut, the smallest divisor found is the number's.
    #[test]
    fn ranges_add_up_to_the_whole(n in 9..1_u64 << 32, cuts in prop::collection::vec(any::<u64>(), 0..9)) {
        let n = n | 1;
        let all = candidates(n);
        let mut cuts: Vec<u64> = cuts.iter().map(|cut| cut % (all + 1)).chain([0, all]).collect();
        cuts.sort_unstable();
        for method in [Method::Trial, Method::Simd] {
            let parts = cuts.windows(2).filter_map(|cut| search(n, cut[0]..cut[1], method)).min();
            prop_assert_eq!(parts, naive(n, 0..all), "{:?}", method);
        }
    }
}

#[test]
fn empty_ranges_hold_no_divisor() {
    for method in [Method::Trial, Method::Simd] {
        for at in [0, 1, 7, 8, 9] {
            assert_eq!(
                search(3 * 5 * 7 * 11 * 13 * 17 * 19 * 23, at..at, method),
                None
            );
        }
    }
}

/// Every residue class of the eight divisors per iteration, and both halves of each vector.
#[test]
fn the_vectors_miss_no_divisor_and_invent_none() {
    let factor = next_prime(1 << 20);
    let n = factor * next_prime(1 << 31);
    assert!(n < 1 << 52, "it would not be tried with vectors");
    let at = (factor - 3) / 2;
    for start in at - 40..=at + 1 {
        for end in start..at + 40 {
            let expected = (start..end).contains(&at).then_some(factor);
            assert_eq!(
                search(n, start..end, Method::Simd),
                expected,
                "{start}..{end}, {at}"
            );
        }
    }
}

/// Quotients of every size, the largest and those nearest to an integer among them: where the doc
/// comment's inequalities are at their tightest, and where they would no longer hold.
#[test]
fn quotients_of_any_size_are_told_from_integers() {
    for power in 10..64 {
        for n in ((1_u64 << power) - 301..(1 << power) + 300).step_by(2) {
            let last = candidates(n);
            for range in [0..last.min(40), last.saturating_sub(40)..last] {
                let expected = naive(n, range.clone());
                assert_eq!(
                    search(n, range.clone(), Method::Simd),
                    expected,
                    "{n}, {range:?}"
                );
            }
        }
    }
}
