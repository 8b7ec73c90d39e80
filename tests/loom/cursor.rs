//! The cursor that deals out chunks to whoever asks: each chunk exactly once.

use std::ops::Range;
use std::sync::Arc;

use concurrency_playground::executor::{Dealer, Schedule};
use concurrency_playground::sync::atomic::{AtomicU64, Ordering};
use loom::thread;

use crate::{check, must_fail};

/// Two threads call `next` until nothing is left; together they must have received all `items`.
fn two_ask<D: Send + Sync + 'static>(
    items: u64,
    dealer: impl Fn() -> D,
    next: fn(&D, usize, u64) -> Option<Range<u64>>,
) {
    let dealer = Arc::new(dealer());
    let ask = |worker| {
        let dealer = Arc::clone(&dealer);
        move || {
            (0..)
                .map_while(|turn| next(&dealer, worker, turn))
                .collect::<Vec<_>>()
        }
    };
    let other = thread::spawn(ask(1));
    let mut dealt: Vec<u64> = ask(0)().into_iter().flatten().collect();
    dealt.extend(other.join().unwrap().into_iter().flatten());
    dealt.sort_unstable();
    assert!(
        dealt.iter().copied().eq(0..items),
        "an item dealt twice or never: {dealt:?}"
    );
}

#[test]
fn each_item_is_dealt_once() {
    for schedule in [Schedule::Dynamic, Schedule::Static] {
        check(4, move || {
            two_ask(5, || Dealer::for_map(schedule, 5, 2, 2), Dealer::next);
            two_ask(5, || Dealer::for_imap(schedule, 5, 2, 2), Dealer::next);
        });
    }
}

#[test]
fn broken_cursor_that_loads_and_stores() {
    must_fail(2, "an item dealt twice", || {
        two_ask(
            3,
            || AtomicU64::new(0),
            |cursor, _, _| {
                let next = cursor.load(Ordering::Relaxed);
                cursor.store(next + 1, Ordering::Relaxed);
                (next < 3).then_some(next..next + 1)
            },
        );
    });
}
