//! A number and an array in memory that processes share: with its lock, and without.

use std::hint::black_box;

use super::{Answer, Parameters};
use crate::demos::guard::Guard;
use crate::process::{Child, Process, SharedLock, SharedMemory, SpawnOptions, pickle};
use crate::runtime::{MainProcess, RunError, no_shared_memory};
use crate::trace::{Kind, Label, LabelText};

// The words of the shared memory.
const LOCK: usize = 0;
const COUNTER: usize = 1;
const ARRAY: usize = 2;

/// Has several processes add to one counter.
pub(super) async fn main(main: MainProcess, parameters: Parameters) -> Result<Answer, RunError> {
    let process = &main.process;
    let count = parameters.processes;
    let expected = count as u64 * parameters.increments;
    main.program.expect(expected);
    let (memory, words) = process.share(ARRAY + count).ok_or_else(no_shared_memory)?; // !

    let start = |number: usize| {
        process.start(&SpawnOptions {
            name: &format!("process {number}"),
            target: "work",
            argument: &pickle::dump(&(number, &parameters)),
            shared: &[memory],
            ..SpawnOptions::default()
        })
    };
    let children: Vec<Child> = (0..count).map(start).collect();
    for child in &children {
        child.join().await;
    }

    let actual = words.load(COUNTER) as u64;
    let own = |number| words.load(ARRAY + number) as u64;
    let array: Vec<u64> = (0..count).map(own).collect();
    let lost = expected - actual;
    process.print(format!(
        "{expected} expected, {actual} counted, {lost} lost"
    ));
    let texts: Vec<_> = array.iter().map(u64::to_string).collect();
    process.print(format!("array: [{}]", texts.join(", ")));
    Ok(Answer {
        expected,
        actual,
        lost,
        array,
    })
}

/// What each process does: it adds to the counter all share, and notes in its own place how often.
pub(super) async fn work(process: Process, number: usize, parameters: Parameters) {
    let increments = parameters.increments;
    let words = process.shared(0);
    let lock = SharedLock::at(words.clone(), LOCK);
    let mut left = increments;
    while left > 0 {
        let some = left.min(increments.div_ceil(STEPS));
        let label = Label {
            text: LabelText::Increments,
            first: 0,
            count: some,
        };
        process.span(Kind::Compute, label, || match parameters.guard {
            Guard::None => (0..some).for_each(|_| add(&*words)),
            Guard::Lock => (0..some).for_each(|_| {
                lock.acquire();
                add(&*words);
                lock.release();
            }),
        });
        process.advance(some);
        left -= some;
    }
    words.store(ARRAY + number, increments as i32);
}

/// In two steps, as `counter.value += 1` is.
fn add(words: &dyn SharedMemory) {
    let value = black_box(words.load(COUNTER));
    words.store(COUNTER, black_box(value + 1)); // !
}

/// How many spans and steps of progress a process shows.
const STEPS: u64 = 50;
