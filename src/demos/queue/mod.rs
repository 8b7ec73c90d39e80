//! The demo `queue`: what pages are told of it, and what crosses.

mod twin;

use serde::{Deserialize, Serialize};

use super::demo::{Demo, Needs, ProcessProgram, ProcessSupport, only_on_processes};
use crate::process::pickle;

/// What can be set.
#[derive(Debug, Deserialize)]
pub struct Parameters {
    producers: u64,
    consumers: u64,
    /// Of each producer.
    items: u64,
}

/// What comes of it.
#[derive(Debug, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(ts_rs::TS))]
pub struct Answer {
    /// Who got which item, in the order in which the program heard of it.
    received: Vec<String>,
}

/// The demo.
pub static DEMO: Demo<Parameters, Answer> = Demo {
    id: "queue",
    run: only_on_processes,
    processes: ProcessSupport::Only(ProcessProgram {
        main: |main, parameters| Box::pin(twin::main(main, parameters)),
        targets: &[
            ("produce", |process, items| {
                Box::pin(twin::produce(process, pickle::load(&items)))
            }),
            ("consume", |process, _| Box::pin(twin::consume(process))),
        ],
        needs: Needs::Nothing,
    }),
    #[cfg(not(target_arch = "wasm32"))]
    info: {
        use super::info::{DemoInfo, Parameter, Threads};
        DemoInfo {
            section: "multiprocessing",
            title: "Producers and consumers",
            summary: "A queue hands items from process to process. Whoever asks while it is \
                      empty waits, and a sentinel says that no more will come.",
            parameters: &[
                Parameter::integer("producers", 2, 1, 8),
                Parameter::integer("consumers", 2, 1, 8),
                Parameter::integer("items", 4, 1, 1000),
            ],
            threads: Threads::NONE,
            python: include_str!("listing.py"),
        }
    },
};
