//! The demo `lock`: what pages are told of it, and what crosses.

mod twin;

use serde::{Deserialize, Serialize};

use super::demo::{Demo, ProcessSupport};
use super::guard::Guard;

/// What can be set.
#[derive(Debug, Deserialize)]
pub struct Parameters {
    guard: Guard,
}

/// What comes of it.
#[derive(Debug, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(ts_rs::TS))]
pub struct Answer {
    /// Lines that are not whole.
    interleaved: usize,
}

/// The demo.
pub static DEMO: Demo<Parameters, Answer> = Demo {
    id: "lock",
    run: twin::run,
    processes: ProcessSupport::No,
    #[cfg(not(target_arch = "wasm32"))]
    info: {
        use super::info::{DemoInfo, Parameter, Threads};
        DemoInfo {
            section: "threading",
            title: "One at a time",
            summary: "Ten threads print on one screen. A lock lets each finish its line before \
                      the next one begins.",
            parameters: &[Parameter::choice::<Guard>("guard")],
            threads: Threads {
                of: &[],
                plus: twin::THREADS,
            },
            python: include_str!("listing.py"),
        }
    },
};
