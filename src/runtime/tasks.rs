//! The two kinds of task that concurrency is about: one that computes, and one that waits.

use std::sync::Arc;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::error::RunError;
use super::process_program::{MainProcess, all_started};
use super::program::Program;
use super::thread_context::ThreadContext;
use crate::process::{Child, Job, Process, SpawnOptions, pickle};
use crate::sync::Gil;
use crate::sync::thread::sleep;
use crate::trace::{Kind, Label, LabelText};
use crate::workloads::functions::collatz_steps;

/// A kind of task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
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
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
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
    /// Measures each of these ways to run the tasks: how many new threads, and under which model.
    ///
    /// The ways take turns, several times, after a run to warm up (browsers optimise wasm while it
    /// runs). The result is each way's median time until its last task ended, in ms.
    pub fn measure<const N: usize>(self, program: &Program, ways: [(usize, Model); N]) -> [f64; N] {
        self.run(program, 1, Model::Free);
        let mut times = ways.map(|_| [0.0; ROUNDS]);
        for round in 0..ROUNDS {
            for (times, (threads, model)) in times.iter_mut().zip(ways) {
                times[round] = self.run(program, threads, model);
            }
        }
        times.map(median)
    }

    /// Measures the tasks on so many processes, like [`Tasks::measure`]. Starting the processes is not
    /// part of it.
    ///
    /// # Errors
    /// If one cannot be started.
    pub async fn measure_processes(
        self,
        main: &MainProcess,
        processes: usize,
    ) -> Result<f64, RunError> {
        let process = &main.process;
        let start = |number: usize| {
            process.start(&SpawnOptions {
                name: &format!("process {}", number + 1),
                target: PERFORM,
                argument: &pickle::dump(&self),
                ..SpawnOptions::default()
            })
        };
        let children: Vec<Child> = (0..processes).map(start).collect();
        all_started(process, &children).await?;
        let mut times = [0.0; ROUNDS];
        // The first round warms up: the next one overwrites its time.
        for round in [0].into_iter().chain(0..ROUNDS) {
            let start = main.program.elapsed();
            for (number, child) in children.iter().enumerate() {
                let mine = (number..self.count).step_by(processes).len();
                child.connection().send(&Share {
                    first: number as u64 + 1,
                    count: mine as u64,
                });
            }
            for child in &children {
                let done = child.connection();
                let for_process = Label::of(LabelText::ForResult);
                process
                    .during(Kind::Wait, for_process, done.recv::<()>())
                    .await
                    .ok();
            }
            times[round] = main.program.elapsed() - start;
        }
        for child in &children {
            child.connection().close();
        }
        Ok(median(times))
    }

    fn run(self, program: &Program, threads: usize, model: Model) -> f64 {
        let start = program.elapsed();
        let gil = (model == Model::Gil).then(|| Arc::new(Gil::default()));
        let started: Vec<_> = (0..threads)
            .map(|thread| {
                let gil = gil.clone();
                let mine = (thread..self.count).step_by(threads);
                program.start(&format!("thread {}", thread + 1), move |cx| match &gil {
                    Some(gil) => cx.with_gil(gil, |cx| mine.for_each(|n| self.perform(cx, n))),
                    None => mine.for_each(|number| self.perform(cx, number)),
                })
            })
            .collect();
        for thread in started {
            thread.wait(None);
        }
        program.elapsed() - start
    }

    fn perform(self, cx: &mut ThreadContext, number: usize) {
        let label = Label::one(LabelText::Tasks, number as u64 + 1);
        match self.task {
            Task::Cpu => cx.compute(label, |cx| follow(self.sequences, || cx.check_gil())),
            Task::Io => (0..4).for_each(|_| cx.sleep(Duration::from_millis(self.pause))),
        }
    }

    /// Does a task in a process that has only one thread, and so the GIL to itself.
    fn perform_alone(self, process: &Process, number: u64) {
        match self.task {
            Task::Cpu => {
                let label = Label::one(LabelText::Tasks, number);
                process.span(Kind::Compute, label, || follow(self.sequences, || ()));
            }
            Task::Io => {
                let pause = Duration::from_millis(4 * self.pause);
                process.span(Kind::Io, Label::of(LabelText::Asleep), || sleep(pause));
            }
        }
    }
}

/// Follows so many sequences; `between` is called between two bits of work.
fn follow(sequences: u64, mut between: impl FnMut()) {
    for start in (1..=sequences).step_by(BIT) {
        let end = sequences.min(start + BIT as u64 - 1);
        std::hint::black_box((start..=end).map(collatz_steps).sum::<u64>());
        between();
    }
}

/// The target of the processes that perform tasks.
pub const PERFORM: &str = "perform";

/// What those processes do: the tasks they were started with, as many as each message says.
pub fn perform(process: Process, argument: Vec<u8>) -> Job<()> {
    Box::pin(async move {
        let tasks: Tasks = pickle::load(&argument);
        let parent = process.parent();
        while let Ok(Share { first, count }) = parent.recv().await {
            for number in first..first + count {
                tasks.perform_alone(&process, number);
            }
            parent.send(&());
        }
    })
}

/// Which tasks a process is to do.
#[derive(Debug, Serialize, Deserialize)]
struct Share {
    /// The number of the first; numbers begin at 1.
    first: u64,
    count: u64,
}

fn median(mut times: [f64; ROUNDS]) -> f64 {
    times.sort_unstable_by(f64::total_cmp);
    times[ROUNDS / 2]
}

/// How often each way is measured.
const ROUNDS: usize = 3;

/// Sequences between two looks at the GIL: some microseconds' worth, as Python's bytecodes are.
const BIT: usize = 100;

/// How many times as fast it became.
pub fn speedup(before: f64, after: f64) -> f64 {
    before / after.max(f64::MIN_POSITIVE)
}

/// Like `format!("{times:.1}")`, which would add more bytes to the binary.
pub fn one_decimal(times: f64) -> String {
    let tenths = (times * 10.0 + 0.5) as u64;
    format!("{}.{}", tenths / 10, tenths % 10)
}
