//! The float nearest to a quotient: halves go to the even neighbour, as in all of IEEE 754.

use super::{BigInt, Int, IntRef};
use crate::python::failure::Failure;

/// Every whole number up to this is a float.
const EXACT: u64 = 1 << 53;

/// `mantissa × 2^exponent` as the nearest float, infinite where it is too large. With `sticky`, the
/// value lies above that, by less than one in the mantissa, which then must use its highest bit.
pub(super) fn nearest(mantissa: u64, sticky: bool, exponent: i64) -> f64 {
    if mantissa == 0 {
        return 0.0;
    }
    let bits = i64::from(u64::BITS - mantissa.leading_zeros());
    // The lowest bit that a float of this size has, or a subnormal one.
    let lowest = (bits + exponent - 53).max(-1074);
    let drop = lowest - exponent;
    let kept = if drop <= 0 {
        mantissa << -drop
    } else if drop > 64 {
        0
    } else {
        let kept = if drop == 64 { 0 } else { mantissa >> drop };
        let half = 1 << (drop - 1);
        let rest = mantissa & (half | (half - 1));
        let up = rest > half || rest == half && (sticky || kept & 1 == 1);
        kept + u64::from(up)
    };
    // `kept` counts units of 2^lowest, which is how the bits of floats count as well: one that was
    // rounded up to a power of two carries over into the exponent by itself.
    let biased = if kept < EXACT / 2 {
        0
    } else {
        (lowest + 1074) as u64
    };
    if biased > 2045 {
        return f64::INFINITY;
    }
    f64::from_bits((biased << 52) + kept)
}

/// `a / b`.
pub fn true_divide(a: IntRef<'_>, b: IntRef<'_>) -> Result<f64, Failure> {
    if b.is_zero() {
        return Err(Failure::zero_division("division by zero"));
    }
    if let (IntRef::Small(a), IntRef::Small(b)) = (a, b)
        && a.unsigned_abs() <= EXACT
        && b.unsigned_abs() <= EXACT
    {
        return Ok(a as f64 / b as f64);
    }
    let negative = a.is_negative() != b.is_negative();
    let (a, b) = (a.to_big(), b.to_big());
    let quotient = quotient(&a.magnitude(), &b.magnitude());
    if quotient.is_infinite() {
        return Err(Failure::overflow(
            "integer division result too large for a float",
        ));
    }
    Ok(if negative { -quotient } else { quotient })
}

/// The float nearest to `a / b`.
fn quotient(a: &BigInt, b: &BigInt) -> f64 {
    if a.is_zero() {
        return 0.0;
    }
    // Scaled so that the quotient has 64 bits or 65: enough to round, with the remainder.
    let scale = 64 - (a.bits() as i64 - b.bits() as i64);
    let (quotient, rest) = if scale >= 0 {
        a.shifted_left(scale as u64).truncated_division(b)
    } else {
        a.truncated_division(&b.shifted_left(-scale as u64))
    };
    let mut sticky = !rest.is_zero();
    let spare = quotient.bits().saturating_sub(64);
    sticky |= spare > 0 && quotient.is_odd();
    let mantissa = quotient.shifted_right(spare).to_u64().unwrap_or(0);
    nearest(mantissa, sticky, spare as i64 - scale)
}

/// `float.as_integer_ratio()`.
pub fn as_integer_ratio(float: f64) -> Result<(Int, Int), Failure> {
    if float.is_nan() {
        return Err(Failure::value("cannot convert NaN to integer ratio"));
    }
    if float.is_infinite() {
        return Err(Failure::overflow(
            "cannot convert Infinity to integer ratio",
        ));
    }
    let (mantissa, exponent) = super::float::decompose(float);
    if mantissa == 0 {
        return Ok((Int::Small(0), Int::Small(1)));
    }
    let zeros = mantissa.trailing_zeros();
    let (mantissa, exponent) = (mantissa >> zeros, exponent + zeros as i32);
    Ok(if exponent >= 0 {
        (
            BigInt::from(mantissa).shifted_left(exponent as u64).into(),
            Int::Small(1),
        )
    } else {
        (
            mantissa.into(),
            BigInt::from(1_i64).shifted_left(-exponent as u64).into(),
        )
    })
}
