//! Floats as text and back.

use super::int_text::ascii_digits;
use crate::python::failure::Failure;
use crate::python::text::chars::is_space;
use crate::python::text::quote;

/// The fewest digits that read back as the same float, without point, and where the point belongs:
/// that many digits are before it. For a finite float; the sign is left out.
pub fn shortest(float: f64) -> (String, i32) {
    let found = split(&format!("{:e}", float.abs()));
    // Where two texts are equally near, Python takes the even one, Rust the larger. Up to 14 digits
    // there is only one.
    if found.0.len() > 14 && !found.0.ends_with(['0', '2', '4', '6', '8']) {
        let even = format!("{:.*e}", found.0.len() - 1, float.abs());
        if even.parse() == Ok(float.abs()) {
            return split(&even);
        }
    }
    found
}

/// That many digits, at least one, rounded to even, and how many of them are before the point.
pub fn rounded(float: f64, digits: usize) -> (String, i32) {
    // No float has more than 767 digits that are not zero, so the rest can be added.
    let exact = digits.clamp(1, 800);
    let (mut text, point) = split(&format!("{:.*e}", exact - 1, float.abs()));
    text.extend(std::iter::repeat_n('0', digits.saturating_sub(exact)));
    (text, point)
}

fn split(exponential: &str) -> (String, i32) {
    let (mantissa, exponent) = exponential.split_once('e').unwrap_or((exponential, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    (
        mantissa.chars().filter(|c| *c != '.').collect(),
        exponent + 1,
    )
}

/// `repr(float)`.
pub fn repr(float: f64) -> String {
    if float.is_nan() {
        return "nan".into();
    }
    if float.is_infinite() {
        return if float < 0.0 { "-inf" } else { "inf" }.into();
    }
    let (digits, point) = shortest(float);
    let mut text = String::with_capacity(digits.len() + 8);
    if float.is_sign_negative() {
        text.push('-');
    }
    if point > -4 && point <= 16 {
        push_fixed(&mut text, &digits, point, true, false);
    } else {
        push_exponential(&mut text, &digits, point, 'e', false);
    }
    text
}

/// Digits with the point among them. Where there is none behind it, `pointed` puts a zero there, else
/// `keep_point` says whether it stays.
pub fn push_fixed(text: &mut String, digits: &str, point: i32, pointed: bool, keep_point: bool) {
    let before = point.max(0) as usize;
    let (whole, fraction) = digits.split_at(before.min(digits.len()));
    text.push_str(if before == 0 { "0" } else { whole });
    text.extend(std::iter::repeat_n('0', before - whole.len()));
    if fraction.is_empty() {
        text.push_str(if pointed {
            ".0"
        } else if keep_point {
            "."
        } else {
            ""
        });
        return;
    }
    text.push('.');
    text.extend(std::iter::repeat_n('0', (-point).max(0) as usize));
    text.push_str(fraction);
}

/// `d.ddde±xx` of these digits; `keep_point` also where none is behind it.
pub fn push_exponential(text: &mut String, digits: &str, point: i32, e: char, keep_point: bool) {
    let (first, rest) = digits.split_at(1);
    text.push_str(first);
    if keep_point || !rest.is_empty() {
        text.push('.');
    }
    text.push_str(rest);
    let exponent = point - 1;
    text.push(e);
    text.push(if exponent < 0 { '-' } else { '+' });
    if exponent.abs() < 10 {
        text.push('0');
    }
    text.push_str(&exponent.abs().to_string());
}

/// `float(text)`: spaces around and single underscores between digits are accepted.
pub fn parse(text: &str) -> Result<f64, Failure> {
    parse_quoted(text, || quote::string(text))
}

/// The same, where the text was made of something that looks like `repr` in the error.
pub fn parse_quoted(text: &str, repr: impl FnOnce() -> String) -> Result<f64, Failure> {
    let bare = ascii_digits(text.trim_matches(is_space));
    let bare = if bare.contains('_') {
        without_underscores(&bare)
    } else {
        Some(bare.into_owned())
    };
    bare.and_then(|bare| bare.parse().ok())
        .ok_or_else(|| Failure::value(format!("could not convert string to float: {}", repr())))
}

/// None unless each stands between two digits.
fn without_underscores(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let fine = bytes
        .iter()
        .enumerate()
        .all(|(at, byte)| *byte != b'_' || at > 0 && digit(at - 1) && digit(at + 1));
    fine.then(|| text.replace('_', ""))
}

/// `float.fromhex(text)`, exact as far as a float is.
pub fn from_hex(text: &str) -> Option<f64> {
    let text = text.trim_matches(is_space).to_ascii_lowercase();
    let (negative, rest) = match text.strip_prefix(['-', '+']) {
        Some(rest) => (text.starts_with('-'), rest),
        None => (false, &*text),
    };
    let sign = if negative { -1.0 } else { 1.0 };
    match rest {
        "inf" | "infinity" => return Some(sign * f64::INFINITY),
        "nan" => return Some(f64::NAN),
        _ => {}
    }
    let rest = rest.strip_prefix("0x").unwrap_or(rest);
    let (digits, exponent) = match rest.split_once('p') {
        Some((digits, exponent)) => (digits, exponent.parse::<i32>().ok()?),
        None => (rest, 0),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    let mut number = 0_u128;
    let mut scale = exponent;
    for (place, digit) in whole.chars().chain(fraction.chars()).enumerate() {
        let digit = digit.to_digit(16)?;
        if number >> 120 == 0 {
            number = number << 4 | u128::from(digit);
            scale -= if place >= whole.len() { 4 } else { 0 };
        } else {
            // Digits that no float has room for only decide which way a tie is rounded.
            number |= u128::from(digit != 0);
            scale += if place >= whole.len() { 0 } else { 4 };
        }
    }
    // In two steps, for numbers near the ends of the range.
    let half = scale / 2;
    Some(sign * (number as f64) * 2_f64.powi(half) * 2_f64.powi(scale - half))
}

/// `float.hex()`.
pub fn hex(float: f64) -> String {
    if !float.is_finite() {
        return repr(float);
    }
    let sign = if float.is_sign_negative() { "-" } else { "" };
    let bits = float.to_bits();
    let fraction = bits & ((1 << 52) - 1);
    match (bits >> 52 & 0x7ff) as i32 {
        0 if fraction == 0 => format!("{sign}0x0.0p+0"),
        0 => format!("{sign}0x0.{fraction:013x}p-1022"),
        exponent => format!("{sign}0x1.{fraction:013x}p{:+}", exponent - 1023),
    }
}
