//! A string whose places are counted in characters while its bytes are UTF-8.

use std::borrow::Cow;

use crate::python::slice::Places;

/// A string, and whether a byte is a character. Where it is, all of this takes no time that grows
/// with the string.
#[derive(Clone, Copy, Debug)]
pub struct Text<'a> {
    text: &'a str,
    ascii: bool,
}

impl<'a> From<&'a str> for Text<'a> {
    fn from(text: &'a str) -> Self {
        Self::new(text, text.is_ascii())
    }
}

impl<'a> Text<'a> {
    /// A string of which it is known whether all of it is ASCII.
    pub fn new(text: &'a str, ascii: bool) -> Self {
        Self { text, ascii }
    }

    /// The string.
    pub fn as_str(self) -> &'a str {
        self.text
    }

    /// Whether a byte is a character.
    pub fn is_ascii(self) -> bool {
        self.ascii
    }

    /// How many characters it has.
    pub fn len(self) -> usize {
        if self.ascii {
            self.text.len()
        } else {
            self.text.chars().count()
        }
    }

    /// Whether it has none.
    pub fn is_empty(self) -> bool {
        self.text.is_empty()
    }

    /// At which byte a character begins; the end where there are not so many.
    pub fn byte_at(self, place: usize) -> usize {
        if self.ascii {
            return place.min(self.text.len());
        }
        byte_of(self.text, place)
    }

    /// How many characters are before this byte.
    pub fn place_of(self, byte: usize) -> usize {
        if self.ascii {
            byte
        } else {
            self.text[..byte].chars().count()
        }
    }

    /// The character at a place; below zero counts from the end.
    pub fn get(self, place: i64) -> Option<char> {
        let place = if place < 0 {
            place.checked_add(self.len() as i64)?
        } else {
            place
        };
        let place = usize::try_from(place).ok()?;
        if self.ascii {
            return self
                .text
                .as_bytes()
                .get(place)
                .map(|byte| char::from(*byte));
        }
        self.text.chars().nth(place)
    }

    /// The characters from one place up to another.
    pub fn part(self, start: usize, end: usize) -> &'a str {
        let from = self.byte_at(start);
        let rest = &self.text[from..];
        let length = end.saturating_sub(start);
        &rest[..if self.ascii {
            length.min(rest.len())
        } else {
            byte_of(rest, length)
        }]
    }

    /// `text[start:stop:step]`, with the places that [`places`](crate::python::slice::places) found
    /// for its length.
    pub fn slice(self, places: Places) -> Cow<'a, str> {
        if places.step == 1 {
            return self.part(places.start, places.start + places.count).into();
        }
        if self.ascii {
            let bytes = self.text.as_bytes();
            return places
                .iter()
                .map(|at| char::from(bytes[at]))
                .collect::<String>()
                .into();
        }
        let (places, backward) = if places.step < 0 {
            (reversed(places), true)
        } else {
            (places, false)
        };
        let from = &self.text[self.byte_at(places.start)..];
        let taken = from
            .chars()
            .step_by(places.step as usize)
            .take(places.count);
        if backward {
            let characters: Vec<char> = taken.collect();
            characters.iter().rev().collect::<String>().into()
        } else {
            taken.collect::<String>().into()
        }
    }
}

/// The same places from the lowest up.
fn reversed(places: Places) -> Places {
    let start = places.iter().next_back().unwrap_or(0);
    Places {
        start,
        step: -places.step,
        count: places.count,
        ..places
    }
}

fn byte_of(text: &str, place: usize) -> usize {
    text.char_indices()
        .nth(place)
        .map_or(text.len(), |(byte, _)| byte)
}
