//! What `str.format` and `str.format_map` read: literal text and fields such as `{0.name[key]!r:>10}`.
//!
//! Parsing is lazy, as CPython's is: an error comes only after the fields before it were evaluated.
//! A field's specifier may have fields of its own ([`Field::nested`]); they share the [`Numbering`],
//! and theirs may have none: then the error is [`too_deep`].

use super::chars::decimal_value;
use crate::python::failure::Failure;

/// Literal text and the field behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece<'a> {
    /// Text to be taken as it is.
    pub literal: &'a str,
    /// The field, if one follows.
    pub field: Option<Field<'a>>,
}

/// A replacement field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field<'a> {
    /// Which value: see [`Name`].
    pub name: &'a str,
    /// The letter behind `!`; [`check_conversion`] says whether it is one.
    pub conversion: Option<char>,
    /// What is behind the colon.
    pub spec: &'a str,
    /// Whether that has fields to be replaced first.
    pub nested: bool,
}

/// The pieces of a format string.
#[derive(Clone, Debug)]
pub struct Pieces<'a> {
    rest: &'a str,
}

impl<'a> Pieces<'a> {
    /// Of this format string, or of a nested specifier.
    pub fn new(format: &'a str) -> Self {
        Self { rest: format }
    }

    fn piece(&mut self) -> Result<Piece<'a>, Failure> {
        let literal_only = |literal| Piece {
            literal,
            field: None,
        };
        let Some(brace) = self.rest.find(['{', '}']) else {
            return Ok(literal_only(std::mem::take(&mut self.rest)));
        };
        let sign = &self.rest[brace..brace + 1];
        let behind = &self.rest[brace + 1..];
        if let Some(after) = behind.strip_prefix(sign) {
            let literal = &self.rest[..brace + 1];
            self.rest = after;
            return Ok(literal_only(literal));
        }
        if sign == "}" || behind.is_empty() {
            return Err(Failure::value(format!(
                "Single '{sign}' encountered in format string"
            )));
        }
        let literal = &self.rest[..brace];
        let (field, after) = field(behind)?;
        self.rest = after;
        Ok(Piece {
            literal,
            field: Some(field),
        })
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Result<Piece<'a>, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        let piece = self.piece();
        if piece.is_err() {
            self.rest = "";
        }
        Some(piece)
    }
}

/// The field that begins behind a brace, and what is behind the field.
fn field(text: &str) -> Result<(Field<'_>, &str), Failure> {
    let (name_end, end) = name_end(text)?;
    let mut field = Field {
        name: &text[..name_end],
        conversion: None,
        spec: "",
        nested: false,
    };
    let mut rest = &text[name_end + 1..];
    match end {
        '}' => return Ok((field, rest)),
        '!' => {
            let mut characters = rest.chars();
            field.conversion = characters.next();
            if field.conversion.is_none() {
                return Err(Failure::value(
                    "end of string while looking for conversion specifier",
                ));
            }
            let next = characters.next();
            rest = characters.as_str();
            match next {
                Some('}') => return Ok((field, rest)),
                Some(':') | None => {}
                Some(_) => return Err(Failure::value("expected ':' after conversion specifier")),
            }
        }
        _ => {}
    }
    let mut depth = 1;
    for (at, c) in rest.char_indices() {
        match c {
            '{' => (depth, field.nested) = (depth + 1, true),
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            field.spec = &rest[..at];
            return Ok((field, &rest[at + 1..]));
        }
    }
    Err(Failure::value("unmatched '{' in format spec"))
}

/// Where a field's name ends, and what ends it; within brackets nothing does.
fn name_end(text: &str) -> Result<(usize, char), Failure> {
    let mut in_brackets = false;
    for (at, c) in text.char_indices() {
        match c {
            ']' => in_brackets = false,
            _ if in_brackets => {}
            '[' => in_brackets = true,
            '{' => return Err(Failure::value("unexpected '{' in field name")),
            '}' | ':' | '!' => return Ok((at, c)),
            _ => {}
        }
    }
    Err(Failure::value("expected '}' before end of string"))
}

/// ValueError unless it is `r`, `s` or `a`.
pub fn check_conversion(conversion: char) -> Result<(), Failure> {
    match conversion {
        'r' | 's' | 'a' => Ok(()),
        _ if conversion.is_ascii_graphic() => Err(Failure::value(format!(
            "Unknown conversion specifier {conversion}"
        ))),
        _ => Err(Failure::value(format!(
            "Unknown conversion specifier \\x{:x}",
            conversion as u32
        ))),
    }
}

