//! Shifts and bit operations: negative numbers have endless ones above, as two's complement has.

use super::{BigInt, Int, IntRef};
use crate::python::failure::{Failure, LARGEST};

/// `a << count`.
pub fn shift_left(a: IntRef<'_>, count: IntRef<'_>) -> Result<Int, Failure> {
    if count.is_negative() {
        return Err(Failure::value("negative shift count"));
    }
    if a.is_zero() {
        return Ok(Int::Small(0));
    }
    let Some(count) = count.to_i64() else {
        return Err(Failure::overflow("too many digits in integer"));
    };
    if let IntRef::Small(a) = a
        && count < 64
    {
        return Ok((i128::from(a) << count).into());
    }
    if count as u64 > LARGEST as u64 * 8 {
        return Err(Failure::memory());
    }
    Ok(a.to_big().shifted_left(count as u64).into())
}

/// `a >> count`, rounding down.
pub fn shift_right(a: IntRef<'_>, count: IntRef<'_>) -> Result<Int, Failure> {
    if count.is_negative() {
        return Err(Failure::value("negative shift count"));
    }
    let count = count.clamped() as u64;
    Ok(match a {
        IntRef::Small(a) => (a >> count.min(63)).into(),
        IntRef::Big(a) => a.shifted_right(count).into(),
    })
}

/// `a & b`.
pub fn and(a: IntRef<'_>, b: IntRef<'_>) -> Int {
    bitwise(a, b, |a, b| a & b, |a, b| a & b)
}

/// `a | b`.
pub fn or(a: IntRef<'_>, b: IntRef<'_>) -> Int {
    bitwise(a, b, |a, b| a | b, |a, b| a | b)
}

/// `a ^ b`.
pub fn xor(a: IntRef<'_>, b: IntRef<'_>) -> Int {
    bitwise(a, b, |a, b| a ^ b, |a, b| a ^ b)
}

fn bitwise(
    a: IntRef<'_>,
    b: IntRef<'_>,
    small: fn(i64, i64) -> i64,
    digit: fn(u32, u32) -> u32,
) -> Int {
    match (a, b) {
        (IntRef::Small(a), IntRef::Small(b)) => small(a, b).into(),
        _ => a.to_big().bitwise(&b.to_big(), digit).into(),
    }
}

/// `~a`.
pub fn invert(a: IntRef<'_>) -> Int {
    match a {
        IntRef::Small(a) => Int::Small(!a),
        IntRef::Big(a) => a.bitwise(&BigInt::default(), |a, _| !a).into(),
    }
}

/// `int.bit_count()`: the ones of the absolute value.
pub fn bit_count(a: IntRef<'_>) -> u64 {
    match a {
        IntRef::Small(a) => a.unsigned_abs().count_ones().into(),
        IntRef::Big(a) => a
            .digits()
            .iter()
            .map(|digit| u64::from(digit.count_ones()))
            .sum(),
    }
}
