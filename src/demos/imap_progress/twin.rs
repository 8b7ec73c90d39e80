//! A long iteration by `imap`, at several chunk sizes: what small chunks cost, and what large ones
//! leave idle.

use std::ops::Range;

use super::{Answer, Parameters, Point};
use crate::executor::window::Order;
use crate::executor::{Plan, Remote, Schedule, serve};
use crate::process::Process;
use crate::runtime::process_pool::start;
use crate::runtime::{MainProcess, RunError};
use crate::sync::clock;
use crate::workloads::functions::collatz_steps;

/// Iterates once with each chunk size, and measures how long it takes.
pub(super) async fn main(main: MainProcess, parameters: Parameters) -> Result<Answer, RunError> {
    let Parameters { items, chunksizes } = parameters;
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
        let elapsed_ms = clock::now() - begun;
        let steps = work.steps;
        main.process
            .print(format!("chunksize {chunksize}: {steps} steps"));
        points.push(Point {
            chunksize,
            elapsed_ms,
        });
    }
    Ok(Answer { points })
}

/// What each process of the pool does.
pub(super) async fn pool(process: Process) {
    serve(process, Box::new(Collatz { items: 0, steps: 0 })).await;
}

/// Follows a sequence for each item, and adds up the results as they are taken.
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
