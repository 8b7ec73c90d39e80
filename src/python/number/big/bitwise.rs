//! Two's complement: bit operations and bytes.

use super::BigInt;
use super::magnitude::{add, subtract};

impl BigInt {
    /// So many digits of two's complement.
    fn complement(&self, length: usize) -> Vec<u32> {
        let mut digits = if self.negative {
            subtract(&self.digits, &[1])
        } else {
            self.digits.clone()
        };
        digits.resize(length, 0);
        if self.negative {
            digits.iter_mut().for_each(|digit| *digit = !*digit);
        }
        digits
    }

    /// The number whose two's complement this is.
    fn of_complement(mut digits: Vec<u32>, negative: bool) -> Self {
        if negative {
            digits.iter_mut().for_each(|digit| *digit = !*digit);
            digits = add(&digits, &[1]);
        }
        Self::new(negative, digits)
    }

    /// An operation on each bit; `on_digit` is the same on 32 of them.
    pub fn bitwise(&self, other: &Self, on_digit: fn(u32, u32) -> u32) -> Self {
        let length = self.digits.len().max(other.digits.len()) + 1;
        let (a, b) = (self.complement(length), other.complement(length));
        let digits: Vec<u32> = std::iter::zip(a, b).map(|(a, b)| on_digit(a, b)).collect();
        let negative = digits.last().is_some_and(|last| *last >> 31 == 1);
        Self::of_complement(digits, negative)
    }

    /// So many bytes of two's complement, the lowest one first; none where it has more.
    pub fn to_bytes(&self, length: usize, signed: bool) -> Option<Vec<u8>> {
        // Where it is signed, the highest bit says so, and of negative numbers one more fits.
        let bits = if self.negative {
            self.plus(&Self::from(1_i64)).bits()
        } else {
            self.bits()
        };
        if bits + u64::from(signed) > length as u64 * 8 && !self.is_zero() {
            return None;
        }
        let digits = self.complement(length.div_ceil(4));
        let mut bytes: Vec<u8> = digits
            .iter()
            .flat_map(|digit| digit.to_le_bytes())
            .collect();
        bytes.truncate(length);
        Some(bytes)
    }

    /// The number whose bytes these are, the lowest one first.
    pub fn of_bytes(bytes: &[u8], signed: bool) -> Self {
        let negative = signed && bytes.last().is_some_and(|last| last >> 7 == 1);
        let filler = if negative { 0xff } else { 0 };
        let digit = |chunk: &[u8]| {
            let mut digit = [filler; 4];
            digit[..chunk.len()].copy_from_slice(chunk);
            u32::from_le_bytes(digit)
        };
        Self::of_complement(bytes.chunks(4).map(digit).collect(), negative)
    }
}
