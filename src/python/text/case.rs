//! Upper, lower and title case, and case folding.

use super::chars::{is_cased, is_titlecase};

/// `str.upper`.
pub fn upper(text: &str) -> String {
    text.to_uppercase()
}

/// `str.lower`: a sigma at the end of a word is the one that belongs there.
pub fn lower(text: &str) -> String {
    text.to_lowercase()
}

/// `str.capitalize`.
pub fn capitalize(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    each_lowered(text, |at, c, lower| {
        if at == 0 {
            push_title(&mut result, c)
        } else {
            result.push_str(lower)
        }
    });
    result
}

/// `str.title`.
pub fn title(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    let mut in_word = false;
    each_lowered(text, |_, c, lower| {
        if in_word {
            result.push_str(lower)
        } else {
            push_title(&mut result, c)
        }
        in_word = is_cased(c);
    });
    result
}

/// `str.swapcase`.
pub fn swap_case(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    each_lowered(text, |_, c, lower| {
        if c.is_uppercase() {
            result.push_str(lower);
        } else if c.is_lowercase() {
            result.extend(c.to_uppercase());
        } else {
            result.push(c);
        }
    });
    result
}

/// `str.casefold`: texts that differ by case alone become equal. Folding is lowering what was
/// raised, apart from Cherokee, which folds to capitals, and two letters.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut result = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            'ı' => result.push(c),
            'ẞ' => result.push_str("ss"),
            '\u{13a0}'..='\u{13fd}' | '\u{ab70}'..='\u{abbf}' => result.extend(c.to_uppercase()),
            _ => result.extend(c.to_uppercase().flat_map(char::to_lowercase)),
        }
    }
    result
}

/// Calls `each` with the place of every character, itself and its lower case, which for a sigma
/// depends on what is around it.
fn each_lowered(text: &str, mut each: impl FnMut(usize, char, &str)) {
    let lowered = text.to_lowercase();
    let mut rest = lowered.as_str();
    for (at, c) in text.chars().enumerate() {
        let count = c.to_lowercase().count();
        let end = rest
            .char_indices()
            .nth(count)
            .map_or(rest.len(), |(end, _)| end);
        let (lower, after) = rest.split_at(end);
        each(at, c, lower);
        rest = after;
    }
}

fn push_title(result: &mut String, c: char) {
    let code = c as u32;
    let single = match code {
        // Digraphs, three of each: capitals, title case, small letters.
        0x1c4..=0x1cc => 0x1c5 + (code - 0x1c4) / 3 * 3,
        0x1f1..=0x1f3 => 0x1f2,
        // Georgian has capitals, but words do not begin with them.
        0x10d0..=0x10fa | 0x10fd..=0x10ff => code,
        // Greek with an iota beneath.
        0x1f80..=0x1faf => code | 8,
        0x1fb3 | 0x1fc3 | 0x1ff3 => code + 9,
        _ if is_titlecase(c) => code,
        _ => 0,
    };
    if single != 0 {
        result.push(char::from_u32(single).unwrap_or(c));
        return;
    }
    let mut upper = c.to_uppercase();
    result.extend(upper.next());
    for next in upper {
        match next {
            _ if c == 'ŉ' => result.push(next),
            'Ι' => result.push('\u{345}'),
            _ => result.extend(next.to_lowercase()),
        }
    }
}
