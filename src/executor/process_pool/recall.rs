//! What a pool asks back from its processes: tasks that are not wanted any more, and tasks that
//! another process could begin sooner.

use std::ops::Range;

use super::batch::Command;
use super::work::Job;
use super::{Given, Pool, Worker};
use crate::executor::chunks::{is_among, sort};

/// How much longer one process must be busy than another, in ms, for tasks to move: less is over by
/// the time that they have.
const WORTH_MOVING_MS: f64 = 1.0;

impl Pool {
    /// Asks for tasks back: see the module's text.
    pub(super) fn recall(&mut self, job: &Job<'_>) {
        let Some((dispatch, work)) = job else {
            return;
        };
        for worker in self.workers.iter_mut().filter(|worker| !worker.recalling) {
            let mut unwanted = Vec::new();
            for given in &mut worker.given {
                let known = given.single.is_some() || given.unwanted;
                if !known && !dispatch.wants(&given.chunk, &**work) {
                    given.unwanted = true;
                    unwanted.push(given.chunk.clone());
                }
            }
            worker.ask_back(unwanted);
        }
        if dispatch.is_dealt() && dispatch.may_move() {
            self.move_tasks();
        }
    }

    /// Asks the process that will be busy for longest to give back some of its tasks, if the one that
    /// will be idle first can begin them sooner.
    fn move_tasks(&mut self) {
        let longest = (0..self.workers.len())
            .max_by(|one, other| self.busy_ms(*one).total_cmp(&self.busy_ms(*other)));
        let shortest = (0..self.workers.len())
            .min_by(|one, other| self.busy_ms(*one).total_cmp(&self.busy_ms(*other)));
        let (Some(longest), Some(shortest)) = (longest, shortest) else {
            return;
        };
        let more_ms = self.busy_ms(longest) - self.busy_ms(shortest);
        let worker = &mut self.workers[longest];
        if worker.recalling || more_ms < WORTH_MOVING_MS {
            return;
        }
        // The first is under way. Of the others half at most: what one process has and what it had
        // then take equally long.
        let even = (more_ms / 2.0 / worker.task_ms) as usize;
        let count = even.min(worker.given.len().saturating_sub(1) / 2);
        let last = worker.given.iter().rev().take(count);
        let chunks = last
            .filter(|given| given.single.is_none() && !given.unwanted)
            .map(|given| given.chunk.clone());
        let chunks = chunks.collect();
        worker.ask_back(chunks);
    }

    /// How long a process will be busy with what it has.
    fn busy_ms(&self, index: usize) -> f64 {
        let worker = &self.workers[index];
        worker.given.len() as f64 * worker.task_ms
    }

    /// A process has given back tasks, which another may have.
    pub(super) fn take_back(
        &mut self,
        index: usize,
        mut chunks: Vec<Range<u64>>,
        job: &mut Job<'_>,
    ) {
        let worker = &mut self.workers[index];
        worker.recalling = false;
        worker.served -= chunks.len() as u64;
        sort(&mut chunks);
        let kept = |given: &Given| given.single.is_some() || !is_among(&given.chunk, &chunks);
        worker.given.retain(kept);
        if let Some((dispatch, _)) = job {
            dispatch.take_back(index, chunks);
        }
    }
}

impl Worker {
    fn ask_back(&mut self, chunks: Vec<Range<u64>>) {
        if !chunks.is_empty() {
            self.recalling = true;
            self.child.connection().send(&Command::GiveBack(chunks));
        }
    }
}
