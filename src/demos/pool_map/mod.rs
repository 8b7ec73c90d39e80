//! The demo `pool-map`: what pages are told of it, and what crosses.

mod answer;
mod items;
mod remote;
mod summary;
mod twin;

use serde::{Deserialize, Serialize};

use super::demo::{Demo, Needs, ProcessProgram, ProcessSupport};
use crate::executor::Schedule;
use crate::process::pickle;
use crate::runtime::process_pool;

use answer::Answer;
use items::Items;

/// What can be set.
#[derive(Debug, Serialize, Deserialize)]
pub struct Parameters {
    function: Function,
    items: Items,
    call: Call,
    /// 0: what Python would choose.
    chunksize: u64,
    schedule: Schedule,
}

/// What is done with an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Function {
    MandelbrotRow,
    Square,
    CollatzSteps,
    IsPrime,
}

/// A method of `multiprocessing.Pool`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Call {
    Map,
    Starmap,
    Imap,
    ImapUnordered,
}

/// The demo.
pub static DEMO: Demo<Parameters, Answer> = Demo {
    id: "pool-map",
    run: twin::run,
    processes: ProcessSupport::Also(ProcessProgram {
        main: |main, parameters| {
            let pooled = remote::pooled(&parameters, main.workers);
            process_pool::run(main, pickle::dump(&parameters), pooled)
        },
        targets: &[(process_pool::POOL, |process, argument| {
            process_pool::serve(process, remote::pooled(&pickle::load(&argument), 1))
        })],
        needs: Needs::Nothing,
    }),
    #[cfg(not(target_arch = "wasm32"))]
    info: {
        use super::info::{DemoInfo, Parameter, Threads};
        DemoInfo {
            section: "multiprocessing",
            title: "Map a function over many items",
            summary: "A pool hands out work in chunks: too small and handing out is all it does, \
                      too large and a worker is left without any.",
            parameters: &[
                Parameter::choice::<Function>("function"),
                Parameter::count_or_integers(
                    "items",
                    200,
                    100_000_000,
                    items::LARGEST_ITEM,
                    10_000,
                ),
                Parameter::choice::<Call>("call"),
                Parameter::integer("chunksize", 0, 0, 100_000_000),
                Parameter::SCHEDULE,
                Parameter::BACKEND_WITH_PROCESSES,
                Parameter::WORKERS,
            ],
            threads: Threads::WORKERS,
            python: include_str!("listing.py"),
        }
    },
};
