//! `map` and `starmap`: all results at once, when the last one is ready.

use std::ops::Range;

use super::span_batcher::SpanBatcher;
use super::{Collect, Dealer, Executor, Plan, Schedule, TaskError, Workload};
use crate::sync::{Mutex, lock};

impl Executor<'_> {
    /// Computes every item of `workload`, even if some fail, and joins what `collect` kept.
    ///
    /// # Errors
    /// The failed task with the smallest items, once all others are done.
    pub fn map<W, C>(&self, plan: Plan, workload: &W, collect: &C) -> Result<C::Part, TaskError>
    where
        W: Workload,
        C: Collect<W::Output>,
    {
        self.trace.expect(workload.items());
        // While the workers are running, each slot is only locked by its own worker: nobody waits.
        let slots: Vec<_> = (0..self.workers())
            .map(|worker| {
                Mutex::new(WorkerSlot::new(
                    SpanBatcher::new(self.lane(worker)),
                    collect.empty(),
                ))
            })
            .collect();
        let work = Work {
            compute: &|worker, chunk| lock(&slots[worker]).compute(chunk, workload, collect),
            pause: &|worker| lock(&slots[worker]).batcher.pause(),
        };
        match plan.schedule {
            Schedule::Stealing => self.steal(plan.chunksize, workload.items(), &work),
            _ => self.deal(plan, workload.items(), &work),
        }
        let mut joined = collect.empty();
        let mut failure: Option<TaskError> = None;
        for slot in slots {
            let slot = slot
                .into_inner()
                .unwrap_or_else(|poisoned| poisoned.into_inner());
            slot.batcher.finish();
            joined = collect.join(joined, slot.part);
            failure = TaskError::first(failure, slot.failure);
        }
        failure.map_or(Ok(joined), Err)
    }

    fn deal(&self, plan: Plan, items: u64, work: &Work) {
        let dealer = Dealer::for_map(plan.schedule, items, plan.chunksize, self.workers());
        let job = |worker: usize| {
            let mut turn = 0;
            while let Some(chunk) = dealer.next(worker, turn) {
                turn += 1;
                (work.compute)(worker, chunk);
            }
            (work.pause)(worker);
        };
        self.team.run(&job, &mut || ());
    }

    fn steal(&self, chunksize: u64, items: u64, work: &Work) {
        self.team
            .steal(items.div_ceil(chunksize), &|worker, chunk| {
                let start = chunk * chunksize;
                (work.compute)(worker, start..start.saturating_add(chunksize).min(items));
                // Rayon doesn't say when it has nothing more for this worker.
                (work.pause)(worker);
            });
    }
}

/// A worker's job, independent of what is computed, so that the loops are compiled only once.
struct Work<'a> {
    compute: &'a (dyn Fn(usize, Range<u64>) + Sync),
    /// Called when there is nothing to compute for now.
    pause: &'a (dyn Fn(usize) + Sync),
}

/// Where a worker keeps what it has done.
struct WorkerSlot<'t, P> {
    batcher: SpanBatcher<'t>,
    part: P,
    failure: Option<TaskError>,
}

impl<'t, P> WorkerSlot<'t, P> {
    fn new(batcher: SpanBatcher<'t>, part: P) -> Self {
        Self {
            batcher,
            part,
            failure: None,
        }
    }

    fn compute<W, C>(&mut self, chunk: Range<u64>, workload: &W, collect: &C)
    where
        W: Workload,
        C: Collect<W::Output, Part = P>,
    {
        let count = chunk.end - chunk.start;
        self.batcher.begin(|| workload.label(chunk.start, count));
        let part = &mut self.part;
        let result = TaskError::catch(chunk.clone(), || {
            collect.extend(part, chunk.start, chunk.map(|item| workload.compute(item)));
        });
        self.batcher.end(count);
        if let Err(error) = result {
            self.failure = TaskError::first(self.failure.take(), Some(error));
        }
    }
}
