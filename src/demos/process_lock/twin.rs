//! Five processes print lines of two parts: a lock in shared memory keeps each line whole.

use std::time::Duration;

use super::{Answer, Guard, Parameters};
use crate::process::{Child, Process, SharedLock, SpawnOptions, pickle};
use crate::runtime::{MainProcess, RunError, all_started, no_shared_memory};
use crate::sync::thread::sleep;
use crate::trace::{Kind, Label, LabelText};

const PROCESSES: usize = 5;

/// Has all processes speak at once, and counts the lines that were broken up.
pub(super) async fn main(main: MainProcess, parameters: Parameters) -> Result<Answer, RunError> {
    let process = &main.process;
    main.program.expect(PROCESSES as u64);

    let (memory, _) = process.share(1).ok_or_else(no_shared_memory)?; // !
    let start = |number: usize| {
        process.start(&SpawnOptions {
            name: &number.to_string(),
            target: "speak",
            argument: &pickle::dump(&parameters.guard),
            shared: &[memory],
            ..SpawnOptions::default()
        })
    };
    let children: Vec<Child> = (0..PROCESSES).map(start).collect();

    // They begin together: if each began as soon as it had started, they might never meet.
    all_started(process, &children).await?;
    for child in &children {
        child.connection().send(&());
    }
    for child in &children {
        child.join().await;
    }

    let whole: Vec<String> = (0..PROCESSES)
        .map(|number| format!("{number} begins, {number} ends"))
        .collect();
    let lines = main.program.printed();
    let interleaved = lines.iter().filter(|line| !whole.contains(line)).count();
    Ok(Answer { interleaved })
}

/// What each process does, once it is told to begin.
pub(super) async fn speak(process: Process, guard: Guard) {
    let parent = process.parent();
    let begin = process.during(Kind::Wait, FOR_START, parent.recv::<()>());
    if begin.await.is_err() {
        return;
    }
    match guard {
        Guard::None => process.span(Kind::Io, PRINT, || print_both_parts(&process)),
        Guard::Lock => {
            let lock = SharedLock::at(process.shared(0), 0);
            process.take(&lock, FOR_LOCK); // !
            process.span(Kind::Hold, THE_LOCK, || print_both_parts(&process));
            lock.release(); // !
        }
    }
}

fn print_both_parts(process: &Process) {
    let number = process.name();
    process.write(format!("{number} begins, "));
    // Meanwhile others print, unless the lock keeps them out.
    sleep(Duration::from_millis(50));
    process.print(format!("{number} ends"));
    process.advance(1);
}

const FOR_START: Label = Label::of(LabelText::ForStart);
const FOR_LOCK: Label = Label::of(LabelText::ForLock);
const THE_LOCK: Label = Label::of(LabelText::TheLock);
const PRINT: Label = Label::of(LabelText::Print);
