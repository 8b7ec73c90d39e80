//! The same small batches of work with a new pool for each, and with one pool kept.
//!
//! This is a batch. What a pool costs is what it takes to start web workers, load the program on
//! them and join them to one memory: the page starts the pools, each with an engine of its own, and
//! times both (`www/run/drivers/pool-cost.js`).

use super::demo::{Demo, ProcessSupport};
use crate::executor::{Gather, Plan, Schedule, Workload, default_chunksize};
use crate::runtime::{Arguments, Program, RunError};
use crate::value::Value;
use crate::workloads::functions::collatz_steps;

fn run(program: &Program, arguments: &Arguments) -> Result<Value, RunError> {
    let batch = Batch {
        sequences: arguments.integer("sequences")?,
    };
    let pool = program.executor();
    let chunksize = default_chunksize(batch.sequences, pool.workers() as u64);
    let plan = Plan {
        schedule: Schedule::Dynamic,
        chunksize,
    };
    let steps = pool.map(plan, &batch, &Gather)?; // !
    Ok(steps.iter().map(|(_, steps)| steps).sum::<u64>().into())
}

struct Batch {
    sequences: u64,
}

impl Workload for Batch {
    type Output = u64;

    fn items(&self) -> u64 {
        self.sequences
    }

    fn compute(&self, item: u64) -> u64 {
        collatz_steps(item)
    }
}

/// The demo.
pub static DEMO: Demo<Arguments, Value> = Demo {
    id: "pool-cost",
    run: |program, arguments| run(program, &arguments),
    processes: ProcessSupport::No,
    #[cfg(not(target_arch = "wasm32"))]
    info: {
        use crate::demos::info::{DemoInfo, Parameter, ParameterType::Integer, Threads};
        DemoInfo {
            section: "multiprocessing",
            title: "What a pool costs",
            summary: "Starting workers takes time. A pool that is kept pays once; a new pool for \
                      each small batch pays every time.",
            parameters: &[
                Parameter {
                    name: "batches",
                    of: Integer {
                        default: 6,
                        min: 1,
                        max: 50,
                    },
                },
                Parameter {
                    name: "sequences",
                    of: Integer {
                        default: 20_000,
                        min: 1,
                        max: 1_000_000,
                    },
                },
                Parameter::WORKERS,
            ],
            threads: Threads::WORKERS,
            python: include_str!("listing.py"),
        }
    },
};
