//! The demo `imap-progress`: what pages are told of it, and what crosses.

mod twin;

use serde::{Deserialize, Serialize};

use super::demo::{Demo, Needs, ProcessProgram, ProcessSupport, only_on_processes};
use crate::runtime::process_pool;

/// What can be set.
#[derive(Debug, Deserialize)]
pub struct Parameters {
    items: u64,
    chunksizes: Vec<u64>,
}

/// What comes of it.
#[derive(Debug, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(ts_rs::TS))]
pub struct Answer {
    /// For each chunk size, in the order given.
    points: Vec<Point>,
}

/// How long it took with chunks of a size.
#[derive(Debug, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
struct Point {
    chunksize: u64,
    elapsed_ms: f64,
}

/// The demo.
pub static DEMO: Demo<Parameters, Answer> = Demo {
    id: "imap-progress",
    run: only_on_processes,
    processes: ProcessSupport::Only(ProcessProgram {
        main: |main, parameters| Box::pin(twin::main(main, parameters)),
        targets: &[(process_pool::POOL, |process, _| {
            Box::pin(twin::pool(process))
        })],
        needs: Needs::Nothing,
    }),
    #[cfg(not(target_arch = "wasm32"))]
    info: {
        use super::info::{DemoInfo, Parameter, Threads};
        DemoInfo {
            section: "multiprocessing",
            title: "The right chunk size",
            summary: "Each chunk is sent to a process and back. Many small ones cost more to send \
                      than to compute; a few large ones leave some processes idle at the end.",
            parameters: &[
                Parameter::integer("items", 20_000, 1, 1_000_000),
                Parameter::integers("chunksizes", &[1, 10, 100, 1000, 20_000], 1, 1_000_000, 12),
                Parameter::WORKERS,
            ],
            threads: Threads::NONE,
            python: include_str!("listing.py"),
        }
    },
};