/// What a field in the specifier of a field in a specifier raises.
pub fn too_deep() -> Failure {
    Failure::value("Max string recursion exceeded")
}

/// What a number raises for which there is no positional argument.
pub fn no_such_argument(index: u64) -> Failure {
    Failure::index(format!(
        "Replacement index {index} out of range for positional args tuple"
    ))
}

/// What `str.format_map` raises for a number.
pub fn positional_in_map() -> Failure {
    Failure::value("Format string contains positional fields")
}

/// Whether a format string numbers its fields itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Numbering {
    /// No field had a number, nor should have had one.
    #[default]
    Open,
    /// Fields without a name are counted; the next one has this number.
    Automatic(u64),
    /// Fields have numbers.
    Manual,
}

/// The first part of a field's name: which argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Argument<'a> {
    /// A positional one.
    Index(u64),
    /// A keyword.
    Key(&'a str),
}

/// A further part of a field's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step<'a> {
    /// `.name`
    Attribute(&'a str),
    /// `[0]`
    Index(u64),
    /// `[key]`
    Key(&'a str),
}

/// A field's name: an argument, and as an iterator the steps from there to the value.
#[derive(Clone, Debug)]
pub struct Name<'a> {
    /// Where it begins.
    pub argument: Argument<'a>,
    rest: &'a str,
}

impl<'a> Name<'a> {
    /// Parses the name of a field.
    pub fn parse(name: &'a str, numbering: &mut Numbering) -> Result<Self, Failure> {
        let (first, rest) = name.split_at(name.find(['.', '[']).unwrap_or(name.len()));
        let index = index(first)?;
        let argument = if first.is_empty() {
            let next = match *numbering {
                Numbering::Open => 0,
                Numbering::Automatic(next) => next,
                Numbering::Manual => {
                    return Err(switched(
                        "manual field specification to automatic field numbering",
                    ));
                }
            };
            *numbering = Numbering::Automatic(next + 1);
            Argument::Index(next)
        } else if let Some(index) = index {
            if matches!(numbering, Numbering::Automatic(_)) {
                return Err(switched(
                    "automatic field numbering to manual field specification",
                ));
            }
            *numbering = Numbering::Manual;
            Argument::Index(index)
        } else {
            Argument::Key(first)
        };
        Ok(Self { argument, rest })
    }

    fn step(&mut self) -> Result<Step<'a>, Failure> {
        let empty = || Failure::value("Empty attribute in format string");
        if let Some(text) = self.rest.strip_prefix('.') {
            let (name, rest) = text.split_at(text.find(['.', '[']).unwrap_or(text.len()));
            self.rest = rest;
            return if name.is_empty() {
                Err(empty())
            } else {
                Ok(Step::Attribute(name))
            };
        }
        let Some(text) = self.rest.strip_prefix('[') else {
            return Err(Failure::value(
                "Only '.' or '[' may follow ']' in format field specifier",
            ));
        };
        let Some((key, rest)) = text.split_once(']') else {
            return Err(Failure::value("Missing ']' in format string"));
        };
        self.rest = rest;
        match index(key)? {
            _ if key.is_empty() => Err(empty()),
            Some(index) => Ok(Step::Index(index)),
            None => Ok(Step::Key(key)),
        }
    }
}

impl<'a> Iterator for Name<'a> {
    type Item = Result<Step<'a>, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        let step = self.step();
        if step.is_err() {
            self.rest = "";
        }
        Some(step)
    }
}

fn switched(from_to: &str) -> Failure {
    Failure::value(format!("cannot switch from {from_to}"))
}

/// A number, if all are digits.
fn index(text: &str) -> Result<Option<u64>, Failure> {
    let mut value = 0_u64;
    for c in text.chars() {
        let Some(digit) = decimal_value(c) else {
            return Ok(None);
        };
        value = value
            .checked_mul(10)
            .and_then(|value| value.checked_add(digit.into()))
            .filter(|value| *value <= i64::MAX as u64)
            .ok_or_else(|| Failure::value("Too many decimal digits in format string"))?;
    }
    Ok((!text.is_empty()).then_some(value))
}
