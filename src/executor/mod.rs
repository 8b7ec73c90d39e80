//! Executors with Python's semantics: `map`, `imap` and `imap_unordered` over a team of workers, as
//! in `multiprocessing.Pool`, and `submit` with futures, as in `ThreadPoolExecutor`.
//!
//! A *workload* is a value that says what to compute for items 0, 1, 2, ...; a *team* computes it;
//! a *plan* says how the items are dealt out. `starmap` is `map` over a workload that takes several
//! arguments. If a task panics, it has failed: the other results of its chunk are lost, all other
//! chunks are still computed, and the caller gets the failure, as from Python's
//! [`Pool.map`](https://docs.python.org/3/library/multiprocessing.html#multiprocessing.pool.Pool.map).

mod chunks;
mod collect;
mod future;
mod imap;
mod map;
mod process_pool;
mod remote;
mod reorder;
mod span_batcher;
mod task;
mod team;
mod thread_pool;
mod waiting;
pub mod window;

pub use chunks::{Dealer, Schedule, default_chunksize};
pub use collect::{Collect, Gather};
pub use future::{Exception, Future, FutureError};
pub use process_pool::{AsyncResult, Pool, PoolOptions, serve};
pub use remote::{AnyRemote, Dispatch, Remote};
pub use task::{TaskError, Workload, panic_text};
pub use team::Team;
pub use thread_pool::{InOrder, Service, ShutDown, ThreadPoolExecutor, WorkerHooks};
pub use waiting::{AsCompleted, ReturnWhen, Waited, as_completed, wait};

use crate::trace::{Lane, Trace};

/// How the items of a workload are dealt out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Who gets which chunk.
    pub schedule: Schedule,
    /// Items per chunk, at least 1.
    pub chunksize: u64,
}

/// A team that works and records its work on a trace. See `map.rs` and `imap.rs` for its methods.
#[derive(Clone, Copy, Debug)]
pub struct Executor<'a> {
    team: &'a Team,
    trace: &'a Trace,
}

impl<'a> Executor<'a> {
    /// An executor whose worker `i` writes to lane `i + 1`; lane 0 belongs to the caller.
    pub fn new(team: &'a Team, trace: &'a Trace) -> Self {
        Self { team, trace }
    }

    /// How many workers there are.
    pub fn workers(&self) -> usize {
        self.team.size()
    }

    /// The lane of worker number `worker`, or the caller's if the caller does the work.
    fn lane(&self, worker: usize) -> Lane<'a> {
        match self.team {
            Team::Caller => self.trace.lane(0, "main"),
            _ => self
                .trace
                .lane(worker + 1, &format!("worker {}", worker + 1)),
        }
    }
}
