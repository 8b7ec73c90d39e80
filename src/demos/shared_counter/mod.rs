//! Five tasks add to one counter: without a guard, updates are lost.

use super::demo::{Demo, ProcessSupport};
use crate::runtime::{Arguments, Choice, Program, RunError, ThreadContext};
use crate::value::Value;
use std::sync::Arc;

use crate::sync::{AtomicCounter, LockedCounter, RacyCounter};
use crate::trace::{Kind, Label, LabelText};

const TASKS: u64 = 5;

fn run(program: &Program, arguments: &Arguments) -> Result<Value, RunError> {
    let increments = arguments.integer("increments")?;
    let guard: Guard = arguments.choice("guard")?;
    let workers = arguments.integer("workers")?;
    let expected = TASKS * increments;

    let counter = count(program, workers, guard, TASKS, increments).counter;
    let actual = counter.get();
    let lost = expected - actual;
    program.print(format!(
        "{expected} expected, {actual} counted, {lost} lost"
    ));

    let cost = |&(name, guard): &(&'static str, Guard)| {
        let alone = count(program, 1, guard, 1, SAMPLE);
        let together = count(program, workers, guard, workers, SAMPLE / workers);
        Value::record([
            ("guard", Value::Text(name.to_owned())),
            ("aloneNs", Value::Float(alone.cost)),
            ("togetherNs", Value::Float(together.cost)),
        ])
    };
    Ok(Value::record([
        ("expected", expected.into()),
        ("actual", actual.into()),
        ("lost", lost.into()),
        ("costs", Guard::CHOICES.iter().map(cost).collect()),
    ]))
}

enum Counter {
    Racy(RacyCounter),
    Locked(LockedCounter),
    Atomic(AtomicCounter),
}

impl Counter {
    fn add(&self, cx: &mut ThreadContext) {
        match self {
            // Load, add, store: whatever another thread stores in between is overwritten.
            Self::Racy(counter) => counter.add(), // !
            Self::Locked(counter) => counter.add(|lock| cx.take(lock)), // !
            Self::Atomic(counter) => counter.add(), // !
        }
    }

    fn get(&self) -> u64 {
        match self {
            Self::Racy(counter) => counter.get(),
            Self::Locked(counter) => counter.get(),
            Self::Atomic(counter) => counter.get(),
        }
    }
}

#[derive(Clone, Copy)]
enum Guard {
    None,
    Lock,
    Atomic,
}

impl Choice for Guard {
    const CHOICES: &'static [(&'static str, Self)] = &[
        ("none", Self::None),
        ("lock", Self::Lock),
        ("atomic", Self::Atomic),
    ];
}

impl Guard {
    fn counter(self) -> Counter {
        match self {
            Self::None => Counter::Racy(RacyCounter::default()),
            Self::Lock => Counter::Locked(LockedCounter::default()),
            Self::Atomic => Counter::Atomic(AtomicCounter::default()),
        }
    }
}

/// A counter that was counted up.
struct Counted {
    counter: Arc<Counter>,
    /// Of an increment, in ns.
    cost: f64,
}

/// Increments from which the cost of one is told.
const SAMPLE: u64 = 100_000;

/// Has `tasks` tasks add to a new counter, `increments` each.
fn count(program: &Program, workers: u64, guard: Guard, tasks: u64, increments: u64) -> Counted {
    let counter = Arc::new(guard.counter());
    let label = Label {
        text: LabelText::Increments,
        first: 0,
        count: increments,
    };
    let shared = Arc::clone(&counter);
    let work = move |cx: &mut ThreadContext, _| {
        let start = cx.elapsed();
        cx.compute(label, |cx| (0..increments).for_each(|_| shared.add(cx)));
        (start, cx.elapsed())
    };
    let executor = program.thread_pool(workers as usize);
    let times = executor.map(0..tasks, work).expect("open for tasks"); // !
    let (start, end) = program
        .main()
        .block(Kind::Wait, Label::of(LabelText::ForFutures), || {
            times.fold((f64::INFINITY, 0.0_f64), |(start, end), time| {
                let (started, ended) = time.expect("adding does not fail");
                (start.min(started), end.max(ended))
            })
        });
    let cost = (end - start) * 1e6 / (tasks * increments) as f64;
    Counted { counter, cost }
}

/// The demo.
pub static DEMO: Demo<Arguments, Value> = Demo {
    id: "shared-counter",
    run: |program, arguments| run(program, &arguments),
    processes: ProcessSupport::No,
    #[cfg(not(target_arch = "wasm32"))]
    info: {
        use crate::demos::info::{DemoInfo, Parameter, ParameterType::*, Threads};
        use crate::runtime::arguments::choices;
        DemoInfo {
            section: "threading",
            title: "Count together",
            summary: "Adding one takes three steps: load, add, store. Two threads that load the \
                      same number count once for both.",
            parameters: &[
                Parameter {
                    name: "guard",
                    of: Choice {
                        choices: choices::<Guard>,
                    },
                },
                Parameter {
                    name: "increments",
                    of: Integer {
                        default: 1_000_000,
                        min: 1,
                        max: 10_000_000,
                    },
                },
                Parameter::WORKERS,
            ],
            threads: Threads::WORKERS,
            python: include_str!("listing.py"),
        }
    },
};
