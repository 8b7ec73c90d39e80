//! The event: `set` wakes every waiter, and a thread that was already waiting gets through even if
//! the event is cleared before it wakes.

use std::sync::Arc;
use std::time::Duration;

use concurrency_playground::sync::{
    Condvar, Deadline, Event, Mutex, RacyCounter, clock, lock, wait_while,
};
use loom::thread;

use crate::{check, must_fail};

const HALF: Duration = Duration::from_millis(1);

trait Flag: Send + Sync + 'static {
    fn set(&self);
    fn clear(&self);
    fn wait(&self, timeout: Option<Duration>) -> bool;
}

impl Flag for Event {
    fn set(&self) {
        Self::set(self);
    }

    fn clear(&self) {
        Self::clear(self);
    }

    fn wait(&self, timeout: Option<Duration>) -> bool {
        Self::wait(self, timeout)
    }
}

/// Two threads wait without a timeout; they see what was done before the event was set.
fn two_wait<F: Flag>(event: F) {
    let shared = Arc::new((event, RacyCounter::default()));
    let waiters = [(); 2].map(|()| {
        let shared = Arc::clone(&shared);
        thread::spawn(move || {
            assert!(shared.0.wait(None), "timed out without a timeout");
            assert_eq!(shared.1.get(), 1, "set before the work was done");
        })
    });
    shared.1.add();
    shared.0.set();
    for waiter in waiters {
        waiter.join().unwrap();
    }
}

/// The event is set and cleared halfway through the timeout of the waiters that came first: they
/// cannot time out. A later waiter does not time out either, since it is let through at the end.
fn cleared_at_once<F: Flag>(event: F) {
    let event = Arc::new(event);
    let waiter = thread::spawn({
        let event = Arc::clone(&event);
        move || assert!(event.wait(Some(2 * HALF)), "lost to a clear")
    });
    clock::pass(HALF);
    event.set();
    event.clear();
    clock::pass(HALF);
    event.set();
    waiter.join().unwrap();
}

#[test]
fn set_wakes_every_waiter() {
    check(3, || two_wait(Event::default()));
}

#[test]
fn a_clear_loses_no_waiter() {
    check(4, || cleared_at_once(Event::default()));
}

#[test]
fn set_races_with_the_timeout() {
    check(3, || {
        let event = Arc::new(Event::default());
        let waiter = thread::spawn({
            let event = Arc::clone(&event);
            move || event.wait(Some(HALF))
        });
        let timer = thread::spawn(|| clock::pass(HALF));
        event.set();
        timer.join().unwrap();
        waiter.join().unwrap();
        assert!(event.wait(Some(Duration::ZERO)), "set, but timed out");
    });
}

/// A second event, whose parts can be broken.
struct Model {
    state: Mutex<(bool, u64)>,
    was_set: Condvar,
    parts: Parts,
}

#[derive(Clone, Copy)]
struct Parts {
    sets_before_it_notifies: bool,
    notifies_all: bool,
    counts: bool,
}

const WHOLE: Parts = Parts {
    sets_before_it_notifies: true,
    notifies_all: true,
    counts: true,
};

impl Model {
    fn change(&self) {
        let mut state = lock(&self.state);
        state.0 = true;
        state.1 += u64::from(self.parts.counts);
    }
}

impl Flag for Model {
    fn set(&self) {
        if self.parts.sets_before_it_notifies {
            self.change();
        }
        if self.parts.notifies_all {
            self.was_set.notify_all();
        } else {
            self.was_set.notify_one();
        }
        if !self.parts.sets_before_it_notifies {
            self.change();
        }
    }

    fn clear(&self) {
        lock(&self.state).0 = false;
    }

    fn wait(&self, timeout: Option<Duration>) -> bool {
        let state = lock(&self.state);
        let before = state.1;
        let blocked = |state: &mut (bool, u64)| !state.0 && state.1 == before;
        let deadline = Deadline::after(timeout);
        !blocked(&mut wait_while(&self.was_set, state, deadline, blocked))
    }
}

fn with(parts: Parts) -> Model {
    Model {
        state: Mutex::new((false, 0)),
        was_set: Condvar::new(),
        parts,
    }
}

#[test]
fn the_event_with_all_its_parts() {
    check(2, || two_wait(with(WHOLE)));
    check(3, || cleared_at_once(with(WHOLE)));
}

#[test]
fn broken_event_that_notifies_and_then_sets() {
    let parts = Parts {
        sets_before_it_notifies: false,
        ..WHOLE
    };
    must_fail(2, "deadlock", move || two_wait(with(parts)));
}

#[test]
fn broken_event_that_wakes_only_one() {
    let parts = Parts {
        notifies_all: false,
        ..WHOLE
    };
    must_fail(2, "deadlock", move || two_wait(with(parts)));
}

#[test]
fn broken_event_that_goes_by_the_flag_alone() {
    let parts = Parts {
        counts: false,
        ..WHOLE
    };
    must_fail(3, "lost to a clear", move || cleared_at_once(with(parts)));
}
