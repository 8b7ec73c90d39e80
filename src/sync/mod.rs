//! The one place that chooses where atomics and locks come from.
//!
//! Everything that blocks or shares memory names these, never `std::sync` or `loom` itself, so
//! that the same code runs in the browser, natively and under the loom model checker
//! (`RUSTFLAGS="--cfg loom"`). A further back end (a scheduler that a reader steps) joins here.

#[cfg(not(loom))]
pub use std::sync::{Condvar, Mutex, MutexGuard, atomic};

#[cfg(loom)]
pub use loom::sync::{Condvar, Mutex, MutexGuard, atomic};

/// Locks `mutex`, also after a panic elsewhere poisoned it.
///
/// No lock of the project is held while foreign code runs, so the data behind a poisoned one is
/// whole; a task that panicked is reported as a failed task instead.
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
