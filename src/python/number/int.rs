//! Whole numbers of any size, and their way to and from floats.

use std::borrow::Cow;

use super::BigInt;
use super::ratio::nearest;
use crate::python::failure::Failure;

/// A whole number that is a result: `Big` only beyond 64 bits.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Int {
    /// Within 64 bits.
    Small(i64),
    /// Beyond 64 bits.
    Big(BigInt),
}

/// A whole number that is an argument; what `Big` refers to may be of any size.
#[derive(Clone, Copy, Debug)]
pub enum IntRef<'a> {
    /// Within 64 bits.
    Small(i64),
    /// Of any size.
    Big(&'a BigInt),
}

impl Int {
    /// Itself as an argument.
    pub fn as_ref(&self) -> IntRef<'_> {
        match self {
            Self::Small(number) => IntRef::Small(*number),
            Self::Big(number) => IntRef::Big(number),
        }
    }
}

impl From<i64> for Int {
    fn from(number: i64) -> Self {
        Self::Small(number)
    }
}

impl From<u64> for Int {
    fn from(number: u64) -> Self {
        i64::try_from(number).map_or_else(|_| Self::Big(number.into()), Self::Small)
    }
}

impl From<i128> for Int {
    fn from(number: i128) -> Self {
        i64::try_from(number).map_or_else(|_| Self::Big(number.into()), Self::Small)
    }
}

impl From<BigInt> for Int {
    fn from(number: BigInt) -> Self {
        i64::try_from(&number).map_or(Self::Big(number), Self::Small)
    }
}

impl<'a> IntRef<'a> {
    /// As a big integer.
    #[inline(never)]
    pub fn to_big(self) -> Cow<'a, BigInt> {
        match self {
            Self::Small(number) => Cow::Owned(number.into()),
            Self::Big(number) => Cow::Borrowed(number),
        }
    }

    /// As a value of its own.
    pub fn to_int(self) -> Int {
        match self {
            Self::Small(number) => Int::Small(number),
            Self::Big(number) => number.clone().into(),
        }
    }

    /// Within 64 bits, if it is.
    pub fn to_i64(self) -> Option<i64> {
        match self {
            Self::Small(number) => Some(number),
            Self::Big(number) => number.try_into().ok(),
        }
    }

    /// Within 64 bits, else the nearest number that is: what a bound of a slice needs.
    pub fn clamped(self) -> i64 {
        self.to_i64().unwrap_or(if self.is_negative() {
            i64::MIN
        } else {
            i64::MAX
        })
    }

    /// Whether it is zero.
    pub fn is_zero(self) -> bool {
        match self {
            Self::Small(number) => number == 0,
            Self::Big(number) => number.is_zero(),
        }
    }

    /// Whether it is below zero.
    pub fn is_negative(self) -> bool {
        match self {
            Self::Small(number) => number < 0,
            Self::Big(number) => number.is_negative(),
        }
    }

    /// `int.bit_length()`.
    pub fn bit_length(self) -> u64 {
        match self {
            Self::Small(number) => u64::from(u64::BITS - number.unsigned_abs().leading_zeros()),
            Self::Big(number) => number.bits(),
        }
    }

    /// The nearest float, infinite where there is none.
    pub fn to_nearest_float(self) -> f64 {
        match self {
            Self::Small(number) => number as f64,
            Self::Big(number) => {
                // The highest 64 bits decide, and whether anything is below them.
                let dropped = number.bits().saturating_sub(64);
                let top = number.magnitude().shifted_right(dropped).to_u64();
                let rest = number.trailing_zeros() < dropped;
                let float = nearest(top.unwrap_or(0), rest, dropped as i64);
                if number.is_negative() { -float } else { float }
            }
        }
    }

    /// `float(int)`.
    pub fn to_float(self) -> Result<f64, Failure> {
        let float = self.to_nearest_float();
        if float.is_finite() {
            Ok(float)
        } else {
            Err(Failure::overflow("int too large to convert to float"))
        }
    }
}

/// `int(float)`: what is behind the point is cut off.
pub fn from_float(float: f64) -> Result<Int, Failure> {
    if float.is_nan() {
        return Err(Failure::value("cannot convert float NaN to integer"));
    }
    if float.is_infinite() {
        return Err(Failure::overflow(
            "cannot convert float infinity to integer",
        ));
    }
    // 2⁶³ is a float, the largest i64 is not.
    if float.abs() < 9_223_372_036_854_775_808.0 {
        return Ok(Int::Small(float as i64));
    }
    let (mantissa, exponent) = super::float::decompose(float);
    Ok(BigInt::from(mantissa).shifted_left(exponent as u64).into())
}
