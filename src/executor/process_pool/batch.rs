//! What a pool and its processes send each other. A message costs more than a short task, so tasks
//! travel several in a batch, and so do their answers.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::executor::remote::AnyRemote;
use crate::process::Process;
use crate::sync::clock;

/// Tasks of a process, each a chunk of the items.
pub(super) type Tasks = Vec<Range<u64>>;

/// What a process made of a chunk, and from when to when, in ms on the clock that all processes
/// share.
#[derive(Serialize, Deserialize)]
pub(super) struct Answer {
    pub(super) result: Result<serde_bytes::ByteBuf, String>,
    pub(super) start: f64,
    pub(super) end: f64,
}

/// An answer is kept for the next batch no longer than this, in ms, but for the task under way.
const HELD_MS: f64 = 0.5;

/// A pool's process: computes what arrives, until the pool is closed.
pub async fn serve(process: Process, work: Box<dyn AnyRemote>) {
    let parent = process.parent();
    while let Ok(tasks) = parent.recv::<Tasks>().await {
        let mut answers = Vec::new();
        let mut start = clock::now();
        let mut held_since = start;
        for chunk in tasks {
            let result = work.compute(chunk);
            let end = clock::now();
            answers.push(Answer {
                result: result.map(Into::into).map_err(|error| error.message),
                start,
                end,
            });
            start = end;
            if end - held_since > HELD_MS {
                parent.send(&answers);
                answers.clear();
                held_since = end;
            }
        }
        if !answers.is_empty() {
            parent.send(&answers);
        }
    }
}
