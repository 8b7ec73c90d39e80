//! Quotients, by the method taught at school; digit by digit it is Knuth's algorithm D.

use super::magnitude::{compare, shift_left, shift_right, trim};

/// Quotient and rest of digits without zeros at the end; the divisor must not be empty.
pub(super) fn divide(a: &[u32], b: &[u32]) -> (Vec<u32>, Vec<u32>) {
    if compare(a, b).is_lt() {
        return (Vec::new(), a.to_vec());
    }
    if let [digit] = b {
        let mut quotient = a.to_vec();
        let rest = divide_by_digit(&mut quotient, *digit);
        return (quotient, vec![rest]);
    }
    // With the divisor's highest bit set, a quotient's digit guessed by two digits is at most one too
    // large.
    let shift = u64::from(b.last().map_or(0, |last| last.leading_zeros()));
    let mut rest = shift_left(a, shift);
    let mut divisor = shift_left(b, shift);
    trim(&mut divisor);
    let size = divisor.len();
    let (top, second) = (u64::from(divisor[size - 1]), u64::from(divisor[size - 2]));
    let mut quotient = vec![0; rest.len() - size];
    for at in (0..quotient.len()).rev() {
        let window = &mut rest[at..=at + size];
        let highest = u64::from(window[size]) << 32 | u64::from(window[size - 1]);
        let (mut guess, mut left) = (highest / top, highest % top);
        while guess >> 32 != 0 || guess * second > (left << 32 | u64::from(window[size - 2])) {
            guess -= 1;
            left += top;
            if left >> 32 != 0 {
                break;
            }
        }
        if subtract_multiple(window, &divisor, guess as u32) {
            guess -= 1;
            add_back(window, &divisor);
        }
        quotient[at] = guess as u32;
    }
    rest.truncate(size);
    (quotient, shift_right(&rest, shift))
}

/// `window -= divisor × digit`, and whether that went below zero.
fn subtract_multiple(window: &mut [u32], divisor: &[u32], digit: u32) -> bool {
    let mut owed = 0_u64;
    for (at, digit_of_window) in window.iter_mut().enumerate() {
        let less = u64::from(divisor.get(at).copied().unwrap_or(0)) * u64::from(digit) + owed;
        owed = (less >> 32) + u64::from(*digit_of_window < less as u32);
        *digit_of_window = digit_of_window.wrapping_sub(less as u32);
    }
    owed > 0
}

/// `window += divisor`; the carry ends what was owed.
fn add_back(window: &mut [u32], divisor: &[u32]) {
    super::magnitude::add_to(window, divisor);
}

/// `digits /= by`, and what is left.
pub(super) fn divide_by_digit(digits: &mut [u32], by: u32) -> u32 {
    let mut rest = 0_u64;
    for digit in digits.iter_mut().rev() {
        let value = rest << 32 | u64::from(*digit);
        *digit = (value / u64::from(by)) as u32;
        rest = value % u64::from(by);
    }
    rest as u32
}
