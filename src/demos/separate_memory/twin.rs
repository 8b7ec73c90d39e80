//! A global variable, changed by processes and by threads: only the threads' changes are still
//! there afterwards.

// Not from `crate::sync`: its atomics cannot be static under loom.
use std::sync::atomic::{AtomicU64, Ordering};

use super::{Answer, Parameters};
use crate::process::{Process, SpawnOptions};
use crate::runtime::{MainProcess, Program, RunError};
use crate::trace::{Kind, Label, LabelText};

/// Threads share it; each process has its own.
static COUNTER: AtomicU64 = AtomicU64::new(0);

/// What every child does, whether it is a process or a thread.
fn add_one() -> u64 {
    // Relaxed is enough: each child is joined before the next one starts.
    COUNTER.fetch_add(1, Ordering::Relaxed) + 1 // !
}

/// Starts processes one after the other, then threads one after the other.
pub(super) async fn main(main: MainProcess, parameters: Parameters) -> Result<Answer, RunError> {
    let children = parameters.children;
    let has_threads = main.program.has_threads();
    main.program
        .expect(children * if has_threads { 2 } else { 1 });
    // Earlier runs used this memory, too.
    COUNTER.store(0, Ordering::Relaxed);

    let process = &main.process;
    let seen = run_processes(process, children).await;
    let parent = COUNTER.load(Ordering::Relaxed);
    process.print(format!("after the processes: counter is {parent}"));

    let threads = has_threads.then(|| {
        run_threads(&main.program, process, children);
        let after = COUNTER.load(Ordering::Relaxed);
        process.print(format!("after the threads: counter is {after}"));
        after
    });
    Ok(Answer {
        parent,
        children: seen,
        threads,
    })
}

/// Gives the counter as each process saw it.
async fn run_processes(process: &Process, children: u64) -> Vec<u64> {
    let mut seen = Vec::new();
    for number in 1..=children {
        let child = process.start(&SpawnOptions {
            name: &format!("process {number}"),
            target: "add_one",
            ..SpawnOptions::default()
        });
        let connection = child.connection();
        child.join().await;
        seen.push(connection.recv().await.unwrap_or_default());
    }
    seen
}

/// What a child process does: it adds one, and tells its parent what the counter is now.
pub(super) async fn child(process: Process) {
    let count = process.span(Kind::Compute, ADDING, add_one);
    process.print(format!("{}: counter is {count}", process.name()));
    process.advance(1);
    process.parent().send(&count);
}

fn run_threads(program: &Program, process: &Process, children: u64) {
    for number in 1..=children {
        let name = format!("thread {number}");
        let thread = program.start(&name.clone(), move |cx| {
            let count = cx.compute(ADDING, |_| add_one());
            cx.print(format!("{name}: counter is {count}"));
            cx.advance(1);
        });
        process.span(Kind::Wait, Label::of(LabelText::ForThread), || {
            thread.join().ok()
        });
    }
}

const ADDING: Label = Label::of(LabelText::Increments);
