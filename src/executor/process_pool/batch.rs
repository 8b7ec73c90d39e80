//! What a pool and its processes send each other. A message costs more than a short task, so tasks
//! travel several in a batch, and so do their answers.

use std::ops::Range;

use crate::executor::remote::Remote;
use crate::executor::task::TaskError;
use crate::process::Process;
use crate::sync::clock;

/// What a process made of a chunk, and when.
pub(super) struct Answer {
    pub(super) result: Result<Vec<u8>, String>,
    pub(super) start: f64,
    pub(super) end: f64,
}

/// An answer lies in a batch as its bytes and, after them, when it was computed, from and until,
/// whether it failed, and how many bytes there are. So a batch is read from its end, and a large
/// answer that travels alone is never copied.
const TRAILER: usize = 25;

/// An answer is kept for the next batch no longer than this, in ms, but for the task under way.
const HELD_MS: f64 = 0.5;

/// A pool's process: computes what comes, until the pool is closed.
pub async fn serve(process: Process, work: Box<dyn Remote>) {
    let parent = process.parent();
    while let Ok(tasks) = parent.recv().await {
        let mut answers = Vec::new();
        let mut start = clock::now();
        let mut held_since = start;
        for chunk in decode_tasks(&tasks) {
            let result = work.compute(chunk);
            let end = clock::now();
            add_answer(&mut answers, result, start, end);
            start = end;
            if end - held_since > HELD_MS {
                parent.send(&std::mem::take(&mut answers));
                held_since = end;
            }
        }
        if !answers.is_empty() {
            parent.send(&answers);
        }
    }
}

/// A batch of tasks.
pub(super) fn encode_tasks(chunks: impl Iterator<Item = Range<u64>>) -> Vec<u8> {
    chunks
        .flat_map(|chunk| [chunk.start, chunk.end])
        .flat_map(u64::to_le_bytes)
        .collect()
}

fn decode_tasks(batch: &[u8]) -> impl Iterator<Item = Range<u64>> {
    batch
        .chunks_exact(16)
        .filter_map(|task| Some(word(task, 0)?..word(task, 8)?))
}

fn add_answer(batch: &mut Vec<u8>, result: Result<Vec<u8>, TaskError>, start: f64, end: f64) {
    let (mut bytes, failed) = match result {
        Ok(results) => (results, 0),
        Err(error) => (error.message.into_bytes(), 1),
    };
    let length = bytes.len() as u64;
    if batch.is_empty() {
        *batch = bytes;
    } else {
        batch.append(&mut bytes);
    }
    batch.reserve(TRAILER);
    batch.extend(start.to_le_bytes());
    batch.extend(end.to_le_bytes());
    batch.push(failed);
    batch.extend(length.to_le_bytes());
}

/// The answers in a batch, in the order in which they were given.
pub(super) fn decode_answers(mut batch: Vec<u8>) -> Vec<Answer> {
    let mut answers = Vec::new();
    while let Some(answer) = take_last(&mut batch) {
        answers.push(answer);
    }
    answers.reverse();
    answers
}

fn take_last(batch: &mut Vec<u8>) -> Option<Answer> {
    let trailer = batch.len().checked_sub(TRAILER)?;
    let time = |from| word(batch, trailer + from).map(f64::from_bits);
    let (start, end) = (time(0)?, time(8)?);
    let failed = batch[trailer + 16] != 0;
    let length = word(batch, trailer + 17)?;
    let from = trailer.checked_sub(length as usize)?;
    batch.truncate(trailer);
    let bytes = match from {
        0 => std::mem::take(batch),
        _ => batch.split_off(from),
    };
    let result = match failed {
        false => Ok(bytes),
        true => Err(String::from_utf8_lossy(&bytes).into_owned()),
    };
    Some(Answer { result, start, end })
}

fn word(bytes: &[u8], from: usize) -> Option<u64> {
    let word = bytes.get(from..from + 8)?;
    word.try_into().ok().map(u64::from_le_bytes)
}
