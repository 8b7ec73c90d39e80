//! A bounded window over results that come in any order and are taken in order, or as they come.
//!
//! This is what lets `imap` run over 10⁹ items in bounded memory: a worker may only begin chunk
//! `n` once fewer than `capacity` chunks lie between it and the last one taken. A bounded channel
//! alone would not do: a slow first chunk would let any number of later ones pile up behind it.
//!
//! No deadlock: every chunk before the first one missing has been delivered, so the caller can
//! take until that one is next, and then its worker is inside the window. (Every chunk must be
//! entered by somebody who holds no other; a worker enters, delivers, and enters again.)
//!
//! No lost wake-up: `taken`, `closed` and the results change only under the lock that a waiter
//! holds from its check until it sleeps, and every change wakes all who may be waiting for it.

use std::collections::VecDeque;

use super::reorder::Reorder;
use crate::sync::{Condvar, Mutex, lock, wait};

/// In which order results leave the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// The order of the chunks: `imap`.
    Given,
    /// The order in which they became ready: `imap_unordered`.
    Ready,
}

/// See the module's text.
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
    /// With [`Order::Given`], the results after those, which have to wait for one before them.
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

    /// Blocks until `chunk` is inside the window; calls `before_blocking` first if it must.
    /// `false` if the window was closed: then nobody wants the result.
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

    /// Hands in the result of `chunk`, which was entered before.
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

    /// Takes the next result; blocks until there is one, and calls `before_blocking` first if it
    /// must.
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

    /// Turns away whoever wants to enter, now or later.
    pub fn close(&self) {
        lock(&self.state).closed = true;
        self.room.notify_all();
    }
}

impl<T> State<T> {
    /// Puts a result into its place, and lets leave what is no longer behind a missing one.
    fn put(&mut self, chunk: u64, result: T) {
        self.waiting.put(chunk, result);
        while let Some(result) = self.waiting.take() {
            self.leaving.push_back(result);
        }
    }
}
