//! `threading.Semaphore`: so many at a time.

use std::time::Duration;

use super::{Condvar, Deadline, Mutex, lock, wait_while};

/// A number of permits. A [`super::Lock`] is a semaphore of one, but cheaper.
#[derive(Debug)]
pub struct Semaphore {
    permits: Mutex<usize>,
    released: Condvar,
}

impl Semaphore {
    /// A semaphore with `permits` permits.
    pub fn new(permits: usize) -> Self {
        Self {
            permits: Mutex::new(permits),
            released: Condvar::new(),
        }
    }

    /// Takes a permit; blocks until there is one or `timeout` is over. Whether it has one.
    pub fn acquire(&self, timeout: Option<Duration>) -> bool {
        let permits = lock(&self.permits);
        let deadline = Deadline::after(timeout);
        let mut permits = wait_while(&self.released, permits, deadline, |permits| *permits == 0);
        let there = *permits > 0;
        *permits -= usize::from(there);
        there
    }

    /// Gives `permits` permits back.
    pub fn release(&self, permits: usize) {
        *lock(&self.permits) += permits;
        // Each permit wakes one: who finds it taken by a newcomer sleeps again.
        for _ in 0..permits {
            self.released.notify_one();
        }
    }
}
