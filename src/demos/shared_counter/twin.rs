//! Five tasks add to one counter: without a guard, updates are lost.

use std::sync::Arc;

use super::{Answer, Cost, Guard, Parameters};
use crate::runtime::{Program, RunError, ThreadContext};
use crate::sync::{AtomicCounter, LockedCounter, RacyCounter};
use crate::trace::{Kind, Label, LabelText};

const TASKS: u64 = 5;

/// Counts with the guard that was chosen, then tells what an increment costs with each of them.
pub(super) fn run(program: &Program, parameters: Parameters) -> Result<Answer, RunError> {
    let Parameters {
        guard,
        increments,
        workers,
    } = parameters;
    let counter = Counter::new(guard);
    add_up(program, workers, &counter, TASKS, increments);

    let expected = TASKS * increments;
    let actual = counter.get();
    let lost = expected - actual;
    program.print(format!(
        "{expected} expected, {actual} counted, {lost} lost"
    ));
    Ok(Answer {
        expected,
        actual,
        lost,
        costs: Guard::ALL.map(|guard| cost(program, workers, guard)).into(),
    })
}

/// A counter for each guard.
#[derive(Clone)]
enum Counter {
    Racy(Arc<RacyCounter>),
    Locked(Arc<LockedCounter>),
    Atomic(Arc<AtomicCounter>),
}

impl Counter {
    fn new(guard: Guard) -> Self {
        match guard {
            Guard::None => Self::Racy(Arc::default()),
            Guard::Lock => Self::Locked(Arc::default()),
            Guard::Atomic => Self::Atomic(Arc::default()),
        }
    }

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

/// Has `tasks` tasks add to the counter, `increments` times each. Gives the time from the start of the
/// first task to the end of the last one, in ms.
fn add_up(
    program: &Program,
    workers: usize,
    counter: &Counter,
    tasks: u64,
    increments: u64,
) -> f64 {
    let label = Label {
        text: LabelText::Increments,
        first: 0,
        count: increments,
    };
    let counter = counter.clone();
    let work = move |cx: &mut ThreadContext, _| {
        let start = cx.elapsed();
        cx.compute(label, |cx| (0..increments).for_each(|_| counter.add(cx)));
        (start, cx.elapsed())
    };
    let executor = program.thread_pool(workers);
    let times = executor.map(0..tasks, work).expect("open for tasks"); // !
    let (start, end) = program
        .main()
        .block(Kind::Wait, Label::of(LabelText::ForFutures), || {
            times.fold((f64::INFINITY, 0.0_f64), |(start, end), time| {
                let (started, ended) = time.expect("adding does not fail");
                (start.min(started), end.max(ended))
            })
        });
    end - start
}

/// What an increment costs with this guard, measured on new counters.
fn cost(program: &Program, workers: usize, guard: Guard) -> Cost {
    let measure = |workers: usize| {
        let tasks = workers as u64;
        let increments = SAMPLE / tasks;
        let counter = Counter::new(guard);
        let time = add_up(program, workers, &counter, tasks, increments);
        time * 1e6 / (tasks * increments) as f64
    };
    Cost {
        guard,
        alone_ns: measure(1),
        together_ns: measure(workers),
    }
}

/// How many increments a measurement takes, all workers together.
const SAMPLE: u64 = 100_000;
