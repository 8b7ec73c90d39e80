//! Lanes read back, for tests.

use super::kind::Kind;
use super::record::{Record, WORDS};
use crate::sync::atomic::Ordering;

/// A span that was read back.
#[derive(Clone, Debug, PartialEq)]
pub struct Span {
    /// What the time was spent on: one of [`Kind::NAMES`].
    pub kind: &'static str,
    /// The label's text, as an index into `LabelText::FORMS`.
    pub text: u8,
    /// The first item or number.
    pub first: u64,
    /// How many.
    pub count: u64,
    /// Milliseconds since the run began.
    pub start: f64,
    /// Milliseconds since the run began.
    pub end: f64,
}

/// A lane that was read back.
#[derive(Clone, Debug, PartialEq)]
pub struct LaneSnapshot {
    /// The lane's name.
    pub name: String,
    /// The spans that were kept, oldest first.
    pub spans: Vec<Span>,
    /// How many older spans were overwritten.
    pub dropped: u32,
    /// How many items are done on this lane.
    pub done: u64,
}

impl Record {
    pub(super) fn snapshot(&self) -> Option<LaneSnapshot> {
        let length = self.name_length.load(Ordering::Acquire) as usize;
        if length == 0 {
            return None;
        }
        let name: Vec<u8> = self.name[..length]
            .iter()
            .map(|b| b.load(Ordering::Relaxed))
            .collect();
        let (dropped, entries) = self.spans.read();
        Some(LaneSnapshot {
            name: String::from_utf8_lossy(&name).into_owned(),
            spans: entries.into_iter().map(Span::decode).collect(),
            dropped,
            done: self.done.load(Ordering::Relaxed),
        })
    }
}

impl Span {
    fn decode([what, first, count, start, end]: [u64; WORDS]) -> Self {
        Self {
            kind: Kind::NAMES[(what & 0xff) as usize],
            text: (what >> 8) as u8,
            first,
            count,
            start: f64::from_bits(start),
            end: f64::from_bits(end),
        }
    }
}
