//! Whole numbers as text, in any base, and back.

use super::{Int, IntRef, big};
use crate::python::failure::Failure;
use crate::python::text::chars::{decimal_value, is_space};
use crate::python::text::quote;

/// `sys.get_int_max_str_digits()` as a program starts: converting more decimal digits takes time
/// that grows with their square.
pub const MAX_DIGITS: usize = 4300;

/// Bases whose digits are whole bits convert at any length.
fn limited(base: u32) -> bool {
    !base.is_power_of_two()
}

fn too_long(digits: Option<usize>, limit: usize) -> Failure {
    let has = digits.map_or_else(String::new, |digits| format!(": value has {digits} digits"));
    Failure::value(format!(
        "Exceeds the limit ({limit} digits) for integer string conversion{has}; \
         use sys.set_int_max_str_digits() to increase the limit"
    ))
}

/// Its digits with a minus where it is negative; `base` from 2 to 36. `limit` is how many decimal
/// digits may be converted, 0 for any number.
pub fn format(number: IntRef<'_>, base: u32, limit: usize) -> Result<String, Failure> {
    match number {
        IntRef::Small(small) if base == 10 => Ok(small.to_string()),
        IntRef::Small(small) => {
            let sign = if small < 0 { "-" } else { "" };
            Ok([sign, small_digits(small, base, &mut [0; 64])].concat())
        }
        IntRef::Big(number) => {
            // A digit has 3.32 bits: what has more than 4 for each is too long for sure.
            if limited(base) && limit > 0 && number.bits() > limit as u64 * 4 {
                return Err(too_long(None, limit));
            }
            let text = big::format(number, base);
            if limited(base) && limit > 0 && text.trim_start_matches('-').len() > limit {
                return Err(too_long(None, limit));
            }
            Ok(text)
        }
    }
}

/// Digits of a number of 64 bits, the highest first, in as many bytes as they may need.
fn small_digits(number: i64, base: u32, buffer: &mut [u8; 64]) -> &str {
    let (mut rest, base) = (number.unsigned_abs(), u64::from(base));
    let mut start = buffer.len();
    loop {
        start -= 1;
        buffer[start] = b"0123456789abcdefghijklmnopqrstuvwxyz"[(rest % base) as usize];
        rest /= base;
        if rest == 0 {
            return std::str::from_utf8(&buffer[start..]).unwrap_or_default();
        }
    }
}

/// What `bin`, `oct` and `hex` give, by base.
pub fn format_prefixed(number: IntRef<'_>, base: u32) -> String {
    let prefix = match base {
        2 => "0b",
        8 => "0o",
        _ => "0x",
    };
    let sign = if number.is_negative() { "-" } else { "" };
    match number {
        IntRef::Small(small) => [sign, prefix, small_digits(small, base, &mut [0; 64])].concat(),
        IntRef::Big(number) => [sign, prefix, &big::format(&number.magnitude(), base)].concat(),
    }
}

/// `int(text, base)`: spaces around, a sign, the base's prefix and single underscores are accepted.
pub fn parse(text: &str, base: i64, limit: usize) -> Result<Int, Failure> {
    parse_quoted(text, base, limit, || quote::string(text))
}

/// `int(bytes, base)`, for the error's text: where `parse` got a text that was made of something else,
/// `repr` is how that looks.
pub fn parse_quoted(
    text: &str,
    base: i64,
    limit: usize,
    repr: impl FnOnce() -> String,
) -> Result<Int, Failure> {
    let invalid = || {
        let quoted: String = repr().chars().take(200).collect();
        Failure::value(format!(
            "invalid literal for int() with base {base}: {quoted}"
        ))
    };
    let radix = match base {
        0 | 2..=36 => base as u32,
        _ => return Err(Failure::value("int() base must be >= 2 and <= 36, or 0")),
    };
    let text = ascii_digits(text.trim_matches(is_space));
    // What is most often asked for.
    if radix == 10
        && text.len() < 19
        && let Ok(small) = text.parse()
    {
        return Ok(Int::Small(small));
    }
    let (negative, rest) = match text.as_bytes() {
        [b'-', ..] => (true, &text[1..]),
        [b'+', ..] => (false, &text[1..]),
        _ => (false, &*text),
    };
    let Some((radix, digits)) = digits(rest, radix) else {
        return Err(invalid());
    };
    if limited(radix) && limit > 0 && digits.len() > limit {
        return Err(too_long(Some(digits.len()), limit));
    }
    let number = big::parse(&digits, radix);
    Ok(Int::from(if negative { number.negated() } else { number }))
}

/// Digits of other scripts as those of ASCII.
pub(super) fn ascii_digits(text: &str) -> std::borrow::Cow<'_, str> {
    if text.is_ascii() {
        return text.into();
    }
    text.chars()
        .map(|c| {
            decimal_value(c)
                .and_then(|value| char::from_digit(value, 10))
                .unwrap_or(c)
        })
        .collect::<String>()
        .into()
}

/// The base, where the prefix says it, and the bare digits; none where they are not well formed.
fn digits(text: &str, base: u32) -> Option<(u32, String)> {
    let prefixed = match text.get(..2) {
        Some("0x" | "0X") => 16,
        Some("0o" | "0O") => 8,
        Some("0b" | "0B") => 2,
        _ => 1,
    };
    let (base, text) = if prefixed > 1 && (base == 0 || base == prefixed) {
        let digits = &text[2..];
        (prefixed, digits.strip_prefix('_').unwrap_or(digits))
    } else if base == 0 {
        // A leading zero was octal once, so it is an error unless all are zero.
        if text.starts_with('0') && text.contains(|c| c != '0' && c != '_') {
            return None;
        }
        (10, text)
    } else {
        (base, text)
    };
    let mut bare = String::with_capacity(text.len());
    let mut after_digit = false;
    for c in text.chars() {
        if c == '_' {
            if !after_digit {
                return None;
            }
            after_digit = false;
        } else {
            c.to_digit(base)?;
            bare.push(c);
            after_digit = true;
        }
    }
    after_digit.then_some((base, bare))
}
