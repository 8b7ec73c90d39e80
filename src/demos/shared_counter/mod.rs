//! The demo `shared-counter`: what pages are told of it, and what crosses.

mod twin;

use serde::{Deserialize, Serialize};

use super::demo::{Demo, ProcessSupport};

/// What can be set.
#[derive(Debug, Deserialize)]
pub struct Parameters {
    guard: Guard,
    increments: u64,
    workers: usize,
}

/// What keeps two threads from adding at the same time.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
enum Guard {
    None,
    Lock,
    Atomic,
}

impl Guard {
    const ALL: [Self; 3] = [Self::None, Self::Lock, Self::Atomic];
}

/// What was counted, and what counting costs.
#[derive(Debug, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(ts_rs::TS))]
pub struct Answer {
    expected: u64,
    actual: u64,
    lost: u64,
    /// With each guard.
    costs: Vec<Cost>,
}

/// What one increment costs, in ns.
#[derive(Debug, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
struct Cost {
    guard: Guard,
    /// When one thread adds.
    alone_ns: f64,
    /// When all workers add.
    together_ns: f64,
}

/// The demo.
pub static DEMO: Demo<Parameters, Answer> = Demo {
    id: "shared-counter",
    run: twin::run,
    processes: ProcessSupport::No,
    #[cfg(not(target_arch = "wasm32"))]
    info: {
        use super::info::{DemoInfo, Parameter, Threads};
        DemoInfo {
            section: "threading",
            title: "Count together",
            summary: "Adding one takes three steps: load, add, store. Two threads that load the \
                      same number count once for both.",
            parameters: &[
                Parameter::choice::<Guard>("guard"),
                Parameter::integer("increments", 1_000_000, 1, 10_000_000),
                Parameter::WORKERS,
            ],
            threads: Threads::WORKERS,
            python: include_str!("listing.py"),
        }
    },
};
