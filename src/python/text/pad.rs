//! `center`, `ljust`, `rjust`, `zfill`, and repetition.

use std::borrow::Cow;

use super::Text;
use crate::python::failure::{Failure, check_size};

/// The one character to fill with.
pub fn fill_character(fill: &str) -> Result<char, Failure> {
    let mut characters = fill.chars();
    match (characters.next(), characters.next()) {
        (Some(c), None) => Ok(c),
        _ => Err(Failure::type_(
            "The fill character must be exactly one character long",
        )),
    }
}

/// `str.ljust`.
pub fn left(text: Text<'_>, width: i64, fill: char) -> Result<Cow<'_, str>, Failure> {
    let missing = missing(text, width);
    pad(text.as_str(), 0, missing, fill)
}

/// `str.rjust`.
pub fn right(text: Text<'_>, width: i64, fill: char) -> Result<Cow<'_, str>, Failure> {
    let missing = missing(text, width);
    pad(text.as_str(), missing, 0, fill)
}

/// `str.center`: where it cannot be in the middle, an odd width has the larger part before it.
pub fn center(text: Text<'_>, width: i64, fill: char) -> Result<Cow<'_, str>, Failure> {
    let missing = missing(text, width);
    let before = missing / 2 + (missing & width as usize & 1);
    pad(text.as_str(), before, missing - before, fill)
}

/// `str.zfill`: zeros behind the sign.
pub fn zeros(text: Text<'_>, width: i64) -> Result<Cow<'_, str>, Failure> {
    let padded = right(text, width, '0')?;
    let missing = padded.len() - text.as_str().len();
    match text.as_str().as_bytes().first() {
        Some(sign @ (b'+' | b'-')) if missing > 0 => {
            let mut result = String::with_capacity(padded.len());
            result.push(char::from(*sign));
            result.push_str(&padded[..missing]);
            result.push_str(&padded[missing + 1..]);
            Ok(result.into())
        }
        _ => Ok(padded),
    }
}

fn missing(text: Text<'_>, width: i64) -> usize {
    usize::try_from(width)
        .unwrap_or(if width < 0 { 0 } else { usize::MAX })
        .saturating_sub(text.len())
}

/// With this many characters before and after it.
pub(super) fn pad(
    text: &str,
    before: usize,
    after: usize,
    fill: char,
) -> Result<Cow<'_, str>, Failure> {
    if before == 0 && after == 0 {
        return Ok(text.into());
    }
    let size = before
        .saturating_add(after)
        .saturating_mul(fill.len_utf8())
        .saturating_add(text.len());
    check_size(size)?;
    let mut result = String::with_capacity(size);
    result.extend(std::iter::repeat_n(fill, before));
    result.push_str(text);
    result.extend(std::iter::repeat_n(fill, after));
    Ok(result.into())
}

/// `text * times`.
pub fn repeat(text: &str, times: i64) -> Result<String, Failure> {
    let times = usize::try_from(times).unwrap_or(if times < 0 { 0 } else { usize::MAX });
    check_size(text.len().saturating_mul(times))?;
    Ok(text.repeat(if text.is_empty() { 0 } else { times }))
}
