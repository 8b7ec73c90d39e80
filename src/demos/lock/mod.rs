//! Ten threads print lines of two parts: with a lock each line stays whole.

use super::demo::{Demo, ProcessSupport};
use crate::runtime::arguments::Guard;
use crate::runtime::{Arguments, Program, RunError, ThreadContext};
use crate::value::Value;
use std::sync::Arc;
use std::time::Duration;

use crate::sync::Lock;
use crate::sync::thread::sleep;
use crate::trace::{Kind, Label, LabelText};

const THREADS: usize = 10;

fn run(program: &Program, arguments: &Arguments) -> Result<Value, RunError> {
    let guard = arguments.choice("guard")?;
    let lock = Arc::new(Lock::default());
    let mut main = program.main();
    program.expect(THREADS as u64);

    let threads: Vec<_> = (0..THREADS)
        .map(|number| {
            let lock = Arc::clone(&lock);
            let thread = program.start(&format!("thread {number}"), move |cx| match guard {
                Guard::None => cx.span(Kind::Io, Label::of(LabelText::Print), |cx| {
                    speak(cx, number)
                }), // !
                Guard::Lock => cx.with_lock(&lock, |cx| speak(cx, number)), // !
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

fn speak(cx: &mut ThreadContext, number: usize) {
    cx.write(&format!("{number} begins, "));
    // Meanwhile others print, if nothing keeps them from it.
    sleep(Duration::from_millis(20));
    cx.print(format!("{number} ends"));
    cx.advance(1);
}

/// The demo.
pub static DEMO: Demo<Arguments, Value> = Demo {
    id: "lock",
    run: |program, arguments| run(program, &arguments),
    processes: ProcessSupport::No,
    #[cfg(not(target_arch = "wasm32"))]
    info: {
        use crate::demos::info::{DemoInfo, Parameter, ParameterType::*, Threads};
        use crate::runtime::arguments::choices;
        DemoInfo {
            section: "threading",
            title: "One at a time",
            summary: "Ten threads print on one screen. A lock lets each finish its line before \
                      the next one begins.",
            parameters: &[Parameter {
                name: "guard",
                of: Choice {
                    choices: choices::<Guard>,
                },
            }],
            threads: Threads {
                of: &[],
                plus: THREADS,
            },
            python: include_str!("listing.py"),
        }
    },
};
