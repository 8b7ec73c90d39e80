//! Ten threads print lines of two parts: with a lock, each line stays whole.

use std::time::Duration;

use super::{Answer, Parameters};
use crate::demos::guard::Guard;
use crate::runtime::{Program, RunError, ThreadContext};
use crate::sync::thread::sleep;
use crate::sync::{Arc, Lock};
use crate::trace::{Kind, Label, LabelText};

/// How many threads print.
pub(super) const THREADS: usize = 10;

/// Starts the threads one after the other, and counts the lines that others broke up.
pub(super) fn run(program: &Program, parameters: Parameters) -> Result<Answer, RunError> {
    let Parameters { guard } = parameters;
    let lock = Arc::new(Lock::default());
    let mut main = program.main();
    program.expect(THREADS as u64);

    let threads: Vec<_> = (0..THREADS)
        .map(|number| {
            let lock = Arc::clone(&lock);
            let thread = program.start(&format!("thread {number}"), move |cx| {
                talk(cx, guard, &lock, number)
            });
            main.sleep(Duration::from_millis(8));
            thread
        })
        .collect();
    for thread in threads {
        main.join(thread);
    }

    let is_whole = |line: &String| (0..THREADS).any(|n| *line == format!("{n} begins, {n} ends"));
    let lines = program.printed();
    Ok(Answer {
        interleaved: lines.iter().filter(|line| !is_whole(line)).count(),
    })
}

fn talk(cx: &mut ThreadContext, guard: Guard, lock: &Lock, number: usize) {
    let printing = Label::of(LabelText::Print);
    match guard {
        Guard::None => cx.span(Kind::Io, printing, |cx| speak(cx, number)), // !
        Guard::Lock => cx.with_lock(lock, |cx| speak(cx, number)),          // !
    }
}

fn speak(cx: &mut ThreadContext, number: usize) {
    cx.write(&format!("{number} begins, "));
    // Meanwhile others print, if nothing keeps them from it.
    sleep(Duration::from_millis(20));
    cx.print(format!("{number} ends"));
    cx.advance(1);
}
