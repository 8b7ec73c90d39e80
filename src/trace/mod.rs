//! What happened on which lane, when: the timeline's and the progress bar's source.
//!
//! Each worker appends to a lane of its own, without locks and without messages; the page reads
//! the lanes from shared memory once a frame. A lane is bounded: when its ring is full the oldest
//! spans go, and a reader can tell how many. Spans too short to be seen are merged while they are
//! written, so that a run of any length keeps its whole picture.

mod kind;
mod label;
mod lane;
mod record;
pub mod ring;
mod run_clock;
mod snapshot;
mod view;

use crate::sync::atomic::Ordering;

pub use kind::Kind;
pub use label::{Label, LabelText};
pub use lane::Lane;
pub use record::{CAPACITY, NAME_BYTES};
pub use run_clock::TraceHooks;
pub use snapshot::{LaneSnapshot, Span};
pub use view::TraceView;

use record::Record;
use run_clock::RunClock;

/// The lanes of an engine.
#[derive(Debug)]
pub struct Trace {
    clock: RunClock,
    lanes: Box<[Record]>,
}

impl Trace {
    /// A trace of `lanes` lanes.
    pub fn new(lanes: usize, hooks: TraceHooks) -> Self {
        Self {
            clock: RunClock::new(hooks),
            lanes: (0..lanes).map(|_| Record::new()).collect(),
        }
    }

    /// Forgets the last run and starts the clock of a new one.
    ///
    /// # Panics
    /// If a lane is still being written.
    pub fn begin(&self) {
        for record in &self.lanes {
            assert!(
                !record.claimed.load(Ordering::Acquire),
                "a lane of the last run is in use"
            );
            record.name_length.store(0, Ordering::Relaxed);
            record.done.store(0, Ordering::Relaxed);
            record.open_what.store(0, Ordering::Relaxed);
            record.spans.clear();
        }
        self.clock.begin();
    }

    /// Milliseconds since [`Trace::begin`].
    pub fn elapsed(&self) -> f64 {
        self.clock.elapsed()
    }

    /// Milliseconds since [`Trace::begin`] of a time on the hooks' clock.
    pub fn at(&self, time: f64) -> f64 {
        self.clock.at(time)
    }

    /// Says how many items the run has.
    pub fn expect(&self, total: u64) {
        self.clock.totals.total.store(total, Ordering::Relaxed);
    }

    /// Items done so far, and how many there are.
    pub fn progress(&self) -> (u64, u64) {
        let done = self
            .lanes
            .iter()
            .map(|record| record.done.load(Ordering::Relaxed))
            .sum();
        (done, self.clock.totals.total.load(Ordering::Relaxed))
    }

    /// Takes a lane to write on, until the [`Lane`] is dropped.
    ///
    /// # Panics
    /// If there is no such lane, or if somebody writes on it: a lane has one writer.
    pub fn lane(&self, index: usize, name: &str) -> Lane<'_> {
        let record = &self.lanes[index];
        // Acquire pairs with the release in `Lane::drop`: the last writer's entries come first.
        assert!(
            !record.claimed.swap(true, Ordering::Acquire),
            "lane {index} is in use"
        );
        record.rename(name);
        Lane::new(&self.clock, record, index == 0)
    }

    /// What the lanes hold now; lanes without a name were not used.
    pub fn snapshot(&self) -> Vec<LaneSnapshot> {
        self.lanes.iter().filter_map(Record::snapshot).collect()
    }
}
