//! Work for processes, which share nothing: each has the workload, and sends back its results.

use std::collections::VecDeque;
use std::ops::Range;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::chunks::{cut, is_among, sort};
use super::reorder::Reorder;
use super::window::Order;
use super::{Plan, Schedule, TaskError};
use crate::process::pickle;
use crate::trace::{Label, LabelText};

/// A workload that another process can make again from the same parameters.
pub trait Remote {
    /// The results of a chunk, as they travel.
    type Results: Serialize + DeserializeOwned;

    /// How many items there are.
    fn items(&self) -> u64;

    /// Computes a chunk, in a process. May panic; see [`TaskError`].
    fn compute(&self, chunk: Range<u64>) -> Self::Results;

    /// Takes in a chunk's results, in the program that started the processes.
    fn take(&mut self, first: u64, results: Self::Results);

    /// Whether a chunk is still worth computing, by what has been taken so far. One that is not may be
    /// left out, unless results are taken in order.
    fn wants(&self, _chunk: &Range<u64>) -> bool {
        true
    }

    /// The timeline's label for `count` items starting at `first`.
    fn label(&self, first: u64, count: u64) -> Label {
        Label {
            text: LabelText::Items,
            first,
            count,
        }
    }
}

/// A [`Remote`] of any type, with its results as bytes, so that the code that deals it out is
/// compiled only once.
pub trait AnyRemote {
    /// [`Remote::items`].
    fn items(&self) -> u64;
    /// [`Remote::compute`], its results pickled.
    fn compute(&self, chunk: Range<u64>) -> Vec<u8>;
    /// [`Remote::take`].
    fn take(&mut self, first: u64, results: &[u8]);
    /// [`Remote::wants`].
    fn wants(&self, chunk: &Range<u64>) -> bool;
    /// [`Remote::label`].
    fn label(&self, first: u64, count: u64) -> Label;
}

impl<R: Remote> AnyRemote for R {
    fn items(&self) -> u64 {
        Remote::items(self)
    }

    fn compute(&self, chunk: Range<u64>) -> Vec<u8> {
        pickle::dump(&Remote::compute(self, chunk))
    }

    fn take(&mut self, first: u64, results: &[u8]) {
        Remote::take(self, first, pickle::load(results));
    }

    fn wants(&self, chunk: &Range<u64>) -> bool {
        Remote::wants(self, chunk)
    }

    fn label(&self, first: u64, count: u64) -> Label {
        Remote::label(self, first, count)
    }
}

/// Deals out a [`Remote`]'s chunks to processes and collects what comes back. It sends nothing
/// itself: whoever carries the messages asks [`Dispatch::next`] and tells [`Dispatch::took`].
pub struct Dispatch {
    plan: Plan,
    /// Items that are each worker's own to begin with; with a cursor there is one share for all.
    shares: Vec<Range<u64>>,
    /// Chunks that workers have given back, sorted: the next to be given is the last.
    returned: Vec<Range<u64>>,
    /// Chunks each worker has, in the order in which they were given.
    given: Vec<VecDeque<Range<u64>>>,
    arrived: Arrived,
    failure: Option<TaskError>,
}

/// Results on their way to the [`Remote`], in its order.
enum Arrived {
    /// As they come.
    Anyhow,
    /// Only after all before them; each with its first item.
    InOrder(Reorder<(u64, Vec<u8>)>),
}

/// Chunks a worker may be ahead of the first one missing, where results are taken in order.
const AHEAD: u64 = 16;

impl std::fmt::Debug for Dispatch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Dispatch")
            .field("plan", &self.plan)
            .finish_non_exhaustive()
    }
}

impl Dispatch {
    /// Deals `items` to `workers` workers. With `order`, results are taken one after the other, as
    /// `imap` does; without, as they come, since all are awaited anyhow.
    pub fn new(plan: Plan, items: u64, workers: usize, order: Option<Order>) -> Self {
        let count = workers.max(1) as u64;
        let cut = |worker| cut(items, worker, count);
        let in_order = order == Some(Order::Given);
        let shares = match plan.schedule {
            // In order, a slice a worker would make the first wait for the last: see `Dealer`.
            Schedule::Static | Schedule::Stealing if !in_order => (0..count)
                .map(|worker| cut(worker)..cut(worker + 1))
                .collect(),
            _ => std::iter::once(0..items).collect(),
        };
        Self {
            plan,
            shares,
            returned: Vec::new(),
            given: vec![VecDeque::new(); workers.max(1)],
            arrived: match in_order {
                true => Arrived::InOrder(Reorder::default()),
                false => Arrived::Anyhow,
            },
            failure: None,
        }
    }

    /// The next chunk for `worker`; `None` while there is none for it.
    pub fn next(&mut self, worker: usize, remote: &dyn AnyRemote) -> Option<Range<u64>> {
        loop {
            if self.failed_in_order() {
                return None;
            }
            let chunk = match self.returned.pop() {
                Some(chunk) => chunk,
                None => self.cut_chunk(worker)?,
            };
            if self.wants(&chunk, remote) {
                self.given[worker].push_back(chunk.clone());
                return Some(chunk);
            }
        }
    }

