//! Case, kinds and padding of bytes.

use crate::python::failure::{Failure, check_size};

/// `bytes.isalpha`, `isdigit` and their like: at least one byte, and all of a kind.
pub fn all(bytes: &[u8], kind: impl Fn(&u8) -> bool) -> bool {
    !bytes.is_empty() && bytes.iter().all(kind)
}

/// `bytes.isupper`.
pub fn is_upper(bytes: &[u8]) -> bool {
    bytes.iter().any(u8::is_ascii_uppercase) && !bytes.iter().any(u8::is_ascii_lowercase)
}

/// `bytes.islower`.
pub fn is_lower(bytes: &[u8]) -> bool {
    bytes.iter().any(u8::is_ascii_lowercase) && !bytes.iter().any(u8::is_ascii_uppercase)
}

/// `bytes.istitle`.
pub fn is_title(bytes: &[u8]) -> bool {
    bytes.iter().any(u8::is_ascii_alphabetic) && title(bytes) == bytes
}

/// `bytes.capitalize`.
pub fn capitalize(bytes: &[u8]) -> Vec<u8> {
    let mut result = bytes.to_ascii_lowercase();
    if let Some(first) = result.first_mut() {
        first.make_ascii_uppercase();
    }
    result
}

/// `bytes.title`.
pub fn title(bytes: &[u8]) -> Vec<u8> {
    let mut in_word = false;
    let each = |byte: &u8| {
        let cased = if in_word {
            byte.to_ascii_lowercase()
        } else {
            byte.to_ascii_uppercase()
        };
        in_word = byte.is_ascii_alphabetic();
        cased
    };
    bytes.iter().map(each).collect()
}

/// `bytes.swapcase`.
pub fn swap_case(bytes: &[u8]) -> Vec<u8> {
    let swap = |byte: &u8| {
        if byte.is_ascii_alphabetic() {
            byte ^ 0x20
        } else {
            *byte
        }
    };
    bytes.iter().map(swap).collect()
}

/// Where `ljust`, `rjust` and `center` put the bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// `ljust`
    Left,
    /// `rjust`
    Right,
    /// `center`
    Center,
}

/// `bytes.ljust`, `rjust` and `center`.
pub fn pad(bytes: &[u8], side: Side, width: i64, fill: u8) -> Result<Vec<u8>, Failure> {
    let width = usize::try_from(width).unwrap_or(if width < 0 { 0 } else { usize::MAX });
    check_size(width)?;
    let missing = width.saturating_sub(bytes.len());
    let before = match side {
        Side::Left => 0,
        Side::Right => missing,
        Side::Center => missing / 2 + (missing & width & 1),
    };
    let mut result = vec![fill; before];
    result.extend_from_slice(bytes);
    result.resize(bytes.len() + missing, fill);
    Ok(result)
}

/// `bytes.zfill`: zeros behind the sign.
pub fn zeros(bytes: &[u8], width: i64) -> Result<Vec<u8>, Failure> {
    let mut result = pad(bytes, Side::Right, width, b'0')?;
    if let Some(b'+' | b'-') = bytes.first() {
        let missing = result.len() - bytes.len();
        result.swap(0, missing);
    }
    Ok(result)
}

/// `bytes.expandtabs(size)`.
pub fn expand_tabs(bytes: &[u8], size: i64) -> Result<Vec<u8>, Failure> {
    let size = usize::try_from(size).unwrap_or(0);
    let mut result = Vec::with_capacity(bytes.len());
    let mut column = 0;
    for byte in bytes {
        match byte {
            b'\t' if size == 0 => {}
            b'\t' => {
                let spaces = size - column % size;
                check_size(result.len().saturating_add(spaces))?;
                result.resize(result.len() + spaces, b' ');
                column += spaces;
            }
            _ => {
                result.push(*byte);
                column = if matches!(byte, b'\n' | b'\r') {
                    0
                } else {
                    column + 1
                };
            }
        }
    }
    Ok(result)
}
