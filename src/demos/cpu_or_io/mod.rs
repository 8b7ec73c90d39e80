//! The demo `cpu-or-io`: what pages are told of it, and what crosses.

mod twin;

use serde::{Deserialize, Serialize};

use super::demo::{Demo, Needs, ProcessProgram, ProcessSupport};
use crate::runtime::tasks::{PERFORM, Task, Tasks, perform};

/// What can be set.
#[derive(Debug, Deserialize)]
pub struct Parameters {
    sequences: u64,
    pause_ms: u64,
    workers: usize,
}

impl Parameters {
    /// The tasks of this kind.
    fn tasks(&self, task: Task) -> Tasks {
        Tasks {
            task,
            sequences: self.sequences,
            pause: self.pause_ms,
            count: self.workers,
        }
    }
}

/// What comes of it.
#[derive(Debug, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(ts_rs::TS))]
pub struct Answer {
    /// For each kind of task, one for each way to run it.
    cells: Vec<Cell>,
    advice: Advice,
}

/// What one way of running one kind of task took.
#[derive(Debug, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
struct Cell {
    task: Task,
    model: Way,
    elapsed_ms: f64,
    /// How many times as fast as one thread.
    speedup: f64,
}

/// A way to run tasks.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(ts_rs::TS))]
enum Way {
    #[serde(rename = "one thread")]
    OneThread,
    #[serde(rename = "threads, GIL")]
    ThreadsWithGil,
    #[serde(rename = "threads")]
    Threads,
    #[serde(rename = "processes")]
    Processes,
}

/// What to use for each kind of task.
#[derive(Debug, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(ts_rs::TS))]
struct Advice {
    cpu: Advised,
    io: Advised,
}

/// What to use.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
enum Advised {
    Threads,
    Processes,
}

impl Advised {
    /// As the listing prints it.
    fn name(self) -> &'static str {
        match self {
            Self::Threads => "threads",
            Self::Processes => "processes",
        }
    }
}

/// The demo.
pub static DEMO: Demo<Parameters, Answer> = Demo {
    id: "cpu-or-io",
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
            title: "CPU-bound or I/O-bound?",
            summary: "Whether threads help depends on what a task does most: compute, or wait.",
            parameters: &[
                Parameter::SEQUENCES,
                Parameter::PAUSE,
                Parameter::integer("workers", 2, 2, 64),
            ],
            threads: Threads::WORKERS,
            python: include_str!("listing.py"),
        }
    },
};
