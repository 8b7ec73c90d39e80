//! The demo `runaway-task`: what pages are told of it, and what crosses.

mod twin;

use serde::{Deserialize, Serialize};

use super::demo::{Demo, ProcessSupport};

/// What can be set.
#[derive(Debug, Deserialize)]
pub struct Parameters {
    stop_by: StopBy,
    workers: usize,
    timeout_ms: u64,
    loop_ms: u64,
}

/// What becomes of the tasks after the timeout.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
enum StopBy {
    /// Nothing stops them: they are waited for.
    Wait,
    /// They look at a flag.
    Flag,
    /// The program ends, and its engine with it.
    Engine,
}

/// What comes of it.
#[derive(Debug, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Answer {
    /// Whether tasks were stopped before they would have ended.
    stopped: bool,
    how: StopBy,
    /// How long the program went on after the timeout.
    after_ms: f64,
}

/// The demo.
pub static DEMO: Demo<Parameters, Answer> = Demo {
    id: "runaway-task",
    run: twin::run,
    processes: ProcessSupport::No,
    #[cfg(not(target_arch = "wasm32"))]
    info: {
        use super::info::{DemoInfo, Parameter, Threads};
        DemoInfo {
            section: "concurrent.futures",
            title: "A task that does not end",
            summary: "Nothing outside a thread can stop it: not a timeout, not the end of the \
                      with block. It has to look at a flag, or go down with everything else.",
            parameters: &[
                Parameter::choice::<StopBy>("stop_by"),
                Parameter::integer("workers", 2, 1, 8),
                Parameter::integer("timeout_ms", 1000, 0, 10_000),
                Parameter::integer("loop_ms", 2500, 0, 20_000),
            ],
            threads: Threads::WORKERS,
            python: include_str!("listing.py"),
        }
    },
};
