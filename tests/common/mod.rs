//! What the native tests share: a clock they set by hand, a workload made of a closure, a limit on
//! how long a test may hang.
#![allow(dead_code, reason = "each test file takes what it needs")]

use std::cell::Cell;
use std::panic::resume_unwind;
use std::sync::OnceLock;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use concurrency_playground::demos::{self, Arguments, Program, RunError, Stage};
use concurrency_playground::executor::{Schedule, Team, Workload};
use concurrency_playground::trace::{Host, Label, LaneSnapshot, Text, Trace};
use serde_json::Value;

pub const SCHEDULES: [Schedule; 3] = [Schedule::Static, Schedule::Dynamic, Schedule::Stealing];

thread_local! {
    static HAND: Cell<f64> = const { Cell::new(0.0) };
}

/// What the clock by hand says; each thread has its own hand.
pub fn clock() -> f64 {
    HAND.get()
}

/// A trace whose clock stands still until [`set_clock`] is called.
pub fn trace_by_hand(lanes: usize) -> Trace {
    set_clock(0.0);
    let trace = Trace::new(
        lanes,
        Host {
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
        Host {
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
        text: Text::Items,
        first,
        count,
    }
}

/// The one lane that was used.
pub fn only_lane(trace: &Trace) -> LaneSnapshot {
    let [lane] = trace.snapshot().try_into().unwrap();
    lane
}

/// Fails unless the spans of each lane follow each other without overlap.
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

/// `items` tasks, of which number `i` computes `function(i)`.
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

/// Runs `test`, and fails if it is still at it after a minute: a deadlock is a failure, not a test
/// run that never ends.
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

/// What came of a run.
pub struct Ran {
    pub value: Value,
    pub output: Vec<String>,
    pub lanes: Vec<LaneSnapshot>,
    /// Whether threads of the program went on when it had ended.
    pub busy: bool,
}

/// Runs a demo that starts its own threads, on a stage for no more than `threads`.
pub fn run_on_stage(id: &'static str, threads: usize, arguments: &str) -> Ran {
    let arguments = Arguments::parse(arguments);
    must_end(move || {
        let host = Host {
            now: machine_clock,
            tick: || (),
        };
        let stage = Stage::new(threads, host);
        stage.begin();
        let demo = demos::find(id).expect("a demo's id");
        let value = (demo.run)(&Program::new(Team::Caller, stage), &arguments).unwrap();
        Ran {
            value: serde_json::to_value(value).unwrap(),
            busy: stage.is_busy(),
            output: stage.output.take(),
            lanes: stage.trace.snapshot(),
        }
    })
}

impl Ran {
    pub fn whole(&self, field: &str) -> u64 {
        let value = &self.value[field];
        value.as_u64().unwrap_or_else(|| panic!("{field}: {value}"))
    }

    pub fn lane(&self, name: &str) -> &LaneSnapshot {
        let lane = self.lanes.iter().find(|lane| lane.name == name);
        lane.unwrap_or_else(|| panic!("no lane {name}"))
    }
}

/// The caller alone, and threads in several numbers.
pub fn teams() -> [Team; 4] {
    let [one, two, five] = [1, 2, 5].map(|workers| Team::threads(workers).unwrap());
    [Team::Caller, one, two, five]
}

/// A program's stage and workers, for one run after the other.
pub struct Runner {
    /// How it is called in messages.
    pub name: String,
    program: Program,
    stage: &'static Stage,
}

/// The caller alone, and threads in several numbers, each on a stage of its own.
pub fn runners() -> [Runner; 4] {
    teams().map(Runner::new)
}

impl Runner {
    pub fn new(team: Team) -> Self {
        let name = format!("{} of {team:?}", team.size());
        let host = Host {
            now: machine_clock,
            tick: || (),
        };
        let stage = Stage::new(team.size(), host);
        Self {
            name,
            program: Program::new(team, stage),
            stage,
        }
    }

    /// Runs a demo with arguments as the page writes them; its value as pages get it, and its
    /// output.
    pub fn run(&self, id: &str, arguments: &str) -> (Result<Value, RunError>, Vec<String>) {
        self.stage.begin();
        let run = demos::find(id).expect("a demo's id").run;
        let value = run(&self.program, &Arguments::parse(arguments));
        let json = value.map(|value| serde_json::to_value(value).unwrap());
        (json, self.stage.output.take())
    }
}
