//! The two kinds of task that concurrency is about: one that computes, and one that waits.

use std::sync::Arc;
use std::time::Duration;

use super::{Me, Program};
use crate::sync::Gil;
use crate::trace::{Label, Text};
use crate::workloads::functions::collatz_steps;

/// A kind of task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// Counts the steps of Collatz sequences.
    Cpu,
    /// Asks something slow, four times.
    Io,
}

/// Who may compute at the same time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Model {
    /// All threads.
    Free,
    /// The one that holds the GIL.
    Gil,
}

/// So many tasks of a kind.
#[derive(Clone, Copy, Debug)]
pub struct Tasks {
    /// Which kind.
    pub task: Task,
    /// Sequences that a computing task follows.
    pub sequences: u64,
    /// How long a waiting task waits, each of four times, in ms.
    pub pause: u64,
    /// How many tasks.
    pub count: usize,
}

impl Task {
    /// As the listings call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Cpu => "cpu",
            Self::Io => "io",
        }
    }
}

impl Tasks {
    /// Runs the tasks in each of these ways: on so many new threads, under this model. In turns,
    /// several times, after once to warm up (browsers optimise wasm while it runs), and gives the
    /// median time of each until the last task has ended, in ms.
    pub fn measure<const N: usize>(self, program: &Program, ways: [(usize, Model); N]) -> [f64; N] {
        self.run(program, 1, Model::Free);
        let mut times = ways.map(|_| [0.0; ROUNDS]);
        for round in 0..ROUNDS {
            for (times, (threads, model)) in times.iter_mut().zip(ways) {
                times[round] = self.run(program, threads, model);
            }
        }
        times.map(|mut times| {
            times.sort_unstable_by(f64::total_cmp);
            times[ROUNDS / 2]
        })
    }

    fn run(self, program: &Program, threads: usize, model: Model) -> f64 {
        let start = program.elapsed();
        let gil = (model == Model::Gil).then(|| Arc::new(Gil::default()));
        let started: Vec<_> = (0..threads)
            .map(|thread| {
                let gil = gil.clone();
                let mine = (thread..self.count).step_by(threads);
                program.start(&format!("thread {}", thread + 1), move |me| match &gil {
                    Some(gil) => me.with_gil(gil, |me| mine.for_each(|n| self.perform(me, n))),
                    None => mine.for_each(|number| self.perform(me, number)),
                })
            })
            .collect();
        for thread in started {
            thread.wait(None);
        }
        program.elapsed() - start
    }

    fn perform(self, me: &mut Me, number: usize) {
        let label = Label {
            text: Text::Tasks,
            first: number as u64 + 1,
            count: 1,
        };
        match self.task {
            Task::Cpu => me.compute(label, |me| {
                for start in (1..=self.sequences).step_by(BIT) {
                    let end = self.sequences.min(start + BIT as u64 - 1);
                    std::hint::black_box((start..=end).map(collatz_steps).sum::<u64>());
                    me.check_gil();
                }
            }),
            Task::Io => (0..4).for_each(|_| me.sleep(Duration::from_millis(self.pause))),
        }
    }
}

/// How often each way is measured.
const ROUNDS: usize = 3;

/// Sequences between two looks at the GIL: some microseconds' worth, as Python's bytecodes are.
const BIT: usize = 100;

/// How many times as fast.
pub fn speedup(before: f64, after: f64) -> f64 {
    before / after.max(f64::MIN_POSITIVE)
}

/// As `{:.1}` writes it, which weighs more.
pub fn one_decimal(times: f64) -> String {
    let tenths = (times * 10.0 + 0.5) as u64;
    format!("{}.{}", tenths / 10, tenths % 10)
}

#[cfg(not(target_arch = "wasm32"))]
mod about {
    use crate::demos::{Parameter, ParameterType};

    /// How much a computing task computes.
    pub const SEQUENCES: Parameter = Parameter {
        name: "sequences",
        of: ParameterType::Integer {
            default: 150_000,
            min: 1,
            max: 10_000_000,
        },
    };

    /// How long a waiting task waits, each time.
    pub const PAUSE: Parameter = Parameter {
        name: "pause_ms",
        of: ParameterType::Integer {
            default: 20,
            min: 1,
            max: 1000,
        },
    };
}

#[cfg(not(target_arch = "wasm32"))]
pub use about::{PAUSE, SEQUENCES};
