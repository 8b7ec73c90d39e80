//! `map` and `starmap`: all results, when all are there.

use std::ops::Range;

use super::pace::Pace;
use super::{Collect, Dealer, Executor, Plan, Schedule, TaskError, Workload};
use crate::sync::{Mutex, lock};

impl Executor<'_> {
    /// Computes every item of `workload`, whatever fails, and joins what `collect` kept.
    ///
    /// # Errors
    /// The failed task with the smallest items, once all others are done.
    pub fn map<W, C>(&self, plan: Plan, workload: &W, collect: &C) -> Result<C::Part, TaskError>
    where
        W: Workload,
        C: Collect<W::Output>,
    {
        self.trace.expect(workload.items());
        // A seat is locked by its own worker alone while they work: nobody waits for one.
        let seats: Vec<_> = (0..self.workers())
            .map(|worker| Mutex::new(Seat::new(Pace::new(self.lane(worker)), collect.empty())))
            .collect();
        match plan.schedule {
            Schedule::Stealing => self.steal(plan.chunksize, workload, &seats, collect),
            _ => self.deal(plan, workload, &seats, collect),
        }
        seats.into_iter().fold(Ok(collect.empty()), |joined, seat| {
            let seat = seat.into_inner().unwrap_or_else(|poisoned| poisoned.into_inner());
            match (joined, seat.leave()) {
                (Ok(joined), Ok(part)) => Ok(collect.join(joined, part)),
                (Err(one), Err(other)) => Err(if one.precedes(&other) { one } else { other }),
                (Err(error), _) | (_, Err(error)) => Err(error),
            }
        })
    }

    fn deal<W, C>(&self, plan: Plan, workload: &W, seats: &[Mutex<Seat<C::Part>>], collect: &C)
    where
        W: Workload,
        C: Collect<W::Output>,
    {
        let dealer =
            Dealer::for_map(plan.schedule, workload.items(), plan.chunksize, self.workers());
        let job = |worker: usize| {
            let mut seat = lock(&seats[worker]);
            let mut turn = 0;
            while let Some(chunk) = dealer.next(worker, turn) {
                turn += 1;
                seat.compute(chunk, workload, collect);
            }
            seat.pace.pause();
        };
        self.team.run(job, || ());
    }

    fn steal<W, C>(
        &self,
        chunksize: u64,
        workload: &W,
        seats: &[Mutex<Seat<C::Part>>],
        collect: &C,
    ) where
        W: Workload,
        C: Collect<W::Output>,
    {
        let items = workload.items();
        self.team.steal(items.div_ceil(chunksize), |worker, chunk| {
            let start = chunk * chunksize;
            let mut seat = lock(&seats[worker]);
            seat.compute(start..start.saturating_add(chunksize).min(items), workload, collect);
            // When rayon has nothing more for this worker it does not say so.
            seat.pace.pause();
        });
    }
}

/// Where a worker keeps what it has done.
struct Seat<'t, P> {
    pace: Pace<'t>,
    part: P,
    failure: Option<TaskError>,
}

impl<'t, P> Seat<'t, P> {
    fn new(pace: Pace<'t>, part: P) -> Self {
        Self { pace, part, failure: None }
    }

    fn compute<W, C>(&mut self, chunk: Range<u64>, workload: &W, collect: &C)
    where
        W: Workload,
        C: Collect<W::Output, Part = P>,
    {
        let count = chunk.end - chunk.start;
        self.pace.begin(|| workload.label(chunk.start, count));
        let part = &mut self.part;
        let result = TaskError::catch(chunk.clone(), || {
            collect.extend(part, chunk.start, chunk.map(|item| workload.compute(item)));
        });
        self.pace.end(count);
        if let Err(failure) = result
            && self.failure.as_ref().is_none_or(|known| failure.precedes(known))
        {
            self.failure = Some(failure);
        }
    }

    fn leave(self) -> Result<P, TaskError> {
        self.pace.finish();
        self.failure.map_or(Ok(self.part), Err)
    }
}
