//! The messages between a pool and its processes. A message costs more than a short task, so tasks
//! travel in batches, and so do their answers.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// What a pool tells a process.
#[derive(Serialize, Deserialize)]
pub(super) enum Command {
    /// Compute these chunks, after those that were given before.
    Compute(Vec<Range<u64>>),
    /// Give back those of these chunks that are not begun yet.
    GiveBack(Vec<Range<u64>>),
}

/// What a process tells its pool.
#[derive(Serialize, Deserialize)]
pub(super) enum Reply {
    /// What came of the next chunks, in the order in which they were given.
    Answers(Vec<Answer>),
    /// The chunks that were asked back and will not be computed here.
    GivenBack(Vec<Range<u64>>),
}

/// What came of a chunk, and when it was begun and ended, in ms on the clock that all processes share.
#[derive(Serialize, Deserialize)]
pub(super) struct Answer {
    pub(super) result: Result<serde_bytes::ByteBuf, String>,
    pub(super) start: f64,
    pub(super) end: f64,
}
