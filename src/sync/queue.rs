//! `queue.Queue`: first in, first out, bounded, blocking at both ends.

use std::collections::VecDeque;
use std::time::Duration;

use super::{Condvar, Deadline, Mutex, lock, wait_while};

/// A queue between threads. Unlike a channel it has no ends that close: Python's convention is an
/// item that says so.
#[derive(Debug)]
pub struct Queue<T> {
    items: Mutex<VecDeque<T>>,
    capacity: usize,
    filled: Condvar,
    emptied: Condvar,
}

impl<T> Queue<T> {
    /// A queue for at most `capacity` items; 0 is without limit, as in Python.
    pub fn new(capacity: usize) -> Self {
        Self {
            items: Mutex::new(VecDeque::new()),
            capacity: if capacity == 0 { usize::MAX } else { capacity },
            filled: Condvar::new(),
            emptied: Condvar::new(),
        }
    }

    /// Adds an item; blocks while the queue is full.
    ///
    /// # Errors
    /// The item, if the queue was full until `timeout` was over (Python's `queue.Full`).
    pub fn put(&self, item: T, timeout: Option<Duration>) -> Result<(), T> {
        let full = |items: &mut VecDeque<T>| items.len() >= self.capacity;
        let deadline = Deadline::after(timeout);
        let mut items = wait_while(&self.emptied, lock(&self.items), deadline, full);
        if full(&mut items) {
            return Err(item);
        }
        items.push_back(item);
        drop(items);
        self.filled.notify_one();
        Ok(())
    }

    /// Takes the oldest item; blocks while there is none. `None` if there was none until `timeout`
    /// was over (Python's `queue.Empty`).
    pub fn get(&self, timeout: Option<Duration>) -> Option<T> {
        let deadline = Deadline::after(timeout);
        let empty = |items: &mut VecDeque<T>| items.is_empty();
        let mut items = wait_while(&self.filled, lock(&self.items), deadline, empty);
        let item = items.pop_front()?;
        drop(items);
        self.emptied.notify_one();
        Some(item)
    }

    /// How many items there are now.
    pub fn len(&self) -> usize {
        lock(&self.items).len()
    }

    /// Whether there is no item now.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}
