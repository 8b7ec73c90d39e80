//! A long iteration by `imap`, at several chunk sizes: what small chunks cost, and what large ones
//! leave idle.

use super::demo::{Demo, Needs, ProcessProgram, ProcessSupport, only_on_processes};
use crate::executor::{Plan, Remote, Schedule, serve};
use crate::process::{Job, Process};
use crate::runtime::process_pool::start;
use crate::runtime::{Arguments, MainProcess, RunError, process_pool};
use crate::value::Value;
use std::ops::Range;

use crate::executor::window::Order;
use crate::sync::clock;
use crate::workloads::functions::collatz_steps;

fn main(main: MainProcess, arguments: Arguments) -> Job<Result<Value, RunError>> {
    Box::pin(async move {
        let items = arguments.integer("items")?;
        let chunksizes = arguments.integers("chunksizes")?;
        let mut pool = start(&main, main.workers, Vec::new()).await?;
        main.ready();
        main.program.expect(items * chunksizes.len() as u64);

        let mut points = Vec::new();
        for chunksize in chunksizes {
            let plan = Plan {
                schedule: Schedule::Dynamic,
                chunksize,
            };
            let mut work = Collatz { items, steps: 0 };
            let begun = clock::now();
            pool.map(plan, Some(Order::Given), &mut work).await?; // !
            let elapsed = clock::now() - begun;
            main.process
                .print(format!("chunksize {chunksize}: {} steps", work.steps));
            points.push(Value::record([
                ("chunksize", chunksize.into()),
                ("elapsedMs", elapsed.into()),
            ]));
        }
        Ok(Value::record([("points", Value::List(points))]))
    })
}

/// Adds up the results as they are taken.
struct Collatz {
    items: u64,
    steps: u64,
}

impl Remote for Collatz {
    type Results = Vec<u64>;

    fn items(&self) -> u64 {
        self.items
    }

    fn compute(&self, chunk: Range<u64>) -> Vec<u64> {
        chunk.map(collatz_steps).collect()
    }

    fn take(&mut self, _: u64, results: Vec<u64>) {
        self.steps += results.iter().sum::<u64>();
    }
}

fn pool(process: Process, _: Vec<u8>) -> Job<()> {
    Box::pin(serve(process, Box::new(Collatz { items: 0, steps: 0 })))
}

/// The demo.
pub static DEMO: Demo<Arguments, Value> = Demo {
    id: "imap-progress",
    run: only_on_processes,
    processes: ProcessSupport::Only(ProcessProgram {
        main,
        targets: &[(process_pool::POOL, pool)],
        needs: Needs::Nothing,
    }),
    #[cfg(not(target_arch = "wasm32"))]
    info: {
        use crate::demos::info::{DemoInfo, Parameter, ParameterType::*, Threads};
        DemoInfo {
            section: "multiprocessing",
            title: "The right chunk size",
            summary: "Each chunk is sent to a process and back. Many small ones cost more to send \
                      than to compute; a few large ones leave some processes idle at the end.",
            parameters: &[
                Parameter {
                    name: "items",
                    of: Integer {
                        default: 20_000,
                        min: 1,
                        max: 1_000_000,
                    },
                },
                Parameter {
                    name: "chunksizes",
                    of: Integers {
                        default: &[1, 10, 100, 1000, 20_000],
                        min: 1,
                        max: 1_000_000,
                        max_items: 12,
                    },
                },
                Parameter::WORKERS,
            ],
            threads: Threads::NONE,
            python: include_str!("listing.py"),
        }
    },
};
