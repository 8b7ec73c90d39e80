//! The GIL: one thread computes at a time; a thread that requests it runs before the one that handed
//! it over continues; and nobody waits forever.

use std::sync::Arc;

use concurrency_playground::sync::atomic::{AtomicBool, AtomicU32, Ordering::Relaxed};
use concurrency_playground::sync::{
    Condvar, Deadline, Gil, Mutex, Permits, RacyCounter, SWITCH_INTERVAL, clock, lock, wait,
    wait_while,
};
use loom::thread;

use crate::{check, must_fail};

trait Interpreter: Send + Sync + 'static {
    fn acquire(&self);
    fn release(&self);
    fn is_wanted(&self) -> bool;
    fn check(&self);
}

impl Interpreter for Gil {
    fn acquire(&self) {
        Self::acquire(self);
    }

    fn release(&self) {
        Self::release(self);
    }

    fn is_wanted(&self) -> bool {
        Self::is_wanted(self)
    }

    fn check(&self) {
        Self::check(self);
    }
}

/// Threads count while they hold it and check twice whether to hand it over, while time passes. A
/// wrong count means that two held it at once.
fn each_computes<G: Interpreter>(gil: G, others: usize) {
    let shared = Arc::new((gil, RacyCounter::default()));
    shared.0.acquire();
    let threads: Vec<_> = (0..others)
        .map(|_| {
            let shared = Arc::clone(&shared);
            thread::spawn(move || {
                let (gil, counter) = &*shared;
                gil.acquire();
                counter.add();
                gil.check();
                counter.add();
                gil.release();
            })
        })
        .collect();
    shared.1.add();
    clock::pass(SWITCH_INTERVAL);
    shared.0.check();
    shared.1.add();
    shared.0.release();
    for thread in threads {
        thread.join().unwrap();
    }
    assert_eq!(shared.1.get(), 2 + 2 * others as u64, "two held it at once");
}

/// This thread holds it until another requests it, which happens sooner or later.
fn hands_over<G: Interpreter>(gil: G) {
    let shared = Arc::new((gil, AtomicU32::new(0)));
    shared.0.acquire();
    let other = thread::spawn({
        let shared = Arc::clone(&shared);
        move || {
            shared.0.acquire();
            shared.1.fetch_add(1, Relaxed);
            shared.0.release();
        }
    });
    while !shared.0.is_wanted() {
        clock::pass(SWITCH_INTERVAL);
        thread::yield_now();
    }
    shared.0.check();
    assert_eq!(shared.1.load(Relaxed), 1, "requested in vain");
    shared.0.release();
    other.join().unwrap();
}

#[test]
fn one_thread_computes_at_a_time() {
    check(3, || each_computes(Gil::default(), 1));
    check(2, || each_computes(Gil::default(), 2));
}

#[test]
fn the_requesting_thread_gets_it() {
    check(4, || hands_over(Gil::default()));
}

/// Released without a request, as around I/O.
#[test]
fn once_released_it_can_be_acquired() {
    check(3, || {
        let gil = Arc::new(Gil::default());
        let others = [(); 2].map(|()| {
            let gil = Arc::clone(&gil);
            thread::spawn(move || {
                gil.acquire();
                gil.release();
            })
        });
        gil.acquire();
        gil.release();
        gil.acquire();
        gil.release();
        for other in others {
            other.join().unwrap();
        }
    });
}

/// A second GIL, whose parts can be broken.
struct Model {
    /// Whether it is held, and how often it was acquired.
    state: Mutex<(bool, u64)>,
    dropped: Condvar,
    switched: Condvar,
    drop_request: AtomicBool,
    parts: Parts,
}

#[derive(Clone, Copy)]
struct Parts {
    looks_again: bool,
    notifies: bool,
    /// The thread that handed it over waits until another has held it.
    steps_back: bool,
}

const WHOLE: Parts = Parts {
    looks_again: true,
    notifies: true,
    steps_back: true,
};

impl Interpreter for Model {
    fn acquire(&self) {
        let mut state = lock(&self.state);
        while state.0 {
            let before = state.1;
            let deadline = Deadline::after(Some(SWITCH_INTERVAL));
            state = wait_while(&self.dropped, state, deadline, |state| {
                state.0 && state.1 == before
            });
            if !self.parts.looks_again {
                break;
            }
            if state.0 && state.1 == before {
                self.drop_request.store(true, Relaxed);
            }
        }
        *state = (true, state.1 + 1);
        self.drop_request.store(false, Relaxed);
        drop(state);
        self.switched.notify_all();
    }

    fn release(&self) {
        lock(&self.state).0 = false;
        if self.parts.notifies {
            self.dropped.notify_one();
        }
    }

    fn is_wanted(&self) -> bool {
        self.drop_request.load(Relaxed)
    }

    fn check(&self) {
        if !self.is_wanted() {
            return;
        }
        let mut state = lock(&self.state);
        let before = state.1;
        state.0 = false;
        self.dropped.notify_one();
        while self.parts.steps_back && state.1 == before {
            state = wait(&self.switched, state);
        }
        drop(state);
        self.acquire();
    }
}

fn with(parts: Parts) -> Model {
    Model {
        state: Mutex::new((false, 0)),
        dropped: Condvar::new(),
        switched: Condvar::new(),
        drop_request: AtomicBool::new(false),
        parts,
    }
}

#[test]
fn the_gil_with_all_its_parts() {
    check(3, || each_computes(with(WHOLE), 1));
    check(3, || hands_over(with(WHOLE)));
}

#[test]
fn broken_gil_that_takes_a_timeout_for_a_release() {
    let parts = Parts {
        looks_again: false,
        ..WHOLE
    };
    must_fail(3, "two held it at once", move || {
        each_computes(with(parts), 1)
    });
}

#[test]
fn broken_gil_that_does_not_notify() {
    let parts = Parts {
        notifies: false,
        ..WHOLE
    };
    must_fail(3, "deadlock", move || hands_over(with(parts)));
}

#[test]
fn broken_gil_that_is_reacquired_at_once() {
    let parts = Parts {
        steps_back: false,
        ..WHOLE
    };
    must_fail(3, "requested in vain", move || hands_over(with(parts)));
}

/// Three want one of two permits: no more than two have one at a time, and nobody waits for ever, also
/// where both holders are asked at once.
#[test]
fn two_permits_let_two_compute() {
    check(2, || {
        let shared = Arc::new((Permits::new(2), AtomicU32::new(0)));
        let compute = |shared: &(Permits, AtomicU32)| {
            shared.0.acquire();
            assert!(shared.1.fetch_add(1, Relaxed) < 2, "three at once");
            shared.1.fetch_sub(1, Relaxed);
            shared.0.check();
            shared.0.release();
        };
        let others: Vec<_> = (0..2)
            .map(|_| {
                let shared = Arc::clone(&shared);
                thread::spawn(move || compute(&shared))
            })
            .collect();
        clock::pass(SWITCH_INTERVAL);
        compute(&shared);
        for other in others {
            other.join().unwrap();
        }
    });
}
