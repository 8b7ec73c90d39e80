//! The format mini-language: what stands behind the colon in `f'{value:>10.2f}'`.

use super::chars::decimal_value;
use crate::python::failure::Failure;

/// Where the value is in its field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// `<`
    Left,
    /// `>`
    Right,
    /// `^`
    Center,
    /// `=`: what fills the field is between sign and digits.
    AfterSign,
}

/// What stands before a number that is not negative.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sign {
    /// `-`, or nothing said: nothing.
    #[default]
    Minus,
    /// `+`
    Plus,
    /// A space.
    Space,
}

/// What separates groups of digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Separator {
    /// `,`
    Comma,
    /// `_`
    Underscore,
}

impl Separator {
    /// As it is written.
    pub fn as_char(self) -> char {
        match self {
            Self::Comma => ',',
            Self::Underscore => '_',
        }
    }

    fn of(c: Option<&char>) -> Option<Self> {
        match c? {
            ',' => Some(Self::Comma),
            '_' => Some(Self::Underscore),
            _ => None,
        }
    }
}

/// A parsed format specifier.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FormatSpec {
    /// What fills the field; without it, a space.
    pub fill: Option<char>,
    /// Where the value is in it; without it, what is usual for its type.
    pub align: Option<Align>,
    /// The sign, if one is given.
    pub sign: Option<Sign>,
    /// `z`: what was rounded to zero is not negative.
    pub no_negative_zero: bool,
    /// `#`
    pub alternate: bool,
    /// `0` before the width: fills with zeros, numbers between sign and digits.
    pub zero: bool,
    /// The least number of characters.
    pub width: Option<u64>,
    /// What separates groups of digits before the point.
    pub separator: Option<Separator>,
    /// What is behind the point.
    pub precision: Option<u64>,
    /// What separates groups of digits behind the point.
    pub fraction_separator: Option<Separator>,
    /// The presentation type.
    pub kind: Option<char>,
}

/// Why a specifier was not understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormatError {
    /// Both separators.
    BothSeparators,
    /// Something is left over.
    Invalid,
    /// A point with no number behind it.
    MissingPrecision,
    /// A number that is too large.
    TooManyDigits,
}

impl FormatError {
    /// The exception, for this specifier and the type of the value.
    pub fn failure(self, spec: &str, type_name: &str) -> Failure {
        Failure::value(match self {
            Self::BothSeparators => "Cannot specify both ',' and '_'.".to_owned(),
            Self::Invalid => {
                format!("Invalid format specifier '{spec}' for object of type '{type_name}'")
            }
            Self::MissingPrecision => "Format specifier missing precision".to_owned(),
            Self::TooManyDigits => "Too many decimal digits in format string".to_owned(),
        })
    }
}

impl FormatSpec {
    /// Parses all of `spec`.
    pub fn parse(spec: &str) -> Result<Self, FormatError> {
        let characters: Vec<char> = spec.chars().collect();
        let mut rest = characters.as_slice();
        let mut result = Self::default();
        if let [fill, align, ..] = rest
            && let Some(align) = alignment(*align)
        {
            (result.fill, result.align) = (Some(*fill), Some(align));
            rest = &rest[2..];
        } else if let Some(align) = rest.first().and_then(|c| alignment(*c)) {
            result.align = Some(align);
            rest = &rest[1..];
        }
        result.sign = match rest.first() {
            Some('-') => Some(Sign::Minus),
            Some('+') => Some(Sign::Plus),
            Some(' ') => Some(Sign::Space),
            _ => None,
        };
        rest = &rest[usize::from(result.sign.is_some())..];
        result.no_negative_zero = take(&mut rest, 'z');
        result.alternate = take(&mut rest, '#');
        // With a character to fill with, a zero is the width's first digit.
        result.zero = result.fill.is_none() && take(&mut rest, '0');
        result.width = number(&mut rest)?;
        result.separator = separator(&mut rest)?;
        if take(&mut rest, '.') {
            result.precision = number(&mut rest)?;
            result.fraction_separator = separator(&mut rest)?;
            if result.precision.is_none() && result.fraction_separator.is_none() {
                return Err(FormatError::MissingPrecision);
            }
        }
        match rest {
            [] => {}
            [kind] => result.kind = Some(*kind),
            _ => return Err(FormatError::Invalid),
        }
        Ok(result)
    }

    /// The character that fills the field.
    pub(super) fn filler(&self) -> char {
        self.fill.unwrap_or(if self.zero { '0' } else { ' ' })
    }

    /// The presentation type is not one for this type of value.
    pub(super) fn unknown_kind(kind: char, type_name: &str) -> Failure {
        Failure::value(format!(
            "Unknown format code '{}' for object of type '{type_name}'",
            shown(kind)
        ))
    }

    /// ValueError where groups cannot be separated in this presentation type.
    pub(super) fn check_separators(&self, kind: Option<char>) -> Result<(), Failure> {
        let Some(kind) = kind else { return Ok(()) };
        let refuse =
            |separator: Option<Separator>, allowed: fn(char, Separator) -> bool| match separator {
                Some(separator) if !allowed(kind, separator) => Err(Failure::value(format!(
                    "Cannot specify '{}' with '{}'.",
                    separator.as_char(),
                    shown(kind)
                ))),
                _ => Ok(()),
            };
        refuse(self.separator, |kind, separator| match kind {
            'd' | 'e' | 'f' | 'g' | 'E' | 'F' | 'G' | '%' => true,
            'b' | 'o' | 'x' | 'X' => separator == Separator::Underscore,
            _ => false,
        })?;
        refuse(self.fraction_separator, |kind, _| kind != 'n')
    }
}

/// A presentation type in an error's text.
fn shown(kind: char) -> String {
    if kind.is_ascii_graphic() {
        kind.into()
    } else {
        format!("\\x{:x}", kind as u32)
    }
}

fn alignment(c: char) -> Option<Align> {
    match c {
        '<' => Some(Align::Left),
        '>' => Some(Align::Right),
        '^' => Some(Align::Center),
        '=' => Some(Align::AfterSign),
        _ => None,
    }
}

fn take(rest: &mut &[char], wanted: char) -> bool {
    let there = rest.first() == Some(&wanted);
    *rest = &rest[usize::from(there)..];
    there
}

fn number(rest: &mut &[char]) -> Result<Option<u64>, FormatError> {
    let mut value = None;
    while let Some(digit) = rest.first().and_then(|c| decimal_value(*c)) {
        let next = value
            .unwrap_or(0_u64)
            .checked_mul(10)
            .and_then(|value| value.checked_add(digit.into()));
        value = match next {
            Some(next) if next <= i64::MAX as u64 => Some(next),
            _ => return Err(FormatError::TooManyDigits),
        };
        *rest = &rest[1..];
    }
    Ok(value)
}

fn separator(rest: &mut &[char]) -> Result<Option<Separator>, FormatError> {
    let Some(separator) = Separator::of(rest.first()) else {
        return Ok(None);
    };
    *rest = &rest[1..];
    match Separator::of(rest.first()) {
        Some(other) if other != separator => Err(FormatError::BothSeparators),
        _ => Ok(Some(separator)),
    }
}
