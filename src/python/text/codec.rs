//! `str.encode` and `bytes.decode`.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::quote::push_escape;
use crate::python::failure::Failure;

/// An encoding that is known here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// Each character of Unicode.
    Utf8,
    /// The first 256.
    Latin1,
    /// The first 128.
    Ascii,
}

impl Encoding {
    /// By one of Python's names for it.
    pub fn named(name: &str) -> Result<Self, Failure> {
        let mut plain = String::new();
        for part in name
            .split(|c: char| !c.is_ascii_alphanumeric() && c != '.')
            .filter(|part| !part.is_empty())
        {
            if !plain.is_empty() {
                plain.push('_');
            }
            plain.push_str(&part.to_ascii_lowercase());
        }
        Ok(match plain.as_str() {
            "utf_8" | "utf8" | "u8" | "utf" | "cp65001" => Self::Utf8,
            "latin_1" | "latin1" | "latin" | "l1" | "iso_8859_1" | "iso8859_1" | "iso8859"
            | "8859" | "cp819" => Self::Latin1,
            "ascii" | "us_ascii" | "us" | "646" | "iso646_us" | "ansi_x3.4_1968" => Self::Ascii,
            _ => {
                const OTHERS: [&str; 12] = [
                    "utf", "cp", "windows", "iso", "gb", "big5", "shift", "sjis", "euc", "koi8",
                    "mac", "latin",
                ];
                return Err(if OTHERS.iter().any(|other| plain.starts_with(other)) {
                    Failure::unsupported(format!(
                        "this playground knows the encodings utf-8, latin-1 and ascii, not {name}"
                    ))
                } else {
                    Failure::lookup(format!("unknown encoding: {name}"))
                });
            }
        })
    }

    /// As its errors name it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Latin1 => "latin-1",
            Self::Ascii => "ascii",
        }
    }

    /// Up to which character, and what an error says of those beyond.
    fn limit(self) -> (u32, &'static str) {
        match self {
            Self::Utf8 => (0x11_0000, ""),
            Self::Latin1 => (0x100, "ordinal not in range(256)"),
            Self::Ascii => (0x80, "ordinal not in range(128)"),
        }
    }
}

/// A UnicodeDecodeError or UnicodeEncodeError, all but the object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodecError {
    /// The encoding's name.
    pub encoding: &'static str,
    /// The first byte or character that is wrong.
    pub start: usize,
    /// Behind the last one.
    pub end: usize,
    /// What is wrong with them.
    pub reason: &'static str,
    /// All that `str()` of the exception says.
    pub message: String,
}

/// Why a text was not encoded, or bytes not decoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CodecFailure {
    /// UnicodeDecodeError from [`decode`], UnicodeEncodeError from [`encode`].
    Codec(CodecError),
    /// Another exception: a way to handle errors that there is not.
    Other(Failure),
}

impl From<Failure> for CodecFailure {
    fn from(failure: Failure) -> Self {
        Self::Other(failure)
    }
}

/// `bytes.decode(encoding, errors)`.
pub fn decode<'a>(
    bytes: &'a [u8],
    encoding: Encoding,
    errors: &str,
) -> Result<Cow<'a, str>, CodecFailure> {
    if encoding == Encoding::Latin1 {
        return Ok(match std::str::from_utf8(bytes) {
            Ok(text) if text.is_ascii() => text.into(),
            _ => bytes
                .iter()
                .map(|byte| char::from(*byte))
                .collect::<String>()
                .into(),
        });
    }
    let mut result = String::new();
    let mut at = 0;
    loop {
        let (valid, wrong) = first_wrong(&bytes[at..], encoding);
        if wrong.is_none() && at == 0 {
            return Ok(valid.into());
        }
        result.push_str(valid);
        let Some((length, reason)) = wrong else {
            return Ok(result.into());
        };
        let start = at + valid.len();
        at = start + length;
        let wrong = &bytes[start..at];
        match errors {
            "strict" => {
                let what = match wrong {
                    [byte] => format!("byte 0x{byte:02x} in position {start}"),
                    _ => format!("bytes in position {start}-{}", at - 1),
                };
                let encoding = encoding.name();
                return Err(CodecFailure::Codec(CodecError {
                    encoding,
                    start,
                    end: at,
                    reason,
                    message: format!("'{encoding}' codec can't decode {what}: {reason}"),
                }));
            }
            "ignore" => {}
            "replace" => result.push('\u{fffd}'),
            "backslashreplace" => wrong
                .iter()
                .for_each(|byte| push_escape(&mut result, char::from(*byte))),
            "xmlcharrefreplace" | "namereplace" => {
                return Err(Failure::type_(
                    "don't know how to handle UnicodeDecodeError in error callback",
                )
                .into());
            }
            _ => return Err(unknown_handler(errors).into()),
        }
    }
}

