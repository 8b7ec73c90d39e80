//! How a formatted number is laid out in its field: sign, prefix, digits in groups, the rest.

use super::pad;
use super::spec::{Align, FormatSpec, Sign};
use crate::python::failure::{Failure, check_size};

/// A number in parts, all but the sign being ASCII.
#[derive(Default)]
pub(super) struct Number<'a> {
    /// Below zero.
    pub negative: bool,
    /// `0x` and the like.
    pub prefix: &'a str,
    /// The digits before the point.
    pub digits: &'a str,
    /// The point, if there is one, and all behind it.
    pub rest: &'a str,
    /// Digits in a group; none are separated where it is zero.
    pub group: usize,
}

/// The number in its field.
pub(super) fn number(number: &Number<'_>, spec: &FormatSpec) -> Result<String, Failure> {
    let width = width(spec)?;
    let align = spec.align.unwrap_or(if spec.zero {
        Align::AfterSign
    } else {
        Align::Right
    });
    let sign = match (number.negative, spec.sign.unwrap_or_default()) {
        (true, _) => "-",
        (false, Sign::Minus) => "",
        (false, Sign::Plus) => "+",
        (false, Sign::Space) => " ",
    };
    let rest = with_fraction_groups(number.rest, spec);
    let around = sign.len() + number.prefix.len() + rest.len();
    // Zeros between sign and digits are digits themselves, and grouped; `inf` has no digits.
    let zeros = spec.filler() == '0' && align == Align::AfterSign && !number.digits.is_empty();
    let least = if zeros {
        width.saturating_sub(around)
    } else {
        0
    };
    let digits = grouped(number, spec, least);
    let length = around + digits.len();
    let missing = width.saturating_sub(length);
    let fill = spec.filler();
    if align == Align::AfterSign {
        let after_sign = format!("{}{digits}{rest}", number.prefix);
        if missing == 0 {
            return Ok(format!("{sign}{after_sign}"));
        }
        let padding = pad::pad("", missing, 0, fill)?;
        return Ok(format!("{sign}{}{padding}{digits}{rest}", number.prefix));
    }
    let whole = format!("{sign}{}{digits}{rest}", number.prefix);
    in_field(whole, missing, align, fill)
}

/// A text with what is missing around it.
pub(super) fn in_field(
    text: String,
    missing: usize,
    align: Align,
    fill: char,
) -> Result<String, Failure> {
    let before = match align {
        Align::Left | Align::AfterSign => 0,
        Align::Right => missing,
        Align::Center => missing / 2,
    };
    if missing == 0 {
        return Ok(text);
    }
    pad::pad(&text, before, missing - before, fill).map(Into::into)
}

/// The width that is asked for, at most as much as memory has.
pub(super) fn width(spec: &FormatSpec) -> Result<usize, Failure> {
    let width = usize::try_from(spec.width.unwrap_or(0)).unwrap_or(usize::MAX);
    check_size(width)?;
    Ok(width)
}

/// The digits in groups, with zeros before them up to the least length; one more than that where
/// they would begin with a separator.
fn grouped(number: &Number<'_>, spec: &FormatSpec, least: usize) -> String {
    let digits = number.digits;
    let Some(separator) = spec.separator.filter(|_| number.group > 0) else {
        return format!("{}{digits}", "0".repeat(least.saturating_sub(digits.len())));
    };
    let mut zeros = 0;
    // Each group but the first costs its separator.
    let length = |count: usize| count + count.saturating_sub(1) / number.group;
    while length(digits.len() + zeros) < least {
        zeros += 1;
    }
    let count = digits.len() + zeros;
    let mut result = String::with_capacity(length(count));
    let all = std::iter::repeat_n('0', zeros).chain(digits.chars());
    for (at, digit) in all.enumerate() {
        if at > 0 && (count - at).is_multiple_of(number.group) {
            result.push(separator.as_char());
        }
        result.push(digit);
    }
    result
}

/// What is behind the point, with its digits in groups of three.
fn with_fraction_groups(rest: &str, spec: &FormatSpec) -> String {
    let (Some(separator), Some(fraction)) = (spec.fraction_separator, rest.strip_prefix('.'))
    else {
        return rest.to_owned();
    };
    let digits = fraction.bytes().take_while(u8::is_ascii_digit).count();
    let mut result = String::from(".");
    for (at, c) in fraction.chars().enumerate() {
        if at > 0 && at < digits && at % 3 == 0 {
            result.push(separator.as_char());
        }
        result.push(c);
    }
    result
}
