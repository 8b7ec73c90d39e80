//! `**` and `pow` of whole numbers.

use super::{BigInt, Int, IntRef, float};
use crate::python::failure::{Failure, LARGEST};

/// What a power of whole numbers is: a float where the exponent is negative.
#[derive(Clone, Debug, PartialEq)]
pub enum Power {
    /// To zero or a positive exponent.
    Int(Int),
    /// To a negative exponent.
    Float(f64),
}

/// `base ** exponent`.
pub fn power(base: IntRef<'_>, exponent: IntRef<'_>) -> Result<Power, Failure> {
    if exponent.is_negative() {
        return Ok(Power::Float(float::power(
            base.to_float()?,
            exponent.to_float()?,
        )?));
    }
    let Some(small) = base.to_i64() else {
        return big_power(base, exponent).map(Power::Int);
    };
    // These three have a power of any size.
    if matches!(small, -1..=1) {
        let odd = exponent.to_big().is_odd();
        let one = if odd { small } else { 1 };
        return Ok(Power::Int(Int::Small(if exponent.is_zero() {
            1
        } else if small == 0 {
            0
        } else {
            one
        })));
    }
    if let Some(power) = exponent
        .to_i64()
        .and_then(|e| small.checked_pow(u32::try_from(e).ok()?))
    {
        return Ok(Power::Int(Int::Small(power)));
    }
    big_power(base, exponent).map(Power::Int)
}

fn big_power(base: IntRef<'_>, exponent: IntRef<'_>) -> Result<Int, Failure> {
    let exponent = exponent.clamped() as u64;
    let bits = base.bit_length().saturating_sub(1).saturating_mul(exponent);
    let Ok(exponent) = u32::try_from(exponent) else {
        return Err(Failure::memory());
    };
    if bits > LARGEST as u64 * 8 {
        return Err(Failure::memory());
    }
    Ok(base.to_big().power(exponent).into())
}

/// `pow(base, exponent, modulus)`, with the sign of the modulus.
pub fn modular(
    base: IntRef<'_>,
    exponent: IntRef<'_>,
    modulus: IntRef<'_>,
) -> Result<Int, Failure> {
    if modulus.is_zero() {
        return Err(Failure::value("pow() 3rd argument cannot be 0"));
    }
    if let (Some(base), Some(exponent), Some(modulus)) =
        (base.to_i64(), exponent.to_i64(), modulus.to_i64())
        && exponent >= 0
        && modulus > 0
    {
        return Ok(small_modular(base, exponent as u64, modulus).into());
    }
    let modulus = modulus.to_big();
    if !exponent.is_negative() {
        return Ok(big_modular(&base.to_big(), &exponent.to_big(), &modulus).into());
    }
    let inverse = inverse(&base.to_big(), &modulus)
        .ok_or_else(|| Failure::value("base is not invertible for the given modulus"))?;
    Ok(big_modular(&inverse, &exponent.to_big().negated(), &modulus).into())
}

fn big_modular(base: &BigInt, exponent: &BigInt, modulus: &BigInt) -> BigInt {
    let base = base.modulo(modulus);
    let mut result = BigInt::from(1_i64).modulo(modulus);
    for bit in (0..exponent.bits()).rev() {
        result = result.times(&result).modulo(modulus);
        if exponent.digits()[(bit / 32) as usize] >> (bit % 32) & 1 == 1 {
            result = result.times(&base).modulo(modulus);
        }
    }
    result
}

fn small_modular(base: i64, mut exponent: u64, modulus: i64) -> i64 {
    let modulus = modulus as u64;
    let multiply = |a: u64, b: u64| {
        // A product of 32 bits each needs no wide division, which is slow in wasm.
        match a.checked_mul(b) {
            Some(product) => product % modulus,
            None => (u128::from(a) * u128::from(b) % u128::from(modulus)) as u64,
        }
    };
    let mut base = base.rem_euclid(modulus as i64) as u64;
    let mut result = 1 % modulus;
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = multiply(result, base);
        }
        base = multiply(base, base);
        exponent >>= 1;
    }
    result as i64
}

/// The number that gives 1 when multiplied by `number`, if there is one.
fn inverse(number: &BigInt, modulus: &BigInt) -> Option<BigInt> {
    let (one, modulus) = (BigInt::from(1_i64), modulus.magnitude());
    if modulus == one {
        return Some(BigInt::default());
    }
    let (mut old, mut rest) = (number.modulo(&modulus), modulus.clone());
    let (mut old_factor, mut factor) = (one.clone(), BigInt::default());
    while !rest.is_zero() {
        let (quotient, next) = old.truncated_division(&rest);
        old = std::mem::replace(&mut rest, next);
        let next = old_factor.minus(&quotient.times(&factor));
        old_factor = std::mem::replace(&mut factor, next);
    }
    (old == one).then(|| old_factor.modulo(&modulus))
}
