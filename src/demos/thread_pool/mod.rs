//! The demo `thread-pool`: what pages are told of it, and what crosses.

mod twin;

use serde::{Deserialize, Serialize};

use super::demo::{Demo, ProcessSupport};

/// What can be set.
#[derive(Debug, Deserialize)]
pub struct Parameters {
    urls: Vec<String>,
    workers: usize,
    timeout_ms: u64,
}

/// What became of a request.
#[derive(Debug, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(ts_rs::TS))]
#[serde(untagged)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Page {
    /// The page came, with so many bytes.
    Loaded { url: String, bytes: u64 },
    /// It did not.
    Failed { url: String, error: String },
}

/// The demo.
pub static DEMO: Demo<Parameters, Vec<Page>> = Demo {
    id: "thread-pool",
    run: twin::run,
    processes: ProcessSupport::No,
    #[cfg(not(target_arch = "wasm32"))]
    info: {
        use super::info::{DemoInfo, Parameter, Threads};
        DemoInfo {
            section: "concurrent.futures",
            title: "Request many pages at once",
            summary: "A thread that waits for a page keeps no core busy: several can wait side by \
                      side, and each answer is taken as it comes.",
            parameters: &[
                Parameter::texts("urls", URLS, 50, 2000),
                Parameter::integer("workers", 5, 1, 16),
                Parameter::integer("timeout_ms", 1000, 1, 30_000),
            ],
            threads: Threads::WORKERS,
            python: include_str!("listing.py"),
        }
    },
};

#[cfg(not(target_arch = "wasm32"))]
const URLS: &[&str] = &[
    "pages/threads.html?delay=350",
    "pages/locks.html?delay=150",
    "pages/queues.txt?delay=500",
    "pages/no-such-page.html",
    "pages/slow.html?delay=3000",
    "pages/words.txt?delay=250",
];
