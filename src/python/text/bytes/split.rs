//! `split`, `partition`, `strip`, `splitlines` and their like.

use super::search::{last_position, position};
use crate::python::failure::Failure;

/// Whether `bytes.isspace` says so.
pub fn is_space(byte: u8) -> bool {
    matches!(byte, b'\t'..=b'\r' | b' ')
}

fn check(separator: &[u8]) -> Result<(), Failure> {
    if separator.is_empty() {
        Err(Failure::value("empty separator"))
    } else {
        Ok(())
    }
}

/// `bytes.split()`: at white space, at most `limit` times, or as often as there is where that is
/// below zero.
pub fn split_spaces(bytes: &[u8], limit: i64) -> Vec<&[u8]> {
    let mut parts = Vec::new();
    let mut rest = strip_start(bytes, None);
    while !rest.is_empty() {
        let space = rest.iter().position(|byte| is_space(*byte));
        let end = space
            .filter(|_| parts.len() as i64 != limit)
            .unwrap_or(rest.len());
        parts.push(&rest[..end]);
        rest = strip_start(&rest[end..], None);
    }
    parts
}

/// `bytes.rsplit()`: the same from the end.
pub fn split_spaces_last(bytes: &[u8], limit: i64) -> Vec<&[u8]> {
    let mut parts = Vec::new();
    let mut rest = strip_end(bytes, None);
    while !rest.is_empty() {
        let space = rest.iter().rposition(|byte| is_space(*byte));
        let start = space
            .filter(|_| parts.len() as i64 != limit)
            .map_or(0, |at| at + 1);
        parts.push(&rest[start..]);
        rest = strip_end(&rest[..start], None);
    }
    parts.reverse();
    parts
}

/// `bytes.split(separator, limit)`.
pub fn split<'a>(bytes: &'a [u8], separator: &[u8], limit: i64) -> Result<Vec<&'a [u8]>, Failure> {
    check(separator)?;
    let mut parts = Vec::new();
    let mut rest = bytes;
    while parts.len() as i64 != limit
        && let Some(at) = position(rest, separator)
    {
        parts.push(&rest[..at]);
        rest = &rest[at + separator.len()..];
    }
    parts.push(rest);
    Ok(parts)
}

/// `bytes.rsplit(separator, limit)`.
pub fn split_last<'a>(
    bytes: &'a [u8],
    separator: &[u8],
    limit: i64,
) -> Result<Vec<&'a [u8]>, Failure> {
    check(separator)?;
    let mut parts = Vec::new();
    let mut rest = bytes;
    while parts.len() as i64 != limit
        && let Some(at) = last_position(rest, separator)
    {
        parts.push(&rest[at + separator.len()..]);
        rest = &rest[..at];
    }
    parts.push(rest);
    parts.reverse();
    Ok(parts)
}

/// `bytes.partition`.
pub fn partition<'a>(bytes: &'a [u8], separator: &'a [u8]) -> Result<[&'a [u8]; 3], Failure> {
    check(separator)?;
    Ok(match position(bytes, separator) {
        Some(at) => [&bytes[..at], separator, &bytes[at + separator.len()..]],
        None => [bytes, b"", b""],
    })
}

/// `bytes.rpartition`.
pub fn partition_last<'a>(bytes: &'a [u8], separator: &'a [u8]) -> Result<[&'a [u8]; 3], Failure> {
    check(separator)?;
    Ok(match last_position(bytes, separator) {
        Some(at) => [&bytes[..at], separator, &bytes[at + separator.len()..]],
        None => [b"", b"", bytes],
    })
}

fn stripped(byte: u8, set: Option<&[u8]>) -> bool {
    set.map_or_else(|| is_space(byte), |set| set.contains(&byte))
}

/// `bytes.lstrip`: white space, or these bytes.
pub fn strip_start<'a>(bytes: &'a [u8], set: Option<&[u8]>) -> &'a [u8] {
    let start = bytes.iter().position(|byte| !stripped(*byte, set));
    &bytes[start.unwrap_or(bytes.len())..]
}

/// `bytes.rstrip`.
pub fn strip_end<'a>(bytes: &'a [u8], set: Option<&[u8]>) -> &'a [u8] {
    let last = bytes.iter().rposition(|byte| !stripped(*byte, set));
    &bytes[..last.map_or(0, |last| last + 1)]
}

/// `bytes.strip`.
pub fn strip<'a>(bytes: &'a [u8], set: Option<&[u8]>) -> &'a [u8] {
    strip_end(strip_start(bytes, set), set)
}

/// `bytes.splitlines(keepends)`.
pub fn split_lines(bytes: &[u8], keep_ends: bool) -> Vec<&[u8]> {
    let mut lines = Vec::new();
    let mut rest = bytes;
    while !rest.is_empty() {
        let line = rest
            .iter()
            .position(|byte| matches!(byte, b'\n' | b'\r'))
            .unwrap_or(rest.len());
        let end = match &rest[line..] {
            [b'\r', b'\n', ..] => line + 2,
            [] => line,
            _ => line + 1,
        };
        lines.push(&rest[..if keep_ends { end } else { line }]);
        rest = &rest[end..];
    }
    lines
}
