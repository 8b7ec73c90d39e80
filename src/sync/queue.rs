//! `queue.Queue`: first in, first out, bounded, blocking at both ends.

use std::collections::VecDeque;
use std::time::Duration;

use super::park::block_on;
use super::waiters::{Wait, Waiters};
use super::{Mutex, lock};

/// A queue between threads. Unlike a channel it has no ends that close: Python's convention is an
/// item that says so.
#[derive(Debug)]
pub struct Queue<T> {
    state: Mutex<State<T>>,
    capacity: usize,
}

#[derive(Debug)]
struct State<T> {
    items: VecDeque<T>,
    /// Those who wait for an item.
    getters: Waiters,
    /// Those who wait for room.
    putters: Waiters,
}

impl<T> Queue<T> {
    /// A queue for at most `capacity` items; 0 is without limit, as in Python.
    pub fn new(capacity: usize) -> Self {
        Self {
            state: Mutex::new(State {
                items: VecDeque::new(),
                getters: Waiters::new(),
                putters: Waiters::new(),
            }),
            capacity: if capacity == 0 { usize::MAX } else { capacity },
        }
    }

    /// Adds an item; blocks while the queue is full.
    ///
    /// # Errors
    /// The item, if the queue was full until `timeout` was over (Python's `queue.Full`).
    pub fn put(&self, item: T, timeout: Option<Duration>) -> Result<(), T> {
        let mut item = Some(item);
        match block_on(self.putting(&mut item), timeout) {
            Some(()) => Ok(()),
            None => item.map_or(Ok(()), Err),
        }
    }

    /// Waits for room, and moves the item in.
    pub fn putting(&self, item: &mut Option<T>) -> impl Future<Output = ()> + Unpin {
        Wait::new(
            &self.state,
            |state| &mut state.putters,
            |state: &mut State<T>| {
                if state.items.len() >= self.capacity {
                    return None;
                }
                state.items.extend(item.take());
                state.getters.wake_one();
                Some(())
            },
        )
    }

    /// Takes the oldest item; blocks while there is none. `None` if there was none until `timeout`
    /// was over (Python's `queue.Empty`).
    pub fn get(&self, timeout: Option<Duration>) -> Option<T> {
        block_on(self.getting(), timeout)
    }

    /// Waits for an item.
    pub fn getting(&self) -> impl Future<Output = T> + Unpin {
        Wait::new(
            &self.state,
            |state| &mut state.getters,
            |state: &mut State<T>| {
                let item = state.items.pop_front()?;
                state.putters.wake_one();
                Some(item)
            },
        )
    }

    /// How many items there are now.
    pub fn len(&self) -> usize {
        lock(&self.state).items.len()
    }

    /// Whether there is no item now.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}
