//! The demo `event`: what pages are told of it, and what crosses.

mod twin;

use serde::{Deserialize, Serialize};

use super::demo::{Demo, ProcessSupport};

/// What can be set.
#[derive(Debug, Deserialize)]
pub struct Parameters {
    waiters: u64,
}

/// What comes of it.
#[derive(Debug, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Answer {
    /// How many threads went on.
    woken: usize,
    /// How long after each `set` they did, in µs.
    latency_us: Latencies,
}

/// How late threads went on.
#[derive(Debug, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(ts_rs::TS))]
struct Latencies {
    /// Of all threads together, if any had begun to wait in time.
    median: Option<f64>,
    /// Of the thread that went on last, in the same case.
    max: Option<f64>,
    /// Of each thread: one figure for every `set` that it had waited for.
    waiters: Vec<Vec<f64>>,
}

impl Latencies {
    fn of(waiters: Vec<Vec<f64>>) -> Self {
        let mut all = waiters.concat();
        all.sort_unstable_by(f64::total_cmp);
        Self {
            median: all.get(all.len() / 2).copied(),
            max: all.last().copied(),
            waiters,
        }
    }
}

/// The demo.
pub static DEMO: Demo<Parameters, Answer> = Demo {
    id: "event",
    run: twin::run,
    processes: ProcessSupport::No,
    #[cfg(not(target_arch = "wasm32"))]
    info: {
        use super::info::{DemoInfo, Parameter, Threads};
        DemoInfo {
            section: "threading",
            title: "Wait for an event",
            summary: "Threads that wait for an event sleep and cost nothing; setting it wakes \
                      them all, clearing it lets them wait again.",
            parameters: &[Parameter::integer("waiters", 4, 1, 32)],
            threads: Threads {
                of: &["waiters"],
                plus: 0,
            },
            python: include_str!("listing.py"),
        }
    },
};
