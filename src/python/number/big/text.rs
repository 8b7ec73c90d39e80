//! Digits of any base as text, and back.

use super::BigInt;
use super::divide::divide_by_digit;
use super::magnitude::{bits, trim};
use super::multiply::multiply_add;

/// The largest power of a base that is a digit of ours, and its exponent.
fn chunk(base: u32) -> (u32, usize) {
    let (mut power, mut count) = (base, 1);
    while let Some(next) = power.checked_mul(base) {
        (power, count) = (next, count + 1);
    }
    (power, count)
}

/// Its digits, a minus before them where it is negative; `base` from 2 to 36.
pub fn format(number: &BigInt, base: u32) -> String {
    let mut reversed = Vec::new();
    let mut push = |digit: u32| reversed.push(char::from_digit(digit, base).unwrap_or('0') as u8);
    if base.is_power_of_two() {
        let size = base.trailing_zeros();
        for at in 0..bits(&number.digits).div_ceil(size.into()) {
            push(bits_at(&number.digits, at * u64::from(size), size));
        }
    } else {
        let (power, count) = chunk(base);
        let mut rest = number.digits.clone();
        while !rest.is_empty() {
            let mut part = divide_by_digit(&mut rest, power);
            trim(&mut rest);
            // The highest part has no zeros before it.
            for _ in 0..count {
                if part == 0 && rest.is_empty() {
                    break;
                }
                push(part % base);
                part /= base;
            }
        }
    }
    if reversed.is_empty() {
        reversed.push(b'0');
    }
    if number.negative {
        reversed.push(b'-');
    }
    reversed
        .iter()
        .rev()
        .map(|byte| char::from(*byte))
        .collect()
}

fn bits_at(digits: &[u32], at: u64, size: u32) -> u32 {
    let digit = |index: usize| u64::from(digits.get(index).copied().unwrap_or(0));
    let index = (at / 32) as usize;
    let both = digit(index + 1) << 32 | digit(index);
    (both >> (at % 32)) as u32 & ((1 << size) - 1)
}

/// The number that these digits of a base say; what is no digit is left out.
pub fn parse(text: &str, base: u32) -> BigInt {
    let values = text.chars().filter_map(|c| c.to_digit(base));
    let mut digits = Vec::new();
    if base.is_power_of_two() {
        let size = base.trailing_zeros();
        let (mut held, mut count) = (0_u64, 0);
        for value in values.rev() {
            held |= u64::from(value) << count;
            count += size;
            if count >= 32 {
                digits.push(held as u32);
                held >>= 32;
                count -= 32;
            }
        }
        digits.push(held as u32);
    } else {
        let (_, count) = chunk(base);
        let (mut part, mut power) = (0, 1);
        for (at, value) in values.enumerate() {
            if at > 0 && at % count == 0 {
                multiply_add(&mut digits, power, part);
                (part, power) = (0, 1);
            }
            part = part * base + value;
            power *= base;
        }
        multiply_add(&mut digits, power, part);
    }
    BigInt::new(false, digits)
}
