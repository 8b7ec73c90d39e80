//! The smallest divisor that workers on ranges of one number agree on: `prime-check` with
//! `split: range`. The demo does this over rayon, which loom does not know; so here is its pattern.

use std::sync::Arc;

use concurrency_playground::sync::atomic::{AtomicU64, Ordering::Relaxed};
use loom::thread;

use crate::{check, must_fail};

/// Three ranges, each with a divisor of its own: 3, 5 and 7. Each thread searches the ranges it is
/// given, unless a smaller divisor is already known, and records what it finds with `add`.
fn searched_by_three(add: fn(&AtomicU64, u64)) {
    let found = Arc::new(AtomicU64::new(u64::MAX));
    let search = |divisor| {
        let found = Arc::clone(&found);
        move || {
            if found.load(Relaxed) > divisor {
                add(&found, divisor);
            }
        }
    };
    let others = [7, 3].map(|divisor| thread::spawn(search(divisor)));
    search(5)();
    for other in others {
        other.join().unwrap();
    }
    assert_eq!(found.load(Relaxed), 3, "a larger divisor won");
}

#[test]
fn the_smallest_divisor_wins() {
    check(4, || {
        searched_by_three(|found, divisor| {
            found.fetch_min(divisor, Relaxed);
        });
    });
}

#[test]
fn broken_divisor_that_is_compared_and_then_stored() {
    must_fail(4, "a larger divisor won", || {
        searched_by_three(|found, divisor| {
            if divisor < found.load(Relaxed) {
                found.store(divisor, Relaxed);
            }
        });
    });
}
