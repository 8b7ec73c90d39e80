//! `imap` and `imap_unordered`: results one by one, while the workers continue.

use std::ops::Range;

use super::span_batcher::SpanBatcher;
use super::window::{Order, Window};
use super::{Dealer, Executor, Gather, Plan, Schedule, TaskError, Team, Workload};
use crate::sync::{Mutex, lock};
use crate::trace::LabelText;

/// Chunks a worker may be ahead of the caller.
const AHEAD: u64 = 16;

/// A chunk's results with its first item, or its failure.
type Outcome<T> = Result<(u64, Vec<T>), TaskError>;

impl Executor<'_> {
    /// Hands the results of `workload` to `sink`, on the calling thread, while the workers
    /// continue: in the items' order or, with [`Order::Ready`], as soon as each is ready. `sink`
    /// gets one chunk at a time: its first item and its results.
    ///
    /// At most `16 * workers` chunks of results are kept: workers wait for a slow `sink`. (Python's
    /// `imap` lets its results pile up.) [`Schedule::Stealing`] works through one such window after
    /// another, since stealing has to know all its items from the start.
    ///
    /// # Errors
    /// The first failed task; what follows it is not computed. Python's iterator raises the
    /// failure in its place as well, and would go on if asked again.
    pub fn imap<W: Workload>(
        &self,
        plan: Plan,
        workload: &W,
        order: Order,
        sink: &mut dyn FnMut(u64, Vec<W::Output>),
    ) -> Result<(), TaskError> {
        self.trace.expect(workload.items());
        match (self.team, plan.schedule) {
            (Team::Caller, _) => self.one_by_one(plan, workload, sink),
            (_, Schedule::Stealing) => self.by_windows(plan, workload, order, sink),
            _ => self.side_by_side(plan, workload, order, sink),
        }
    }

    fn one_by_one<W: Workload>(
        &self,
        plan: Plan,
        workload: &W,
        sink: &mut dyn FnMut(u64, Vec<W::Output>),
    ) -> Result<(), TaskError> {
        let mut batcher = SpanBatcher::new(self.lane(0));
        let dealer = Dealer::for_imap(Schedule::Dynamic, workload.items(), plan.chunksize, 1);
        while let Some(chunk) = dealer.next(0, 0) {
            let (first, results) = compute(&mut batcher, workload, chunk)?;
            sink(first, results);
        }
        batcher.finish();
        Ok(())
    }

    fn side_by_side<W: Workload>(
        &self,
        plan: Plan,
        workload: &W,
        order: Order,
        sink: &mut dyn FnMut(u64, Vec<W::Output>),
    ) -> Result<(), TaskError> {
        let Plan {
            schedule,
            chunksize,
        } = plan;
        let workers = self.workers();
        let batchers = self.batchers();
        let mut main = SpanBatcher::new(self.trace.lane(0, "main"));
        let dealer = Dealer::for_imap(schedule, workload.items(), chunksize, workers);
        let window = Window::new(order, AHEAD * workers as u64);
        let job = |worker: usize| {
            let mut batcher = lock(&batchers[worker]);
            let mut turn = 0;
            while let Some(chunk) = dealer.next(worker, turn) {
                turn += 1;
                let number = chunk.start / chunksize;
                if !window.enter(number, || batcher.wait(LabelText::ForRoom)) {
                    break;
                }
                window.deliver(number, compute(&mut batcher, workload, chunk));
            }
            batcher.pause();
        };
        let mut failure = None;
        self.team.run(&job, &mut || {
            // On every exit, including unwinding: if `sink` panics, workers must not wait for room.
            let window = Closing(&window);
            for _ in 0..workload.items().div_ceil(chunksize) {
                let mut waited = false;
                let outcome = window.0.take(|| {
                    main.wait(LabelText::ForResult);
                    waited = true;
                });
                if waited {
                    main.pause();
                }
                match outcome {
                    Ok((first, results)) => sink(first, results),
                    Err(error) => {
                        failure = Some(error);
                        break;
                    }
                }
            }
        });
        finish(batchers);
        failure.map_or(Ok(()), Err)
    }

    fn by_windows<W: Workload>(
        &self,
        plan: Plan,
        workload: &W,
        order: Order,
        sink: &mut dyn FnMut(u64, Vec<W::Output>),
    ) -> Result<(), TaskError> {
        let Plan { chunksize, .. } = plan;
        let batchers = self.batchers();
        let chunks = workload.items().div_ceil(chunksize);
        let width = AHEAD * self.workers() as u64;
        let mut failure = None;
        for start in (0..chunks).step_by(width as usize) {
            let outcomes = Mutex::new(Vec::new());
            self.team
                .steal(width.min(chunks - start), &|worker, index| {
                    let first = (start + index) * chunksize;
                    let chunk = first..first.saturating_add(chunksize).min(workload.items());
                    let mut batcher = lock(&batchers[worker]);
                    let outcome = compute(&mut batcher, workload, chunk);
                    batcher.pause();
                    lock(&outcomes).push((index, outcome));
                });
            let outcomes = outcomes.into_inner().unwrap_or_else(|e| e.into_inner());
            let outcomes = match order {
                Order::Given => Gather::in_order(outcomes),
                Order::Ready => outcomes.into_iter().map(|(_, outcome)| outcome).collect(),
            };
            for outcome in outcomes {
                match outcome {
                    Ok((first, results)) => sink(first, results),
                    Err(error) => {
                        failure = Some(error);
                        break;
                    }
                }
            }
            if failure.is_some() {
                break;
            }
        }
        finish(batchers);
        failure.map_or(Ok(()), Err)
    }

    fn batchers(&self) -> Vec<Mutex<SpanBatcher<'_>>> {
        (0..self.workers())
            .map(|worker| Mutex::new(SpanBatcher::new(self.lane(worker))))
            .collect()
    }
}

/// Closes a window when it is dropped.
struct Closing<'w, T>(&'w Window<T>);

impl<T> Drop for Closing<'_, T> {
    fn drop(&mut self) {
        self.0.close();
    }
}

fn finish(batchers: Vec<Mutex<SpanBatcher<'_>>>) {
    for batcher in batchers {
        batcher
            .into_inner()
            .unwrap_or_else(|poisoned| poisoned.into_inner())
            .finish();
    }
}

fn compute<W: Workload>(
    batcher: &mut SpanBatcher<'_>,
    workload: &W,
    chunk: Range<u64>,
) -> Outcome<W::Output> {
    let Range { start, end } = chunk;
    batcher.begin(|| workload.label(start, end - start));
    let outcome = TaskError::catch(chunk.clone(), || {
        (start, chunk.map(|item| workload.compute(item)).collect())
    });
    batcher.end(end - start);
    outcome
}
