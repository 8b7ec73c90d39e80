//! `concurrent.futures.Future`: a result that may not be available yet.
//!
//! Differences from Python: `result` returns a copy, and an error value instead of raising; and
//! [`super::wait`] and [`super::as_completed`] count a cancelled future as done at once, not only
//! when a worker has come across it.

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

use crate::sync::{Arc, Condvar, Deadline, Mutex, MutexGuard, lock, wait_while};

/// A future; see the module documentation. Clones refer to the same future.
pub struct Future<T>(Arc<Shared<T>>);

struct Shared<T> {
    state: Mutex<State<T>>,
    settled: Condvar,
}

struct State<T> {
    phase: Phase<T>,
    callbacks: Vec<Callback<T>>,
    watchers: Vec<(usize, Arc<Watch>)>,
}

enum Phase<T> {
    Pending,
    Running,
    Cancelled,
    Finished(Result<T, Exception>),
}

type Callback<T> = Box<dyn FnOnce(&Future<T>) + Send>;

/// The exception a task raised; in Rust, its panic message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exception(pub String);

/// Why there is no result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FutureError {
    /// It was not available in time.
    Timeout,
    /// The task was cancelled.
    Cancelled,
    /// The task raised this.
    Exception(Exception),
}

/// Tells [`super::wait`] and [`super::as_completed`] which futures are done.
pub(super) struct Watch {
    pub(super) done: Mutex<Vec<Done>>,
    pub(super) changed: Condvar,
}

/// A future that is done: its index among those watched, and whether it raised.
#[derive(Clone, Copy)]
pub(super) struct Done {
    pub(super) index: usize,
    pub(super) raised: bool,
}

impl<T> Clone for Future<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T> fmt::Debug for Future<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Future").finish_non_exhaustive()
    }
}

impl fmt::Display for FutureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Timeout => f.write_str("the result was not there in time"),
            Self::Cancelled => f.write_str("the task was cancelled"),
            Self::Exception(Exception(said)) => f.write_str(said),
        }
    }
}

impl std::error::Error for FutureError {}

impl<T> Phase<T> {
    fn is_done(&self) -> bool {
        matches!(self, Self::Cancelled | Self::Finished(_))
    }
}

impl<T> Future<T> {
    pub(super) fn pending() -> Self {
        let phase = Phase::Pending;
        let state = State {
            phase,
            callbacks: Vec::new(),
            watchers: Vec::new(),
        };
        Self(Arc::new(Shared {
            state: Mutex::new(state),
            settled: Condvar::new(),
        }))
    }

    /// Marks the task as running, unless it was cancelled. Returns whether the task may run.
    pub(super) fn begin(&self) -> bool {
        let mut state = lock(&self.0.state);
        let begins = matches!(state.phase, Phase::Pending);
        if begins {
            state.phase = Phase::Running;
        }
        begins
    }

    pub(super) fn finish(&self, result: Result<T, Exception>) {
        let mut state = lock(&self.0.state);
        state.phase = Phase::Finished(result);
        self.settle(state);
    }

    /// Cancels the task if it has not started. Returns whether it is cancelled.
    pub fn cancel(&self) -> bool {
        let mut state = lock(&self.0.state);
        match state.phase {
            Phase::Cancelled => true,
            Phase::Pending => {
                state.phase = Phase::Cancelled;
                self.settle(state);
                true
            }
            _ => false,
        }
    }

    /// Whether it was cancelled.
    pub fn cancelled(&self) -> bool {
        matches!(lock(&self.0.state).phase, Phase::Cancelled)
    }

    /// Whether the task has started and not finished.
    pub fn running(&self) -> bool {
        matches!(lock(&self.0.state).phase, Phase::Running)
    }

    /// Whether the task has finished or was cancelled.
    pub fn done(&self) -> bool {
        lock(&self.0.state).phase.is_done()
    }

    /// Calls `callback` when the future is done, on the thread that finishes or cancels it. If the
    /// future is done already, calls it right here. A panic in a callback affects nothing else.
    pub fn add_done_callback(&self, callback: impl FnOnce(&Self) + Send + 'static) {
        let mut state = lock(&self.0.state);
        if state.phase.is_done() {
            drop(state);
            self.call(callback);
        } else {
            state.callbacks.push(Box::new(callback));
        }
    }

    /// Notifies `watch` when the future is done, now or later.
    pub(super) fn tell(&self, index: usize, watch: &Arc<Watch>) {
        let mut state = lock(&self.0.state);
        if state.phase.is_done() {
            watch.add(state.done(index));
        } else {
            state.watchers.push((index, Arc::clone(watch)));
        }
    }

    /// Stops notifying `watch`.
    pub(super) fn forget(&self, watch: &Arc<Watch>) {
        let mut state = lock(&self.0.state);
        state
            .watchers
            .retain(|(_, other)| !Arc::ptr_eq(other, watch));
    }

    /// Wakes every waiter and runs the callbacks, without holding the lock while foreign code runs.
    fn settle(&self, mut state: MutexGuard<'_, State<T>>) {
        let callbacks = std::mem::take(&mut state.callbacks);
        for (index, watch) in std::mem::take(&mut state.watchers) {
            watch.add(state.done(index));
        }
        drop(state);
        self.0.settled.notify_all();
        for callback in callbacks {
            self.call(callback);
        }
    }

    /// Python logs and ignores what a callback raises; here the panic hook has reported it.
    fn call(&self, callback: impl FnOnce(&Self)) {
        let _ = catch_unwind(AssertUnwindSafe(|| callback(self)));
    }

    /// Blocks until the future is done, or until the timeout.
    fn await_done(&self, timeout: Option<Duration>) -> MutexGuard<'_, State<T>> {
        let deadline = Deadline::after(timeout);
        let blocked = |state: &mut State<T>| !state.phase.is_done();
        wait_while(&self.0.settled, lock(&self.0.state), deadline, blocked)
    }

    /// Blocks like [`Future::result`], and returns what the task raised, if it raised.
    ///
    /// # Errors
    /// If it is not done in time, or was cancelled.
    pub fn exception(&self, timeout: Option<Duration>) -> Result<Option<Exception>, FutureError> {
        match &self.await_done(timeout).phase {
            Phase::Finished(result) => Ok(result.as_ref().err().cloned()),
            Phase::Cancelled => Err(FutureError::Cancelled),
            Phase::Pending | Phase::Running => Err(FutureError::Timeout),
        }
    }
}

impl<T: Clone> Future<T> {
    /// Blocks until the result is available, or until the timeout.
    ///
    /// # Errors
    /// If the result is not available in time, or never will be.
    pub fn result(&self, timeout: Option<Duration>) -> Result<T, FutureError> {
        match &self.await_done(timeout).phase {
            Phase::Finished(Ok(result)) => Ok(result.clone()),
            Phase::Finished(Err(raised)) => Err(FutureError::Exception(raised.clone())),
            Phase::Cancelled => Err(FutureError::Cancelled),
            Phase::Pending | Phase::Running => Err(FutureError::Timeout),
        }
    }
}

impl<T> State<T> {
    fn done(&self, index: usize) -> Done {
        Done {
            index,
            raised: matches!(self.phase, Phase::Finished(Err(_))),
        }
    }
}

impl Watch {
    pub(super) fn new() -> Arc<Self> {
        Arc::new(Self {
            done: Mutex::new(Vec::new()),
            changed: Condvar::new(),
        })
    }

    fn add(&self, done: Done) {
        lock(&self.done).push(done);
        self.changed.notify_all();
    }
}
