//! Products.

use super::magnitude::{add, add_to, subtract_from, trimmed};

/// From this many digits on, halves are multiplied.
const HALVED: usize = 48;

/// `a × b`
pub(super) fn multiply(a: &[u32], b: &[u32]) -> Vec<u32> {
    let mut product = vec![0; a.len() + b.len()];
    add_product(&mut product, a, b);
    product
}

/// `sum += a × b`, which must have room.
fn add_product(sum: &mut [u32], a: &[u32], b: &[u32]) {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    if short.len() < HALVED {
        for (at, digit) in short.iter().enumerate() {
            add_multiple(&mut sum[at..], long, *digit);
        }
    } else if short.len() * 2 <= long.len() {
        // Parts of like size.
        for (at, part) in long.chunks(short.len()).enumerate() {
            add_product(&mut sum[at * short.len()..], short, part);
        }
    } else {
        add_halves(sum, long, short);
    }
}

/// `sum += a × b` by three products of halves: where h is half of the digits,
/// (a₁ h + a₀) (b₁ h + b₀) = a₁b₁ h² + ((a₁ + a₀)(b₁ + b₀) - a₁b₁ - a₀b₀) h + a₀b₀.
fn add_halves(sum: &mut [u32], a: &[u32], b: &[u32]) {
    let half = a.len().div_ceil(2);
    let (a_low, a_high) = a.split_at(half);
    let (b_low, b_high) = b.split_at(half);
    let low = multiply(a_low, b_low);
    let high = multiply(a_high, b_high);
    let mut middle = multiply(&add(a_low, a_high), &add(b_low, b_high));
    subtract_from(&mut middle, trimmed(&low));
    subtract_from(&mut middle, trimmed(&high));
    add_to(sum, trimmed(&low));
    add_to(&mut sum[half..], trimmed(&middle));
    add_to(&mut sum[2 * half..], trimmed(&high));
}

/// `sum += a × digit`
fn add_multiple(sum: &mut [u32], a: &[u32], digit: u32) {
    let mut carry = 0_u64;
    let (low, high) = sum.split_at_mut(a.len());
    for (sum, a) in low.iter_mut().zip(a) {
        carry += u64::from(*a) * u64::from(digit) + u64::from(*sum);
        *sum = carry as u32;
        carry >>= 32;
    }
    for sum in high {
        if carry == 0 {
            break;
        }
        carry += u64::from(*sum);
        *sum = carry as u32;
        carry >>= 32;
    }
}

/// `digits = digits × factor + more`
pub(super) fn multiply_add(digits: &mut Vec<u32>, factor: u32, more: u32) {
    let mut carry = u64::from(more);
    for digit in digits.iter_mut() {
        carry += u64::from(*digit) * u64::from(factor);
        *digit = carry as u32;
        carry >>= 32;
    }
    if carry > 0 {
        digits.push(carry as u32);
    }
}
