//! The demo `terminate`: what pages are told of it, and what crosses.

mod twin;

use serde::{Deserialize, Serialize};

use super::demo::{Demo, Needs, ProcessProgram, ProcessSupport, only_on_processes};
use crate::executor::serve;
use crate::runtime::process_pool::POOL;

/// What can be set.
#[derive(Debug, Deserialize)]
pub struct Parameters {
    workers: usize,
    timeout_ms: u64,
}

/// How fast the cores were free again.
#[derive(Debug, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Answer {
    /// How long it took to terminate the pool and to have as many new processes ready, in ms.
    after_ms: f64,
}

/// The demo.
pub static DEMO: Demo<Parameters, Answer> = Demo {
    id: "terminate",
    run: only_on_processes,
    processes: ProcessSupport::Only(ProcessProgram {
        main: |main, parameters| Box::pin(twin::main(main, parameters)),
        targets: &[(POOL, |process, _| {
            Box::pin(serve(process, Box::new(twin::Runaway)))
        })],
        needs: Needs::Nothing,
    }),
    #[cfg(not(target_arch = "wasm32"))]
    info: {
        use super::info::{DemoInfo, Parameter, Threads};
        DemoInfo {
            section: "multiprocessing",
            title: "Stop it from outside",
            summary: "A busy thread cannot be stopped from outside. A process can: its memory and \
                      its loop end with it.",
            parameters: &[
                Parameter::integer("workers", 2, 1, 8),
                Parameter::integer("timeout_ms", 1000, 0, 10_000),
            ],
            threads: Threads::NONE,
            python: include_str!("listing.py"),
        }
    },
};
