//! `math.erf`, `math.erfc` and `math.remainder`.

use std::f64::consts::PI;

use super::double::Double;
use super::elementary::exp_of;

/// 2 / sqrt(pi)
const FACTOR: Double = Double {
    high: std::f64::consts::FRAC_2_SQRT_PI,
    low: 1.533_545_961_316_588e-17,
};

/// From here on the continued fraction is the more precise.
const BORDER: f64 = 1.5;
/// From here on `erfc` is less than the smallest number.
const END: f64 = 30.0;

/// The error function by its series, whose terms are all positive:
/// `2 / sqrt(pi) * exp(-x * x) * (x + x^3 * 2 / 3 + x^5 * 4 / 15 + ...)`.
fn series(x: f64) -> f64 {
    let square = Double::product(x, x);
    let (mut term, mut sum, mut n) = (Double::of(x), Double::of(x), 0.0);
    while term.high.abs() > sum.high.abs() * 1e-24 {
        n += 1.0;
        let factor = square.scaled(2.0).over(Double::of(2.0 * n + 1.0));
        term = term.times(factor);
        sum = sum.plus(term);
    }
    let (power, exponent) = exp_of(square.negative(), 8);
    FACTOR.times(power).times(sum).rounded(exponent)
}

/// The complement by its continued fraction, for positive `x`:
/// `exp(-x * x) / sqrt(pi) / (x + 1/2 / (x + 2/2 / (x + 3/2 / ...)))`.
fn fraction(x: f64) -> f64 {
    let mut below = x;
    for n in (1..=100).rev() {
        below = x + f64::from(n) / 2.0 / below;
    }
    (-x * x).exp() / PI.sqrt() / below
}

/// The error function.
pub fn erf(x: f64) -> f64 {
    match x.abs() {
        size if size.is_nan() || size == 0.0 => x,
        size if size < BORDER => series(x),
        size if size < END => (1.0 - fraction(size)).copysign(x),
        _ => 1.0_f64.copysign(x),
    }
}

/// Its complement.
pub fn erfc(x: f64) -> f64 {
    match x {
        x if x.is_nan() => x,
        x if x.abs() < BORDER => 1.0 - series(x),
        x if x >= END => 0.0,
        x if x > 0.0 => fraction(x),
        x if x > -END => 2.0 - fraction(-x),
        _ => 2.0,
    }
}

/// What is left of `x` after the whole multiple of `y` that is nearest, the even one of two; none where
/// that is not defined.
pub fn remainder(x: f64, y: f64) -> Option<f64> {
    if x.is_nan() || y.is_nan() {
        return Some(f64::NAN);
    }
    if x.is_infinite() || y == 0.0 {
        return None;
    }
    if y.is_infinite() {
        return Some(x);
    }
    let (size, step) = (x.abs(), y.abs());
    let above = size % step;
    let below = step - above;
    let left = if above < below {
        above
    } else if above > below {
        -below
    } else {
        // Halfway: above the even multiple, or below it.
        above - 2.0 * ((0.5 * (size - above)) % step)
    };
    Some(left * 1.0_f64.copysign(x))
}

#[cfg(test)]
mod tests {
    use super::{erf, erfc, remainder};

    #[test]
    fn known_values() {
        for (x, value) in [
            (0.5, 0.520_499_877_813_046_5),
            (1.0, 0.842_700_792_949_714_9),
            (2.0, 0.995_322_265_018_952_7),
            (-3.0, -0.999_977_909_503_001_4),
        ] {
            assert!((erf(x) - value).abs() < 4e-16, "{x}: {}", erf(x));
            assert!((erfc(x) - (1.0 - value)).abs() < 4e-16, "{x}: {}", erfc(x));
        }
        assert!((erfc(5.0) / 1.537_459_794_428_034_7e-12 - 1.0).abs() < 1e-14);
        assert_eq!(
            [(5.0, 2.0), (7.0, 4.0), (6.0, 4.0), (-5.0, 3.0)].map(|(x, y)| remainder(x, y)),
            [Some(1.0), Some(-1.0), Some(-2.0), Some(1.0)]
        );
        assert_eq!(remainder(1.0, 0.0), None);
    }
}
