//! Spans of a long run: short ones are merged without loss; if there are too many, the oldest ones are
//! dropped and counted; and none that is read during writing is torn.

mod common;

use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::thread;

use common::{advance_clock, assert_in_order, items, only_lane, set_clock, trace, trace_by_hand};
use concurrency_playground::trace::{CAPACITY, Kind, Label, LabelText};
use proptest::prelude::*;

/// Neighbouring spans of these two kinds are never merged.
const KINDS: [Kind; 2] = [Kind::Compute, Kind::Wait];

proptest! {
    /// Whatever is merged, the order, the number of items and the time of each kind stay the same.
    #[test]
    fn merging_loses_no_item_and_no_time(
        steps in prop::collection::vec((0..2_usize, 0.0..3.0_f64, 1..50_u64), 1..400),
        begin in 0.0..2000.0_f64,
    ) {
        let trace = trace_by_hand(1);
        let mut lane = trace.lane(0, "main");
        let (mut counts, mut times) = ([0; 2], [0.0; 2]);
        set_clock(begin);
        for (kind, ms, count) in steps {
            lane.open(KINDS[kind], items(0, count));
            advance_clock(ms);
            counts[kind] += count;
            times[kind] += ms;
        }
        drop(lane);
        let lanes = trace.snapshot();
        assert_in_order(&lanes);
        for kind in 0..2 {
            let spans = || lanes[0].spans.iter().filter(|span| span.kind == KINDS[kind].name());
            prop_assert_eq!(spans().map(|span| span.count).sum::<u64>(), counts[kind]);
            let time: f64 = spans().map(|span| span.end - span.start).sum();
            prop_assert!((time - times[kind]).abs() < 1e-6, "{time} ms instead of {}", times[kind]);
        }
    }
}

/// How many spans result from two, if the second has this kind and text and starts `gap` ms after
/// the first.
fn left_of_two(second: (Kind, LabelText), gap: f64) -> usize {
    let trace = trace_by_hand(1);
    let mut lane = trace.lane(0, "main");
    set_clock(1000.0);
    lane.open(Kind::Compute, items(0, 1));
    advance_clock(0.1);
    lane.close();
    advance_clock(gap);
    lane.open(
        second.0,
        Label {
            text: second.1,
            first: 1,
            count: 1,
        },
    );
    advance_clock(0.1);
    drop(lane);
    only_lane(&trace).spans.len()
}

#[test]
fn only_what_nobody_could_tell_apart_is_merged() {
    assert_eq!(left_of_two((Kind::Compute, LabelText::Items), 0.0), 1);
    assert_eq!(left_of_two((Kind::Compute, LabelText::Items), 0.1), 1);
    assert_eq!(
        left_of_two((Kind::Copy, LabelText::Items), 0.0),
        2,
        "another kind"
    );
    assert_eq!(
        left_of_two((Kind::Compute, LabelText::Numbers), 0.0),
        2,
        "another text"
    );
    assert_eq!(
        left_of_two((Kind::Compute, LabelText::Items), 2.0),
        2,
        "a gap that can be seen"
    );
}

#[test]
fn ten_seconds_of_short_spans_keep_their_whole_picture() {
    let trace = trace_by_hand(1);
    let mut lane = trace.lane(0, "main");
    for first in 0..100_000 {
        lane.open(Kind::Compute, items(first, 1));
        advance_clock(0.1);
    }
    drop(lane);
    let lane = only_lane(&trace);
    assert_eq!((lane.dropped, lane.spans[0].start), (0, 0.0));
    assert!(
        lane.spans
            .iter()
            .all(|span| span.end - span.start <= span.end / 256.0 + 0.11)
    );
}

#[test]
fn the_oldest_are_dropped_and_counted() {
    for extra in [0, 1, 100, 3 * CAPACITY] {
        let trace = trace_by_hand(1);
        let mut lane = trace.lane(0, "main");
        for first in 0..(CAPACITY + extra) as u64 {
            lane.open(KINDS[first as usize % 2], items(first, 1));
            advance_clock(1.0);
        }
        drop(lane);
        let lane = only_lane(&trace);
        assert_eq!(lane.dropped as usize, extra);
        let left = extra as u64..(CAPACITY + extra) as u64;
        assert!(lane.spans.iter().map(|span| span.first).eq(left), "{extra}");
    }
}

/// The page reads while the workers write. It must never see a mixture of two spans.
#[test]
fn a_reader_never_sees_a_torn_span() {
    let trace = trace(1);
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            let mut lane = trace.lane(0, "main");
            for first in 0..300_000_u64 {
                lane.open(
                    KINDS[first as usize % 2],
                    items(first, first.wrapping_mul(31)),
                );
            }
            drop(lane);
            done.store(true, SeqCst);
        });
        let mut reads = 0;
        while !done.load(SeqCst) || reads == 0 {
            let lanes = trace.snapshot();
            assert_in_order(&lanes);
            for span in lanes.iter().flat_map(|lane| &lane.spans) {
                assert_eq!(span.count, span.first.wrapping_mul(31), "{span:?}");
                assert_eq!(span.kind, KINDS[span.first as usize % 2].name());
            }
            for lane in &lanes {
                let firsts = lane.spans.iter().map(|span| span.first);
                assert!(firsts.eq((u64::from(lane.dropped)..).take(lane.spans.len())));
            }
            reads += 1;
        }
    });
}
