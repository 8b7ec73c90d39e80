//! Hashes: a number's is its value modulo 2⁶¹ - 1, so that equal numbers of different types have
//! equal ones. All are those of CPython on a 64-bit machine.

use super::IntRef;

const MODULUS: u64 = (1 << 61) - 1;

/// Minus one is how CPython's functions say that they failed, so no hash has that value.
fn finish(hash: i64) -> i64 {
    if hash == -1 { -2 } else { hash }
}

/// `hash(int)`.
#[inline]
pub fn integer(integer: IntRef<'_>) -> i64 {
    let (magnitude, negative) = match integer {
        IntRef::Small(small) => (small.unsigned_abs() % MODULUS, small < 0),
        IntRef::Big(big) => {
            let hash = big.digits().iter().rev().fold(0, |hash, digit| {
                ((u128::from(hash) << 32 | u128::from(*digit)) % u128::from(MODULUS)) as u64
            });
            (hash, big.is_negative())
        }
    };
    let hash = magnitude as i64;
    finish(if negative { -hash } else { hash })
}

/// `hash(float)`; none for NaN, whose hash is that of the object.
pub fn float(float: f64) -> Option<i64> {
    if float.is_nan() {
        return None;
    }
    if float.is_infinite() {
        return Some(if float > 0.0 { 314_159 } else { -314_159 });
    }
    let (mantissa, exponent) = super::float::decompose(float);
    // 2⁶¹ is 1 modulo 2⁶¹ - 1: multiplying by a power of two turns the 61 bits round.
    let turn = exponent.rem_euclid(61) as u32;
    let magnitude = mantissa.unsigned_abs();
    let turned = ((magnitude << turn) & MODULUS) | (magnitude >> (61 - turn));
    Some(finish(if float < 0.0 {
        -(turned as i64)
    } else {
        turned as i64
    }))
}

/// The hash of a tuple of items with these hashes.
pub fn tuple(items: impl ExactSizeIterator<Item = i64>) -> i64 {
    const PRIME_1: u64 = 11_400_714_785_074_694_791;
    const PRIME_2: u64 = 14_029_467_366_897_019_727;
    const PRIME_5: u64 = 2_870_177_450_012_600_261;
    let length = items.len() as u64;
    let sum = items.fold(PRIME_5, |sum, item| {
        sum.wrapping_add((item as u64).wrapping_mul(PRIME_2))
            .rotate_left(31)
            .wrapping_mul(PRIME_1)
    });
    match sum.wrapping_add(length ^ (PRIME_5 ^ 3_527_539)) as i64 {
        -1 => 1_546_275_796,
        hash => hash,
    }
}

/// The hash of a frozenset of items with these hashes, in any order.
pub fn frozen_set(items: impl ExactSizeIterator<Item = i64>) -> i64 {
    let length = items.len() as u64;
    let mixed = items.fold(0, |mixed, item| {
        let item = item as u64;
        mixed ^ ((item ^ 89_869_747) ^ (item << 16)).wrapping_mul(3_644_798_167)
    });
    let mixed = mixed ^ (length + 1).wrapping_mul(1_927_868_237);
    let mixed = mixed ^ (mixed >> 11) ^ (mixed >> 25);
    match mixed.wrapping_mul(69_069).wrapping_add(907_133_923) as i64 {
        -1 => 590_923_713,
        hash => hash,
    }
}
