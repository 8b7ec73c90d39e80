//! The demo `pipe`: what pages are told of it, and what crosses.

mod twin;

use serde::{Deserialize, Serialize};

use super::demo::{Demo, Needs, ProcessProgram, ProcessSupport, only_on_processes};

/// What can be set.
#[derive(Debug, Deserialize)]
pub struct Parameters {
    messages: u64,
}

/// What comes of it.
#[derive(Debug, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(ts_rs::TS))]
pub struct Answer {
    /// Each number that was sent, and its square.
    exchanged: Vec<(u64, u64)>,
}

/// The demo.
pub static DEMO: Demo<Parameters, Answer> = Demo {
    id: "pipe",
    run: only_on_processes,
    processes: ProcessSupport::Only(ProcessProgram {
        main: |main, parameters| Box::pin(twin::main(main, parameters)),
        targets: &[("square", |process, _| Box::pin(twin::square(process)))],
        needs: Needs::Nothing,
    }),
    #[cfg(not(target_arch = "wasm32"))]
    info: {
        use super::info::{DemoInfo, Parameter, Threads};
        DemoInfo {
            section: "multiprocessing",
            title: "Two ends of a pipe",
            summary: "What goes in at one end comes out at the other, as a copy. When one end is \
                      closed, the other hears of it.",
            parameters: &[Parameter::integer("messages", 3, 1, 1000)],
            threads: Threads::NONE,
            python: include_str!("listing.py"),
        }
    },
};
