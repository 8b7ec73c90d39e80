//! What the lanes show of a run: who computed what, who waited for whom, who was idle.

mod common;

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::SeqCst};
use std::thread;

use common::{
    SCHEDULES, Tasks, advance_clock, assert_in_order, clock, must_end, set_clock, trace,
    trace_by_hand,
};
use concurrency_playground::executor::window::Order;
use concurrency_playground::executor::{Executor, Gather, Plan, Schedule, Team};
use concurrency_playground::trace::{LabelText, LaneSnapshot, Span, Trace, TraceHooks};

fn spans_of<'a>(lane: &'a LaneSnapshot, kind: &'a str) -> impl Iterator<Item = &'a Span> {
    lane.spans.iter().filter(move |span| span.kind == kind)
}

fn counted(lane: &LaneSnapshot) -> u64 {
    spans_of(lane, "compute").map(|span| span.count).sum()
}

#[test]
fn every_item_is_on_a_lane_once() {
    for schedule in SCHEDULES {
        let trace = trace(2);
        let team = Team::threads(2).unwrap();
        let plan = Plan {
            schedule,
            chunksize: 3,
        };
        let tasks = Tasks {
            items: 10_000,
            function: |item| item,
        };
        Executor::new(&team, &trace)
            .map(plan, &tasks, &Gather)
            .unwrap();
        let lanes = trace.snapshot();
        assert_eq!(
            lanes.iter().map(counted).sum::<u64>(),
            10_000,
            "{schedule:?}"
        );
        assert!(
            lanes.iter().all(|lane| counted(lane) == lane.done),
            "{schedule:?}"
        );
    }
}

#[test]
fn a_span_says_which_items_it_is_about() {
    let trace = trace_by_hand(1);
    set_clock(1.0);
    let function = |_| advance_clock(10.0);
    let plan = Plan {
        schedule: Schedule::Dynamic,
        chunksize: 4,
    };
    let tasks = Tasks {
        items: 10,
        function,
    };
    Executor::new(&Team::Caller, &trace)
        .map(plan, &tasks, &Gather)
        .unwrap();
    let [lane] = trace.snapshot().try_into().unwrap();
    let seen =
        spans_of(&lane, "compute").map(|span| (span.first, span.count, span.start, span.end));
    let expected = [(0, 4, 1.0, 41.0), (4, 4, 41.0, 81.0), (8, 2, 81.0, 101.0)];
    assert!(seen.eq(expected), "{:?}", lane.spans);
}

/// The clock isn't read for every tiny chunk: that would be most of the work.
#[test]
fn short_chunks_share_spans() {
    static LOOKS: AtomicU64 = AtomicU64::new(0);
    fn now() -> f64 {
        LOOKS.fetch_add(1, SeqCst);
        0.0
    }
    let trace = Trace::new(1, TraceHooks { now, tick: || () });
    trace.begin();
    let plan = Plan {
        schedule: Schedule::Dynamic,
        chunksize: 1,
    };
    let tasks = Tasks {
        items: 100_000,
        function: |item| item,
    };
    Executor::new(&Team::Caller, &trace)
        .map(plan, &tasks, &Gather)
        .unwrap();
    assert_eq!(trace.progress(), (100_000, 100_000));
    assert!(LOOKS.load(SeqCst) < 1000, "{LOOKS:?} looks at the clock");
}

/// One worker does all the work; the other's lane says that it was idle until the end.
#[test]
fn a_worker_without_work_is_idle_to_the_end() {
    let trace = trace(2);
    let team = Team::threads(2).unwrap();
    let plan = Plan {
        schedule: Schedule::Dynamic,
        chunksize: 1,
    };
    let tasks = Tasks {
        items: 1,
        function: |item| item,
    };
    Executor::new(&team, &trace)
        .map(plan, &tasks, &Gather)
        .unwrap();
    let lanes = trace.snapshot();
    let idler = lanes.iter().find(|lane| lane.done == 0).unwrap();
    let [idle] = idler.spans.as_slice() else {
        panic!("more than idleness: {idler:?}")
    };
    assert_eq!(
        (idle.kind, idle.text, idle.start),
        ("idle", LabelText::NoMoreWork as u8, 0.0)
    );
    let worker = lanes.iter().find(|lane| lane.done == 1).unwrap();
    let computed = spans_of(worker, "compute").last().unwrap();
    assert!(
        idle.end >= computed.end,
        "{idle:?} ends before {computed:?}"
    );
}

