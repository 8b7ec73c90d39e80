//! `+ - *`, floor division and remainder of whole numbers.

use super::{BigInt, Int, IntRef};
use crate::python::failure::Failure;

/// `a + b`.
pub fn add(a: IntRef<'_>, b: IntRef<'_>) -> Int {
    match (a, b) {
        (IntRef::Small(a), IntRef::Small(b)) => (i128::from(a) + i128::from(b)).into(),
        _ => a.to_big().plus(&b.to_big()).into(),
    }
}

/// `a - b`.
pub fn subtract(a: IntRef<'_>, b: IntRef<'_>) -> Int {
    match (a, b) {
        (IntRef::Small(a), IntRef::Small(b)) => (i128::from(a) - i128::from(b)).into(),
        _ => a.to_big().minus(&b.to_big()).into(),
    }
}

/// `a * b`.
pub fn multiply(a: IntRef<'_>, b: IntRef<'_>) -> Int {
    match (a, b) {
        (IntRef::Small(a), IntRef::Small(b)) => (i128::from(a) * i128::from(b)).into(),
        _ => a.to_big().times(&b.to_big()).into(),
    }
}

/// `-a`.
pub fn negate(a: IntRef<'_>) -> Int {
    match a {
        IntRef::Small(a) => (-i128::from(a)).into(),
        IntRef::Big(a) => a.negated().into(),
    }
}

/// `abs(a)`.
pub fn absolute(a: IntRef<'_>) -> Int {
    if a.is_negative() {
        negate(a)
    } else {
        a.to_int()
    }
}

/// `a // b` of 64 bits; none where it is not within them, or `b` is zero.
#[inline]
pub fn checked_floor_divide(a: i64, b: i64) -> Option<i64> {
    let quotient = a.checked_div(b)?;
    Some(quotient - i64::from(a % b != 0 && (a < 0) != (b < 0)))
}

/// `a % b` of 64 bits, with the sign of `b`; none where `b` is zero.
#[inline]
pub fn checked_modulo(a: i64, b: i64) -> Option<i64> {
    if b == 0 {
        return None;
    }
    let rest = a.wrapping_rem(b);
    Some(if rest != 0 && (rest < 0) != (b < 0) {
        rest + b
    } else {
        rest
    })
}

/// `a // b`.
pub fn floor_divide(a: IntRef<'_>, b: IntRef<'_>) -> Result<Int, Failure> {
    if let (IntRef::Small(a), IntRef::Small(b)) = (a, b)
        && let Some(quotient) = checked_floor_divide(a, b)
    {
        return Ok(quotient.into());
    }
    Ok(divide(a, b, |a, b| a.floor_division(b).0)?.into())
}

/// `a % b`.
pub fn modulo(a: IntRef<'_>, b: IntRef<'_>) -> Result<Int, Failure> {
    if let (IntRef::Small(a), IntRef::Small(b)) = (a, b)
        && let Some(rest) = checked_modulo(a, b)
    {
        return Ok(rest.into());
    }
    Ok(divide(a, b, BigInt::modulo)?.into())
}

/// `divmod(a, b)`.
pub fn divide_modulo(a: IntRef<'_>, b: IntRef<'_>) -> Result<(Int, Int), Failure> {
    if let (IntRef::Small(a), IntRef::Small(b)) = (a, b)
        && let (Some(quotient), Some(rest)) = (checked_floor_divide(a, b), checked_modulo(a, b))
    {
        return Ok((quotient.into(), rest.into()));
    }
    let (quotient, rest) = divide(a, b, BigInt::floor_division)?;
    Ok((quotient.into(), rest.into()))
}

fn divide<T>(
    a: IntRef<'_>,
    b: IntRef<'_>,
    operation: impl FnOnce(&BigInt, &BigInt) -> T,
) -> Result<T, Failure> {
    if b.is_zero() {
        return Err(Failure::zero_division("division by zero"));
    }
    Ok(operation(&a.to_big(), &b.to_big()))
}
