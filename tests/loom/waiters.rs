//! Waiting as a future, which all primitives are made of: no wake-up is lost between a look at the
//! state and the queue, and a waiter that gives up passes its wake-up on.

use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use concurrency_playground::sync::park::block_on;
use concurrency_playground::sync::{Mutex, Wait, Waiters, lock};
use loom::thread;

use crate::{check, must_fail};

#[derive(Default)]
struct State {
    permits: usize,
    waiters: Waiters,
}

type Permits = Mutex<State>;

fn take(state: &mut State) -> Option<()> {
    state.permits = state.permits.checked_sub(1)?;
    Some(())
}

fn wait(permits: &Permits) -> impl Future<Output = ()> + Unpin {
    Wait::new(permits, |state| &mut state.waiters, take)
}

fn release(permits: &Permits, wakes: bool) {
    let mut state = lock(permits);
    state.permits += 1;
    if wakes {
        state.waiters.wake_one();
    }
}

/// Waits as `wait` does, but keeps its wake-up when it is dropped.
struct Swallows<'a>(&'a Permits, Option<u64>);

impl Future for Swallows<'_> {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let mut state = lock(self.0);
        if take(&mut state).is_some() {
            state.waiters.leave(self.1);
            return Poll::Ready(());
        }
        state.waiters.enter(&mut self.1, cx.waker());
        Poll::Pending
    }
}

impl Drop for Swallows<'_> {
    fn drop(&mut self) {
        lock(self.0).waiters.leave(self.1);
    }
}

/// Looks for the state and enters the queue at two times.
struct LooksFirst<'a>(&'a Permits, Option<u64>);

impl Future for LooksFirst<'_> {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        if take(&mut lock(self.0)).is_some() {
            return Poll::Ready(());
        }
        lock(self.0).waiters.enter(&mut self.1, cx.waker());
        Poll::Pending
    }
}

/// One looks once and gives up, another waits without a limit, and there is a permit for one of them.
fn one_gives_up<W: Future<Output = ()> + Unpin>(first: impl Fn(&'static Permits) -> W) {
    let permits = fresh();
    let mut gives_up = first(permits);
    let mut cx = Context::from_waker(Waker::noop());
    assert!(Pin::new(&mut gives_up).poll(&mut cx).is_pending());
    let other = thread::spawn(move || block_on(wait(permits), None));
    release(permits, true);
    drop(gives_up);
    assert_eq!(other.join().unwrap(), Some(()));
}

fn one_is_let_through<W: Future<Output = ()>>(
    first: impl FnOnce(&'static Permits) -> W,
    wakes: bool,
) {
    let permits = fresh();
    let releaser = thread::spawn(move || release(permits, wakes));
    assert_eq!(block_on(first(permits), None), Some(()));
    releaser.join().unwrap();
}

/// Leaked, a few words in each run: threads of a model want what lives for ever.
fn fresh() -> &'static Permits {
    Box::leak(Box::new(Mutex::new(State::default())))
}

#[test]
fn who_gives_up_passes_the_wake_up_on() {
    check(3, || one_gives_up(wait));
}

#[test]
fn who_gives_up_and_keeps_the_wake_up_is_found() {
    must_fail(3, "deadlock", || {
        one_gives_up(|permits| Swallows(permits, None))
    });
}

#[test]
fn a_release_is_seen_whenever_it_comes() {
    check(3, || one_is_let_through(wait, true));
}

#[test]
fn a_release_that_wakes_nobody_is_found() {
    must_fail(3, "deadlock", || {
        one_is_let_through(wait, false);
    });
}

#[test]
fn a_wake_up_between_the_look_and_the_queue_is_found() {
    must_fail(3, "deadlock", || {
        one_is_let_through(|permits| LooksFirst(permits, None), true);
    });
}
