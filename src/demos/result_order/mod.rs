//! The demo `result-order`: what pages are told of it, and what crosses.

mod twin;

use serde::{Deserialize, Serialize};

use super::demo::{Demo, ProcessSupport};

/// What can be set.
#[derive(Debug, Deserialize)]
pub struct Parameters {
    times_ms: Vec<u64>,
    workers: usize,
}

/// The same results, by each way of collecting them.
#[derive(Debug, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Answer {
    as_completed: Vec<usize>,
    map: Vec<usize>,
    /// As they came, but each put in its place.
    fixed: Vec<usize>,
}

/// The demo.
pub static DEMO: Demo<Parameters, Answer> = Demo {
    id: "result-order",
    run: twin::run,
    processes: ProcessSupport::No,
    #[cfg(not(target_arch = "wasm32"))]
    info: {
        use super::info::{DemoInfo, Parameter, Threads};
        DemoInfo {
            section: "concurrent.futures",
            title: "The order of results",
            summary: "as_completed hands out results as they come, which is not the order of the \
                      data; map keeps that order, and so does an index carried along.",
            parameters: &[
                Parameter::integers("times_ms", TIMES_MS, 0, 2000, 24),
                Parameter::integer("workers", 3, 1, 16),
            ],
            threads: Threads::WORKERS,
            python: include_str!("listing.py"),
        }
    },
};

#[cfg(not(target_arch = "wasm32"))]
const TIMES_MS: &[u64] = &[240, 60, 160, 30, 200, 90, 120, 45];
