//! A number and an array in memory that processes share: with its lock, and without.

use super::demo::{Demo, Needs, ProcessProgram, ProcessSupport, only_on_processes};
use crate::process::{Child, Job, Process, SharedLock, SharedMemory, SpawnOptions, pickle};
use crate::runtime::arguments::Guard;
use crate::runtime::{Arguments, MainProcess, RunError};
use crate::value::Value;
use std::hint::black_box;

use crate::trace::{Kind, Label, LabelText};

// SharedMemory of the shared memory.
const LOCK: usize = 0;
const COUNTER: usize = 1;
const ARRAY: usize = 2;

fn main(main: MainProcess, arguments: Arguments) -> Job<Result<Value, RunError>> {
    Box::pin(async move {
        let count = arguments.integer("processes")? as usize;
        let increments = arguments.integer("increments")?;
        let process = &main.process;
        main.program.expect(count as u64 * increments);
        let (memory, words) = process.share(ARRAY + count).ok_or_else(no_shared_memory)?; // !

        let children: Vec<Child> = (0..count)
            .map(|number| {
                process.start(&SpawnOptions {
                    name: &number.to_string(),
                    target: "count",
                    argument: &pickle::dump(&arguments),
                    shared: &[memory],
                    ..SpawnOptions::default()
                })
            })
            .collect();
        for child in &children {
            child.join().await;
        }

        let expected = count as u64 * increments;
        let actual = words.load(COUNTER) as u64;
        let array: Vec<u64> = (ARRAY..ARRAY + count)
            .map(|at| words.load(at) as u64)
            .collect();
        let lost = expected - actual;
        process.print(format!(
            "{expected} expected, {actual} counted, {lost} lost"
        ));
        let texts: Vec<_> = array.iter().map(u64::to_string).collect();
        process.print(format!("array: [{}]", texts.join(", ")));
        Ok(Value::record([
            ("expected", expected.into()),
            ("actual", actual.into()),
            ("lost", lost.into()),
            ("array", array.into_iter().collect()),
        ]))
    })
}

pub(super) fn no_shared_memory() -> RunError {
    RunError::Unsupported("Memory that processes share is not to be had here.".to_owned())
}

fn count(process: Process, argument: Vec<u8>) -> Job<()> {
    Box::pin(async move {
        let arguments = pickle::load::<Arguments>(&argument);
        let increments = arguments.integer("increments").unwrap_or_default();
        let guard = arguments.choice("guard").unwrap_or(Guard::None);
        let words = process.shared(0);
        let lock = SharedLock::at(words.clone(), LOCK);
        let own = ARRAY + process.name().parse::<usize>().unwrap_or_default();
        let mut left = increments;
        while left > 0 {
            let some = left.min(increments.div_ceil(STEPS));
            let label = Label {
                text: LabelText::Increments,
                first: 0,
                count: some,
            };
            process.span(Kind::Compute, label, || match guard {
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
        words.store(own, increments as i32);
    })
}

/// In two steps, as `counter.value += 1` is.
fn add(words: &dyn SharedMemory) {
    let value = black_box(words.load(COUNTER));
    words.store(COUNTER, black_box(value + 1)); // !
}

/// So many spans and steps of progress a process.
const STEPS: u64 = 50;

/// The demo.
pub static DEMO: Demo<Arguments, Value> = Demo {
    id: "shared-value",
    run: only_on_processes,
    processes: ProcessSupport::Only(ProcessProgram {
        main,
        targets: &[("count", count)],
        needs: Needs::SharedMemory,
    }),
    #[cfg(not(target_arch = "wasm32"))]
    info: {
        use crate::demos::info::{DemoInfo, Parameter, ParameterType::*, Threads};
        use crate::runtime::arguments::choices;
        DemoInfo {
            section: "multiprocessing",
            title: "Value and Array",
            summary: "Processes can share memory if they ask for it. Then they race as threads \
                      do, unless the value's lock is held.",
            parameters: &[
                Parameter {
                    name: "guard",
                    of: Choice {
                        choices: choices::<Guard>,
                    },
                },
                Parameter {
                    name: "processes",
                    of: Integer {
                        default: 4,
                        min: 1,
                        max: 16,
                    },
                },
                Parameter {
                    name: "increments",
                    of: Integer {
                        default: 100_000,
                        min: 1,
                        max: 10_000_000,
                    },
                },
            ],
            threads: Threads::NONE,
            python: include_str!("listing.py"),
        }
    },
};
