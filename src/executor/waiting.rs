//! `concurrent.futures.wait` and `as_completed`.
//!
//! Differences from Python: futures are identified by their position, so one that is passed twice is
//! returned twice; `done` is ordered; and after its timeout [`as_completed`] first yields what was
//! done by then.

use std::time::Duration;

use super::future::{Done, Future, FutureError, Watch};
use crate::sync::{Arc, Deadline, lock, wait_while};

/// When [`wait`] returns, unless its timeout expires first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReturnWhen {
    /// When all futures are done.
    AllCompleted,
    /// When one is done.
    FirstCompleted,
    /// When one has raised, or all are done.
    FirstException,
}

/// What [`wait`] found, as indices into the futures it was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waited {
    /// Those that were done, in the order in which they finished.
    pub done: Vec<usize>,
    /// Those that were not.
    pub not_done: Vec<usize>,
}

/// Blocks until the condition `return_when` holds, or until the timeout. It stops nothing: unfinished
/// tasks continue. A cancelled future is done, but has not raised.
pub fn wait<T>(
    futures: &[Future<T>],
    timeout: Option<Duration>,
    return_when: ReturnWhen,
) -> Waited {
    let deadline = Deadline::after(timeout);
    let watch = Watch::new();
    for (index, future) in futures.iter().enumerate() {
        future.tell(index, &watch);
    }
    let blocked = |done: &mut Vec<Done>| {
        done.len() < futures.len()
            && match return_when {
                ReturnWhen::AllCompleted => true,
                ReturnWhen::FirstCompleted => done.is_empty(),
                ReturnWhen::FirstException => done.iter().all(|done| !done.raised),
            }
    };
    let done: Vec<usize> = wait_while(&watch.changed, lock(&watch.done), deadline, blocked)
        .iter()
        .map(|done| done.index)
        .collect();
    for future in futures {
        future.forget(&watch);
    }
    let not_done = (0..futures.len())
        .filter(|index| !done.contains(index))
        .collect();
    Waited { done, not_done }
}

/// Yields the futures' indices as they finish, starting with those that are already done.
///
/// The iterator's `next` blocks until another one is done. When the timeout (counted from this call)
/// expires, it yields [`FutureError::Timeout`] once and ends.
pub fn as_completed<T>(futures: &[Future<T>], timeout: Option<Duration>) -> AsCompleted {
    let watch = Watch::new();
    for (index, future) in futures.iter().enumerate() {
        future.tell(index, &watch);
    }
    AsCompleted {
        watch,
        given: 0,
        left: futures.len(),
        deadline: Deadline::after(timeout),
    }
}

/// See [`as_completed`].
pub struct AsCompleted {
    watch: Arc<Watch>,
    given: usize,
    left: usize,
    deadline: Deadline,
}

impl std::fmt::Debug for AsCompleted {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("AsCompleted")
            .field("left", &self.left)
            .finish_non_exhaustive()
    }
}

impl Iterator for AsCompleted {
    type Item = Result<usize, FutureError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.left == 0 {
            return None;
        }
        let Watch { done, changed } = &*self.watch;
        let given = self.given;
        let done = wait_while(changed, lock(done), self.deadline, |done| {
            done.len() == given
        });
        match done.get(given) {
            Some(done) => {
                self.given += 1;
                self.left -= 1;
                Some(Ok(done.index))
            }
            None => {
                self.left = 0;
                Some(Err(FutureError::Timeout))
            }
        }
    }
}
