//! Lanes: who may write to them, and their spans, names and counts.

mod common;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, Ordering::SeqCst};

use common::{items, only_lane, set_clock, trace_by_hand};
use concurrency_playground::trace::{
    Kind, Label, LabelText, LaneSnapshot, NAME_BYTES, Span, Trace, TraceHooks,
};

#[test]
fn spans_follow_each_other() {
    let trace = trace_by_hand(1);
    let mut lane = trace.lane(0, "main");
    for (kind, label, until) in [
        (Kind::Compute, items(7, 1), 10.0),
        (Kind::Wait, Label::of(LabelText::ForRoom), 15.0),
        (
            Kind::Copy,
            Label {
                text: LabelText::Divisors,
                first: u64::MAX,
                count: 3,
            },
            15.0,
        ),
    ] {
        lane.open(kind, label);
        set_clock(until);
    }
    lane.close();
    set_clock(20.0);
    let span = |kind, text, first, count, start, end| Span {
        kind,
        text: text as u8,
        first,
        count,
        start,
        end,
    };
    let expected = [
        span("compute", LabelText::Items, 7, 1, 0.0, 10.0),
        span("wait", LabelText::ForRoom, 0, 0, 10.0, 15.0),
        span("copy", LabelText::Divisors, u64::MAX, 3, 15.0, 15.0),
    ];
    assert_eq!(only_lane(&trace).spans, expected);
}

#[test]
fn kinds_have_the_names_of_the_contract() {
    let kinds = [
        Kind::Compute,
        Kind::Wait,
        Kind::Hold,
        Kind::Io,
        Kind::Copy,
        Kind::Idle,
    ];
    let names = ["compute", "wait", "hold", "io", "copy", "idle"];
    assert_eq!(kinds.map(Kind::name), names);
}

#[test]
fn a_span_under_way_is_none_yet_and_ends_with_its_lane() {
    let trace = trace_by_hand(1);
    let mut lane = trace.lane(0, "main");
    lane.open(Kind::Compute, items(0, 1));
    set_clock(4.0);
    assert!(only_lane(&trace).spans.is_empty());
    drop(lane);
    assert_eq!(only_lane(&trace).spans[0].end, 4.0);
}

#[test]
fn filling_reaches_back_to_the_last_span() {
    let trace = trace_by_hand(2);
    let [mut worked, mut idle] = [trace.lane(0, "worked"), trace.lane(1, "idle")];
    worked.open(Kind::Compute, items(0, 1));
    set_clock(30.0);
    worked.close();
    set_clock(50.0);
    worked.fill(Kind::Idle, Label::of(LabelText::NoMoreWork));
    idle.fill(Kind::Idle, Label::of(LabelText::NoMoreWork));
    let idleness = |lane: &LaneSnapshot| lane.spans.last().map(|span| (span.start, span.end));
    let lanes = trace.snapshot();
    assert_eq!(
        lanes.iter().map(idleness).collect::<Vec<_>>(),
        [Some((30.0, 50.0)), Some((0.0, 50.0))]
    );
}

#[test]
fn a_count_can_be_corrected_while_the_span_is_open() {
    let trace = trace_by_hand(1);
    let mut lane = trace.lane(0, "main");
    lane.count(99);
    lane.open(Kind::Compute, items(5, 1));
    lane.count(12);
    lane.close();
    lane.count(99);
    assert_eq!(
        (
            only_lane(&trace).spans[0].first,
            only_lane(&trace).spans[0].count
        ),
        (5, 12)
    );
}

#[test]
fn progress_adds_up_over_the_lanes() {
    let trace = trace_by_hand(3);
    assert_eq!(trace.progress(), (0, 0));
    trace.expect(10);
    let [mut one, mut two] = [trace.lane(0, "one"), trace.lane(2, "two")];
    for (count, done) in [(1, 3), (0, 3), (3, 9)] {
        one.advance(count);
        two.advance(2 * count.min(1) + count / 3);
        assert_eq!(trace.progress(), (done, 10));
    }
    drop((one, two));
    let lanes = trace.snapshot();
    assert_eq!(
        lanes.iter().map(|lane| lane.done).collect::<Vec<_>>(),
        [4, 5]
    );
    trace.begin();
    assert_eq!(trace.progress(), (0, 0));
}

#[test]
fn a_lane_has_one_writer() {
    let trace = trace_by_hand(2);
    let claim = |index| catch_unwind(AssertUnwindSafe(|| drop(trace.lane(index, "again"))));
    let lane = trace.lane(1, "first");
    assert!(claim(1).is_err());
    assert!(claim(0).is_ok());
    assert!(claim(2).is_err(), "there is no third");
    assert!(
        catch_unwind(AssertUnwindSafe(|| trace.begin())).is_err(),
        "it is being written"
    );
    drop(lane);
    assert!(claim(1).is_ok());
    trace.begin();
}

#[test]
fn a_new_run_begins_with_empty_lanes_and_a_new_clock() {
    let trace = trace_by_hand(1);
    let mut lane = trace.lane(0, "main");
    lane.open(Kind::Compute, items(0, 1));
    set_clock(1000.0);
    drop(lane);
    trace.begin();
    assert_eq!((trace.elapsed(), trace.snapshot()), (0.0, vec![]));
    let mut lane = trace.lane(0, "next");
    set_clock(1007.0);
    lane.fill(Kind::Idle, Label::of(LabelText::NoMoreWork));
    let lane = only_lane(&trace);
    assert_eq!(
        (lane.name.as_str(), lane.spans[0].start, lane.spans[0].end),
        ("next", 0.0, 7.0)
    );
}

#[test]
fn names_are_cut_between_characters() {
    let name = |given: &str| {
        let trace = trace_by_hand(1);
        drop(trace.lane(0, given));
        only_lane(&trace).name
    };
    assert_eq!(name("worker 1"), "worker 1");
    assert_eq!(name(&"x".repeat(NAME_BYTES)), "x".repeat(32));
    assert_eq!(name(&"x".repeat(NAME_BYTES + 1)), "x".repeat(32));
    assert_eq!(name(&format!("{}é", "x".repeat(31))), "x".repeat(31));
    assert_eq!(
        name(&format!("{}é", "x".repeat(30))),
        format!("{}é", "x".repeat(30))
    );
    assert_eq!(name(&"工".repeat(20)), "工".repeat(10));
}

/// Without threads, nobody else can read the memory in a browser: the run's own thread calls the hook.
#[test]
fn only_the_first_lane_lets_the_outside_look_in() {
    static TICKS: AtomicU64 = AtomicU64::new(0);
    fn tick() {
        TICKS.fetch_add(1, SeqCst);
    }
    let trace = Trace::new(2, TraceHooks { now: || 0.0, tick });
    trace.begin();
    for (index, ticks) in [(1, 0), (0, 3)] {
        let mut lane = trace.lane(index, "lane");
        for first in 0..3 {
            lane.open(Kind::Compute, items(first, 1));
        }
        assert_eq!(TICKS.load(SeqCst), ticks);
    }
}
