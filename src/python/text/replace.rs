//! `replace` and `translate`.

use std::borrow::Cow;

use super::chars::character;
use crate::python::failure::{Failure, check_size};
use crate::python::number::IntRef;

/// `str.replace(old, new, count)`: all where `count` is below zero. Borrowed where nothing changes.
pub fn replace<'a>(
    text: &'a str,
    old: &str,
    new: &str,
    count: i64,
) -> Result<Cow<'a, str>, Failure> {
    let limit = usize::try_from(count).unwrap_or(if count < 0 { usize::MAX } else { 0 });
    if limit == 0 || !text.contains(old) {
        return Ok(text.into());
    }
    if new.len() > old.len() {
        let times = if old.is_empty() {
            text.len() + 1
        } else {
            text.len() / old.len()
        }
        .min(limit);
        if times.saturating_mul(new.len() - old.len()) > 1 << 20 {
            let times = text.matches(old).count().min(limit);
            check_size(
                text.len()
                    .saturating_add(times.saturating_mul(new.len() - old.len())),
            )?;
        }
    }
    // An empty text is found before each character and at the end, by Rust as by Python.
    Ok(text.replacen(old, new, limit).into())
}

/// What `str.translate` puts in a character's place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Replacement<'a> {
    /// The table does not have the character.
    Keep,
    /// The table has None.
    Remove,
    /// The table has a number.
    Code(i64),
    /// The table has a string.
    Text(Cow<'a, str>),
}

/// `str.translate`, with the table as a function.
pub fn translate<'a, E: From<Failure>>(
    text: &str,
    mut look_up: impl FnMut(char) -> Result<Replacement<'a>, E>,
) -> Result<String, E> {
    let mut result = String::with_capacity(text.len());
    for c in text.chars() {
        match look_up(c)? {
            Replacement::Keep => result.push(c),
            Replacement::Remove => {}
            Replacement::Code(code) => {
                let out_of_range = Failure::value("character mapping must be in range(0x110000)");
                result.push(character(IntRef::Small(code), out_of_range)?);
            }
            Replacement::Text(text) => result.push_str(&text),
        }
    }
    Ok(result)
}
