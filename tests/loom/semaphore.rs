//! The semaphore: never more threads inside than there are permits, and no permit lies idle while a
//! thread waits for one, not even when another waiter gives up.

use std::sync::Arc;
use std::time::Duration;

use concurrency_playground::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use concurrency_playground::sync::{Condvar, Deadline, Mutex, Semaphore, clock, lock, wait_while};
use loom::thread;

use crate::{check, must_fail};

const LIMIT: Duration = Duration::from_millis(1);

trait Permits: Send + Sync + 'static {
    fn acquire(&self, timeout: Option<Duration>) -> bool;
    fn release(&self, permits: usize);
}

impl Permits for Semaphore {
    fn acquire(&self, timeout: Option<Duration>) -> bool {
        Self::acquire(self, timeout)
    }

    fn release(&self, permits: usize) {
        Self::release(self, permits);
    }
}

type Shared<S> = Arc<(S, AtomicUsize)>;

fn go_in<S: Permits>(shared: &Shared<S>, permits: usize, timeout: Option<Duration>) {
    let (semaphore, inside) = &**shared;
    if semaphore.acquire(timeout) {
        assert!(inside.fetch_add(1, Relaxed) < permits, "too many inside");
        inside.fetch_sub(1, Relaxed);
        semaphore.release(1);
    } else {
        assert!(timeout.is_some(), "timed out without a timeout");
    }
}

/// `threads` threads enter and leave, with room for `permits` at a time.
fn all_go_in<S: Permits>(semaphore: S, permits: usize, threads: usize) {
    let shared = Arc::new((semaphore, AtomicUsize::new(0)));
    let enter = || {
        let shared = Arc::clone(&shared);
        move || go_in(&shared, permits, None)
    };
    let others: Vec<_> = (1..threads).map(|_| thread::spawn(enter())).collect();
    enter()();
    for other in others {
        other.join().unwrap();
    }
    for _ in 0..permits {
        assert!(shared.0.acquire(Some(Duration::ZERO)), "a permit was lost");
    }
    assert!(
        !shared.0.acquire(Some(Duration::ZERO)),
        "one permit too many"
    );
}

/// Of two threads that wait for the only permit, one times out just as it is released.
fn one_is_late<S: Permits>(semaphore: S) {
    let shared = Arc::new((semaphore, AtomicUsize::new(0)));
    let waiters = [Some(LIMIT), None].map(|timeout| {
        let shared = Arc::clone(&shared);
        thread::spawn(move || go_in(&shared, 1, timeout))
    });
    shared.0.release(1);
    clock::pass(LIMIT);
    for waiter in waiters {
        waiter.join().unwrap();
    }
    assert!(shared.0.acquire(Some(Duration::ZERO)), "a permit was lost");
}

/// Two threads wait for permits that are released together.
fn two_are_given<S: Permits>(semaphore: S) {
    let semaphore = Arc::new(semaphore);
    let waiters = [(); 2].map(|()| {
        let semaphore = Arc::clone(&semaphore);
        thread::spawn(move || semaphore.acquire(None))
    });
    semaphore.release(2);
    for waiter in waiters {
        assert!(waiter.join().unwrap(), "timed out without a timeout");
    }
}

#[test]
fn no_more_threads_inside_than_permits() {
    for (permits, threads) in [(1, 2), (1, 3), (2, 3)] {
        check(3, move || {
            all_go_in(Semaphore::new(permits), permits, threads)
        });
    }
}

#[test]
fn a_waiter_that_gives_up_takes_nobodys_permit() {
    check(3, || one_is_late(Semaphore::new(0)));
}

#[test]
fn each_permit_wakes_one_waiter() {
    check(3, || two_are_given(Semaphore::new(0)));
}

/// A second semaphore, whose parts can be broken.
struct Model {
    permits: Mutex<usize>,
    released: Condvar,
    parts: Parts,
}

#[derive(Clone, Copy)]
struct Parts {
    looks_again: bool,
    /// A thread that is woken as its timeout expires looks for a permit first.
    permit_before_clock: bool,
    wakes_as_many: bool,
}

const WHOLE: Parts = Parts {
    looks_again: true,
    permit_before_clock: true,
    wakes_as_many: true,
};

impl Permits for Model {
    fn acquire(&self, timeout: Option<Duration>) -> bool {
        let deadline = Deadline::after(timeout);
        let mut permits = lock(&self.permits);
        while *permits == 0 {
            let over = || deadline.left() == Some(Duration::ZERO);
            if over() {
                return false;
            }
            let mut slept = false;
            permits = wait_while(&self.released, permits, deadline, |_| {
                !std::mem::replace(&mut slept, true)
            });
            if !self.parts.permit_before_clock && over() {
                return false;
            }
            if !self.parts.looks_again {
                break;
            }
        }
        *permits = permits.checked_sub(1).expect("there is no permit");
        true
    }

    fn release(&self, permits: usize) {
        *lock(&self.permits) += permits;
        for _ in 0..if self.parts.wakes_as_many { permits } else { 1 } {
            self.released.notify_one();
        }
    }
}

fn model(permits: usize, parts: Parts) -> Model {
    Model {
        permits: Mutex::new(permits),
        released: Condvar::new(),
        parts,
    }
}

#[test]
fn the_semaphore_with_all_its_parts() {
    check(2, || all_go_in(model(1, WHOLE), 1, 3));
    check(2, || one_is_late(model(0, WHOLE)));
    check(2, || two_are_given(model(0, WHOLE)));
}

#[test]
fn broken_semaphore_that_takes_a_wake_up_for_a_permit() {
    let parts = Parts {
        looks_again: false,
        ..WHOLE
    };
    must_fail(2, "there is no permit", move || {
        all_go_in(model(1, parts), 1, 3);
    });
}

#[test]
fn broken_semaphore_that_wastes_a_wake_up_on_a_timeout() {
    let parts = Parts {
        permit_before_clock: false,
        ..WHOLE
    };
    must_fail(2, "deadlock", move || one_is_late(model(0, parts)));
}

#[test]
fn broken_semaphore_that_wakes_one_for_two_permits() {
    let parts = Parts {
        wakes_as_many: false,
        ..WHOLE
    };
    must_fail(2, "deadlock", move || {
        two_are_given(model(0, parts));
    });
}
