//! What a pool and its processes send each other. A message costs more than a short task, so tasks
//! travel several in a letter, and so do their answers.

use std::ops::Range;

use crate::executor::{Remote, TaskError};
use crate::process::Process;
use crate::sync::clock;

/// What a process made of a chunk, and when.
pub(super) struct Answer {
    pub(super) result: Result<Vec<u8>, String>,
    pub(super) start: f64,
    pub(super) end: f64,
}

/// An answer lies in a letter as its bytes and, after them, when it was computed, from and until,
/// whether it failed, and how many bytes there are. So a letter is read from its end, and a large
/// answer that travels alone is never copied.
const TRAILER: usize = 25;

/// An answer is kept for the next letter no longer than this, in ms, but for the task under way.
const HELD_MS: f64 = 0.5;

/// A pool's process: computes what comes, until the pool is closed.
pub async fn serve(me: Process, work: Box<dyn Remote>) {
    let parent = me.parent();
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

/// A letter of tasks.
pub(super) fn encode_tasks(chunks: impl Iterator<Item = Range<u64>>) -> Vec<u8> {
    chunks
        .flat_map(|chunk| [chunk.start, chunk.end])
        .flat_map(u64::to_le_bytes)
        .collect()
}

fn decode_tasks(letter: &[u8]) -> impl Iterator<Item = Range<u64>> {
    letter
        .chunks_exact(16)
        .filter_map(|task| Some(word(task, 0)?..word(task, 8)?))
}

fn add_answer(letter: &mut Vec<u8>, result: Result<Vec<u8>, TaskError>, start: f64, end: f64) {
    let (mut bytes, failed) = match result {
        Ok(results) => (results, 0),
        Err(error) => (error.message.into_bytes(), 1),
    };
    let length = bytes.len() as u64;
    if letter.is_empty() {
        *letter = bytes;
    } else {
        letter.append(&mut bytes);
    }
    letter.reserve(TRAILER);
    letter.extend(start.to_le_bytes());
    letter.extend(end.to_le_bytes());
    letter.push(failed);
    letter.extend(length.to_le_bytes());
}

/// The answers in a letter, in the order in which they were given.
pub(super) fn decode_answers(mut letter: Vec<u8>) -> Vec<Answer> {
    let mut answers = Vec::new();
    while let Some(answer) = take_last(&mut letter) {
        answers.push(answer);
    }
    answers.reverse();
    answers
}

fn take_last(letter: &mut Vec<u8>) -> Option<Answer> {
    let trailer = letter.len().checked_sub(TRAILER)?;
    let time = |from| word(letter, trailer + from).map(f64::from_bits);
    let (start, end) = (time(0)?, time(8)?);
    let failed = letter[trailer + 16] != 0;
    let length = word(letter, trailer + 17)?;
    let from = trailer.checked_sub(length as usize)?;
    letter.truncate(trailer);
    let bytes = match from {
        0 => std::mem::take(letter),
        _ => letter.split_off(from),
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
