//! The demo `daemon`: what pages are told of it, and what crosses.

mod twin;

use serde::{Deserialize, Serialize};

use super::demo::{Demo, ProcessSupport};

/// What can be set.
#[derive(Debug, Deserialize)]
pub struct Parameters {
    lines: u64,
    pause_ms: u64,
}

/// What comes of it: how many lines each thread printed until the program ended.
#[derive(Debug, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Answer {
    daemon_lines: u64,
    thread_lines: u64,
}

/// The demo.
pub static DEMO: Demo<Parameters, Answer> = Demo {
    id: "daemon",
    run: twin::run,
    processes: ProcessSupport::No,
    #[cfg(not(target_arch = "wasm32"))]
    info: {
        use super::info::{DemoInfo, Parameter, Threads};
        DemoInfo {
            section: "threading",
            title: "Daemon threads",
            summary: "A program waits for its ordinary threads before it ends; a daemon thread is \
                      cut off, wherever it is.",
            parameters: &[
                Parameter::integer("lines", 5, 1, 100),
                Parameter::integer("pause_ms", 80, 1, 1000),
            ],
            threads: Threads { of: &[], plus: 2 },
            python: include_str!("listing.py"),
        }
    },
};
