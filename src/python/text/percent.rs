//! `format % arguments`: parsing and rendering.
//!
//! The caller walks the [`Pieces`]. For each [`Conversion`] it looks up the key, if there is one, takes
//! the arguments that `*` stands for ([`Conversion::set_width`], [`Conversion::set_precision`]), asks
//! whether the conversion is [`Conversion::complete`], takes the value, asks what it
//! [`Conversion::wants`] of that, and renders it. In this order errors are CPython's.

use super::format_float::{Style, digits, precision};
use super::pad::pad;
use super::{Text, chars};
use crate::python::failure::{Failure, check_size};
use crate::python::number::{IntRef, int_text};

/// A part of a format string.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Text to be taken as it is.
    Literal(&'a str),
    /// What is replaced.
    Conversion(Conversion<'a>),
}

/// What a conversion makes its text of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wants {
    /// `%s`: `str(value)`, for [`Conversion::text`].
    Str,
    /// `%r`: `repr(value)`, for [`Conversion::text`].
    Repr,
    /// `%a`: `ascii(value)`, for [`Conversion::text`].
    Ascii,
    /// `%d`: a number made whole as by `int`, but of no text, for [`Conversion::integer`].
    Integer,
    /// `%x`: a whole number, for [`Conversion::integer`].
    Index,
    /// `%f`: a number, for [`Conversion::float`].
    Float,
    /// `%c`: a character, for [`Conversion::text`], or its number, for [`Conversion::character`].
    Character,
}

/// `%(key)#-5.2f` and the like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Conversion<'a> {
    /// The key in a mapping; with one, a `*` has no argument.
    pub key: Option<&'a str>,
    /// `*` as width: the next argument is the width.
    pub width_argument: bool,
    /// `*` as precision.
    pub precision_argument: bool,
    left: bool,
    plus: bool,
    space: bool,
    alternate: bool,
    zero: bool,
    width: u64,
    precision: Option<u64>,
    kind: char,
    /// Where the letter is, in characters.
    index: usize,
    /// What is wrong with it.
    broken: Option<&'static str>,
}

/// The pieces of a format string, up to the first error.
#[derive(Clone, Debug)]
pub struct Pieces<'a> {
    format: &'a str,
    rest: &'a str,
    mapping: bool,
}

impl<'a> Pieces<'a> {
    /// Of this format string; `mapping` says whether there are keys to be looked up.
    pub fn new(format: &'a str, mapping: bool) -> Self {
        Self {
            format,
            rest: format,
            mapping,
        }
    }

    fn take(&mut self, accept: impl Fn(char) -> bool) -> Option<char> {
        let c = self.rest.chars().next().filter(|c| accept(*c))?;
        self.rest = &self.rest[c.len_utf8()..];
        Some(c)
    }

    /// A number, or zero, if it is not too large.
    fn number(&mut self, most: u64) -> Option<u64> {
        let mut value = 0_u64;
        while let Some(c) = self.take(|c| c.is_ascii_digit()) {
            let digit = u64::from(c as u32 - '0' as u32);
            value = value
                .checked_mul(10)?
                .checked_add(digit)
                .filter(|value| *value <= most)?;
        }
        Some(value)
    }

    /// The key, behind its parenthesis; in it, parentheses come in pairs.
    fn key(&mut self) -> Result<&'a str, Failure> {
        if !self.mapping {
            return Err(Failure::type_("format requires a mapping"));
        }
        let mut depth = 1;
        for (at, c) in self.rest.char_indices() {
            match c {
                '(' => depth += 1,
                ')' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                let key = &self.rest[..at];
                self.rest = &self.rest[at + 1..];
                return Ok(key);
            }
        }
        Err(Failure::value("incomplete format key"))
    }

    fn conversion(&mut self) -> Result<Conversion<'a>, Failure> {
        let mut result = Conversion::default();
        if self.take(|c| c == '(').is_some() {
            result.key = Some(self.key()?);
        }
        result.broken = self.behind_key(&mut result).err();
        Ok(result)
    }

    fn behind_key(&mut self, result: &mut Conversion<'a>) -> Result<(), &'static str> {
        while let Some(flag) = self.take(|c| matches!(c, '-' | '+' | ' ' | '#' | '0')) {
            match flag {
                '-' => result.left = true,
                '+' => result.plus = true,
                ' ' => result.space = true,
                '#' => result.alternate = true,
                _ => result.zero = true,
            }
        }
        result.width_argument = self.take(|c| c == '*').is_some();
        if !result.width_argument {
            result.width = self.number(i64::MAX as u64).ok_or("width too big")?;
        }
        if self.take(|c| c == '.').is_some() {
            result.precision_argument = self.take(|c| c == '*').is_some();
            if !result.precision_argument {
                result.precision = Some(self.number(i32::MAX as u64).ok_or("precision too big")?);
            }
        }
        self.take(|c| matches!(c, 'h' | 'l' | 'L'));
        result.index = Text::from(self.format).place_of(self.format.len() - self.rest.len());
        result.kind = self.take(|_| true).ok_or("incomplete format")?;
        Ok(())
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Result<Piece<'a>, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        let Some(behind) = self.rest.strip_prefix('%') else {
            let (literal, rest) = self
                .rest
                .split_at(self.rest.find('%').unwrap_or(self.rest.len()));
            self.rest = rest;
            return Some(Ok(Piece::Literal(literal)));
        };
        if let Some(rest) = behind.strip_prefix('%') {
            self.rest = rest;
            return Some(Ok(Piece::Literal("%")));
        }
        self.rest = behind;
        let conversion = self.conversion();
        if conversion.is_err() {
            self.rest = "";
        }
        Some(conversion.map(Piece::Conversion))
    }
}

