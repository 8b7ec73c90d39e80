//! `exp`, `log` and powers, the same on every machine.
//!
//! What a processor's or a browser's library gives differs in the last digit, and Python shows it. These
//! compute with twice the precision and round once, so they give the nearest float but in one of many
//! thousand cases; so do those that CPython calls on Linux, in all but one of some hundred.

use super::double::{Double, INVERSE_FACTORIALS, power_of_two};

/// 1/3 and 1/5.
const THIRD: Double = Double::ONE.over(Double::of(3.0));
const FIFTH: Double = Double::ONE.over(Double::of(5.0));

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

/// How many terms of a series are summed with twice a float's precision; what is behind them is small.
/// Enough for a result that is rounded next: an error of some 2⁻⁷⁰.
const FEW: usize = 4;
/// Enough for a logarithm that is multiplied by up to a thousand before: an error of 2⁻¹⁰⁰.
const MANY: usize = 8;

/// e^x as a number around 1 and a power of two, for |x| up to some hundreds.
pub(super) fn exp_of(x: Double, terms: usize) -> (Double, i32) {
    let exponent = (x.high / std::f64::consts::LN_2).round();
    let rest = x.minus(Double::LN_2.times(Double::of(exponent)));
    // e^r - 1 of a small part of r, by its series, then doubled four times: (1 + s)² - 1 = 2s + s².
    let small = rest.scaled(1.0 / 16.0);
    let inverse = |n: usize| INVERSE_FACTORIALS[n];
    let tail = (terms..13)
        .rev()
        .fold(0.0, |sum, n| sum * small.high + inverse(n).high);
    let mut sum = (1..terms)
        .rev()
        .fold(Double::of(tail), |sum, n| inverse(n).plus(sum.times(small)));
    sum = sum.times(small);
    for _ in 0..4 {
        sum = sum.scaled(2.0).plus(sum.times(sum));
    }
    (Double::ONE.plus(sum), exponent as i32)
}

/// ln x of a number around 1.
fn log_around_one(x: f64, terms: usize) -> Double {
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
    let (power, exponent) = exp_of(Double::of(-near), terms);
    let error = power
        .times(Double::of(x))
        .scaled(power_of_two(exponent))
        .minus(Double::ONE);
    Double::of(near)
        .plus(error)
        .minus(Double::of(error.high * error.high / 2.0))
}

/// ln x of a positive float.
fn log_of(x: f64, terms: usize) -> Double {
    let (small, exponent) = around_one(x);
    Double::LN_2
        .times(Double::of(exponent.into()))
        .plus(log_around_one(small, terms))
}

/// e^x
pub fn exp(x: f64) -> f64 {
    if x.is_nan() {
        return x;
    }
    // What is larger is infinite, what is smaller is zero.
    let (value, exponent) = exp_of(Double::of(x.clamp(-750.0, 750.0)), FEW);
    value.rounded(exponent)
}

fn has_log(x: f64) -> bool {
    x > 0.0 && x.is_finite() && x != 1.0
}

/// The natural logarithm.
pub fn log(x: f64) -> f64 {
    if has_log(x) {
        log_of(x, FEW).rounded(0)
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
    let fraction = log_around_one(small, FEW).over(Double::LN_2);
    Double::of(exponent.into()).plus(fraction).rounded(0)
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
    log_of(x, FEW).over(LN_10).rounded(0)
}

/// a^b, where a is not negative or b is whole; infinite where it is too large, or a is zero and b
/// negative.
pub fn power(a: f64, b: f64) -> f64 {
    let whole = b.fract() == 0.0;
    if b == 0.0 || a == 1.0 {
        return 1.0;
    }
    if a.is_nan() || b.is_nan() {
        return f64::NAN;
    }
    if b.is_infinite() {
        return match a.abs() {
            1.0 => 1.0,
            size if (size > 1.0) == (b > 0.0) => f64::INFINITY,
            _ => 0.0,
        };
    }
    if a.is_sign_negative() {
        let power = power(-a, b);
        return if b % 2.0 == 0.0 || !whole {
            power
        } else {
            -power
        };
    }
    if a == 0.0 || a.is_infinite() {
        return if (a == 0.0) == (b > 0.0) {
            0.0
        } else {
            f64::INFINITY
        };
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
        return power.rounded(exponent * b as i32);
    }
    let log = log_of(a, MANY);
    let size = log.high * b;
    if size.abs() > 800.0 {
        return if size > 0.0 { f64::INFINITY } else { 0.0 };
    }
    let (value, exponent) = exp_of(log.times(Double::of(b)), FEW);
    value.rounded(exponent)
}
