//! A bounded window over results that arrive in any order and are taken in order, or as they arrive.
//!
//! It lets `imap` run over 10⁹ items in bounded memory: a worker may only start chunk `n` when fewer
//! than `capacity` chunks lie between it and the last one taken. A bounded channel would not be
//! enough: a slow first chunk would let any number of later ones pile up behind it.
//!
//! No deadlock: every chunk before the first missing one has been delivered, so the caller can take
//! results until the missing one is next, and then its worker is inside the window. (A worker holds
//! one chunk at a time: it enters, delivers, and enters again.)
//!
//! No lost wake-up: `taken`, `closed` and the results only change under the lock, which a waiter
//! holds from its check until it sleeps, and every change wakes all threads that may wait for it.

use std::collections::VecDeque;

use super::reorder::Reorder;
use crate::sync::{Condvar, Mutex, lock, wait};

/// The order in which results leave the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// The order of the chunks: `imap`.
    Given,
    /// The order in which they became ready: `imap_unordered`.
    Ready,
}

/// A window; see the module documentation.
#[derive(Debug)]
pub struct Window<T> {
    state: Mutex<State<T>>,
    room: Condvar,
    ready: Condvar,
    order: Order,
    capacity: u64,
}

#[derive(Debug)]
struct State<T> {
    /// Results that have left the window.
    taken: u64,
    /// Results that may leave now.
    leaving: VecDeque<T>,
    /// With [`Order::Given`], results that have to wait for an earlier one.
    waiting: Reorder<T>,
    closed: bool,
}

impl<T> Window<T> {
    /// A window of `capacity` chunks, at least 1.
    pub fn new(order: Order, capacity: u64) -> Self {
        Self {
            state: Mutex::new(State {
                taken: 0,
                leaving: VecDeque::new(),
                waiting: Reorder::default(),
                closed: false,
            }),
            room: Condvar::new(),
            ready: Condvar::new(),
            order,
            capacity: capacity.max(1),
        }
    }

    /// Blocks until `chunk` is inside the window. If it has to block, it first calls
    /// `before_blocking`. Returns `false` if the window was closed: the result isn't wanted any more.
    pub fn enter(&self, chunk: u64, before_blocking: impl FnOnce()) -> bool {
        let mut state = lock(&self.state);
        if !state.closed && chunk >= state.taken + self.capacity {
            before_blocking();
            while !state.closed && chunk >= state.taken + self.capacity {
                state = wait(&self.room, state);
            }
        }
        !state.closed
    }

    /// Delivers the result of `chunk`, which must have been entered.
    pub fn deliver(&self, chunk: u64, result: T) {
        let mut state = lock(&self.state);
        match self.order {
            Order::Ready => state.leaving.push_back(result),
            Order::Given => state.put(chunk, result),
        }
        if !state.leaving.is_empty() {
            self.ready.notify_all();
        }
    }

    /// Takes the next result, blocking until there is one. If it has to block, it first calls
    /// `before_blocking`.
    pub fn take(&self, before_blocking: impl FnOnce()) -> T {
        let mut state = lock(&self.state);
        if state.leaving.is_empty() {
            before_blocking();
        }
        loop {
            if let Some(result) = state.leaving.pop_front() {
                state.taken += 1;
                self.room.notify_all();
                return result;
            }
            state = wait(&self.ready, state);
        }
    }

    /// Lets nobody enter any more.
    pub fn close(&self) {
        lock(&self.state).closed = true;
        self.room.notify_all();
    }
}

impl<T> State<T> {
    /// Puts a result into its place, and releases every result that no longer waits for another.
    fn put(&mut self, chunk: u64, result: T) {
        self.waiting.put(chunk, result);
        while let Some(result) = self.waiting.take() {
            self.leaving.push_back(result);
        }
    }
}