/// The text up to the first bytes that are wrong; how many these are, and why.
fn first_wrong(bytes: &[u8], encoding: Encoding) -> (&str, Option<(usize, &'static str)>) {
    let chunk = bytes.utf8_chunks().next();
    let valid = chunk.as_ref().map_or("", |chunk| chunk.valid());
    if encoding == Encoding::Ascii {
        return match bytes.iter().position(|byte| !byte.is_ascii()) {
            Some(at) => (&valid[..at], Some((1, Encoding::Ascii.limit().1))),
            None => (valid, None),
        };
    }
    let wrong = chunk.map_or(&[][..], |chunk| chunk.invalid());
    let reason = match wrong {
        [] => return (valid, None),
        [0x80..=0xc1 | 0xf5..=0xff, ..] => "invalid start byte",
        _ if valid.len() + wrong.len() == bytes.len() => "unexpected end of data",
        _ => "invalid continuation byte",
    };
    (valid, Some((wrong.len(), reason)))
}

/// `str.encode(encoding, errors)`.
pub fn encode<'a>(
    text: &'a str,
    encoding: Encoding,
    errors: &str,
) -> Result<Cow<'a, [u8]>, CodecFailure> {
    if encoding == Encoding::Utf8 || text.is_ascii() {
        return Ok(text.as_bytes().into());
    }
    let (limit, reason) = encoding.limit();
    let fits = |c: char| (c as u32) < limit;
    let mut result = Vec::with_capacity(text.len());
    for (place, c) in text.chars().enumerate() {
        if fits(c) {
            result.push(c as u8);
            continue;
        }
        let mut replacement = String::new();
        match errors {
            "strict" => {
                let length = text.chars().skip(place).take_while(|c| !fits(*c)).count();
                let end = place + length;
                let what = if length == 1 {
                    push_escape(&mut replacement, c);
                    format!("character '{replacement}' in position {place}")
                } else {
                    format!("characters in position {place}-{}", end - 1)
                };
                let encoding = encoding.name();
                return Err(CodecFailure::Codec(CodecError {
                    encoding,
                    start: place,
                    end,
                    reason,
                    message: format!("'{encoding}' codec can't encode {what}: {reason}"),
                }));
            }
            "ignore" => {}
            "replace" => replacement.push('?'),
            "backslashreplace" => push_escape(&mut replacement, c),
            "xmlcharrefreplace" => {
                let _ = write!(replacement, "&#{};", c as u32);
            }
            "namereplace" => {
                return Err(Failure::unsupported(
                    "this playground does not know the names of characters",
                )
                .into());
            }
            _ => return Err(unknown_handler(errors).into()),
        }
        result.extend(replacement.bytes());
    }
    Ok(result.into())
}

fn unknown_handler(errors: &str) -> Failure {
    match errors {
        "surrogateescape" | "surrogatepass" => Failure::unsupported(format!(
            "this playground's strings have no surrogates, which errors='{errors}' makes"
        )),
        _ => Failure::lookup(format!("unknown error handler name '{errors}'")),
    }
}
