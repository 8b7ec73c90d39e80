//! `threading.Semaphore`: so many at a time.

use std::time::Duration;

use super::park::block_on;
use super::waiters::{Wait, Waiters};
use super::{Mutex, lock};

/// A number of permits. A [`super::Lock`] is a semaphore of one, but cheaper.
#[derive(Debug)]
pub struct Semaphore(Mutex<State>);

#[derive(Debug)]
struct State {
    permits: usize,
    waiters: Waiters,
}

impl Semaphore {
    /// A semaphore with `permits` permits.
    pub fn new(permits: usize) -> Self {
        let waiters = Waiters::new();
        Self(Mutex::new(State { permits, waiters }))
    }

    /// Takes a permit; blocks until there is one or `timeout` is over. Whether it has one.
    pub fn acquire(&self, timeout: Option<Duration>) -> bool {
        block_on(self.waiting(), timeout).is_some()
    }

    /// Waits for a permit and takes it.
    pub fn waiting(&self) -> impl Future<Output = ()> + Unpin {
        Wait::new(
            &self.0,
            |state| &mut state.waiters,
            |state: &mut State| {
                let left = state.permits.checked_sub(1)?;
                state.permits = left;
                Some(())
            },
        )
    }

    /// Gives `permits` permits back.
    pub fn release(&self, permits: usize) {
        let mut state = lock(&self.0);
        state.permits += permits;
        // Each permit wakes one: who finds it taken by a newcomer waits again.
        for _ in 0..permits {
            state.waiters.wake_one();
        }
    }

    /// How many permits there are now.
    pub fn permits(&self) -> usize {
        lock(&self.0).permits
    }
}
