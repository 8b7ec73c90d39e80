//! The demo `shared-value`: what pages are told of it, and what crosses.

mod twin;

use serde::{Deserialize, Serialize};

use super::demo::{Demo, Needs, ProcessProgram, ProcessSupport, only_on_processes};
use super::guard::Guard;
use crate::process::pickle;

/// What can be set.
#[derive(Debug, Serialize, Deserialize)]
pub struct Parameters {
    guard: Guard,
    processes: usize,
    increments: u64,
}

/// What was counted.
#[derive(Debug, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(ts_rs::TS))]
pub struct Answer {
    expected: u64,
    actual: u64,
    lost: u64,
    /// How often each process added.
    array: Vec<u64>,
}

/// The demo.
pub static DEMO: Demo<Parameters, Answer> = Demo {
    id: "shared-value",
    run: only_on_processes,
    processes: ProcessSupport::Only(ProcessProgram {
        main: |main, parameters| Box::pin(twin::main(main, parameters)),
        targets: &[("work", |process, argument| {
            let (number, parameters) = pickle::load(&argument);
            Box::pin(twin::work(process, number, parameters))
        })],
        needs: Needs::SharedMemory,
    }),
    #[cfg(not(target_arch = "wasm32"))]
    info: {
        use super::info::{DemoInfo, Parameter, Threads};
        DemoInfo {
            section: "multiprocessing",
            title: "Value and Array",
            summary: "Processes can share memory if they ask for it. Then they race as threads \
                      do, unless the value's lock is held.",
            parameters: &[
                Parameter::choice::<Guard>("guard"),
                Parameter::integer("processes", 4, 1, 16),
                Parameter::integer("increments", 100_000, 1, 10_000_000),
            ],
            threads: Threads::NONE,
            python: include_str!("listing.py"),
        }
    },
};