impl Conversion<'_> {
    /// ValueError where its width, its precision or its end is not as it should be.
    pub fn complete(&self) -> Result<(), Failure> {
        self.broken
            .map_or(Ok(()), |broken| Err(Failure::value(broken)))
    }

    /// What it needs of its value; ValueError where its letter is none.
    pub fn wants(&self) -> Result<Wants, Failure> {
        Ok(match self.kind {
            's' => Wants::Str,
            'r' => Wants::Repr,
            'a' => Wants::Ascii,
            'd' | 'i' | 'u' => Wants::Integer,
            'o' | 'x' | 'X' => Wants::Index,
            'e' | 'E' | 'f' | 'F' | 'g' | 'G' => Wants::Float,
            'c' => Wants::Character,
            kind => {
                let shown = if ('\x1f'..'\x7f').contains(&kind) {
                    kind
                } else {
                    '?'
                };
                return Err(Failure::value(format!(
                    "unsupported format character '{shown}' (0x{:x}) at index {}",
                    kind as u32, self.index
                )));
            }
        })
    }

    /// Gives it the width that an argument says; below zero puts the value at the left.
    pub fn set_width(&mut self, width: i64) {
        self.left |= width < 0;
        self.width = width.unsigned_abs();
    }

    /// Gives it the precision that an argument says.
    pub fn set_precision(&mut self, precision: i64) {
        self.precision = Some(precision.max(0) as u64);
    }

    /// What a value of a type raises that does not have what the conversion wants.
    pub fn wrong_type(&self, type_name: &str) -> Failure {
        let kind = self.kind;
        Failure::type_(match kind {
            'o' | 'x' | 'X' => format!("%{kind} format: an integer is required, not {type_name}"),
            'c' => format!("%c requires an int or a unicode character, not {type_name}"),
            'd' | 'i' | 'u' => {
                format!("%{kind} format: a real number is required, not {type_name}")
            }
            _ => format!("must be real number, not {type_name}"),
        })
    }

    /// A text, or a character where that is wanted.
    pub fn text(&self, text: Text<'_>) -> Result<String, Failure> {
        let cut = match self.precision {
            _ if self.kind == 'c' => {
                if text.len() != 1 {
                    let length = format!("a string of length {}", text.len());
                    return Err(self.wrong_type(&length));
                }
                text
            }
            None => text,
            Some(length) => Text::new(
                text.part(0, usize::try_from(length).unwrap_or(usize::MAX)),
                text.is_ascii(),
            ),
        };
        self.padded(cut.as_str(), cut.len())
    }

    /// The character of this number.
    pub fn character(&self, code: IntRef<'_>) -> Result<String, Failure> {
        let c = chars::character(code, Failure::overflow("%c arg not in range(0x110000)"))?;
        self.padded(c.encode_utf8(&mut [0; 4]), 1)
    }

    /// A whole number; `limit` is as in [`int_text::format`].
    pub fn integer(&self, integer: IntRef<'_>, limit: usize) -> Result<String, Failure> {
        let (base, prefix) = match self.kind {
            'o' => (8, "0o"),
            'x' => (16, "0x"),
            'X' => (16, "0X"),
            _ => (10, ""),
        };
        let mut text = int_text::format(integer, base, limit)?;
        if self.kind == 'X' {
            text.make_ascii_uppercase();
        }
        let digits = text.trim_start_matches('-');
        let least = precision(self.precision.unwrap_or(0))?;
        let zeros = "0".repeat(least.saturating_sub(digits.len()));
        let prefix = if self.alternate { prefix } else { "" };
        self.number(integer.is_negative(), prefix, &format!("{zeros}{digits}"))
    }

    /// A float.
    pub fn float(&self, float: f64) -> Result<String, Failure> {
        let precision = precision(self.precision.unwrap_or(6))?;
        let style = match self.kind {
            'e' | 'E' => Style::Exponent(precision),
            'f' | 'F' => Style::Fixed(precision),
            _ => Style::General(precision, false),
        };
        let mut text = digits(float, style, self.alternate);
        if self.kind.is_ascii_uppercase() {
            text.make_ascii_uppercase();
        }
        self.number(float.is_sign_negative() && !float.is_nan(), "", &text)
    }

    fn number(&self, negative: bool, prefix: &str, digits: &str) -> Result<String, Failure> {
        let sign = match (negative, self.plus, self.space) {
            (true, ..) => "-",
            (_, true, _) => "+",
            (_, _, true) => " ",
            _ => "",
        };
        let length = sign.len() + prefix.len() + digits.len();
        if self.zero && !self.left {
            let zeros = self.missing(length)?;
            return Ok(format!("{sign}{prefix}{}{digits}", "0".repeat(zeros)));
        }
        self.padded(&format!("{sign}{prefix}{digits}"), length)
    }

    fn missing(&self, length: usize) -> Result<usize, Failure> {
        let width = usize::try_from(self.width).unwrap_or(usize::MAX);
        check_size(width)?;
        Ok(width.saturating_sub(length))
    }

    fn padded(&self, text: &str, length: usize) -> Result<String, Failure> {
        let missing = self.missing(length)?;
        let (before, after) = if self.left {
            (0, missing)
        } else {
            (missing, 0)
        };
        pad(text, before, after, ' ').map(Into::into)
    }
}

/// What is raised where the tuple has no more.
pub fn not_enough_arguments() -> Failure {
    Failure::type_("not enough arguments for format string")
}

/// What is raised where some of the tuple, or a value that is no mapping, is left over.
pub fn arguments_left_over() -> Failure {
    Failure::type_("not all arguments converted during string formatting")
}

/// What `*` raises for an argument that is no whole number.
pub fn star_wants_int() -> Failure {
    Failure::type_("* wants int")
}
