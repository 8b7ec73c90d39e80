//! What threads share and wait for: Python's `threading` primitives, and the one place that
//! chooses where atomics and locks come from.
//!
//! Everything that blocks or shares memory names [`Mutex`], [`Condvar`] and [`atomic`] from here,
//! never `std::sync` or `loom` itself, so that the same code runs in the browser, natively and
//! under the loom model checker (`RUSTFLAGS="--cfg loom"`). A further back end (a scheduler that a
//! reader steps) joins here. In the browser `std`'s are `memory.atomic.wait32` and `notify` on the
//! engine's shared memory: a blocked thread is a blocked web worker.

pub mod clock;
mod counter;
mod event;
mod lock;
#[cfg(loom)]
mod model;
pub mod park;
mod permits;
mod queue;
mod semaphore;
pub mod thread;
mod waiters;

use std::time::Duration;

#[cfg(not(loom))]
pub use std::sync::{Arc, Condvar, Mutex, MutexGuard, atomic};

#[cfg(loom)]
pub use loom::sync::{Arc, atomic};
#[cfg(loom)]
pub use model::{Condvar, Mutex, MutexGuard};

pub use clock::Deadline;
pub use counter::{AtomicCounter, LockedCounter, RacyCounter};
pub use event::Event;
pub use lock::{Held, Lock};
pub use permits::{Gil, Permits, SWITCH_INTERVAL};
pub use queue::Queue;
pub use semaphore::Semaphore;
pub use waiters::{Wait, Waiters};

/// Locks `mutex`, also after a panic elsewhere poisoned it.
///
/// No lock of the project is held while foreign code runs, so the data behind a poisoned one is
/// whole; a task that panicked is reported as a failed task instead.
#[inline]
pub fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex
        .lock()
        .unwrap_or_else(|poisoned| poisoned.into_inner())
}

/// Waits on `condition` like [`Condvar::wait`], also after a panic elsewhere.
pub fn wait<'a, T>(condition: &Condvar, guard: MutexGuard<'a, T>) -> MutexGuard<'a, T> {
    condition
        .wait(guard)
        .unwrap_or_else(|poisoned| poisoned.into_inner())
}

/// Waits on `condition` while `blocked` holds, until the deadline. The state is then as it is:
/// whoever calls looks at it again.
pub fn wait_while<'a, T>(
    condition: &Condvar,
    mut guard: MutexGuard<'a, T>,
    deadline: Deadline,
    mut blocked: impl FnMut(&mut T) -> bool,
) -> MutexGuard<'a, T> {
    while blocked(&mut guard) {
        guard = match deadline.left() {
            None => wait(condition, guard),
            Some(Duration::ZERO) => return guard,
            #[cfg(not(loom))]
            Some(left) => {
                let waited = condition.wait_timeout(guard, left);
                waited.unwrap_or_else(|poisoned| poisoned.into_inner()).0
            }
            #[cfg(loom)]
            Some(_) => condition.wait_until(guard, deadline.0.unwrap_or(f64::INFINITY)),
        };
    }
    guard
}
