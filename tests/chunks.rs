//! Which items form a chunk, and that every item is dealt exactly once.

mod common;

use std::ops::Range;

use common::SCHEDULES;
use concurrency_playground::executor::{Dealer, Schedule, default_chunksize};
use proptest::prelude::*;

/// As CPython writes it: `chunksize, extra = divmod(len(iterable), len(self._pool) * 4)`,
/// `if extra: chunksize += 1`.
fn by_divmod(items: u64, workers: u64) -> u64 {
    let (chunksize, extra) = (items / (workers * 4), items % (workers * 4));
    if extra > 0 { chunksize + 1 } else { chunksize }
}

/// All chunks dealt, each with its worker, if the workers ask in the order of `who` (repeated).
/// Different machines make for different orders.
fn deal(dealer: &Dealer, workers: usize, who: &[usize]) -> Vec<(usize, Range<u64>)> {
    let mut turns = vec![0; workers];
    let mut busy = vec![true; workers];
    let mut dealt = Vec::new();
    let mut order = who.iter().map(|worker| worker % workers).cycle();
    let mut others = (0..workers).cycle();
    while busy.contains(&true) {
        assert!(
            dealt.len() < 10_000,
            "more chunks than there can be: {:?}",
            dealt.last()
        );
        // Now and then another one, or a worker that isn't in `who` would never be asked.
        for worker in [order.next().unwrap_or(0), others.next().unwrap_or(0)] {
            match dealer.next(worker, turns[worker]) {
                Some(chunk) => dealt.push((worker, chunk)),
                None => busy[worker] = false,
            }
            turns[worker] += 1;
        }
    }
    dealt
}

/// Fails unless the chunks contain every item exactly once.
fn assert_complete(dealt: &[(usize, Range<u64>)], items: u64) {
    let mut chunks: Vec<_> = dealt.iter().map(|(_, chunk)| chunk.clone()).collect();
    chunks.sort_unstable_by_key(|chunk| chunk.start);
    let mut next = 0;
    for chunk in chunks {
        assert_eq!(chunk.start, next, "an item twice, or never");
        assert!(chunk.end > chunk.start, "an empty chunk");
        next = chunk.end;
    }
    assert_eq!(next, items);
}

/// The conformance tests check these against CPython.
#[test]
fn default_chunksize_as_cpython_has_it() {
    let known: Vec<[u64; 3]> =
        serde_json::from_str(include_str!("conformance/chunksizes.json")).unwrap();
    for [items, workers, chunksize] in known {
        assert_eq!(
            default_chunksize(items, workers),
            chunksize,
            "{items} on {workers}"
        );
    }
}

#[test]
fn default_chunksize_of_very_many_and_for_nobody() {
    assert_eq!(default_chunksize(u64::MAX, 1), 1 << 62);
    assert_eq!(
        default_chunksize(7, 0),
        default_chunksize(7, 1),
        "nobody is taken for one"
    );
}

#[test]
fn no_items_no_chunks() {
    for schedule in SCHEDULES {
        assert_eq!(Dealer::for_map(schedule, 0, 1, 3).next(0, 0), None);
        assert_eq!(Dealer::for_imap(schedule, 0, 1, 3).next(2, 0), None);
    }
}

/// A worker that keeps asking must not move the cursor back.
#[test]
fn an_empty_dealer_stays_empty() {
    for schedule in SCHEDULES {
        let dealer = Dealer::for_map(schedule, 3, u64::MAX, 1);
        assert_eq!(dealer.next(0, 0), Some(0..3));
        for turn in 1..6 {
            assert_eq!(dealer.next(0, turn), None, "{schedule:?}, turn {turn}");
        }
    }
}

#[test]
fn a_slice_is_cut_into_chunks_in_order() {
    let dealer = Dealer::for_map(Schedule::Static, 10, 2, 2);
    let slice = |worker| {
        (0..4)
            .map_while(|turn| dealer.next(worker, turn))
            .collect::<Vec<_>>()
    };
    assert_eq!(slice(0), [0..2, 2..4, 4..5]);
    assert_eq!(slice(1), [5..7, 7..9, 9..10]);
}

proptest! {
    #[test]
    fn default_chunksize_by_cpythons_rule(items: u64, workers in 1..65_u64, small in 0..10_000_u64) {
        for items in [items, small] {
            prop_assert_eq!(default_chunksize(items, workers), by_divmod(items, workers).max(1));
        }
    }

    #[test]
    fn each_item_once(
        schedule in prop::sample::select(&SCHEDULES),
        items in 0..2000_u64,
        chunksize in 1..2500_u64,
        workers in 1..20_usize,
        who in prop::collection::vec(0..20_usize, 1..30),
    ) {
        for dealer in [Dealer::for_map, Dealer::for_imap] {
            let dealer = dealer(schedule, items, chunksize, workers);
            let dealt = deal(&dealer, workers, &who);
            assert_complete(&dealt, items);
            prop_assert!(dealt.iter().all(|(_, chunk)| chunk.end - chunk.start <= chunksize));
        }
    }

    /// Up to the largest number: nothing overflows, nothing is dealt twice.
    #[test]
    fn each_item_once_of_very_many(
        schedule in prop::sample::select(&SCHEDULES),
        below_most in 0..1000_u64,
        chunks in 1..200_u64,
        workers in 1..20_usize,
        who in prop::collection::vec(0..20_usize, 1..30),
    ) {
        let items = u64::MAX - below_most;
        for dealer in [Dealer::for_map, Dealer::for_imap] {
            let dealer = dealer(schedule, items, items / chunks, workers);
            assert_complete(&deal(&dealer, workers, &who), items);
        }
    }

    #[test]
    fn static_is_one_slice_a_worker(items in 0..u64::MAX, chunks in 1..50_u64, workers in 1..20_usize) {
        let chunksize = (items / workers as u64 / chunks).max(1);
        let dealer = Dealer::for_map(Schedule::Static, items, chunksize, workers);
        let mut next = 0;
        let mut lengths = Vec::new();
        for worker in 0..workers {
            let begin = next;
            let slice = (0..).map_while(|turn| dealer.next(worker, turn));
            for chunk in slice {
                prop_assert_eq!(chunk.start, next, "not contiguous");
                next = chunk.end;
            }
            lengths.push(next - begin);
        }
        prop_assert_eq!(next, items);
        let spread = lengths.iter().max().unwrap() - lengths.iter().min().unwrap();
        prop_assert!(spread <= 1, "slices differ by {spread}");
    }

    /// `imap` takes results in the items' order, so no worker may fall far behind the others.
    #[test]
    fn static_deals_the_chunks_of_imap_in_turn(
        items in 1..2000_u64,
        chunksize in 1..100_u64,
        workers in 1..20_usize,
    ) {
        let dealer = Dealer::for_imap(Schedule::Static, items, chunksize, workers);
        for chunk in 0..items.div_ceil(chunksize) {
            let (worker, turn) = (chunk as usize % workers, chunk / workers as u64);
            let expected = chunk * chunksize..((chunk + 1) * chunksize).min(items);
            prop_assert_eq!(dealer.next(worker, turn), Some(expected));
        }
    }

    /// Whoever asks gets the first chunk that is left.
    #[test]
    fn dynamic_deals_in_order(
        items in 0..2000_u64,
        chunksize in 1..100_u64,
        who in prop::collection::vec(0..5_usize, 1..30),
    ) {
        let dealt = deal(&Dealer::for_map(Schedule::Dynamic, items, chunksize, 5), 5, &who);
        prop_assert!(dealt.is_sorted_by_key(|(_, chunk)| chunk.start));
    }
}
