//! `bytes.hex` and `bytes.fromhex`.

use super::split::is_space;
use crate::python::failure::Failure;

/// What separates groups in `bytes.hex`, given as text.
pub fn separator(text: &str) -> Result<char, Failure> {
    let mut characters = text.chars();
    match (characters.next(), characters.next()) {
        (Some(c), None) if c.is_ascii() => Ok(c),
        (Some(_), None) => Err(Failure::value("sep must be ASCII.")),
        _ => Err(Failure::value("sep must be length 1.")),
    }
}

/// `bytes.hex(sep, bytes_per_sep)`: groups are counted from the right, from the left where the number
/// is below zero.
pub fn to_hex(bytes: &[u8], separator: Option<char>, group: i64) -> String {
    let size = usize::try_from(group.unsigned_abs()).unwrap_or(usize::MAX);
    let mut result = String::with_capacity(bytes.len() * 2);
    for (at, byte) in bytes.iter().enumerate() {
        let counted = if group < 0 { at } else { bytes.len() - at };
        if let Some(separator) = separator
            && at > 0
            && size > 0
            && counted % size == 0
        {
            result.push(separator);
        }
        for digit in [byte >> 4, byte & 15] {
            result.push(char::from(b"0123456789abcdef"[usize::from(digit)]));
        }
    }
    result
}

/// `bytes.fromhex`: white space between bytes is left out.
pub fn from_hex(text: &str) -> Result<Vec<u8>, Failure> {
    let wrong = |place: usize| {
        Failure::value(format!(
            "non-hexadecimal number found in fromhex() arg at position {place}"
        ))
    };
    // What is not ASCII is told first.
    if let Some(place) = text.chars().position(|c| !c.is_ascii()) {
        return Err(wrong(place));
    }
    let mut result = Vec::with_capacity(text.len() / 2);
    let mut characters = text.chars().enumerate();
    let digit = |place: usize, c: char| c.to_digit(16).ok_or_else(|| wrong(place));
    while let Some((place, c)) = characters.next() {
        if is_space(c as u8) {
            continue;
        }
        let high = digit(place, c)?;
        let Some((place, c)) = characters.next() else {
            return Err(Failure::value(
                "fromhex() arg must contain an even number of hexadecimal digits",
            ));
        };
        result.push((high << 4 | digit(place, c)?) as u8);
    }
    Ok(result)
}