/// A program may call `map` several times: idle time is counted from the end of the previous call.
#[test]
fn one_call_after_the_other_shares_the_lanes() {
    let trace = trace(2);
    let team = Team::threads(2).unwrap();
    let plan = Plan {
        schedule: Schedule::Dynamic,
        chunksize: 1,
    };
    for _ in 0..3 {
        let tasks = Tasks {
            items: 2,
            function: |item| item,
        };
        Executor::new(&team, &trace)
            .map(plan, &tasks, &Gather)
            .unwrap();
    }
    let lanes = trace.snapshot();
    assert_in_order(&lanes);
    assert_eq!(lanes.iter().map(|lane| lane.done).sum::<u64>(), 6);
}

/// The caller waits for a result; what it then does with the result doesn't count as waiting.
#[test]
fn the_caller_waits_only_while_it_waits() {
    static WAITING: AtomicBool = AtomicBool::new(false);
    let caller = must_end(|| {
        // The first span on the caller's lane shows that it waits.
        let host = TraceHooks {
            now: clock,
            tick: || WAITING.store(true, SeqCst),
        };
        let trace = Trace::new(3, host);
        trace.begin();
        let function = |_| {
            while !WAITING.load(SeqCst) {
                thread::yield_now();
            }
        };
        let plan = Plan {
            schedule: Schedule::Dynamic,
            chunksize: 1,
        };
        let tasks = Tasks { items: 5, function };
        let team = Team::threads(2).unwrap();
        let sink = &mut |_, _| advance_clock(100.0);
        Executor::new(&team, &trace)
            .imap(plan, &tasks, Order::Given, sink)
            .unwrap();
        trace.snapshot().swap_remove(0)
    });
    assert_eq!(caller.name, "main");
    let waits: Vec<_> = spans_of(&caller, "wait").collect();
    assert!(!waits.is_empty(), "it has waited at least for the first");
    assert!(
        waits
            .iter()
            .all(|wait| wait.text == LabelText::ForResult as u8)
    );
    assert_eq!(
        waits.iter().map(|wait| wait.end - wait.start).sum::<f64>(),
        0.0,
        "{waits:?}"
    );
}

/// A worker that is held up by results that nobody takes says so.
#[test]
fn a_worker_that_is_too_far_ahead_waits_for_room() {
    let worker = must_end(|| {
        let trace = trace(1);
        let worker = || {
            trace
                .snapshot()
                .into_iter()
                .find(|lane| lane.name == "worker 1")
        };
        let plan = Plan {
            schedule: Schedule::Dynamic,
            chunksize: 1,
        };
        let tasks = Tasks {
            items: 100,
            function: |item| item,
        };
        // With the first result taken, the window of 16 chunks holds items 1 to 16. When the worker
        // begins to wait, its lane shows that it is done with them.
        let sink = &mut |first, _| {
            while first == 0 && worker().is_none_or(|lane| counted(&lane) < 17) {
                thread::yield_now();
            }
        };
        let team = Team::threads(1).unwrap();
        Executor::new(&team, &trace)
            .imap(plan, &tasks, Order::Given, sink)
            .unwrap();
        worker().unwrap()
    });
    let waits: Vec<_> = spans_of(&worker, "wait").collect();
    assert!(!waits.is_empty(), "{worker:?}");
    assert!(
        waits
            .iter()
            .all(|wait| wait.text == LabelText::ForRoom as u8),
        "{waits:?}"
    );
    assert_eq!(counted(&worker), 100);
}
