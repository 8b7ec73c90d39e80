//! The demo `pool-cost`: what pages are told of it, and what crosses.

mod twin;

use serde::Deserialize;

use super::demo::{Demo, ProcessSupport};
use crate::runtime::Exact;

/// What can be set.
#[derive(Debug, Deserialize)]
pub struct Parameters {
    #[expect(dead_code, reason = "the page runs one batch after the other")]
    batches: u64,
    sequences: u64,
}

/// What comes of a batch: how many steps all its sequences have. What the page shows is the times.
pub type Answer = Exact<u64>;

/// The demo.
pub static DEMO: Demo<Parameters, Answer> = Demo {
    id: "pool-cost",
    run: twin::run,
    processes: ProcessSupport::No,
    #[cfg(not(target_arch = "wasm32"))]
    info: {
        use super::info::{DemoInfo, Parameter, Threads};
        DemoInfo {
            section: "multiprocessing",
            title: "What a pool costs",
            summary: "Starting workers takes time. A pool that is kept pays once; a new pool for \
                      each small batch pays every time.",
            parameters: &[
                Parameter::integer("batches", 6, 1, 50),
                Parameter::integer("sequences", 20_000, 1, 1_000_000),
                Parameter::WORKERS,
            ],
            threads: Threads::WORKERS,
            python: include_str!("listing.py"),
        }
    },
};
