//! `threading.Event`: many wait for one thing to have happened.

use std::time::Duration;

use super::park::block_on;
use super::waiters::{Wait, Waiters};
use super::{Mutex, lock};

/// A flag that threads wait for. Unlike a [`super::Semaphore`] nothing is used up: one `set` lets
/// all through, until `clear`.
///
/// A `clear` right after a `set` loses nobody who was waiting already: a waiter goes by how often
/// the flag was set since it came, not by whether it is set when it wakes. (Python's `Event` has
/// the same guarantee, from its condition variable.)
#[derive(Debug)]
pub struct Event(Mutex<State>);

#[derive(Debug)]
struct State {
    is_set: bool,
    /// How often it was set.
    times: u64,
    waiters: Waiters,
}

impl Default for Event {
    fn default() -> Self {
        Self(Mutex::new(State {
            is_set: false,
            times: 0,
            waiters: Waiters::new(),
        }))
    }
}

impl Event {
    /// Sets the flag and wakes all who wait.
    pub fn set(&self) {
        let mut state = lock(&self.0);
        state.is_set = true;
        state.times += 1;
        state.waiters.wake_all();
    }

    /// Resets the flag; who comes from now on waits.
    pub fn clear(&self) {
        lock(&self.0).is_set = false;
    }

    /// Whether the flag is set.
    pub fn is_set(&self) -> bool {
        lock(&self.0).is_set
    }

    /// Blocks until the flag is set, or was set meanwhile, or `timeout` is over; `false` in the
    /// last case.
    pub fn wait(&self, timeout: Option<Duration>) -> bool {
        block_on(self.waiting(), timeout).is_some()
    }

    /// Waits until the flag is set, or was set meanwhile.
    pub fn waiting(&self) -> impl Future<Output = ()> + Unpin {
        let mut before = None;
        Wait::new(
            &self.0,
            |state| &mut state.waiters,
            move |state: &mut State| {
                let before = *before.get_or_insert(state.times);
                (state.is_set || state.times != before).then_some(())
            },
        )
    }
}