    /// Takes back chunks that `worker` has not begun, for any worker.
    pub fn take_back(&mut self, worker: usize, mut chunks: Vec<Range<u64>>) {
        sort(&mut chunks);
        self.given[worker].retain(|chunk| !is_among(chunk, &chunks));
        self.returned.append(&mut chunks);
        sort(&mut self.returned);
    }

    /// Whether the results of a chunk are still wanted. Where they are taken in order, none may be
    /// missing.
    pub fn wants(&self, chunk: &Range<u64>, remote: &dyn AnyRemote) -> bool {
        matches!(self.arrived, Arrived::InOrder(_)) || remote.wants(chunk)
    }

    /// Whether a chunk that a worker has not begun may be another's.
    pub fn may_move(&self) -> bool {
        self.plan.schedule != Schedule::Static
    }

    /// The results of the oldest chunk that `worker` has.
    pub fn took(&mut self, worker: usize, results: Vec<u8>, remote: &mut dyn AnyRemote) {
        let Some(chunk) = self.given[worker].pop_front() else {
            return;
        };
        match &mut self.arrived {
            Arrived::Anyhow => remote.take(chunk.start, &results),
            Arrived::InOrder(waiting) => {
                waiting.put(chunk.start / self.plan.chunksize, (chunk.start, results));
                while let Some((first, results)) = waiting.take() {
                    remote.take(first, &results);
                }
            }
        }
    }

    /// The task of the oldest chunk that `worker` has raised.
    pub fn raised(&mut self, worker: usize, message: &str) {
        if let Some(items) = self.given[worker].pop_front() {
            let error = TaskError {
                items,
                message: message.to_owned(),
            };
            self.failure = TaskError::first(self.failure.take(), Some(error));
        }
    }

    /// How many chunks a worker may have at a time, the one it computes and the next at least: a part
    /// of what is left, so that towards the end none has much to do while another has nothing. Where
    /// results are taken in order it is no more than one worker's part of how far they may be ahead.
    pub fn fair_share(&self) -> usize {
        let left: u64 = self
            .shares
            .iter()
            .chain(&self.returned)
            .map(|share| share.end - share.start)
            .sum();
        let part = left / (2 * self.given.len() as u64) / self.plan.chunksize;
        let part = match self.arrived {
            Arrived::Anyhow => part,
            Arrived::InOrder(_) => part.min(AHEAD),
        };
        usize::try_from(part).map_or(usize::MAX, |share| share.max(2))
    }

    /// Whether there is nothing left to deal.
    pub fn is_dealt(&self) -> bool {
        let left = self.shares.iter().chain(&self.returned);
        left.into_iter().all(Range::is_empty) || self.failed_in_order()
    }

    /// Whether nothing is to be awaited any more.
    pub fn is_done(&self) -> bool {
        self.is_dealt() && self.given.iter().all(VecDeque::is_empty)
    }

    /// The failed task with the smallest items, if any.
    pub fn failure(&self) -> Option<&TaskError> {
        self.failure.as_ref()
    }

    /// `imap` ends at the first failure.
    fn failed_in_order(&self) -> bool {
        self.failure.is_some() && matches!(self.arrived, Arrived::InOrder(_))
    }

    fn is_inside(&self, start: u64) -> bool {
        match &self.arrived {
            Arrived::Anyhow => true,
            Arrived::InOrder(waiting) => {
                let ahead = AHEAD * self.given.len() as u64;
                start / self.plan.chunksize < waiting.next() + ahead
            }
        }
    }

    /// Cuts a chunk off the share that `worker` takes from.
    fn cut_chunk(&mut self, worker: usize) -> Option<Range<u64>> {
        let share = self.share_for(worker)?;
        let start = self.shares[share].start;
        if !self.is_inside(start) {
            return None;
        }
        let end = start
            .saturating_add(self.plan.chunksize)
            .min(self.shares[share].end);
        self.shares[share].start = end;
        Some(start..end)
    }

    /// From which share `worker` takes.
    fn share_for(&mut self, worker: usize) -> Option<usize> {
        let own = if self.shares.len() == 1 { 0 } else { worker };
        if !self.shares[own].is_empty() {
            return Some(own);
        }
        if self.plan.schedule != Schedule::Stealing || self.shares.len() == 1 {
            return None;
        }
        self.steal_half(own)
    }

    /// Moves the second half of the largest share left to `thief`.
    fn steal_half(&mut self, thief: usize) -> Option<usize> {
        let left = |share: &Range<u64>| share.end - share.start;
        let (victim, share) = self
            .shares
            .iter()
            .enumerate()
            .max_by_key(|(_, share)| left(share))?;
        let chunks = left(share).div_ceil(self.plan.chunksize);
        if chunks == 0 {
            return None;
        }
        let cut = share.start + chunks / 2 * self.plan.chunksize;
        self.shares[thief] = cut..share.end;
        self.shares[victim].end = cut;
        Some(thief)
    }
}
