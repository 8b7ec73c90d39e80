//! Tests of primality: trial division, the same with two divisors at a time, and Miller-Rabin.
//!
//! Trial division tries 2 and then the odd numbers up to the integer square root, as the
//! [example of `ProcessPoolExecutor`](https://docs.python.org/3/library/concurrent.futures.html#processpoolexecutor-example)
//! does. *Candidate* `i` is the odd number `2 i + 3`, so that the work on one number is a range of
//! candidates, which can be divided between workers.

use std::ops::Range;

use serde::{Deserialize, Serialize};
use wide::f64x2;

/// How primality is decided.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Method {
    /// Trial division, one divisor at a time.
    #[default]
    Trial,
    /// Trial division, two divisors at a time, below 2⁵²; above as [`Method::Trial`].
    Simd,
    /// Miller-Rabin with bases that are conclusive for every 64-bit number. Finds no factor.
    MillerRabin,
}

/// What was found out about a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// Whether it is prime.
    pub prime: bool,
    /// The smallest factor above 1, if the number is composite and the method looks for one.
    pub smallest_factor: Option<u64>,
}

impl Verdict {
    /// The verdict on a number with this smallest proper factor, if it has one.
    pub fn by_factor(factor: Option<u64>) -> Self {
        Self {
            prime: factor.is_none(),
            smallest_factor: factor,
        }
    }

    /// The verdict on a number that needs no search because it is below 3 or even.
    pub fn at_sight(n: u64) -> Option<Self> {
        match n {
            0 | 1 => Some(Self {
                prime: false,
                smallest_factor: None,
            }),
            2 => Some(Self::by_factor(None)),
            _ if n.is_multiple_of(2) => Some(Self::by_factor(Some(2))),
            _ => None,
        }
    }
}

/// Decides whether `n` is prime.
pub fn check(n: u64, method: Method) -> Verdict {
    match method {
        Method::MillerRabin => Verdict {
            prime: miller_rabin(n),
            smallest_factor: None,
        },
        _ => Verdict::at_sight(n)
            .unwrap_or_else(|| Verdict::by_factor(search(n, 0..candidates(n), method))),
    }
}

/// How many candidates there are for `n`: odd numbers from 3 up to its square root.
pub fn candidates(n: u64) -> u64 {
    n.isqrt().saturating_sub(1) / 2
}

/// The divisor that a candidate stands for.
pub fn divisor(candidate: u64) -> u64 {
    2 * candidate + 3
}

/// The smallest divisor of `n` among `range` of its candidates. `n` must be odd and above 2, and
/// `range` lie within [`candidates`]; [`Method::MillerRabin`] searches like [`Method::Trial`].
pub fn search(n: u64, range: Range<u64>, method: Method) -> Option<u64> {
    match method {
        Method::Simd if n < SIMD_LIMIT => search_simd(n, range),
        _ => search_trial(n, range),
    }
}

fn search_trial(n: u64, range: Range<u64>) -> Option<u64> {
    range
        .map(divisor)
        .find(|divisor| n.is_multiple_of(*divisor))
}

/// Numbers below this are divided exactly enough in `f64`: see [`search_simd`].
const SIMD_LIMIT: u64 = 1 << 52;

/// Trial division by eight divisors per iteration, two in each vector.
///
/// `d` divides `n` exactly if the rounded quotient `q = fl(n / d)` is an integer, for odd
/// `3 <= d <= sqrt(n)` and `n < 2^52`:
/// - Both `n` and `d` are below 2⁵³ and so exact in `f64`.
/// - If `d` divides `n`, the quotient is an integer below 2⁵², which `f64` holds: `q` is it.
/// - If not, `n / d` lies at least `1 / d` from every integer. IEEE 754 rounds to nearest, so
///   `|q - n / d| <= 2^-53 * n / d < 1 / d`, because `n < 2^53`. So `q` is no integer.
///
/// Whether `q` is an integer is asked by adding and taking away 3 · 2⁵¹: for `0 <= q < 2^51` the
/// sum lies in `[2^52, 2^53)`, where neighbouring numbers are 1 apart, so that it is `q` rounded to
/// an integer, plus the constant; taking that away is exact. Here `q <= 2^52 / 3 < 2^51`.
fn search_simd(n: u64, range: Range<u64>) -> Option<u64> {
    const LANES: u64 = 8;
    const TO_INTEGER: f64 = 6_755_399_441_055_744.0;
    let [number, to_integer] = [n as f64, TO_INTEGER].map(f64x2::splat);
    let [four, eight, twelve, sixteen] = [4.0, 8.0, 12.0, 16.0].map(f64x2::splat);
    let divides = |divisors: f64x2| {
        let quotient = number / divisors;
        ((quotient + to_integer) - to_integer).simd_eq(quotient)
    };

    let turns = (range.end.saturating_sub(range.start)) / LANES;
    let first = divisor(range.start) as f64;
    let mut divisors = f64x2::new([first, first + 2.0]);
    for turn in 0..turns {
        // Written out: where code is to be small, an array of vectors would stay one, in memory.
        let one = divides(divisors) | divides(divisors + four);
        let other = divides(divisors + eight) | divides(divisors + twelve);
        if (one | other).any() {
            let start = range.start + turn * LANES;
            return search_trial(n, start..start + LANES);
        }
        divisors += sixteen;
    }
    search_trial(n, range.start + turns * LANES..range.end)
}

/// Miller-Rabin with seven bases that no composite below 2⁶⁴ survives.
///
/// The bases are Jim Sinclair's, verified against Feitsma's table of the base-2 pseudoprimes below
/// 2⁶⁴; see <https://miller-rabin.appspot.com/>.
pub fn miller_rabin(n: u64) -> bool {
    const BASES: [u64; 7] = [2, 325, 9375, 28178, 450_775, 9_780_504, 1_795_265_022];
    if let Some(verdict) = Verdict::at_sight(n) {
        return verdict.prime;
    }
    let shift = (n - 1).trailing_zeros();
    let odd = (n - 1) >> shift;
    BASES
        .iter()
        .map(|base| base % n)
        .filter(|base| *base != 0)
        .all(|base| {
            let mut power = power_modulo(base, odd, n);
            if power == 1 || power == n - 1 {
                return true;
            }
            (1..shift).any(|_| {
                power = multiply_modulo(power, power, n);
                power == n - 1
            })
        })
}

fn multiply_modulo(a: u64, b: u64, n: u64) -> u64 {
    (u128::from(a) * u128::from(b) % u128::from(n)) as u64
}

fn power_modulo(mut base: u64, mut exponent: u64, n: u64) -> u64 {
    let mut power = 1;
    while exponent > 0 {
        if exponent & 1 == 1 {
            power = multiply_modulo(power, base, n);
        }
        base = multiply_modulo(base, base, n);
        exponent >>= 1;
    }
    power
}
