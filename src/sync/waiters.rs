//! Those who wait for something, in the order in which they came; and waiting as a future, which every
//! primitive is made of. Blocking is waiting for such a future with the thread parked.

use std::collections::VecDeque;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use super::{Mutex, lock};

/// Wakers of those who wait, the longest waiting first. It lies under the lock of what they wait for.
#[derive(Debug, Default)]
pub struct Waiters {
    came: u64,
    queue: VecDeque<(u64, Waker)>,
}

impl Waiters {
    /// Nobody waits.
    pub const fn new() -> Self {
        Self {
            came: 0,
            queue: VecDeque::new(),
        }
    }

    /// Whether nobody waits.
    pub fn is_empty(&self) -> bool {
        self.queue.is_empty()
    }

    /// Wakes whoever has waited longest; whether there was anybody.
    pub fn wake_one(&mut self) -> bool {
        match self.queue.pop_front() {
            Some((_, waker)) => {
                waker.wake();
                true
            }
            None => false,
        }
    }

    /// Wakes all.
    pub fn wake_all(&mut self) {
        while self.wake_one() {}
    }

    /// Enters with `waker`, or renews it where the ticket is still in the queue.
    pub fn enter(&mut self, ticket: &mut Option<u64>, waker: &Waker) {
        if let Some(known) = *ticket
            && let Some((_, old)) = self.queue.iter_mut().find(|(other, _)| *other == known)
        {
            old.clone_from(waker);
            return;
        }
        self.came += 1;
        self.queue.push_back((self.came, waker.clone()));
        *ticket = Some(self.came);
    }

    /// Leaves. Whether the ticket was in the queue: if it was not, its holder has been woken.
    pub fn leave(&mut self, ticket: Option<u64>) -> bool {
        let Some(ticket) = ticket else { return true };
        let place = self.queue.iter().position(|(other, _)| *other == ticket);
        place.is_some_and(|place| self.queue.remove(place).is_some())
    }
}

/// Waits until an attempt on the state succeeds. Each attempt is made with the state locked.
///
/// No wake-up is lost: whoever changes the state does so under the same lock, so the waiter is either
/// in the queue by then or sees the change. And none is swallowed: a waiter that is dropped after it was
/// woken, but before it could make its attempt, wakes the next in its place.
pub struct Wait<'a, S, T, A: FnMut(&mut S) -> Option<T>> {
    state: &'a Mutex<S>,
    /// The queue to wait in.
    queue: fn(&mut S) -> &mut Waiters,
    attempt: A,
    ticket: Option<u64>,
}

impl<'a, S, T, A: FnMut(&mut S) -> Option<T>> Wait<'a, S, T, A> {
    /// A wait that has not begun.
    pub fn new(state: &'a Mutex<S>, queue: fn(&mut S) -> &mut Waiters, attempt: A) -> Self {
        Self {
            state,
            queue,
            attempt,
            ticket: None,
        }
    }
}

impl<S, T, A: FnMut(&mut S) -> Option<T>> std::fmt::Debug for Wait<'_, S, T, A> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Wait")
            .field("ticket", &self.ticket)
            .finish_non_exhaustive()
    }
}

impl<S, T, A: FnMut(&mut S) -> Option<T> + Unpin> Future for Wait<'_, S, T, A> {
    type Output = T;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<T> {
        let this = self.get_mut();
        let mut state = lock(this.state);
        match (this.attempt)(&mut state) {
            Some(result) => {
                (this.queue)(&mut state).leave(this.ticket.take());
                Poll::Ready(result)
            }
            None => {
                (this.queue)(&mut state).enter(&mut this.ticket, cx.waker());
                Poll::Pending
            }
        }
    }
}

impl<S, T, A: FnMut(&mut S) -> Option<T>> Drop for Wait<'_, S, T, A> {
    fn drop(&mut self) {
        if self.ticket.is_some() {
            let mut state = lock(self.state);
            let queue = (self.queue)(&mut state);
            if !queue.leave(self.ticket) {
                queue.wake_one();
            }
        }
    }
}
