//! What the native tests share: a clock that is set by hand, a workload made from a closure, a gate that
//! holds up a thread, a limit on how long a test may hang.
#![allow(
    dead_code,
    unused_imports,
    reason = "each test file takes what it needs"
)]

mod calls;
mod gate;
mod runner;
pub mod town;

use std::cell::Cell;
use std::panic::resume_unwind;
use std::sync::OnceLock;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use concurrency_playground::executor::{Schedule, Team, Workload};
use concurrency_playground::trace::{Label, LabelText, LaneSnapshot, Trace, TraceHooks};

pub use calls::{imap, map};
pub use gate::{Gate, gated, pool};
pub use runner::{Ran, Runner, parameters, run_with_threads, runners};

pub const SCHEDULES: [Schedule; 3] = [Schedule::Static, Schedule::Dynamic, Schedule::Stealing];

thread_local! {
    static HAND: Cell<f64> = const { Cell::new(0.0) };
}

/// The time on the clock that is set by hand. Each thread has its own.
pub fn clock() -> f64 {
    HAND.get()
}

/// A trace whose clock stands still until [`set_clock`] is called.
pub fn trace_by_hand(lanes: usize) -> Trace {
    set_clock(0.0);
    let trace = Trace::new(
        lanes,
        TraceHooks {
            now: clock,
            tick: || (),
        },
    );
    trace.begin();
    trace
}

pub fn set_clock(ms: f64) {
    HAND.set(ms);
}

pub fn advance_clock(ms: f64) {
    HAND.set(HAND.get() + ms);
}

/// Milliseconds on the machine's clock.
fn machine_clock() -> f64 {
    static START: OnceLock<Instant> = OnceLock::new();
    START.get_or_init(Instant::now).elapsed().as_secs_f64() * 1e3
}

/// A trace on the machine's clock, for up to `workers` workers and the caller.
pub fn trace(workers: usize) -> Trace {
    let trace = Trace::new(
        workers + 1,
        TraceHooks {
            now: machine_clock,
            tick: || (),
        },
    );
    trace.begin();
    trace
}

/// A label about `count` items from `first` on.
pub fn items(first: u64, count: u64) -> Label {
    Label {
        text: LabelText::Items,
        first,
        count,
    }
}

/// The only lane that was used.
pub fn only_lane(trace: &Trace) -> LaneSnapshot {
    let [lane] = trace.snapshot().try_into().unwrap();
    lane
}

/// Fails if spans of the same lane overlap.
pub fn assert_in_order(lanes: &[LaneSnapshot]) {
    for lane in lanes {
        for span in &lane.spans {
            assert!(
                span.start <= span.end,
                "{}: {span:?} ends before it starts",
                lane.name
            );
        }
        for pair in lane.spans.windows(2) {
            assert!(
                pair[0].end <= pair[1].start,
                "{}: {pair:?} overlap",
                lane.name
            );
        }
    }
}

/// So many tasks; number `i` computes `function(i)`.
pub struct Tasks<F> {
    pub items: u64,
    pub function: F,
}

impl<T: Send, F: Fn(u64) -> T + Sync> Workload for Tasks<F> {
    type Output = T;

    fn items(&self) -> u64 {
        self.items
    }

    fn compute(&self, item: u64) -> T {
        (self.function)(item)
    }
}

/// Runs `test`, and fails if it takes longer than a minute, so that a deadlock is a failure and not a
/// test run that never ends.
pub fn must_end<T: Send + 'static>(test: impl FnOnce() -> T + Send + 'static) -> T {
    let (done, ended) = channel();
    let tester = thread::spawn(move || {
        let result = test();
        let _ = done.send(());
        result
    });
    match ended.recv_timeout(Duration::from_secs(60)) {
        Err(RecvTimeoutError::Timeout) => panic!("deadlock: no end after a minute"),
        Ok(()) | Err(RecvTimeoutError::Disconnected) => {
            tester.join().unwrap_or_else(|panic| resume_unwind(panic))
        }
    }
}

/// The caller alone, and teams of several sizes.
pub fn teams() -> [Team; 4] {
    let [one, two, five] = [1, 2, 5].map(|workers| Team::threads(workers).unwrap());
    [Team::Caller, one, two, five]
}
