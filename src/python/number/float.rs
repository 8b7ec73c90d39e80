//! Arithmetic of floats where Python's differs from the processor's.

use super::elementary;
use crate::python::failure::Failure;

/// A finite float as `mantissa × 2^exponent`.
pub(super) fn decompose(float: f64) -> (i64, i32) {
    let bits = float.to_bits();
    let exponent = (bits >> 52 & 0x7ff) as i32;
    let fraction = (bits & ((1 << 52) - 1)) as i64;
    let (mantissa, exponent) = if exponent == 0 {
        (fraction, -1074)
    } else {
        (fraction | 1 << 52, exponent - 1075)
    };
    (
        if float.is_sign_negative() {
            -mantissa
        } else {
            mantissa
        },
        exponent,
    )
}

fn check_divisor(b: f64) -> Result<(), Failure> {
    if b == 0.0 {
        Err(Failure::zero_division("division by zero"))
    } else {
        Ok(())
    }
}

/// `a / b`.
pub fn divide(a: f64, b: f64) -> Result<f64, Failure> {
    check_divisor(b)?;
    Ok(a / b)
}

/// `a % b`, with the sign of `b`.
pub fn modulo(a: f64, b: f64) -> Result<f64, Failure> {
    check_divisor(b)?;
    Ok(remainder(a, b))
}

fn remainder(a: f64, b: f64) -> f64 {
    let rest = a % b;
    if rest == 0.0 {
        0.0_f64.copysign(b)
    } else if (rest < 0.0) != (b < 0.0) {
        rest + b
    } else {
        rest
    }
}

/// `a // b`.
pub fn floor_divide(a: f64, b: f64) -> Result<f64, Failure> {
    Ok(divide_modulo(a, b)?.0)
}

/// `divmod(a, b)`.
pub fn divide_modulo(a: f64, b: f64) -> Result<(f64, f64), Failure> {
    check_divisor(b)?;
    let rest = a % b;
    // Nearly whole: what is left over was taken away.
    let mut quotient = (a - rest) / b;
    if rest != 0.0 && (rest < 0.0) != (b < 0.0) {
        quotient -= 1.0;
    }
    let quotient = if quotient == 0.0 {
        0.0_f64.copysign(a / b)
    } else {
        let floor = quotient.floor();
        if quotient - floor > 0.5 {
            floor + 1.0
        } else {
            floor
        }
    };
    Ok((quotient, remainder(a, b)))
}

/// `a ** b`.
pub fn power(a: f64, b: f64) -> Result<f64, Failure> {
    if a == 0.0 && b < 0.0 {
        return Err(Failure::zero_division("zero to a negative power"));
    }
    if a < 0.0 && a.is_finite() && b.is_finite() && b.fract() != 0.0 {
        return Err(Failure::unsupported(
            "a negative number to a fractional power is a complex number, and this playground has none",
        ));
    }
    let power = elementary::power(a, b);
    if power.is_infinite() && a.is_finite() && b.is_finite() {
        return Err(Failure::overflow("(34, 'Numerical result out of range')"));
    }
    Ok(power)
}

/// `float.is_integer()`.
pub fn is_integer(float: f64) -> bool {
    float.is_finite() && float.fract() == 0.0
}
