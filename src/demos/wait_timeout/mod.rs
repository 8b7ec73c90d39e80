//! The demo `wait-timeout`: what pages are told of it, and what crosses.

mod twin;

use serde::{Deserialize, Serialize};

use super::demo::{Demo, ProcessSupport};

/// What can be set.
#[derive(Debug, Deserialize)]
pub struct Parameters {
    updates: u64,
    workers: usize,
    timeout_ms: u64,
}

/// How many updates were done, and when.
#[derive(Debug, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Answer {
    /// When `wait` returned.
    done: usize,
    /// Not done when `wait` returned.
    not_done: usize,
    /// Of those, how many were done at the end.
    finished_later: usize,
}

/// The demo.
pub static DEMO: Demo<Parameters, Answer> = Demo {
    id: "wait-timeout",
    run: twin::run,
    processes: ProcessSupport::No,
    #[cfg(not(target_arch = "wasm32"))]
    info: {
        use super::info::{DemoInfo, Parameter, Threads};
        DemoInfo {
            section: "concurrent.futures",
            title: "Waiting with a timeout",
            summary: "A timeout ends the waiting, not the work: what was not done when wait \
                      returned goes on behind your back.",
            parameters: &[
                Parameter::integer("updates", 200, 1, 2000),
                Parameter::integer("workers", 3, 1, 16),
                Parameter::integer("timeout_ms", 300, 0, 30_000),
            ],
            threads: Threads::WORKERS,
            python: include_str!("listing.py"),
        }
    },
};
