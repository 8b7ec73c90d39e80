//! The demo `process`: what pages are told of it, and what crosses.

mod twin;

use serde::{Deserialize, Serialize};

use super::demo::{Demo, Needs, ProcessProgram, ProcessSupport, only_on_processes};
use crate::process::Pid;

/// What can be set.
#[derive(Debug, Deserialize)]
pub struct Parameters {
    processes: u64,
}

/// What comes of it.
#[derive(Debug, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Answer {
    children: Vec<Introduction>,
    /// How long it took to start the first one.
    start_ms: f64,
}

/// What a process says of itself.
#[derive(Debug, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(ts_rs::TS))]
struct Introduction {
    name: String,
    pid: Pid,
    /// Its parent's.
    ppid: Pid,
}

/// The demo.
pub static DEMO: Demo<Parameters, Answer> = Demo {
    id: "process",
    run: only_on_processes,
    processes: ProcessSupport::Only(ProcessProgram {
        main: |main, parameters| Box::pin(twin::main(main, parameters)),
        targets: &[("introduce", |process, _| Box::pin(twin::child(process)))],
        needs: Needs::Nothing,
    }),
    #[cfg(not(target_arch = "wasm32"))]
    info: {
        use super::info::{DemoInfo, Parameter, Threads};
        DemoInfo {
            section: "multiprocessing",
            title: "Start and join",
            summary: "Each process is a program of its own, with a number and a parent. Starting \
                      one costs time, which is why pools keep theirs.",
            parameters: &[Parameter::integer("processes", 4, 1, 16)],
            threads: Threads::NONE,
            python: include_str!("listing.py"),
        }
    },
};
