//! The counters: two are exact, and the third is broken on purpose, as the demo `shared-counter`
//! shows.

use std::sync::Arc;

use concurrency_playground::sync::{AtomicCounter, LockedCounter, RacyCounter};
use loom::thread;

use crate::{check, must_fail};

/// Three threads add one each.
fn three_add<C: Default + Send + Sync + 'static>(add: fn(&C), get: fn(&C) -> u64) {
    let counter = Arc::new(C::default());
    let others = [(); 2].map(|()| {
        let counter = Arc::clone(&counter);
        thread::spawn(move || add(&counter))
    });
    add(&counter);
    for other in others {
        other.join().unwrap();
    }
    assert_eq!(get(&counter), 3, "an update was lost");
}

#[test]
fn the_atomic_counter_is_exact() {
    check(4, || three_add(AtomicCounter::add, AtomicCounter::get));
}

#[test]
fn the_locked_counter_is_exact() {
    let add = |counter: &LockedCounter| {
        counter.add(|lock| {
            lock.acquire(None);
        });
    };
    check(3, move || three_add(add, LockedCounter::get));
}

#[test]
fn the_racy_counter_loses_updates() {
    must_fail(2, "an update was lost", || {
        three_add(RacyCounter::add, RacyCounter::get);
    });
}
