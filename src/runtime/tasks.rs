//! The two kinds of task that concurrency is about: one that computes, and one that waits.

use std::sync::Arc;
use std::time::Duration;

use super::arguments::Arguments;
use super::error::RunError;
use super::process_program::MainProcess;
use super::process_program::all_started;
use super::program::Program;
use super::thread_context::ThreadContext;
use crate::process::{Child, Job, Process, SpawnOptions, pickle};
use crate::sync::Gil;
use crate::sync::thread::sleep;
use crate::trace::{Kind, Label, LabelText};
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
        times.map(median)
    }

    /// Runs the tasks on so many processes, as [`Tasks::measure`] does, once they are started.
    ///
    /// # Errors
    /// If one cannot be started.
    pub async fn measure_processes(
        self,
        main: &MainProcess,
        arguments: &Arguments,
        processes: usize,
    ) -> Result<f64, RunError> {
        let process = &main.process;
        let start = |number: usize| {
            process.start(&SpawnOptions {
                name: &format!("process {}", number + 1),
                target: PERFORM,
                argument: &pickle::dump(arguments),
                ..SpawnOptions::default()
            })
        };
        let children: Vec<Child> = (0..processes).map(start).collect();
        all_started(process, &children).await?;
        let mut times = [0.0; ROUNDS];
        // Once to warm up: its time is written over.
        for round in [0].into_iter().chain(0..ROUNDS) {
            let start = main.program.elapsed();
            for (number, child) in children.iter().enumerate() {
                let mine = (number..self.count).step_by(processes).len() as u64;
                child
                    .connection()
                    .send_bytes(&encode(self.task, number, mine));
            }
            for child in &children {
                let done = child.connection();
                let for_process = Label::of(LabelText::ForResult);
                process
                    .during(Kind::Wait, for_process, done.recv_bytes())
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

/// What they do: so many tasks of the kind that each message names.
pub fn perform(process: Process, argument: Vec<u8>) -> Job<()> {
    Box::pin(async move {
        let arguments = pickle::load::<Arguments>(&argument);
        let [sequences, pause] =
            ["sequences", "pause_ms"].map(|name| arguments.integer(name).unwrap_or_default());
        let parent = process.parent();
        while let Ok(message) = parent.recv_bytes().await {
            let [task, first, count] = *message else {
                return;
            };
            for number in first..first + count {
                let label = Label::one(LabelText::Tasks, u64::from(number));
                if task == Task::Cpu as u8 {
                    process.span(Kind::Compute, label, || follow(sequences, || ()));
                } else {
                    let pause = Duration::from_millis(4 * pause);
                    process.span(Kind::Io, Label::of(LabelText::Asleep), || sleep(pause));
                }
            }
            parent.send_bytes(&[]);
        }
    })
}

fn encode(task: Task, number: usize, count: u64) -> [u8; 3] {
    [task as u8, number as u8 + 1, count as u8]
}

fn median(mut times: [f64; ROUNDS]) -> f64 {
    times.sort_unstable_by(f64::total_cmp);
    times[ROUNDS / 2]
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
