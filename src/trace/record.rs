//! A lane as it lies in memory, where the page reads it.

use super::kind::Kind;
use super::label::LabelText;
use super::ring::Ring;
use crate::sync::atomic::{AtomicBool, AtomicU8, AtomicU32, AtomicU64, Ordering};

/// Spans a lane keeps.
pub const CAPACITY: usize = 2048;
/// Bytes of a lane's name.
pub const NAME_BYTES: usize = 32;
/// Words of a span in the ring: kind and text, first, count, start, end.
pub(super) const WORDS: usize = 5;
/// Which word of a span is its count.
pub(super) const COUNT: usize = 2;
/// Which word of a span is its end.
pub(super) const END: usize = 4;

/// One lane as it lies in memory. Written by the one `Lane` that claimed it.
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

/// The first word of a span: what it was spent on, and which text tells what it was about.
pub(super) fn encode(kind: Kind, text: LabelText) -> u64 {
    kind as u64 | (text as u64) << 8
}
