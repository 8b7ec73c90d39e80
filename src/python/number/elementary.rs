//! `exp`, `log`, powers and the functions of angles, the same on every machine.
//!
//! What a processor's or a browser's library gives differs in the last digit, and Python shows it. These
//! compute with twice the precision and round once, so they give the nearest float but in one of many
//! thousand cases; so do those that CPython calls on Linux, in all but one of some hundred.

use super::double::Double;
use super::ratio::nearest;

/// 1 / n!
const INVERSE_FACTORIALS: [Double; 28] = {
    let mut table = [Double::ONE; 28];
    let mut n = 1;
    while n < table.len() {
        table[n] = table[n - 1].over(Double::of(n as f64));
        n += 1;
    }
    table
};

/// π / 2 in parts, each next one being what is left.
const HALF_PI: [f64; 3] = [
    std::f64::consts::FRAC_PI_2,
    6.123233995736766e-17,
    -1.4973849048591698e-33,
];

/// 1/3 and 1/5.
const THIRD: Double = Double::ONE.over(Double::of(3.0));
const FIFTH: Double = Double::ONE.over(Double::of(5.0));

/// Angles from here on are left to the library: their reduction would need more of π.
const LARGE_ANGLE: f64 = 1e6;

/// Below this, sine, tangent and their inverses are the number itself, to the nearest float.
const SMALL: f64 = 3e-9;

/// `value × 2^exponent`, rounded once.
fn round(value: Double, exponent: i32) -> f64 {
    if value.high < 0.0 {
        return -round(value.negative(), exponent);
    }
    // Ten more bits, in which the lower part has its say.
    let (mantissa, own) = super::float::decompose(value.high);
    let more = value.low * power_of_two(-own) * 1024.0;
    let whole = (mantissa << 10) + more.floor() as i64;
    nearest(
        whole as u64,
        more.fract() != 0.0,
        i64::from(own + exponent) - 10,
    )
}

/// For exponents that a float has.
fn power_of_two(exponent: i32) -> f64 {
    f64::from_bits(((exponent + 1023) as u64) << 52)
}

/// A positive float as a number around 1 and a power of two.
fn around_one(x: f64) -> (f64, i32) {
    let (mantissa, exponent) = super::float::decompose(x);
    let bits = i64::BITS - mantissa.leading_zeros();
    let (small, exponent) = (
        mantissa as f64 * power_of_two(-(bits as i32)),
        exponent + bits as i32,
    );
    if small < std::f64::consts::FRAC_1_SQRT_2 {
        (small * 2.0, exponent - 1)
    } else {
        (small, exponent)
    }
}

/// e^x as a number around 1 and a power of two, for |x| up to some hundreds.
fn exp_of(x: Double) -> (Double, i32) {
    let exponent = (x.high / std::f64::consts::LN_2).round();
    let rest = x.minus(Double::LN_2.times(Double::of(exponent)));
    // e^r - 1 of a small part of r, by its series, then doubled nine times: (1 + s)² - 1 = 2s + s².
    let small = rest.scaled(1.0 / 512.0);
    let inverse = |n: usize| INVERSE_FACTORIALS[n];
    let tail = small.high
        * (inverse(5).high + small.high * (inverse(6).high + small.high * inverse(7).high));
    let mut sum = inverse(4).plus(Double::of(tail));
    for n in (1..4).rev() {
        sum = inverse(n).plus(sum.times(small));
    }
    sum = sum.times(small);
    for _ in 0..9 {
        sum = sum.scaled(2.0).plus(sum.times(sum));
    }
    (Double::ONE.plus(sum), exponent as i32)
}

/// ln x of a number around 1.
fn log_around_one(x: f64) -> Double {
    if (x - 1.0).abs() < 1.0 / 128.0 {
        // ln x = 2 artanh((x - 1) / (x + 1))
        let s = Double::of(x - 1.0).over(Double::sum(x, 1.0));
        let square = s.times(s);
        let u = square.high;
        let tail = u * (1.0 / 7.0 + u * (1.0 / 9.0 + u * (1.0 / 11.0 + u / 13.0)));
        let sum = THIRD.plus(square.times(FIFTH.plus(Double::of(tail))));
        return s.scaled(2.0).times(Double::ONE.plus(square.times(sum)));
    }
    // The library's is near: one step of Newton's.
    let near = x.ln();
    let (power, exponent) = exp_of(Double::of(-near));
    let error = power
        .times(Double::of(x))
        .scaled(power_of_two(exponent))
        .minus(Double::ONE);
    Double::of(near)
        .plus(error)
        .minus(Double::of(error.high * error.high / 2.0))
}

/// ln x of a positive float.
fn log_of(x: f64) -> Double {
    let (small, exponent) = around_one(x);
    Double::LN_2
        .times(Double::of(exponent.into()))
        .plus(log_around_one(small))
}

/// e^x
pub fn exp(x: f64) -> f64 {
    if x.is_nan() || x.abs() > 750.0 {
        return x.exp();
    }
    let (value, exponent) = exp_of(Double::of(x));
    round(value, exponent)
}

