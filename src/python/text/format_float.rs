//! `format(float, spec)`.

use super::layout::{self, Number};
use super::spec::FormatSpec;
use crate::python::failure::{Failure, check_size};
use crate::python::number::float_text;

/// `format(float, spec)`; `type_name` is for errors.
pub fn format_float(float: f64, spec: &FormatSpec, type_name: &str) -> Result<String, Failure> {
    spec.check_separators(spec.kind)?;
    let precision = spec.precision.map(precision).transpose()?;
    let (float, style) = match (spec.kind, precision) {
        (None, None) => (float, Style::Repr),
        // As many digits as g has, but looking like a float.
        (None, Some(precision)) => (float, Style::General(precision, true)),
        (Some('e' | 'E'), precision) => (float, Style::Exponent(precision.unwrap_or(6))),
        (Some('f' | 'F'), precision) => (float, Style::Fixed(precision.unwrap_or(6))),
        (Some('g' | 'G' | 'n'), precision) => {
            (float, Style::General(precision.unwrap_or(6), false))
        }
        (Some('%'), precision) => (float * 100.0, Style::Fixed(precision.unwrap_or(6))),
        (Some(kind), _) => return Err(FormatSpec::unknown_kind(kind, type_name)),
    };
    let mut text = digits(float, style, spec.alternate);
    if matches!(spec.kind, Some('E' | 'F' | 'G')) {
        text.make_ascii_uppercase();
    }
    if spec.kind == Some('%') {
        text.push('%');
    }
    let zero = !text
        .bytes()
        .take_while(|c| !c.eq_ignore_ascii_case(&b'e'))
        .any(|c| matches!(c, b'1'..=b'9'));
    let negative = float.is_sign_negative()
        && !float.is_nan()
        && !(spec.no_negative_zero && zero && float.is_finite());
    let (whole, rest) = text.split_at(text.bytes().take_while(u8::is_ascii_digit).count());
    let number = Number {
        negative,
        prefix: "",
        digits: whole,
        rest,
        // What is not finite has no digits to group, and is filled with zeros as others are.
        group: if spec.kind == Some('n') { 0 } else { 3 },
    };
    layout::number(&number, spec)
}

/// A precision as the functions here take it.
pub(super) fn precision(precision: u64) -> Result<usize, Failure> {
    if precision > i32::MAX as u64 {
        return Err(Failure::value("precision too big"));
    }
    check_size(precision as usize)?;
    Ok(precision as usize)
}

/// How a float's digits are written.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Style {
    /// As few digits as read back as the same.
    Repr,
    /// As many digits behind the point.
    Fixed(usize),
    /// One digit before the point, that many behind it, and an exponent.
    Exponent(usize),
    /// As many digits, with an exponent where it is very large or small; with a point in any case,
    /// where that is true.
    General(usize, bool),
}

/// A float without its sign; `alternate` keeps the point and zeros at the end.
pub(super) fn digits(float: f64, style: Style, alternate: bool) -> String {
    if float.is_nan() {
        return "nan".into();
    }
    let float = float.abs();
    if float.is_infinite() {
        return "inf".into();
    }
    match style {
        Style::Fixed(decimals) => {
            // No float has more than 1074 digits behind the point.
            let exact = decimals.min(1080);
            let mut text = format!("{float:.exact$}");
            if decimals == 0 && alternate {
                text.push('.');
            }
            text.extend(std::iter::repeat_n('0', decimals - exact));
            text
        }
        Style::Exponent(decimals) => {
            let (digits, point) = float_text::rounded(float, decimals + 1);
            exponential(&digits, point, alternate)
        }
        Style::Repr => {
            let (digits, point) = float_text::shortest(float);
            if point > -4 && point <= 16 {
                fixed(&digits, point, true, alternate)
            } else {
                exponential(&digits, point, alternate)
            }
        }
        Style::General(precision, pointed) => {
            let precision = precision.max(1);
            let (digits, point) = float_text::rounded(float, precision);
            let kept = if alternate {
                digits.as_str()
            } else {
                digits.trim_end_matches('0')
            };
            let kept = if kept.is_empty() { "0" } else { kept };
            if point > -4 && point <= precision as i32 - i32::from(pointed) {
                fixed(kept, point, pointed, alternate)
            } else {
                exponential(kept, point, alternate)
            }
        }
    }
}

fn exponential(digits: &str, point: i32, alternate: bool) -> String {
    let mut text = String::with_capacity(digits.len() + 7);
    float_text::push_exponential(&mut text, digits, point, 'e', alternate);
    text
}

fn fixed(digits: &str, point: i32, pointed: bool, alternate: bool) -> String {
    let mut text = String::with_capacity(digits.len() + 8);
    float_text::push_fixed(&mut text, digits, point, pointed, alternate);
    text
}
