//! Which items make a chunk, and who gets which chunk.

use std::cmp::Reverse;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::sync::atomic::{AtomicU64, Ordering};

/// How chunks are assigned to workers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Schedule {
    /// Whoever is free takes the next chunk from a shared cursor. What `multiprocessing.Pool` does.
    #[default]
    Dynamic,
    /// Assigned in advance: one slice per worker.
    Static,
    /// Every worker starts with a share, and steals from others when it runs out (rayon).
    Stealing,
}

/// The chunk size when the caller gives none, by the rule of `Pool.map`: about four chunks per
/// worker, and at least one item each.
///
/// `imap` and `imap_unordered` use 1 instead. Source: CPython's `Lib/multiprocessing/pool.py`,
/// `Pool._map_async`.
pub fn default_chunksize(items: u64, workers: u64) -> u64 {
    items.div_ceil(workers.max(1) * 4).max(1)
}

/// Sorts chunks, the first one last: that is where one is taken off most easily.
#[inline(never)]
pub(super) fn sort(chunks: &mut [Range<u64>]) {
    chunks.sort_unstable_by_key(|chunk| Reverse(chunk.start));
}

/// Whether a chunk is among others that are sorted.
#[inline(never)]
pub(super) fn is_among(chunk: &Range<u64>, sorted: &[Range<u64>]) -> bool {
    let found = sorted.binary_search_by_key(&Reverse(chunk.start), |other| Reverse(other.start));
    found.is_ok()
}

/// Deals the chunks of a range of items to workers.
#[derive(Debug)]
pub struct Dealer {
    items: u64,
    chunksize: u64,
    workers: u64,
    deal: Deal,
}

#[derive(Debug)]
enum Deal {
    /// Worker `w` gets the chunks of its own slice, one after another.
    Slices,
    /// Worker `w` gets chunks `w`, `w + workers`, ...
    InTurn,
    /// Whoever asks gets the next chunk.
    Cursor(AtomicU64),
}

impl Dealer {
    /// For `map`: [`Schedule::Static`] cuts one slice per worker; every other schedule takes from
    /// the cursor.
    pub fn for_map(schedule: Schedule, items: u64, chunksize: u64, workers: usize) -> Self {
        let deal = match schedule {
            Schedule::Static => Deal::Slices,
            _ => Deal::Cursor(AtomicU64::new(0)),
        };
        Self::new(items, chunksize, workers, deal)
    }

    /// Chunks in the order of the items, for `imap`: [`Schedule::Static`] deals them in turn, as
    /// OpenMP's `schedule(static, chunk)` does, because with one slice a worker the last worker's
    /// first result would have to wait for all the others.
    pub fn for_imap(schedule: Schedule, items: u64, chunksize: u64, workers: usize) -> Self {
        let deal = match schedule {
            Schedule::Static => Deal::InTurn,
            _ => Deal::Cursor(AtomicU64::new(0)),
        };
        Self::new(items, chunksize, workers, deal)
    }

    fn new(items: u64, chunksize: u64, workers: usize, deal: Deal) -> Self {
        Self {
            items,
            chunksize: chunksize.max(1),
            workers: workers.max(1) as u64,
            deal,
        }
    }

    /// The next chunk for `worker`, which has had `turn` chunks so far; `None` if none are left.
    pub fn next(&self, worker: usize, turn: u64) -> Option<Range<u64>> {
        let chunk = match &self.deal {
            Deal::Slices => {
                let [from, to] = [worker as u64, worker as u64 + 1]
                    .map(|worker| cut(self.items, worker, self.workers));
                let start = from.saturating_add(turn.saturating_mul(self.chunksize));
                return self.chunk(start, to);
            }
            Deal::InTurn => turn
                .saturating_mul(self.workers)
                .saturating_add(worker as u64),
            // Relaxed: the cursor only decides who gets what; results are handed over elsewhere. It
            // counts chunks, not items: with a large range, items could carry it past 64 bits.
            Deal::Cursor(cursor) => cursor.fetch_add(1, Ordering::Relaxed),
        };
        self.chunk(chunk.saturating_mul(self.chunksize), self.items)
    }

    /// The chunk from item `start` on, in a range that ends at `end`.
    fn chunk(&self, start: u64, end: u64) -> Option<Range<u64>> {
        (start < end).then(|| start..start.saturating_add(self.chunksize).min(end))
    }
}

/// Where the share of worker number `worker` (of `workers`) begins.
pub(super) fn cut(items: u64, worker: u64, workers: u64) -> u64 {
    (u128::from(items) * u128::from(worker) / u128::from(workers)) as u64
}
