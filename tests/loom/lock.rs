//! The lock: one holder at a time, which sees what the previous one wrote; nobody keeps sleeping
//! while it is free, not even when another waiter gives up.

use std::sync::Arc;
use std::time::Duration;

use concurrency_playground::sync::atomic::{AtomicU32, Ordering};
use concurrency_playground::sync::{
    Condvar, Deadline, Lock, Mutex, RacyCounter, clock, lock, wait_while,
};
use loom::thread;

use crate::{check, must_fail};

const LIMIT: Duration = Duration::from_millis(1);

trait Exclusive: Send + Sync + 'static {
    fn acquire(&self, timeout: Option<Duration>) -> bool;
    fn release(&self);
}

impl Exclusive for Lock {
    fn acquire(&self, timeout: Option<Duration>) -> bool {
        Self::acquire(self, timeout)
    }

    fn release(&self) {
        Self::release(self);
    }
}

/// Threads count while they hold the lock, each with its own timeout; it is held when they arrive,
/// and at some point time passes. A wrong count means that two held it at once, or that one did not
/// see what the previous holder wrote.
fn each_counts<L: Exclusive>(lock: L, timeouts: &[Option<Duration>]) {
    let shared = Arc::new((lock, RacyCounter::default()));
    assert!(shared.0.acquire(None));
    let others: Vec<_> = timeouts
        .iter()
        .map(|&timeout| {
            let shared = Arc::clone(&shared);
            thread::spawn(move || {
                let (lock, counter) = &*shared;
                let acquired = lock.acquire(timeout);
                if acquired {
                    counter.add();
                    lock.release();
                }
                assert!(acquired || timeout.is_some(), "gave up without a timeout");
                u64::from(acquired)
            })
        })
        .collect();
    let limited = timeouts.iter().any(Option::is_some);
    let timer = limited.then(|| thread::spawn(|| clock::pass(LIMIT)));
    shared.1.add();
    shared.0.release();
    if let Some(timer) = timer {
        timer.join().unwrap();
    }
    let acquired: u64 = others.into_iter().map(|other| other.join().unwrap()).sum();
    assert!(shared.0.acquire(Some(Duration::ZERO)), "held by nobody");
    assert_eq!(shared.1.get(), 1 + acquired, "an update was lost");
}

#[test]
fn one_holder_at_a_time() {
    check(3, || each_counts(Lock::default(), &[None]));
    check(2, || each_counts(Lock::default(), &[None, None]));
}

#[test]
fn a_waiter_that_gives_up_takes_nobodys_turn() {
    check(2, || each_counts(Lock::default(), &[Some(LIMIT), None]));
}

/// One thread acquires, another releases, and a third lets the timeout expire.
#[test]
fn a_late_release_is_a_timeout_and_nothing_worse() {
    check(3, || {
        let lock = Arc::new(Lock::default());
        assert!(lock.try_acquire());
        let waiter = thread::spawn({
            let lock = Arc::clone(&lock);
            move || lock.acquire(Some(LIMIT))
        });
        let releaser = thread::spawn({
            let lock = Arc::clone(&lock);
            move || lock.release()
        });
        clock::pass(LIMIT);
        releaser.join().unwrap();
        let acquired = waiter.join().unwrap();
        assert_ne!(lock.try_acquire(), acquired, "held by nobody or by two");
    });
}

/// A second lock, whose parts can be broken.
struct Model {
    state: AtomicU32,
    sleepers: Mutex<()>,
    released: Condvar,
    parts: Parts,
}

const FREE: u32 = 0;
const HELD: u32 = 1;
const CONTENDED: u32 = 2;

#[derive(Clone, Copy)]
struct Parts {
    publish: Ordering,
    /// The state that a waiter leaves behind.
    waiting: u32,
    looks_again: bool,
    /// Whether the state stays `CONTENDED` for the others when a waiter acquires the lock or gives up.
    stays_contended: [bool; 2],
    /// The release waits until a thread that has seen the lock held is asleep.
    notifies_in_turn: bool,
}

const WHOLE: Parts = Parts {
    publish: Ordering::Release,
    waiting: CONTENDED,
    looks_again: true,
    stays_contended: [true; 2],
    notifies_in_turn: true,
};

impl Exclusive for Model {
    fn acquire(&self, timeout: Option<Duration>) -> bool {
        let took = self
            .state
            .compare_exchange(FREE, HELD, Ordering::Acquire, Ordering::Relaxed);
        if took.is_ok() {
            return true;
        }
        let deadline = Deadline::after(timeout);
        let sleepers = lock(&self.sleepers);
        let (mut acquired, mut looked) = (false, false);
        drop(wait_while(&self.released, sleepers, deadline, |()| {
            acquired = self.state.swap(self.parts.waiting, Ordering::Acquire) == FREE
                || looked && !self.parts.looks_again;
            looked = true;
            !acquired
        }));
        if !self.parts.stays_contended[usize::from(!acquired)] {
            let _ =
                self.state
                    .compare_exchange(CONTENDED, HELD, Ordering::Relaxed, Ordering::Relaxed);
        }
        acquired
    }

    fn release(&self) {
        if self.state.swap(FREE, self.parts.publish) == CONTENDED {
            if self.parts.notifies_in_turn {
                drop(lock(&self.sleepers));
            }
            self.released.notify_one();
        }
    }
}

fn with(parts: Parts) -> Model {
    Model {
        state: AtomicU32::new(FREE),
        sleepers: Mutex::new(()),
        released: Condvar::new(),
        parts,
    }
}

#[test]
fn the_lock_with_all_its_parts() {
    check(2, || each_counts(with(WHOLE), &[None, None]));
    check(2, || each_counts(with(WHOLE), &[Some(LIMIT), None]));
}

#[test]
fn broken_lock_that_releases_relaxed() {
    let parts = Parts {
        publish: Ordering::Relaxed,
        ..WHOLE
    };
    must_fail(2, "an update was lost", move || {
        each_counts(with(parts), &[None])
    });
}

#[test]
fn broken_lock_that_forgets_its_waiters() {
    let parts = Parts {
        waiting: HELD,
        ..WHOLE
    };
    must_fail(2, "deadlock", move || each_counts(with(parts), &[None]));
}

#[test]
fn broken_lock_that_takes_a_wake_up_for_the_lock() {
    let parts = Parts {
        looks_again: false,
        ..WHOLE
    };
    must_fail(3, "an update was lost", move || {
        each_counts(with(parts), &[None, None])
    });
}

#[test]
fn broken_lock_that_forgets_the_second_waiter() {
    let parts = Parts {
        stays_contended: [false, true],
        ..WHOLE
    };
    must_fail(2, "deadlock", move || {
        each_counts(with(parts), &[None, None]);
    });
}

#[test]
fn broken_lock_that_forgets_the_others_when_one_gives_up() {
    let parts = Parts {
        stays_contended: [true, false],
        ..WHOLE
    };
    must_fail(2, "deadlock", move || {
        each_counts(with(parts), &[Some(LIMIT), None]);
    });
}

#[test]
fn broken_lock_that_notifies_before_the_waiter_sleeps() {
    let parts = Parts {
        notifies_in_turn: false,
        ..WHOLE
    };
    must_fail(2, "deadlock", move || each_counts(with(parts), &[None]));
}
