//! `repr` of strings and bytes, and `ascii`.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::chars::is_printable;

/// `repr(str)`.
pub fn string(text: &str) -> String {
    let quote = quote_for(text.as_bytes());
    let mut result = String::with_capacity(text.len() + 2);
    result.push(quote);
    for c in text.chars() {
        match c {
            '\\' => result.push_str("\\\\"),
            '\n' => result.push_str("\\n"),
            '\r' => result.push_str("\\r"),
            '\t' => result.push_str("\\t"),
            _ if c == quote => result.extend(['\\', c]),
            _ if is_printable(c) => result.push(c),
            _ => push_escape(&mut result, c),
        }
    }
    result.push(quote);
    result
}

/// `repr(bytes)`.
pub fn bytes(bytes: &[u8]) -> String {
    let quote = quote_for(bytes);
    let mut result = String::with_capacity(bytes.len() + 3);
    result.push('b');
    result.push(quote);
    for byte in bytes {
        match byte {
            b'\\' => result.push_str("\\\\"),
            b'\n' => result.push_str("\\n"),
            b'\r' => result.push_str("\\r"),
            b'\t' => result.push_str("\\t"),
            _ if char::from(*byte) == quote => result.extend(['\\', quote]),
            b' '..=b'~' => result.push(char::from(*byte)),
            _ => push_escape(&mut result, char::from(*byte)),
        }
    }
    result.push(quote);
    result
}

/// What `ascii` makes of a text that `repr` gave: other characters are escaped.
pub fn ascii(repr: &str) -> Cow<'_, str> {
    if repr.is_ascii() {
        return repr.into();
    }
    let mut result = String::with_capacity(repr.len() * 2);
    for c in repr.chars() {
        if c.is_ascii() {
            result.push(c)
        } else {
            push_escape(&mut result, c)
        }
    }
    result.into()
}

/// A quote that needs no escape, if there is one.
fn quote_for(bytes: &[u8]) -> char {
    if bytes.contains(&b'\'') && !bytes.contains(&b'"') {
        '"'
    } else {
        '\''
    }
}

/// `\x..`, `\u....` or `\U........`.
pub(super) fn push_escape(result: &mut String, c: char) {
    let code = c as u32;
    let _ = match code {
        0..=0xff => write!(result, "\\x{code:02x}"),
        0x100..=0xffff => write!(result, "\\u{code:04x}"),
        _ => write!(result, "\\U{code:08x}"),
    };
}
