//! Sine, cosine, tangent and their inverses, the same on every machine; see [`elementary`](super::elementary).

use super::double::{Double, INVERSE_FACTORIALS, power_of_two};
use super::{BigInt, IntRef, from_float};

/// π / 2 in parts, each next one being what is left.
const HALF_PI: [f64; 3] = [
    std::f64::consts::FRAC_PI_2,
    6.123233995736766e-17,
    -1.4973849048591698e-33,
];

/// π / 2 × 2^1216, the lowest digit first: enough for the largest float.
const LONG_HALF_PI: [u32; 39] = [
    0x410aa577, 0x38c5e6ac, 0xb9475b2c, 0x06caba47, 0xfa499ebf, 0xd22c7f51, 0x38aba734, 0x31b4906c,
    0x42c77e0b, 0x8400f971, 0xd9c8b67b, 0x9250cca3, 0xf8963fcc, 0x5d3e4822, 0xb5133f4b, 0xdc70d7f6,
    0xe80d6fdb, 0x17feb96d, 0x4c6fdad6, 0xe89885d3, 0xc4bcfd8d, 0xc90b6aec, 0xdaa3848b, 0x9fc26ada,
    0xe4be286e, 0x605614db, 0x9a748636, 0xdf2a3367, 0x1c6809bb, 0xa29410f3, 0x76273644, 0x04177d4c,
    0x14cf98e8, 0x52049c11, 0x01b839a2, 0x898cc517, 0x42d18469, 0x921fb544, 0x00000001,
];
const LONG_BITS: u64 = 1216;

/// From here on, more of π is needed.
const LARGE_ANGLE: f64 = 1e6;

/// Below this, sine, tangent and their inverses are the number itself, to the nearest float.
const SMALL: f64 = 3e-9;

/// Σ (-x²)ⁿ / (2n + first)!
fn alternating(x: Double, first: usize) -> Double {
    let square = x.times(x).negative();
    let inverse = |n: usize| INVERSE_FACTORIALS[2 * n + first];
    // Where terms are small, a float's precision is enough.
    let tail = (4..13)
        .rev()
        .fold(0.0, |sum, n| sum * square.high + inverse(n).high);
    (0..4).rev().fold(Double::of(tail), |sum, n| {
        sum.times(square).plus(inverse(n))
    })
}

/// How many quarters of a turn a finite angle has, and what is left, at most an eighth.
fn reduced(x: f64) -> (i64, Double) {
    if x.abs() < LARGE_ANGLE {
        quarters(x)
    } else {
        large_quarters(x)
    }
}

/// The sine of an angle that has so many quarters of a turn more than this.
fn sine(quarter: i64, rest: Double) -> Double {
    let sine = if quarter & 1 == 0 {
        rest.times(alternating(rest, 1))
    } else {
        alternating(rest, 0)
    };
    if quarter & 2 == 0 {
        sine
    } else {
        sine.negative()
    }
}

/// Sine and cosine of a finite angle.
fn sine_and_cosine(x: f64) -> (Double, Double) {
    let (quarter, rest) = reduced(x);
    (sine(quarter, rest), sine(quarter + 1, rest))
}

/// The same of a small angle.
fn quarters(x: f64) -> (i64, Double) {
    let quarter = (x * std::f64::consts::FRAC_2_PI).round();
    let rest = HALF_PI.iter().fold(Double::of(x), |rest, part| {
        rest.minus(Double::product(quarter, *part))
    });
    (quarter as i64, rest)
}

/// The same of a large one, by long division.
fn large_quarters(x: f64) -> (i64, Double) {
    let half_pi = BigInt::new(false, LONG_HALF_PI.to_vec());
    let (mantissa, exponent) = super::float::decompose(x);
    let angle =
        BigInt::from(mantissa).shifted_left((i64::from(exponent) + LONG_BITS as i64) as u64);
    // Half a quarter more, so that the quotient is the nearest one.
    let eighth = half_pi.shifted_right(1);
    let (quarter, rest) = angle.plus(&eighth).floor_division(&half_pi);
    // Of which 400 bits are enough, and fit into a float's range.
    let rest = rest.minus(&eighth).shifted_right(LONG_BITS - 400);
    // The highest 53 bits, and those below them.
    let float = |number: &BigInt| IntRef::Big(number).to_nearest_float();
    let scale = |float: f64| float * power_of_two(-400);
    let high = float(&rest);
    let low = from_float(high).map_or(0.0, |high| float(&rest.minus(&high.as_ref().to_big())));
    let quarter = i64::from(quarter.modulo(&BigInt::from(4_i64)).to_i64().unwrap_or(0) as i32);
    (
        quarter,
        Double {
            high: scale(high),
            low: scale(low),
        },
    )
}

fn is_small(x: f64) -> bool {
    x.abs() < SMALL
}

/// The sine of a finite angle.
pub fn sin(x: f64) -> f64 {
    if is_small(x) {
        x
    } else {
        finite(x, |(quarter, rest)| sine(quarter, rest).rounded(0))
    }
}

/// The cosine of a finite angle.
pub fn cos(x: f64) -> f64 {
    finite(x, |(quarter, rest)| sine(quarter + 1, rest).rounded(0))
}

/// The tangent of a finite angle.
pub fn tan(x: f64) -> f64 {
    let tangent = |(quarter, rest)| sine(quarter, rest).over(sine(quarter + 1, rest)).rounded(0);
    if is_small(x) { x } else { finite(x, tangent) }
}

fn finite(x: f64, function: impl FnOnce((i64, Double)) -> f64) -> f64 {
    if x.is_finite() {
        function(reduced(x))
    } else {
        f64::NAN
    }
}

/// The angle whose sine this is.
pub fn asin(x: f64) -> f64 {
    let near = x.asin();
    if is_small(x) || near.is_nan() || x.abs() == 1.0 {
        return if is_small(x) { x } else { near };
    }
    let (sine, cosine) = sine_and_cosine(near);
    Double::of(near)
        .plus(Double::of(x).minus(sine).over(cosine))
        .rounded(0)
}

/// The angle whose cosine this is.
pub fn acos(x: f64) -> f64 {
    let near = x.acos();
    if near.is_nan() || x.abs() == 1.0 {
        return near;
    }
    let (sine, cosine) = sine_and_cosine(near);
    Double::of(near)
        .plus(cosine.minus(Double::of(x)).over(sine))
        .rounded(0)
}

/// The angle whose tangent this is.
pub fn atan(x: f64) -> f64 {
    if is_small(x) { x } else { atan2(x, 1.0) }
}

/// The angle of the point (x, y).
pub fn atan2(y: f64, x: f64) -> f64 {
    let near = y.atan2(x);
    let usual = |number: f64| (1e-140..1e140).contains(&number.abs());
    if !usual(x) || !usual(y) || near.abs() < 1e-140 {
        return near;
    }
    let (sine, cosine) = sine_and_cosine(near);
    let (x, y) = (Double::of(x), Double::of(y));
    let across = y.times(cosine).minus(x.times(sine));
    let along = x.times(cosine).plus(y.times(sine));
    Double::of(near).plus(across.over(along)).rounded(0)
}
