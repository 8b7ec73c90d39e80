//! The demo `separate-memory`: what pages are told of it, and what crosses.

mod twin;

use serde::{Deserialize, Serialize};

use super::demo::{Demo, Needs, ProcessProgram, ProcessSupport, only_on_processes};

/// What can be set.
#[derive(Debug, Deserialize)]
pub struct Parameters {
    children: u64,
}

/// What the counter was.
#[derive(Debug, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(ts_rs::TS))]
pub struct Answer {
    /// In the parent, after the processes.
    parent: u64,
    /// In each process.
    children: Vec<u64>,
    /// In the parent, after the threads, if there can be any.
    threads: Option<u64>,
}

/// The demo.
pub static DEMO: Demo<Parameters, Answer> = Demo {
    id: "separate-memory",
    run: only_on_processes,
    processes: ProcessSupport::Only(ProcessProgram {
        main: |main, parameters| Box::pin(twin::main(main, parameters)),
        targets: &[("add_one", |process, _| Box::pin(twin::child(process)))],
        needs: Needs::Nothing,
    }),
    #[cfg(not(target_arch = "wasm32"))]
    info: {
        use super::info::{DemoInfo, Parameter, Threads};
        DemoInfo {
            section: "multiprocessing",
            title: "A memory of one's own",
            summary: "What a process changes, no other process sees. Threads of one process \
                      share everything.",
            parameters: &[Parameter::integer("children", 3, 1, 8)],
            threads: Threads {
                of: &["children"],
                plus: 0,
            },
            python: include_str!("listing.py"),
        }
    },
};
