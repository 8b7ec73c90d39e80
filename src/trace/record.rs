//! A lane in memory, where the page reads it.

use super::kind::Kind;
use super::label::LabelText;
use super::ring::Ring;
use crate::sync::atomic::{AtomicBool, AtomicU8, AtomicU32, AtomicU64, Ordering};

/// How many spans a lane keeps.
pub const CAPACITY: usize = 2048;
/// How many bytes a lane's name may have.
pub const NAME_BYTES: usize = 32;
/// A span's words in the ring: kind and text, first, count, start, end.
pub(super) const WORDS: usize = 5;
/// The index of a span's count among its words.
pub(super) const COUNT: usize = 2;
/// The index of a span's end among its words.
pub(super) const END: usize = 4;

/// A lane in memory. Only the `Lane` that has claimed it writes to it.
#[derive(Debug)]
#[repr(C)]
pub(super) struct Record {
    pub(super) done: AtomicU64,
    pub(super) open_start: AtomicU64,
    pub(super) open_first: AtomicU64,
    pub(super) open_count: AtomicU64,
    /// Kind and text as in the ring's first word; 0 while no span is open.
    pub(super) open_what: AtomicU64,
    pub(super) name_length: AtomicU32,
    pub(super) name: [AtomicU8; NAME_BYTES],
    pub(super) claimed: AtomicBool,
    pub(super) spans: Ring<WORDS>,
}

impl Record {
    pub(super) fn new() -> Self {
        Self {
            done: AtomicU64::new(0),
            open_start: AtomicU64::new(0),
            open_first: AtomicU64::new(0),
            open_count: AtomicU64::new(0),
            open_what: AtomicU64::new(0),
            name_length: AtomicU32::new(0),
            name: std::array::from_fn(|_| AtomicU8::new(0)),
            claimed: AtomicBool::new(false),
            spans: Ring::new(CAPACITY),
        }
    }

    pub(super) fn rename(&self, name: &str) {
        let length = name.floor_char_boundary(NAME_BYTES);
        for (byte, value) in self.name.iter().zip(name[..length].bytes()) {
            byte.store(value, Ordering::Relaxed);
        }
        self.name_length.store(length as u32, Ordering::Release);
    }

    /// When the newest span ended, in ms since the run began.
    pub(super) fn newest_end(&self) -> Option<f64> {
        self.spans.newest().map(|[.., end]| f64::from_bits(end))
    }
}

/// A span's first word: its kind and its label's text.
pub(super) fn encode(kind: Kind, text: LabelText) -> u64 {
    kind as u64 | (text as u64) << 8
}
