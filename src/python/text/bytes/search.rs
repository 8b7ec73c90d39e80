//! `find`, `count`, `replace` and their like.

use std::borrow::Cow;

use crate::python::failure::{Failure, check_size};
use crate::python::slice::bounds;

/// The multiplier of the rolling hash.
const MULTIPLIER: u32 = 0x0100_0193;

/// Where `wanted` is first. By a rolling hash, so that time grows with the sum of the lengths, not
/// their product.
pub fn position(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    if let [byte] = wanted {
        return bytes.iter().position(|other| other == byte);
    }
    search(
        bytes.len(),
        wanted.len(),
        |at| bytes[at],
        |at| wanted[at],
        |at| bytes[at..].starts_with(wanted),
    )
}

/// Where `wanted` is last.
pub fn last_position(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    let (length, size) = (bytes.len(), wanted.len());
    let backward = search(
        length,
        size,
        |at| bytes[length - 1 - at],
        |at| wanted[size - 1 - at],
        |at| bytes[..length - at].ends_with(wanted),
    );
    backward.map(|at| length - at - size)
}

fn search(
    length: usize,
    size: usize,
    byte: impl Fn(usize) -> u8,
    wanted: impl Fn(usize) -> u8,
    is_at: impl Fn(usize) -> bool,
) -> Option<usize> {
    if size > length {
        return None;
    }
    let add = |hash: u32, byte: u8| hash.wrapping_mul(MULTIPLIER).wrapping_add(byte.into());
    let goal = (0..size).fold(0, |hash, at| add(hash, wanted(at)));
    let mut hash = (0..size).fold(0, |hash, at| add(hash, byte(at)));
    let gone = MULTIPLIER.wrapping_pow(size as u32);
    for at in 0.. {
        if hash == goal && is_at(at) {
            return Some(at);
        }
        if at + size == length {
            break;
        }
        hash = add(hash, byte(at + size)).wrapping_sub(gone.wrapping_mul(byte(at).into()));
    }
    None
}

/// The part between `start` and `end` and its first place; none where the one is behind the other.
pub fn window(bytes: &[u8], start: Option<i64>, end: Option<i64>) -> Option<(&[u8], usize)> {
    let (start, end) = bounds(start, end, bytes.len())?;
    Some((&bytes[start..end], start))
}

/// `bytes.find`: the first place, or none. For `bytes.index`, none is [`not_found`].
pub fn find(bytes: &[u8], wanted: &[u8], start: Option<i64>, end: Option<i64>) -> Option<usize> {
    let (part, first) = window(bytes, start, end)?;
    Some(first + position(part, wanted)?)
}

/// `bytes.rfind`: the last place, or none.
pub fn find_last(
    bytes: &[u8],
    wanted: &[u8],
    start: Option<i64>,
    end: Option<i64>,
) -> Option<usize> {
    let (part, first) = window(bytes, start, end)?;
    Some(first + last_position(part, wanted)?)
}

/// `bytes.count`: how often, without overlap.
pub fn count(bytes: &[u8], wanted: &[u8], start: Option<i64>, end: Option<i64>) -> usize {
    match window(bytes, start, end) {
        None => 0,
        Some((part, _)) if wanted.is_empty() => part.len() + 1,
        Some((part, _)) => places(part, wanted).count(),
    }
}

/// Where `wanted` is, without overlap; it must not be empty.
pub fn places<'a>(bytes: &'a [u8], wanted: &'a [u8]) -> impl Iterator<Item = usize> + 'a {
    let mut from = 0;
    std::iter::from_fn(move || {
        let at = from + position(&bytes[from..], wanted)?;
        from = at + wanted.len();
        Some(at)
    })
}

/// What `bytes.index` and `bytes.rindex` raise.
pub fn not_found() -> Failure {
    Failure::value("subsection not found")
}

/// A byte that is given as a number.
pub fn byte(number: i64) -> Result<u8, Failure> {
    u8::try_from(number).map_err(|_| Failure::value("byte must be in range(0, 256)"))
}

/// `bytes.replace(old, new, count)`: all where `count` is below zero.
pub fn replace<'a>(
    bytes: &'a [u8],
    old: &[u8],
    new: &[u8],
    count: i64,
) -> Result<Cow<'a, [u8]>, Failure> {
    let limit = usize::try_from(count).unwrap_or(if count < 0 { usize::MAX } else { 0 });
    let all: Vec<usize> = if old.is_empty() {
        (0..=bytes.len()).take(limit).collect()
    } else {
        places(bytes, old).take(limit).collect()
    };
    if all.is_empty() {
        return Ok(bytes.into());
    }
    check_size(
        bytes
            .len()
            .saturating_add(all.len().saturating_mul(new.len())),
    )?;
    let mut result = Vec::with_capacity(bytes.len());
    let mut done = 0;
    for at in all {
        result.extend_from_slice(&bytes[done..at]);
        result.extend_from_slice(new);
        done = at + old.len();
    }
    result.extend_from_slice(&bytes[done..]);
    Ok(result.into())
}
