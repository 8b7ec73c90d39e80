//! The demo `connection-pool`: what pages are told of it, and what crosses.

mod twin;

use serde::{Deserialize, Serialize};

use super::demo::{Demo, ProcessSupport};

/// What can be set.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Parameters {
    connections: u64,
    clients: u64,
    /// How many each client makes.
    queries: u64,
    /// Each query whose number is a multiple of this fails; 0: none does.
    failing: u64,
}

/// What comes of it.
#[derive(Debug, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Answer {
    /// The most connections that were in use at the same time.
    max_in_use: u64,
    /// Queries that were served.
    served: u64,
    /// Queries that failed.
    failed: u64,
}

/// The demo.
pub static DEMO: Demo<Parameters, Answer> = Demo {
    id: "connection-pool",
    run: twin::run,
    processes: ProcessSupport::No,
    #[cfg(not(target_arch = "wasm32"))]
    info: {
        use super::info::{DemoInfo, Parameter, Threads};
        DemoInfo {
            section: "threading",
            title: "Share connections",
            summary: "Many threads, few connections: a semaphore lets in as many as there are, \
                      and a query that fails still gives its connection back.",
            parameters: &[
                Parameter::integer("connections", 3, 1, 32),
                Parameter::integer("clients", 8, 1, 32),
                Parameter::integer("queries", 3, 1, 100),
                Parameter::integer("failing", 5, 0, 100),
            ],
            threads: Threads {
                of: &["clients"],
                plus: 0,
            },
            python: include_str!("listing.py"),
        }
    },
};
