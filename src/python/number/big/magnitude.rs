//! Digits of 32 bits, the lowest one first: sums, differences and shifts.

use std::cmp::Ordering;

/// Takes away zeros at the end.
pub(super) fn trim(digits: &mut Vec<u32>) {
    let length = digits
        .iter()
        .rposition(|digit| *digit != 0)
        .map_or(0, |last| last + 1);
    digits.truncate(length);
}

/// The same without zeros at the end.
pub(super) fn trimmed(digits: &[u32]) -> &[u32] {
    let length = digits
        .iter()
        .rposition(|digit| *digit != 0)
        .map_or(0, |last| last + 1);
    &digits[..length]
}

/// How they compare, neither with zeros at the end.
pub(super) fn compare(a: &[u32], b: &[u32]) -> Ordering {
    a.len()
        .cmp(&b.len())
        .then_with(|| a.iter().rev().cmp(b.iter().rev()))
}

/// How many bits they have.
pub(super) fn bits(digits: &[u32]) -> u64 {
    digits.last().map_or(0, |last| {
        digits.len() as u64 * 32 - u64::from(last.leading_zeros())
    })
}

/// How many zero bits are below the lowest one.
pub(super) fn trailing_zeros(digits: &[u32]) -> u64 {
    let zeros = digits.iter().take_while(|digit| **digit == 0).count();
    zeros as u64 * 32
        + digits
            .get(zeros)
            .map_or(0, |digit| digit.trailing_zeros().into())
}

/// `a + b`
pub(super) fn add(a: &[u32], b: &[u32]) -> Vec<u32> {
    let (long, short) = if a.len() < b.len() { (b, a) } else { (a, b) };
    let mut sum = Vec::with_capacity(long.len() + 1);
    sum.extend_from_slice(long);
    let carry = add_to(&mut sum, short);
    if carry {
        sum.push(1);
    }
    sum
}

/// `a += b`, and whether there is a carry; `a` must not be the shorter one.
pub(super) fn add_to(a: &mut [u32], b: &[u32]) -> bool {
    let mut carry = false;
    for (at, digit) in a.iter_mut().enumerate() {
        if at >= b.len() && !carry {
            return false;
        }
        let sum = u64::from(*digit) + u64::from(b.get(at).copied().unwrap_or(0)) + u64::from(carry);
        *digit = sum as u32;
        carry = sum >> 32 != 0;
    }
    carry
}

/// `a -= b`, where `a` is not smaller.
pub(super) fn subtract_from(a: &mut [u32], b: &[u32]) {
    let mut borrow = false;
    for (at, digit) in a.iter_mut().enumerate() {
        if at >= b.len() && !borrow {
            return;
        }
        let less = u64::from(b.get(at).copied().unwrap_or(0)) + u64::from(borrow);
        borrow = u64::from(*digit) < less;
        *digit = digit.wrapping_sub(less as u32);
    }
}

/// `a - b`, where `a` is not smaller.
pub(super) fn subtract(a: &[u32], b: &[u32]) -> Vec<u32> {
    let mut difference = a.to_vec();
    subtract_from(&mut difference, b);
    difference
}

/// `digits << bits`
pub(super) fn shift_left(digits: &[u32], bits: u64) -> Vec<u32> {
    let (whole, part) = ((bits / 32) as usize, bits % 32);
    let mut shifted = Vec::with_capacity(whole + digits.len() + 1);
    shifted.resize(whole, 0);
    let mut carry = 0_u64;
    for digit in digits {
        carry |= u64::from(*digit) << part;
        shifted.push(carry as u32);
        carry >>= 32;
    }
    shifted.push(carry as u32);
    shifted
}

/// `digits >> bits`
pub(super) fn shift_right(digits: &[u32], bits: u64) -> Vec<u32> {
    let whole = usize::try_from(bits / 32)
        .unwrap_or(usize::MAX)
        .min(digits.len());
    let part = bits % 32;
    let kept = &digits[whole..];
    (0..kept.len())
        .map(|at| {
            let high = u64::from(kept.get(at + 1).copied().unwrap_or(0));
            ((high << 32 | u64::from(kept[at])) >> part) as u32
        })
        .collect()
}
