//! The functions of `math` that take whole numbers.

use super::{BigInt, Int, IntRef, arithmetic};
use crate::python::failure::{Failure, LARGEST};

/// `math.isqrt`.
pub fn square_root(number: IntRef<'_>) -> Result<Int, Failure> {
    if number.is_negative() {
        return Err(Failure::value("isqrt() argument must be nonnegative"));
    }
    Ok(match number {
        IntRef::Small(small) => small.isqrt().into(),
        IntRef::Big(big) => big.square_root().into(),
    })
}

/// `math.gcd` of two numbers.
pub fn greatest_common_divisor(a: IntRef<'_>, b: IntRef<'_>) -> Int {
    let (mut a, mut b) = (arithmetic::absolute(a), arithmetic::absolute(b));
    while let Ok(rest) = arithmetic::modulo(a.as_ref(), b.as_ref()) {
        a = std::mem::replace(&mut b, rest);
    }
    a
}

/// `math.lcm` of two numbers.
pub fn least_common_multiple(a: IntRef<'_>, b: IntRef<'_>) -> Int {
    let divisor = greatest_common_divisor(a, b);
    let part = arithmetic::floor_divide(arithmetic::absolute(a).as_ref(), divisor.as_ref());
    part.map_or(Int::Small(0), |part| {
        arithmetic::multiply(part.as_ref(), arithmetic::absolute(b).as_ref())
    })
}

/// `math.factorial`.
pub fn factorial(number: IntRef<'_>) -> Result<Int, Failure> {
    if number.is_negative() {
        return Err(Failure::value(
            "factorial() not defined for negative values",
        ));
    }
    let Some(number) = number.to_i64() else {
        return Err(Failure::overflow(format!(
            "factorial() argument should not exceed {}",
            i64::MAX
        )));
    };
    product(1, number as u64)
}

/// `math.perm(n, k)`.
pub fn permutations(n: IntRef<'_>, k: IntRef<'_>) -> Result<Int, Failure> {
    check_sign(n, k)?;
    if super::compare::integers(n, k).is_lt() {
        return Ok(Int::Small(0));
    }
    let Some(count) = k.to_i64() else {
        return Err(Failure::overflow(format!("k must not exceed {}", i64::MAX)));
    };
    if let Some(small) = n.to_i64() {
        return product((small - count) as u64 + 1, small as u64);
    }
    falling(n, count as u64).map(Int::from)
}

/// `math.comb(n, k)`.
pub fn combinations(n: IntRef<'_>, k: IntRef<'_>) -> Result<Int, Failure> {
    check_sign(n, k)?;
    let rest = arithmetic::subtract(n, k);
    if rest.as_ref().is_negative() {
        return Ok(Int::Small(0));
    }
    let fewer = if super::compare::integers(rest.as_ref(), k).is_lt() {
        rest.as_ref()
    } else {
        k
    };
    let Some(count) = fewer.to_i64() else {
        return Err(Failure::overflow(format!(
            "min(n - k, k) must not exceed {}",
            i64::MAX
        )));
    };
    if let Some(small) = n.to_i64()
        && let Some(result) = small_combinations(small as u64, count as u64)
    {
        return Ok(result.into());
    }
    let above = falling(n, count as u64)?;
    let below = tree(1, count as u64);
    Ok(above.truncated_division(&below).0.into())
}

fn check_sign(n: IntRef<'_>, k: IntRef<'_>) -> Result<(), Failure> {
    if n.is_negative() {
        Err(Failure::value("n must be a non-negative integer"))
    } else if k.is_negative() {
        Err(Failure::value("k must be a non-negative integer"))
    } else {
        Ok(())
    }
}

fn small_combinations(n: u64, k: u64) -> Option<u64> {
    let mut result = 1_u64;
    for i in 0..k {
        // Whole at each step: it is n over i + 1.
        result = result.checked_mul(n - i)? / (i + 1);
    }
    Some(result)
}

/// `n × (n - 1) × ...`, `count` factors.
fn falling(n: IntRef<'_>, count: u64) -> Result<BigInt, Failure> {
    if n.bit_length().saturating_mul(count) > LARGEST as u64 * 64 {
        return Err(Failure::memory());
    }
    let n = n.to_big();
    Ok(match n.to_u64() {
        Some(n) => tree(n - count + 1, n),
        None => (0..count).fold(BigInt::from(1_u64), |product, i| {
            product.times(&n.minus(&BigInt::from(i)))
        }),
    })
}

/// `from × ... × to`.
fn product(from: u64, to: u64) -> Result<Int, Failure> {
    let mut small = 1_i64;
    for factor in from..=to {
        let Some(next) = i64::try_from(factor)
            .ok()
            .and_then(|factor| small.checked_mul(factor))
        else {
            let bits = u64::from(u64::BITS - to.leading_zeros());
            if (to - from).saturating_mul(bits) > LARGEST as u64 * 64 {
                return Err(Failure::memory());
            }
            return Ok(tree(from, to).into());
        };
        small = next;
    }
    Ok(small.into())
}

/// `from × ... × to`, halves first, since factors of one size multiply fastest.
fn tree(from: u64, to: u64) -> BigInt {
    if to < from {
        return BigInt::from(1_u64);
    }
    if to - from < 32 {
        // Small ones first, as long as they fit.
        let (mut product, mut small) = (BigInt::from(1_u64), 1_u64);
        for factor in from..=to {
            small = small.checked_mul(factor).unwrap_or_else(|| {
                product = product.times(&BigInt::from(small));
                factor
            });
        }
        return product.times(&BigInt::from(small));
    }
    let middle = from + (to - from) / 2;
    tree(from, middle).times(&tree(middle + 1, to))
}
