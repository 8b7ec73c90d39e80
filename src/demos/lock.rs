//! Ten threads print lines of two parts: with a lock each line stays whole.

use std::sync::Arc;
use std::time::Duration;

use super::arguments::Guard;
use super::{Arguments, Demo, Me, Processes, Program, RunError, Value};
use crate::sync::Lock;
use crate::sync::thread::sleep;
use crate::trace::{Kind, Label, Text};

const THREADS: usize = 10;

fn run(program: &Program, arguments: &Arguments) -> Result<Value, RunError> {
    let guard = arguments.word("guard")?;
    let lock = Arc::new(Lock::default());
    let mut main = program.main();
    program.expect(THREADS as u64);

    let threads: Vec<_> = (0..THREADS)
        .map(|number| {
            let lock = Arc::clone(&lock);
            let thread = program.start(&format!("thread {number}"), move |me| match guard {
                Guard::None => me.span(Kind::Io, Label::of(Text::Print), |me| speak(me, number)), // !
                Guard::Lock => me.with_lock(&lock, |me| speak(me, number)), // !
            });
            // They come one after the other.
            main.sleep(Duration::from_millis(8));
            thread
        })
        .collect();
    for thread in threads {
        main.join(thread);
    }

    let is_whole = |line: &String| (0..THREADS).any(|n| *line == format!("{n} begins, {n} ends"));
    let lines = program.printed();
    let interleaved = lines.iter().filter(|line| !is_whole(line)).count();
    Ok(Value::record([(
        "interleaved",
        (interleaved as u64).into(),
    )]))
}

fn speak(me: &mut Me, number: usize) {
    me.write(&format!("{number} begins, "));
    // Meanwhile others print, if nothing keeps them from it.
    sleep(Duration::from_millis(20));
    me.print(format!("{number} ends"));
    me.advance(1);
}

/// The demo.
pub static DEMO: Demo = Demo {
    id: "lock",
    run,
    processes: Processes::No,
    #[cfg(not(target_arch = "wasm32"))]
    about: {
        use super::{About, Parameter, ParameterType::*, Threads, arguments::words};
        About {
            section: "threading",
            title: "One at a time",
            summary: "Ten threads print on one screen. A lock lets each finish its line before \
                      the next one begins.",
            parameters: &[Parameter {
                name: "guard",
                of: Choice {
                    choices: words::<Guard>,
                },
            }],
            threads: Threads {
                of: &[],
                plus: THREADS,
            },
            python: include_str!("lock.py"),
        }
    },
};
