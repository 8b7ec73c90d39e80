//! `find`, `rfind`, `count`, `startswith` and `endswith`, with `start` and `end` in characters.

use super::Text;
use crate::python::slice::bounds;

/// The part between `start` and `end` and its first place; none where the one is behind the other.
pub fn window<'a>(
    text: Text<'a>,
    start: Option<i64>,
    end: Option<i64>,
) -> Option<(Text<'a>, usize)> {
    if start.is_none() && end.is_none() {
        return Some((text, 0));
    }
    let (start, end) = bounds(start, end, text.len())?;
    Some((Text::new(text.part(start, end), text.is_ascii()), start))
}

/// `str.find`: the first place, or none. For `str.index`, none is [`not_found`].
pub fn find(text: Text<'_>, wanted: &str, start: Option<i64>, end: Option<i64>) -> Option<usize> {
    let (part, first) = window(text, start, end)?;
    Some(first + part.place_of(part.as_str().find(wanted)?))
}

/// `str.rfind`: the last place, or none.
pub fn find_last(
    text: Text<'_>,
    wanted: &str,
    start: Option<i64>,
    end: Option<i64>,
) -> Option<usize> {
    let (part, first) = window(text, start, end)?;
    Some(first + part.place_of(part.as_str().rfind(wanted)?))
}

/// `str.count`: how often, without overlap.
pub fn count(text: Text<'_>, wanted: &str, start: Option<i64>, end: Option<i64>) -> usize {
    match window(text, start, end) {
        None => 0,
        Some((part, _)) if wanted.is_empty() => part.len() + 1,
        Some((part, _)) => part.as_str().matches(wanted).count(),
    }
}

/// `str.startswith`, for one prefix.
pub fn starts_with(text: Text<'_>, prefix: &str, start: Option<i64>, end: Option<i64>) -> bool {
    window(text, start, end).is_some_and(|(part, _)| part.as_str().starts_with(prefix))
}

/// `str.endswith`, for one suffix.
pub fn ends_with(text: Text<'_>, suffix: &str, start: Option<i64>, end: Option<i64>) -> bool {
    window(text, start, end).is_some_and(|(part, _)| part.as_str().ends_with(suffix))
}

/// What `str.index` and `str.rindex` raise.
pub fn not_found() -> crate::python::failure::Failure {
    crate::python::failure::Failure::value("substring not found")
}
