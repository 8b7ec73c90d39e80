//! The demo `gil`: what pages are told of it, and what crosses.

mod twin;

use serde::{Deserialize, Serialize};

use super::demo::{Demo, Needs, ProcessProgram, ProcessSupport};
use crate::runtime::tasks::{PERFORM, Task, Tasks, perform};

/// What can be set.
#[derive(Debug, Deserialize)]
pub struct Parameters {
    task: Which,
    sequences: u64,
    pause_ms: u64,
    workers: usize,
}

/// Which kinds of task are measured.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Which {
    Both,
    Cpu,
    Io,
}

impl Parameters {
    /// The tasks of each kind that was chosen.
    fn tasks(&self) -> Vec<Tasks> {
        let kinds: &[Task] = match self.task {
            Which::Both => &[Task::Cpu, Task::Io],
            Which::Cpu => &[Task::Cpu],
            Which::Io => &[Task::Io],
        };
        let tasks = |task: &Task| Tasks {
            task: *task,
            sequences: self.sequences,
            pause: self.pause_ms,
            count: self.workers,
        };
        kinds.iter().map(tasks).collect()
    }
}

/// What comes of it.
#[derive(Debug, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(ts_rs::TS))]
pub struct Answer {
    /// For each kind of task, one for each way to run it.
    cells: Vec<Cell>,
}

/// What one way of running one kind of task took.
#[derive(Debug, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
struct Cell {
    task: Task,
    model: Way,
    /// Whether the threads shared a GIL. Left open for processes, which have one each.
    gil: Option<bool>,
    elapsed_ms: f64,
    /// How many times as fast as one thread.
    speedup: f64,
}

/// A way to run tasks.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(ts_rs::TS))]
enum Way {
    #[serde(rename = "threads, GIL")]
    ThreadsWithGil,
    #[serde(rename = "threads")]
    Threads,
    #[serde(rename = "processes")]
    Processes,
}

/// The demo.
pub static DEMO: Demo<Parameters, Answer> = Demo {
    id: "gil",
    run: twin::run,
    processes: ProcessSupport::Only(ProcessProgram {
        main: |main, parameters| Box::pin(twin::main(main, parameters)),
        targets: &[(PERFORM, perform)],
        needs: Needs::Threads,
    }),
    #[cfg(not(target_arch = "wasm32"))]
    info: {
        use super::info::{DemoInfo, Parameter, Threads};
        DemoInfo {
            section: "The GIL",
            title: "One thread at a time",
            summary: "A Python thread must hold the global interpreter lock to compute, and gives \
                      it up while it waits: so threads help with waiting, not with computing.",
            parameters: &[
                Parameter::choice::<Which>("task"),
                Parameter::SEQUENCES,
                Parameter::PAUSE,
                Parameter::WORKERS,
            ],
            threads: Threads::WORKERS,
            python: include_str!("listing.py"),
        }
    },
};
