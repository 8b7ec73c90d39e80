//! The demo `process-lock`: what pages are told of it, and what crosses.

mod twin;

use serde::{Deserialize, Serialize};

use super::demo::{Demo, Needs, ProcessProgram, ProcessSupport, only_on_processes};
use super::guard::Guard;
use crate::process::pickle;

/// What can be set.
#[derive(Debug, Deserialize)]
pub struct Parameters {
    guard: Guard,
}

/// What comes of it.
#[derive(Debug, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(ts_rs::TS))]
pub struct Answer {
    /// How many lines were broken up by others.
    interleaved: usize,
}

/// The demo.
pub static DEMO: Demo<Parameters, Answer> = Demo {
    id: "process-lock",
    run: only_on_processes,
    processes: ProcessSupport::Only(ProcessProgram {
        main: |main, parameters| Box::pin(twin::main(main, parameters)),
        targets: &[("speak", |process, guard| {
            Box::pin(twin::speak(process, pickle::load(&guard)))
        })],
        needs: Needs::SharedMemory,
    }),
    #[cfg(not(target_arch = "wasm32"))]
    info: {
        use super::info::{DemoInfo, Parameter, Threads};
        DemoInfo {
            section: "multiprocessing",
            title: "A lock between processes",
            summary: "Five processes print on one screen. A lock that lies in memory they share \
                      lets each finish its line.",
            parameters: &[Parameter::choice::<Guard>("guard")],
            threads: Threads::NONE,
            python: include_str!("listing.py"),
        }
    },
};
