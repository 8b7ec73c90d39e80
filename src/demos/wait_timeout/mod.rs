//! `wait` with a timeout gives up waiting; the tasks know nothing of it.

use super::demo::{Demo, ProcessSupport};
use crate::executor::{ReturnWhen, wait};
use crate::runtime::{Arguments, Program, RunError};
use crate::value::Value;
use std::sync::Arc;
use std::time::Duration;

use crate::sync::thread::sleep;
use crate::sync::{Mutex, lock};
use crate::trace::{Kind, Label, LabelText};

fn run(program: &Program, arguments: &Arguments) -> Result<Value, RunError> {
    let updates = arguments.integer("updates")?;
    let workers = arguments.integer("workers")? as usize;
    let timeout = Duration::from_millis(arguments.integer("timeout_ms")?);
    program.expect(updates);

    let store = Arc::new(Mutex::new(Vec::new()));
    let executor = program.thread_pool(workers);
    let update = |key: u64| {
        let store = Arc::clone(&store);
        executor.submit(move |cx| {
            cx.block(Kind::Io, Label::one(LabelText::Updates, key), || {
                sleep(SLOW)
            });
            lock(&store).push((key, key * key));
            cx.advance(1);
        })
    };
    let futures: Vec<_> = (0..updates).map(update).collect::<Result<_, _>>()?;

    let mut main = program.main();
    let waited = main.block(Kind::Wait, Label::of(LabelText::ForFutures), || {
        wait(&futures, Some(timeout), ReturnWhen::AllCompleted) // !
    });
    let (done, not_done) = (waited.done.len(), waited.not_done.len());
    program.print(format!("after wait: {done} done, {not_done} not done"));

    // The end of Python's `with` block: it waits for what is left.
    main.block(Kind::Wait, Label::of(LabelText::ForThread), || {
        drop(executor)
    });
    let is_done = |index: &&usize| futures[**index].done();
    let finished_later = waited.not_done.iter().filter(is_done).count();
    program.print(format!("after the with block: {finished_later} more done"));
    program.print(format!("the store has {} keys", lock(&store).len()));

    Ok(Value::record([
        ("done", done.into()),
        ("notDone", not_done.into()),
        ("finishedLater", finished_later.into()),
    ]))
}

/// How long the store takes for an update.
const SLOW: Duration = Duration::from_millis(10);

/// The demo.
pub static DEMO: Demo<Arguments, Value> = Demo {
    id: "wait-timeout",
    run: |program, arguments| run(program, &arguments),
    processes: ProcessSupport::No,
    #[cfg(not(target_arch = "wasm32"))]
    info: {
        use crate::demos::info::{DemoInfo, Parameter, ParameterType::Integer, Threads};
        DemoInfo {
            section: "concurrent.futures",
            title: "Waiting with a timeout",
            summary: "A timeout ends the waiting, not the work: what was not done when wait \
                      returned goes on behind your back.",
            parameters: &[
                Parameter {
                    name: "updates",
                    of: Integer {
                        default: 200,
                        min: 1,
                        max: 2000,
                    },
                },
                Parameter {
                    name: "workers",
                    of: Integer {
                        default: 3,
                        min: 1,
                        max: 16,
                    },
                },
                Parameter {
                    name: "timeout_ms",
                    of: Integer {
                        default: 300,
                        min: 0,
                        max: 30_000,
                    },
                },
            ],
            threads: Threads::WORKERS,
            python: include_str!("listing.py"),
        }
    },
};
