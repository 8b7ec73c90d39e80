//! `threading.Lock`: one holder at a time; whoever comes second sleeps.
//!
//! Unlike [`std::sync::Mutex`] it guards no data, takes a timeout, and may be released by another
//! thread than the one that acquired it, as Python's may.

use std::time::Duration;

use super::atomic::{AtomicU32, Ordering};
use super::park::block_on;
use super::waiters::{Wait, Waiters};
use super::{Mutex, lock};

/// Nobody holds it.
const FREE: u32 = 0;
/// Somebody holds it; nobody is known to wait.
const HELD: u32 = 1;
/// Somebody holds it, and somebody may wait: the release must wake one.
const CONTENDED: u32 = 2;

/// See the module's text.
///
/// Free or not is one atomic, so that an uncontended acquire or release is one instruction. No
/// wake-up is lost: a waiter sets `CONTENDED` while it has `sleepers`, and gives that up only by
/// falling asleep. A release that comes before finds no `CONTENDED`, but then the waiter finds
/// `FREE`; one that comes after finds `CONTENDED`, takes `sleepers`, and so notifies a sleeper.
#[derive(Debug)]
pub struct Lock {
    state: AtomicU32,
    sleepers: Mutex<Waiters>,
}

impl Default for Lock {
    fn default() -> Self {
        Self {
            state: AtomicU32::new(FREE),
            sleepers: Mutex::new(Waiters::new()),
        }
    }
}

impl Lock {
    /// Acquires it if it is free.
    pub fn try_acquire(&self) -> bool {
        // Acquire pairs with the release in `release`: what the last holder wrote is seen.
        self.state
            .compare_exchange(FREE, HELD, Ordering::Acquire, Ordering::Relaxed)
            .is_ok()
    }

    /// Blocks until it is acquired, or until `timeout` is over; whether it was acquired.
    pub fn acquire(&self, timeout: Option<Duration>) -> bool {
        self.try_acquire() || block_on(self.waiting(), timeout).is_some()
    }

    /// Waits until it is acquired.
    pub fn waiting(&self) -> impl Future<Output = ()> + Unpin {
        Wait::new(
            &self.sleepers,
            |sleepers| sleepers,
            |_: &mut Waiters| {
                // Acquired as CONTENDED, for others may still sleep: at worst one wake-up goes to nobody.
                (self.state.swap(CONTENDED, Ordering::Acquire) == FREE).then_some(())
            },
        )
    }

    /// Whether somebody holds it.
    pub fn is_held(&self) -> bool {
        self.state.load(Ordering::Relaxed) != FREE
    }

    /// Makes it free. Python raises `RuntimeError` where it is free already; here that is a panic.
    ///
    /// # Panics
    /// If nobody holds it.
    pub fn release(&self) {
        let state = self.state.swap(FREE, Ordering::Release);
        assert!(state != FREE, "release of a lock that nobody holds");
        if state == CONTENDED {
            lock(&self.sleepers).wake_one();
        }
    }

    /// Acquires it until the answer is dropped: Python's `with lock:`.
    pub fn hold(&self) -> Held<'_> {
        self.acquire(None);
        Held(self)
    }
}

/// A lock held; dropping it releases the lock.
#[derive(Debug)]
pub struct Held<'l>(&'l Lock);

impl Drop for Held<'_> {
    fn drop(&mut self) {
        self.0.release();
    }
}
