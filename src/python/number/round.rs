//! `round`: to the nearest, halves to the even neighbour, judged by the exact value.

use super::{BigInt, Int, IntRef, from_float};
use crate::python::failure::Failure;

/// `round(float)`.
pub fn float_to_int(float: f64) -> Result<Int, Failure> {
    from_float(float.round_ties_even())
}

/// `round(float, digits)`.
pub fn float(float: f64, digits: i64) -> Result<f64, Failure> {
    // Beyond these, a float has no digits that could change, or nothing is left of it.
    if !float.is_finite() || float == 0.0 || digits > 323 {
        return Ok(float);
    }
    if digits < -308 {
        return Ok(0.0_f64.copysign(float));
    }
    let rounded = if digits >= 0 {
        format!("{float:.*}", digits as usize)
            .parse()
            .unwrap_or(float)
    } else {
        to_power_of_ten(float, -digits as usize)
    };
    if rounded.is_infinite() {
        return Err(Failure::overflow("rounded value too large to represent"));
    }
    Ok(rounded)
}

/// To a multiple of 10^power.
fn to_power_of_ten(float: f64, power: usize) -> f64 {
    let exponential = format!("{float:e}");
    let exponent: i64 = exponential
        .split_once('e')
        .and_then(|(_, e)| e.parse().ok())
        .unwrap_or(0);
    let text = match usize::try_from(exponent - power as i64) {
        Ok(digits) => format!("{float:.digits$e}"),
        // Only the next power of ten is near, and only for what is above its half: 330 digits are
        // more than a float has that is larger than 1.
        Err(_) if exponent + 1 == power as i64 => {
            let exact = format!("{:.330e}", float.abs());
            let half = format!("5.{:0<330}", "");
            let above = exact
                .split_once('e')
                .is_some_and(|(digits, _)| digits > half.as_str());
            format!("{}e{power}", u8::from(above))
        }
        Err(_) => "0".into(),
    };
    text.parse::<f64>().unwrap_or(float).copysign(float)
}

/// `round(int, digits)`.
pub fn integer(number: IntRef<'_>, digits: i64) -> Int {
    if digits >= 0 {
        return number.to_int();
    }
    // log₂ 10 is more than 3: where this holds, the number is below a half of 10^-digits.
    if digits.unsigned_abs() > number.bit_length() / 3 + 1 {
        return Int::Small(0);
    }
    let unit = BigInt::from(10_i64).power(digits.unsigned_abs() as u32);
    let number = number.to_big();
    let (quotient, rest) = number.floor_division(&unit);
    let up = match rest.shifted_left(1).cmp(&unit) {
        std::cmp::Ordering::Less => false,
        std::cmp::Ordering::Equal => quotient.is_odd(),
        std::cmp::Ordering::Greater => true,
    };
    let down = number.minus(&rest);
    if up {
        down.plus(&unit).into()
    } else {
        down.into()
    }
}
