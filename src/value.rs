//! Plain JSON: a run's own result, and what else the page is told.

use std::fmt::{self, Display, Formatter, Write as _};

/// Plain JSON, with whole numbers exact: beyond 2⁵³ they become decimal strings.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing there.
    Null,
    /// True or false.
    Bool(bool),
    /// A whole number of any size.
    Integer(u128),
    /// A measurement, to the millionth; what is not finite becomes null.
    Float(f64),
    /// A text.
    Text(String),
    /// Values in order.
    List(Vec<Value>),
    /// Values by name.
    Record(Vec<(&'static str, Value)>),
}

const LARGEST_SAFE: u128 = (1 << 53) - 1;

impl Value {
    /// Values by name.
    pub fn record<const N: usize>(fields: [(&'static str, Value); N]) -> Self {
        Self::Record(fields.into())
    }
}

/// As JSON. Written here, since what writes any JSON weighs more than the values that there are.
impl Display for Value {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("null"),
            Self::Bool(value) => f.write_str(if *value { "true" } else { "false" }),
            Self::Integer(value) if *value <= LARGEST_SAFE => (*value as u64).fmt(f),
            Self::Integer(value) => write!(f, "\"{value}\""),
            Self::Float(value) => write_measurement(f, *value),
            Self::Text(value) => write_text(f, value),
            Self::List(values) => {
                f.write_char('[')?;
                for (index, value) in values.iter().enumerate() {
                    f.write_str(if index > 0 { "," } else { "" })?;
                    value.fmt(f)?;
                }
                f.write_char(']')
            }
            Self::Record(fields) => {
                f.write_char('{')?;
                for (index, (name, value)) in fields.iter().enumerate() {
                    f.write_str(if index > 0 { "," } else { "" })?;
                    write_text(f, name)?;
                    f.write_char(':')?;
                    value.fmt(f)?;
                }
                f.write_char('}')
            }
        }
    }
}

/// By way of whole numbers: what writes any `f64` to its last digit is 4 KB more to load.
fn write_measurement(f: &mut Formatter<'_>, value: f64) -> fmt::Result {
    if !value.is_finite() {
        return f.write_str("null");
    }
    let millionths = (value.abs() * 1e6 + 0.5) as u64;
    let sign = if value < 0.0 { "-" } else { "" };
    let [whole, part] = [millionths / 1_000_000, millionths % 1_000_000];
    write!(f, "{sign}{whole}.{part:06}")
}

fn write_text(f: &mut Formatter<'_>, text: &str) -> fmt::Result {
    f.write_char('"')?;
    for character in text.chars() {
        match character {
            '"' | '\\' => write!(f, "\\{character}")?,
            '\0'..' ' => write!(f, "\\u{:04x}", character as u32)?,
            _ => f.write_char(character)?,
        }
    }
    f.write_char('"')
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<u64> for Value {
    fn from(value: u64) -> Self {
        Self::Integer(value.into())
    }
}

impl From<usize> for Value {
    fn from(value: usize) -> Self {
        Self::Integer(value as u128)
    }
}

impl From<f64> for Value {
    fn from(value: f64) -> Self {
        Self::Float(value)
    }
}

impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

impl From<String> for Value {
    fn from(value: String) -> Self {
        Self::Text(value)
    }
}

impl From<u128> for Value {
    fn from(value: u128) -> Self {
        Self::Integer(value)
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

impl<T: Into<Value>> FromIterator<T> for Value {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        Self::List(values.into_iter().map(Into::into).collect())
    }
}
