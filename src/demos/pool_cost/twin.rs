//! One small batch of work, done by a pool.
//!
//! A pool here is the browser's: web workers that have loaded the program and share one memory. The
//! page starts a new pool for each batch, then one pool for all of them, and times both
//! (`www/run/drivers/pool-cost.js`).

use super::{Answer, Parameters};
use crate::executor::{Gather, Plan, Schedule, Workload, default_chunksize};
use crate::runtime::{Exact, Program, RunError};
use crate::workloads::functions::collatz_steps;

/// Counts the steps of the batch's sequences.
pub(super) fn run(program: &Program, parameters: Parameters) -> Result<Answer, RunError> {
    let batch = Batch {
        sequences: parameters.sequences,
    };
    let pool = program.executor();
    let plan = Plan {
        schedule: Schedule::Dynamic,
        chunksize: default_chunksize(batch.sequences, pool.workers() as u64),
    };
    let steps = pool.map(plan, &batch, &Gather)?; // !
    Ok(Exact(steps.iter().map(|(_, steps)| steps).sum()))
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