fn has_log(x: f64) -> bool {
    x > 0.0 && x.is_finite() && x != 1.0
}

/// The natural logarithm.
pub fn log(x: f64) -> f64 {
    if has_log(x) {
        round(log_of(x), 0)
    } else {
        x.ln()
    }
}

/// The logarithm to base 2.
pub fn log2(x: f64) -> f64 {
    if !has_log(x) {
        return x.log2();
    }
    let (small, exponent) = around_one(x);
    let fraction = log_around_one(small).over(Double::LN_2);
    round(Double::of(exponent.into()).plus(fraction), 0)
}

/// The logarithm to base 10.
pub fn log10(x: f64) -> f64 {
    if !has_log(x) {
        return x.log10();
    }
    const LN_10: Double = Double {
        high: std::f64::consts::LN_10,
        low: -2.1707562233822494e-16,
    };
    round(log_of(x).over(LN_10), 0)
}

/// a^b, with C's answers for what is not finite and for zeros.
pub fn power(a: f64, b: f64) -> f64 {
    let whole = b.fract() == 0.0;
    if !a.is_finite()
        || !b.is_finite()
        || a == 0.0
        || b == 0.0
        || a.abs() == 1.0
        || a < 0.0 && !whole
    {
        return a.powf(b);
    }
    if a < 0.0 {
        let power = power(-a, b);
        return if b % 2.0 == 0.0 { power } else { -power };
    }
    if b == 0.5 {
        return a.sqrt();
    }
    if whole && b.abs() <= 1024.0 {
        let (small, exponent) = around_one(a);
        let power = Double::of(small).power(b.abs() as u32);
        let power = if b < 0.0 {
            Double::ONE.over(power)
        } else {
            power
        };
        return round(power, exponent * b as i32);
    }
    let log = log_of(a);
    let size = log.high * b;
    if size.abs() > 800.0 {
        return if size > 0.0 { f64::INFINITY } else { 0.0 };
    }
    let (value, exponent) = exp_of(log.times(Double::of(b)));
    round(value, exponent)
}

/// Σ (-x²)ⁿ / (2n + first)!
fn alternating(x: Double, first: usize) -> Double {
    let square = x.times(x).negative();
    let inverse = |n: usize| INVERSE_FACTORIALS[2 * n + first];
    // Where terms are small, a float's precision is enough.
    let tail = (8..12).rev().fold(inverse(12).high, |sum, n| {
        sum * square.high + inverse(n).high
    });
    (0..8).rev().fold(Double::of(tail), |sum, n| {
        sum.times(square).plus(inverse(n))
    })
}

/// Sine and cosine of an angle below [`LARGE_ANGLE`].
fn sine_and_cosine(x: f64) -> (Double, Double) {
    let quarter = (x * std::f64::consts::FRAC_2_PI).round();
    let rest = HALF_PI.iter().fold(Double::of(x), |rest, part| {
        rest.minus(Double::product(quarter, *part))
    });
    let (sine, cosine) = (rest.times(alternating(rest, 1)), alternating(rest, 0));
    match quarter as i64 & 3 {
        0 => (sine, cosine),
        1 => (cosine, sine.negative()),
        2 => (sine.negative(), cosine.negative()),
        _ => (cosine.negative(), sine),
    }
}

fn is_small(x: f64) -> bool {
    x.abs() < SMALL
}

fn is_large(x: f64) -> bool {
    x.is_nan() || x.abs() >= LARGE_ANGLE
}

/// The sine.
pub fn sin(x: f64) -> f64 {
    match x {
        _ if is_small(x) => x,
        _ if is_large(x) => x.sin(),
        _ => round(sine_and_cosine(x).0, 0),
    }
}

/// The cosine.
pub fn cos(x: f64) -> f64 {
    if is_large(x) {
        x.cos()
    } else {
        round(sine_and_cosine(x).1, 0)
    }
}

/// The tangent.
pub fn tan(x: f64) -> f64 {
    if is_small(x) {
        return x;
    }
    if is_large(x) {
        return x.tan();
    }
    let (sine, cosine) = sine_and_cosine(x);
    round(sine.over(cosine), 0)
}

/// The angle whose sine this is.
pub fn asin(x: f64) -> f64 {
    let near = x.asin();
    if is_small(x) || near.is_nan() || x.abs() == 1.0 {
        return if is_small(x) { x } else { near };
    }
    let (sine, cosine) = sine_and_cosine(near);
    round(
        Double::of(near).plus(Double::of(x).minus(sine).over(cosine)),
        0,
    )
}

/// The angle whose cosine this is.
pub fn acos(x: f64) -> f64 {
    let near = x.acos();
    if near.is_nan() || x.abs() == 1.0 {
        return near;
    }
    let (sine, cosine) = sine_and_cosine(near);
    round(
        Double::of(near).plus(cosine.minus(Double::of(x)).over(sine)),
        0,
    )
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
    round(Double::of(near).plus(across.over(along)), 0)
}
