//! Blocking: waiting for a future with the thread parked.

use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::time::Duration;

use super::{Condvar, Deadline, Mutex, lock, wait_while};

/// Parks one thread. A wake-up that comes before it parks is kept.
#[derive(Debug)]
pub struct Parker {
    notified: Mutex<bool>,
    changed: Condvar,
}

impl Default for Parker {
    fn default() -> Self {
        Self {
            notified: Mutex::new(false),
            changed: Condvar::new(),
        }
    }
}

impl Parker {
    /// Blocks until it is woken, or until the deadline; whether it was woken.
    pub fn park(&self, deadline: Deadline) -> bool {
        let notified = lock(&self.notified);
        let mut notified = wait_while(&self.changed, notified, deadline, |notified| !*notified);
        std::mem::take(&mut notified)
    }

    /// Wakes the thread, now or when it parks.
    pub fn unpark(&self) {
        *lock(&self.notified) = true;
        self.changed.notify_one();
    }
}

impl Wake for Parker {
    fn wake(self: Arc<Self>) {
        self.unpark();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        self.unpark();
    }
}

/// Blocks this thread until the future is ready; `None` if `timeout` is over before. The time counts
/// from the first look at the future, which needs no clock where it is ready.
pub fn block_on<T>(future: impl Future<Output = T>, timeout: Option<Duration>) -> Option<T> {
    let mut future = pin!(future);
    with_parker(|parker, waker| {
        let mut cx = Context::from_waker(waker);
        if let Poll::Ready(result) = future.as_mut().poll(&mut cx) {
            return Some(result);
        }
        let deadline = Deadline::after(timeout);
        loop {
            // What happened in time counts, even where this thread comes late to see it.
            let is_over = deadline.left() == Some(Duration::ZERO);
            if !is_over {
                parker.park(deadline);
            }
            if let Poll::Ready(result) = future.as_mut().poll(&mut cx) {
                return Some(result);
            }
            if is_over {
                return None;
            }
        }
    })
}

/// A thread's parker lives as long as the thread.
#[cfg(not(loom))]
fn with_parker<T>(block: impl FnOnce(&Parker, &Waker) -> T) -> T {
    thread_local! {
        static PARKER: (Arc<Parker>, Waker) = {
            let parker = Arc::new(Parker::default());
            (Arc::clone(&parker), Waker::from(parker))
        };
    }
    PARKER.with(|(parker, waker)| block(parker, waker))
}

/// A model's threads come and go with each of its runs.
#[cfg(loom)]
fn with_parker<T>(block: impl FnOnce(&Parker, &Waker) -> T) -> T {
    let parker = Arc::new(Parker::default());
    let waker = Waker::from(Arc::clone(&parker));
    block(&parker, &waker)
}
