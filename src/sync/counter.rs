//! Three ways to count together: wrong, slow and right.

use std::hint::black_box;

use super::Lock;
use super::atomic::{AtomicU64, Ordering};

/// Counts by loading, adding one and storing, each a step of its own: what `counter += 1` is in
/// Python. Two threads that load the same number lose an update. The single steps are atomic, so
/// that what happens is defined, only wrong.
#[derive(Debug)]
pub struct RacyCounter(AtomicU64);

/// Counts as [`RacyCounter`] does, while it holds a lock.
#[derive(Debug, Default)]
pub struct LockedCounter {
    lock: Lock,
    value: RacyCounter,
}

/// Counts in one atomic step.
#[derive(Debug)]
pub struct AtomicCounter(AtomicU64);

impl Default for RacyCounter {
    fn default() -> Self {
        Self(AtomicU64::new(0))
    }
}

impl Default for AtomicCounter {
    fn default() -> Self {
        Self(AtomicU64::new(0))
    }
}

impl RacyCounter {
    /// Adds one, unless another thread's update overwrites it.
    pub fn add(&self) {
        // Opaque twice: three steps for the compiler too, which would make one instruction of them,
        // and apart for long enough that a thread may well lose its core between load and store.
        let value = black_box(self.0.load(Ordering::Relaxed));
        self.0.store(black_box(value + 1), Ordering::Relaxed);
    }

    /// The count.
    pub fn get(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

impl LockedCounter {
    /// Adds one. Where the lock is taken, `acquire` is to acquire it.
    pub fn add(&self, acquire: impl FnOnce(&Lock)) {
        if !self.lock.try_acquire() {
            acquire(&self.lock);
        }
        self.value.add();
        self.lock.release();
    }

    /// The count.
    pub fn get(&self) -> u64 {
        let _held = self.lock.hold();
        self.value.get()
    }
}

impl AtomicCounter {
    /// Adds one.
    pub fn add(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }

    /// The count.
    pub fn get(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}
