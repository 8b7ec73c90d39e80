//! `threading.Event`: many wait for one thing to have happened.

use std::time::Duration;

use super::{Condvar, Deadline, Mutex, lock, wait_while};

/// A flag that threads wait for. Unlike a [`super::Semaphore`] nothing is used up: one `set` lets
/// all through, until `clear`.
///
/// A `clear` right after a `set` loses nobody who was waiting already: a waiter goes by how often
/// the flag was set since it came, not by whether it is set when it wakes. (Python's `Event` has
/// the same guarantee, from its condition variable.)
#[derive(Debug)]
pub struct Event {
    state: Mutex<State>,
    was_set: Condvar,
}

#[derive(Debug)]
struct State {
    is_set: bool,
    /// How often it was set.
    times: u64,
}

impl Default for Event {
    fn default() -> Self {
        Self {
            state: Mutex::new(State {
                is_set: false,
                times: 0,
            }),
            was_set: Condvar::new(),
        }
    }
}

impl Event {
    /// Sets the flag and wakes all who wait.
    pub fn set(&self) {
        let mut state = lock(&self.state);
        state.is_set = true;
        state.times += 1;
        drop(state);
        self.was_set.notify_all();
    }

    /// Resets the flag; who comes from now on waits.
    pub fn clear(&self) {
        lock(&self.state).is_set = false;
    }

    /// Whether the flag is set.
    pub fn is_set(&self) -> bool {
        lock(&self.state).is_set
    }

    /// Blocks until the flag is set, or was set meanwhile, or `timeout` is over; `false` in the
    /// last case.
    pub fn wait(&self, timeout: Option<Duration>) -> bool {
        let state = lock(&self.state);
        let before = state.times;
        let blocked = |state: &mut State| !state.is_set && state.times == before;
        let deadline = Deadline::after(timeout);
        let mut state = wait_while(&self.was_set, state, deadline, blocked);
        !blocked(&mut state)
    }
}
