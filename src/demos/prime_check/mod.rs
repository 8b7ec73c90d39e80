//! The demo `prime-check`: what pages are told of it, and what crosses.

mod remote;
mod twin;

use serde::{Deserialize, Serialize};

use super::demo::{Demo, Needs, ProcessProgram, ProcessSupport};
use crate::executor::Schedule;
use crate::process::pickle;
use crate::runtime::{Exact, process_pool};
use crate::workloads::primes::{Method, Verdict};

/// What can be set.
#[derive(Debug, Serialize, Deserialize)]
pub struct Parameters {
    numbers: Vec<u64>,
    method: Method,
    split: Split,
    schedule: Schedule,
}

/// What a task is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Split {
    Number,
    Range,
}

/// What was found out about a number.
#[derive(Debug, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    number: Exact<u64>,
    prime: bool,
    /// Where the number is composite and the method looks for one.
    smallest_factor: Option<Exact<u64>>,
}

impl Parameters {
    /// Miller-Rabin tries no divisors that could be shared out.
    fn split(&self) -> Split {
        match self.method {
            Method::MillerRabin => Split::Number,
            _ => self.split,
        }
    }
}

impl Finding {
    fn new(number: u64, verdict: &Verdict) -> Self {
        Self {
            number: Exact(number),
            prime: verdict.prime,
            smallest_factor: verdict.smallest_factor.map(Exact),
        }
    }
}

/// The demo.
pub static DEMO: Demo<Parameters, Vec<Finding>> = Demo {
    id: "prime-check",
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
            section: "concurrent.futures",
            title: "Check primes in parallel",
            summary: "Checking a large number keeps one core busy; six numbers can keep several \
                      busy at once.",
            parameters: &[
                Parameter::integers("numbers", NUMBERS, 0, u64::MAX, 10_000),
                Parameter::choice::<Method>("method"),
                Parameter::choice::<Split>("split"),
                Parameter::SCHEDULE,
                Parameter::BACKEND_WITH_PROCESSES,
                Parameter::WORKERS,
            ],
            threads: Threads::WORKERS,
            python: include_str!("listing.py"),
        }
    },
};

#[cfg(not(target_arch = "wasm32"))]
const NUMBERS: &[u64] = &[
    112272535095293,
    112582705942171,
    112272535095293,
    115280095190773,
    115797848077099,
    1099726899285419,
];
