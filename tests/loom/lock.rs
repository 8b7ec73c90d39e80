//! The lock: one holder at a time, who sees what the last one did; nobody sleeps on while it is
//! free, not even where another gives up.

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

/// Threads count while they hold the lock, each with its timeout; it is held when they come, and
/// time passes some time. Who counts wrong was not alone, or did not see what the last holder wrote.
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
    assert!(shared.0.acquire(Some(Duration::ZERO)), "left behind held");
    assert_eq!(shared.1.get(), 1 + acquired, "not alone");
}

#[test]
fn one_holder_at_a_time() {
    check(3, || each_counts(Lock::default(), &[None]));
    check(2, || each_counts(Lock::default(), &[None, None]));
}

#[test]
fn who_gives_up_takes_nobodys_turn() {
    check(2, || each_counts(Lock::default(), &[Some(LIMIT), None]));
}

/// The release comes from another thread than the acquire, and the timeout from a third.
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
        assert_ne!(lock.try_acquire(), acquired, "held by nobody, or by two");
    });
}

/// The lock once more, with parts that can be wrong.
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
    /// What who waits makes of the state.
    waiting: u32,
    looks_again: bool,
    /// Whether it stays `CONTENDED` for the others when one who waited has it, or gives up.
    stays_contended: [bool; 2],
    /// The release waits until who has seen the lock held is asleep.
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
    must_fail(2, "not alone", move || each_counts(with(parts), &[None]));
}

#[test]
fn broken_lock_that_forgets_who_waits() {
    let parts = Parts {
        waiting: HELD,
        ..WHOLE
    };
    must_fail(2, "deadlock", move || each_counts(with(parts), &[None]));
}

#[test]
fn broken_lock_that_takes_being_woken_for_having_it() {
    let parts = Parts {
        looks_again: false,
        ..WHOLE
    };
    must_fail(3, "not alone", move || {
        each_counts(with(parts), &[None, None])
    });
}

#[test]
fn broken_lock_that_forgets_the_second_who_waits() {
    let parts = Parts {
        stays_contended: [false, true],
        ..WHOLE
    };
    must_fail(2, "deadlock", move || {
        each_counts(with(parts), &[None, None]);
    });
}

#[test]
fn broken_lock_that_forgets_others_with_who_gives_up() {
    let parts = Parts {
        stays_contended: [true, false],
        ..WHOLE
    };
    must_fail(2, "deadlock", move || {
        each_counts(with(parts), &[Some(LIMIT), None]);
    });
}

#[test]
fn broken_lock_that_notifies_who_is_not_yet_asleep() {
    let parts = Parts {
        notifies_in_turn: false,
        ..WHOLE
    };
    must_fail(2, "deadlock", move || each_counts(with(parts), &[None]));
}
