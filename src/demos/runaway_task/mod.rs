//! Tasks that do not end: neither a timeout nor leaving the `with` block stops them.

use super::demo::{Demo, ProcessSupport};
use crate::executor::{ReturnWhen, wait};
use crate::runtime::{Arguments, Choice, Program, RunError};
use crate::value::Value;
use std::sync::Arc;
use std::time::Duration;

use crate::sync::Event;
use crate::trace::{Kind, Label, LabelText};

fn run(program: &Program, arguments: &Arguments) -> Result<Value, RunError> {
    let stop_by: StopBy = arguments.choice("stop_by")?;
    let workers = arguments.integer("workers")? as usize;
    let timeout = Duration::from_millis(arguments.integer("timeout_ms")?);
    let loop_ms = arguments.integer("loop_ms")? as f64;

    let stop = Arc::new(Event::default());
    let executor = program.thread_pool(workers);
    let runaway = |_| {
        let stop = Arc::clone(&stop);
        executor.submit(move |cx| {
            cx.compute(Label::of(LabelText::BusyLoop), |cx| {
                let end = cx.elapsed() + loop_ms;
                while cx.elapsed() < end && !stop.is_set() {} // !
            });
        })
    };
    let futures: Vec<_> = (0..workers).map(runaway).collect::<Result<_, _>>()?;
    let running = || futures.iter().filter(|future| !future.done()).count();

    let mut main = program.main();
    main.block(Kind::Wait, Label::of(LabelText::ForFutures), || {
        wait(&futures, Some(timeout), ReturnWhen::AllCompleted)
    });
    let returned = program.elapsed();
    let left = running();
    program.print(format!("after wait: {left} of {workers} still running"));

    if stop_by == StopBy::Flag {
        stop.set(); // !
    }
    if stop_by == StopBy::Engine {
        // Nobody waits for the threads. The engine ends with the program, and they with it.
        std::mem::forget(executor); // !
        program.print("the program ends");
    } else {
        // The end of Python's `with` block.
        main.block(Kind::Wait, Label::of(LabelText::ForThread), || {
            drop(executor)
        }); // !
        let left = running();
        program.print(format!(
            "after the with block: {left} of {workers} still running"
        ));
    }

    let (how, _) = StopBy::CHOICES[stop_by as usize];
    Ok(Value::record([
        ("stopped", (left > 0 && stop_by != StopBy::Wait).into()),
        ("how", how.into()),
        ("afterMs", (program.elapsed() - returned).into()),
    ]))
}

/// What becomes of the tasks after the timeout.
#[derive(Clone, Copy, PartialEq)]
enum StopBy {
    /// Nothing stops them: they are waited for.
    Wait,
    /// They look at a flag.
    Flag,
    /// The program ends, and its engine with it.
    Engine,
}

impl Choice for StopBy {
    const CHOICES: &'static [(&'static str, Self)] = &[
        ("wait", Self::Wait),
        ("flag", Self::Flag),
        ("engine", Self::Engine),
    ];
}

/// The demo.
pub static DEMO: Demo<Arguments, Value> = Demo {
    id: "runaway-task",
    run: |program, arguments| run(program, &arguments),
    processes: ProcessSupport::No,
    #[cfg(not(target_arch = "wasm32"))]
    info: {
        use crate::demos::info::{DemoInfo, Parameter, ParameterType::*, Threads};
        use crate::runtime::arguments::choices;
        DemoInfo {
            section: "concurrent.futures",
            title: "A task that does not end",
            summary: "Nothing outside a thread can stop it: not a timeout, not the end of the \
                      with block. It has to look at a flag, or go down with everything else.",
            parameters: &[
                Parameter {
                    name: "stop_by",
                    of: Choice {
                        choices: choices::<StopBy>,
                    },
                },
                Parameter {
                    name: "workers",
                    of: Integer {
                        default: 2,
                        min: 1,
                        max: 8,
                    },
                },
                Parameter {
                    name: "timeout_ms",
                    of: Integer {
                        default: 1000,
                        min: 0,
                        max: 10_000,
                    },
                },
                Parameter {
                    name: "loop_ms",
                    of: Integer {
                        default: 2500,
                        min: 0,
                        max: 20_000,
                    },
                },
            ],
            threads: Threads::WORKERS,
            python: include_str!("listing.py"),
        }
    },
};
