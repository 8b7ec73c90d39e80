//! `split`, `rsplit`, `partition`, `strip` and their like.

use super::chars::is_space;
use crate::python::failure::Failure;

/// `str.split()`: at white space, at most `limit` times, or as often as there is where that is below
/// zero.
pub fn split_spaces(text: &str, limit: i64) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = text.trim_start_matches(is_space);
    while !rest.is_empty() {
        let end = match parts.len() as i64 == limit {
            true => None,
            false => rest.find(is_space),
        };
        let (part, after) = rest.split_at(end.unwrap_or(rest.len()));
        parts.push(part);
        rest = after.trim_start_matches(is_space);
    }
    parts
}

/// `str.rsplit()`: the same from the end.
pub fn split_spaces_last(text: &str, limit: i64) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = text.trim_end_matches(is_space);
    while !rest.is_empty() {
        let space = match parts.len() as i64 == limit {
            true => None,
            false => rest.char_indices().rev().find(|(_, c)| is_space(*c)),
        };
        let start = space.map_or(0, |(at, c)| at + c.len_utf8());
        let (before, part) = rest.split_at(start);
        parts.push(part);
        rest = before.trim_end_matches(is_space);
    }
    parts.reverse();
    parts
}

/// `str.split(separator, limit)`.
pub fn split<'a>(text: &'a str, separator: &str, limit: i64) -> Result<Vec<&'a str>, Failure> {
    check(separator)?;
    Ok(match usize::try_from(limit) {
        Err(_) => text.split(separator).collect(),
        Ok(limit) => text.splitn(limit.saturating_add(1), separator).collect(),
    })
}

/// `str.rsplit(separator, limit)`.
pub fn split_last<'a>(text: &'a str, separator: &str, limit: i64) -> Result<Vec<&'a str>, Failure> {
    check(separator)?;
    let mut parts: Vec<&str> = match usize::try_from(limit) {
        Err(_) => text.rsplit(separator).collect(),
        Ok(limit) => text.rsplitn(limit.saturating_add(1), separator).collect(),
    };
    parts.reverse();
    Ok(parts)
}

/// `str.partition`.
pub fn partition<'a>(text: &'a str, separator: &'a str) -> Result<[&'a str; 3], Failure> {
    check(separator)?;
    Ok(match text.split_once(separator) {
        Some((before, after)) => [before, separator, after],
        None => [text, "", ""],
    })
}

/// `str.rpartition`.
pub fn partition_last<'a>(text: &'a str, separator: &'a str) -> Result<[&'a str; 3], Failure> {
    check(separator)?;
    Ok(match text.rsplit_once(separator) {
        Some((before, after)) => [before, separator, after],
        None => ["", "", text],
    })
}

fn check(separator: &str) -> Result<(), Failure> {
    if separator.is_empty() {
        Err(Failure::value("empty separator"))
    } else {
        Ok(())
    }
}

/// `str.lstrip`: white space, or these characters.
pub fn strip_start<'a>(text: &'a str, characters: Option<&str>) -> &'a str {
    match characters {
        None => text.trim_start_matches(is_space),
        Some(characters) => text.trim_start_matches(|c| characters.contains(c)),
    }
}

/// `str.rstrip`.
pub fn strip_end<'a>(text: &'a str, characters: Option<&str>) -> &'a str {
    match characters {
        None => text.trim_end_matches(is_space),
        Some(characters) => text.trim_end_matches(|c| characters.contains(c)),
    }
}

/// `str.strip`.
pub fn strip<'a>(text: &'a str, characters: Option<&str>) -> &'a str {
    strip_end(strip_start(text, characters), characters)
}

/// `str.removeprefix`.
pub fn remove_prefix<'a>(text: &'a str, prefix: &str) -> &'a str {
    text.strip_prefix(prefix).unwrap_or(text)
}

/// `str.removesuffix`.
pub fn remove_suffix<'a>(text: &'a str, suffix: &str) -> &'a str {
    text.strip_suffix(suffix).unwrap_or(text)
}
