//! Whole numbers beyond 64 bits: sign and magnitude.
//!
//! Of our own, since libraries are made for numbers far larger than Python's programs have, and weigh
//! several times as much in a page. Multiplication is Karatsuba's from some hundred digits on; division
//! and conversion to decimal take time that grows with the square.

mod bitwise;
mod divide;
mod magnitude;
mod multiply;
mod text;

use std::cmp::Ordering;

pub use text::{format, parse};

/// A whole number of any size, 32 bits in a digit, the lowest one first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct BigInt {
    /// Below zero; zero is not.
    negative: bool,
    /// Without zeros at the end.
    digits: Vec<u32>,
}

impl BigInt {
    /// The number with this sign and these digits of 32 bits, the lowest one first.
    pub fn new(negative: bool, mut digits: Vec<u32>) -> Self {
        magnitude::trim(&mut digits);
        Self {
            negative: negative && !digits.is_empty(),
            digits,
        }
    }

    /// The digits of its absolute value, the lowest one first, no zeros at the end.
    pub fn digits(&self) -> &[u32] {
        &self.digits
    }

    /// Whether it is below zero.
    pub fn is_negative(&self) -> bool {
        self.negative
    }

    /// Whether it is zero.
    pub fn is_zero(&self) -> bool {
        self.digits.is_empty()
    }

    /// Whether it is odd.
    pub fn is_odd(&self) -> bool {
        self.digits.first().is_some_and(|digit| digit & 1 == 1)
    }

    /// How many bits its absolute value has.
    pub fn bits(&self) -> u64 {
        magnitude::bits(&self.digits)
    }

    /// Within 64 bits, if it is.
    pub fn to_i64(&self) -> Option<i64> {
        let magnitude = self.to_u64()?;
        if self.negative {
            0_i64.checked_sub_unsigned(magnitude)
        } else {
            magnitude.try_into().ok()
        }
    }

    /// Its absolute value within 64 bits, if it is.
    pub fn to_u64(&self) -> Option<u64> {
        match *self.digits.as_slice() {
            [] => Some(0),
            [low] => Some(low.into()),
            [low, high] => Some(u64::from(high) << 32 | u64::from(low)),
            _ => None,
        }
    }

    /// Its absolute value.
    pub fn magnitude(&self) -> Self {
        Self::new(false, self.digits.clone())
    }

    /// `-self`
    pub fn negated(&self) -> Self {
        Self::new(!self.negative, self.digits.clone())
    }

    /// `self + other`
    pub fn plus(&self, other: &Self) -> Self {
        self.sum(other, other.negative)
    }

    /// `self - other`
    pub fn minus(&self, other: &Self) -> Self {
        self.sum(other, !other.negative)
    }

    /// The sum with a number that has this sign.
    fn sum(&self, other: &Self, negative: bool) -> Self {
        let (a, b) = (&self.digits, &other.digits);
        if self.negative == negative {
            return Self::new(negative, magnitude::add(a, b));
        }
        if magnitude::compare(a, b).is_lt() {
            Self::new(negative, magnitude::subtract(b, a))
        } else {
            Self::new(self.negative, magnitude::subtract(a, b))
        }
    }

    /// `self * other`
    pub fn times(&self, other: &Self) -> Self {
        let digits = multiply::multiply(&self.digits, &other.digits);
        Self::new(self.negative != other.negative, digits)
    }

    /// To the power of a number that leaves a result of a size that memory has.
    pub fn power(&self, mut exponent: u32) -> Self {
        let (mut base, mut result) = (self.clone(), Self::from(1_i64));
        loop {
            if exponent & 1 == 1 {
                result = result.times(&base);
            }
            exponent >>= 1;
            if exponent == 0 {
                return result;
            }
            base = base.times(&base);
        }
    }

    /// The quotient rounded towards zero, and what is left; the divisor must not be zero.
    pub fn truncated_division(&self, by: &Self) -> (Self, Self) {
        let (quotient, rest) = divide::divide(&self.digits, &by.digits);
        (
            Self::new(self.negative != by.negative, quotient),
            Self::new(self.negative, rest),
        )
    }

    /// The quotient rounded down, and what is left, which has the sign of the divisor; that must not
    /// be zero.
    pub fn floor_division(&self, by: &Self) -> (Self, Self) {
        let (quotient, rest) = self.truncated_division(by);
        if rest.is_zero() || rest.negative == by.negative {
            (quotient, rest)
        } else {
            (quotient.minus(&Self::from(1_i64)), rest.plus(by))
        }
    }

    /// What floor division leaves.
    pub fn modulo(&self, by: &Self) -> Self {
        self.floor_division(by).1
    }

    /// `self << bits`
    pub fn shifted_left(&self, bits: u64) -> Self {
        Self::new(self.negative, magnitude::shift_left(&self.digits, bits))
    }

    /// `self >> bits`, rounded down.
    pub fn shifted_right(&self, bits: u64) -> Self {
        let shifted = Self::new(self.negative, magnitude::shift_right(&self.digits, bits));
        if self.negative && magnitude::trailing_zeros(&self.digits) < bits {
            shifted.minus(&Self::from(1_i64))
        } else {
            shifted
        }
    }

    /// The largest whole number whose square is not larger; of a number that is not negative.
    pub fn square_root(&self) -> Self {
        // Newton's method, from above.
        let mut root = Self::from(1_i64).shifted_left(self.bits().div_ceil(2));
        if self.is_zero() {
            return Self::default();
        }
        loop {
            let next = root
                .plus(&self.truncated_division(&root).0)
                .shifted_right(1);
            if next >= root {
                return root;
            }
            root = next;
        }
    }

    /// How many zero bits are below its lowest one.
    pub fn trailing_zeros(&self) -> u64 {
        magnitude::trailing_zeros(&self.digits)
    }
}

impl Ord for BigInt {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.negative, other.negative) {
            (false, false) => magnitude::compare(&self.digits, &other.digits),
            (true, true) => magnitude::compare(&other.digits, &self.digits),
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
        }
    }
}

impl PartialOrd for BigInt {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl From<u128> for BigInt {
    fn from(number: u128) -> Self {
        Self::new(
            false,
            (0..4)
                .map(|digit| (number >> (32 * digit)) as u32)
                .collect(),
        )
    }
}

impl From<i128> for BigInt {
    fn from(number: i128) -> Self {
        let magnitude = Self::from(number.unsigned_abs());
        Self::new(number < 0, magnitude.digits)
    }
}

impl From<u64> for BigInt {
    fn from(number: u64) -> Self {
        Self::new(false, vec![number as u32, (number >> 32) as u32])
    }
}

impl From<i64> for BigInt {
    fn from(number: i64) -> Self {
        let magnitude = Self::from(number.unsigned_abs());
        Self::new(number < 0, magnitude.digits)
    }
}

impl From<usize> for BigInt {
    fn from(number: usize) -> Self {
        Self::from(number as u64)
    }
}

impl TryFrom<&BigInt> for i64 {
    type Error = ();

    fn try_from(number: &BigInt) -> Result<Self, ()> {
        number.to_i64().ok_or(())
    }
}
