//! `splitlines` and `expandtabs`.

use crate::python::failure::{Failure, check_size};

/// What ends a line of a string.
fn ends_line(c: char) -> bool {
    matches!(c, '\n'..='\r' | '\x1c'..='\x1e' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// `str.splitlines(keepends)`.
pub fn split_lines(text: &str, keep_ends: bool) -> Vec<&str> {
    let mut lines = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (line, end) = match rest.find(ends_line) {
            None => (rest.len(), rest.len()),
            Some(at) if rest[at..].starts_with("\r\n") => (at, at + 2),
            Some(at) => (at, at + rest[at..].chars().next().map_or(0, char::len_utf8)),
        };
        lines.push(&rest[..if keep_ends { end } else { line }]);
        rest = &rest[end..];
    }
    lines
}

/// `str.expandtabs(size)`: spaces up to the next multiple of `size` characters in the line.
pub fn expand_tabs(text: &str, size: i64) -> Result<String, Failure> {
    let size = usize::try_from(size).unwrap_or(0);
    let mut result = String::with_capacity(text.len());
    let mut column = 0;
    for c in text.chars() {
        match c {
            '\t' if size == 0 => {}
            '\t' => {
                let spaces = size - column % size;
                check_size(result.len().saturating_add(spaces))?;
                result.extend(std::iter::repeat_n(' ', spaces));
                column += spaces;
            }
            _ => {
                result.push(c);
                column = if matches!(c, '\n' | '\r') {
                    0
                } else {
                    column + 1
                };
            }
        }
    }
    Ok(result)
}
