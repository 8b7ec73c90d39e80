//! Records what happened when on which lane, for the timeline and the progress bar.
//!
//! Each worker appends to its own lane, without locks or messages; the page reads the lanes from
//! shared memory once per frame. A lane is bounded: when its ring is full, the oldest spans are
//! overwritten, and a reader can tell how many. Spans too short to be seen are merged as they are
//! written, so that a run of any length can be shown as a whole.

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

    /// Clears the last run and starts the clock of a new one.
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

    /// Converts a time on the hooks' clock to milliseconds since [`Trace::begin`].
    pub fn at(&self, time: f64) -> f64 {
        self.clock.at(time)
    }

    /// Sets how many items the run has.
    pub fn expect(&self, total: u64) {
        self.clock.totals.total.store(total, Ordering::Relaxed);
    }

    /// How many items are done, and how many there are.
    pub fn progress(&self) -> (u64, u64) {
        let done = self
            .lanes
            .iter()
            .map(|record| record.done.load(Ordering::Relaxed))
            .sum();
        (done, self.clock.totals.total.load(Ordering::Relaxed))
    }

    /// Claims a lane for writing, until the [`Lane`] is dropped.
    ///
    /// # Panics
    /// If there is no such lane, or if it has been claimed: a lane has one writer at a time.
    pub fn lane(&self, index: usize, name: &str) -> Lane<'_> {
        let record = &self.lanes[index];
        // Acquire pairs with the release in `Lane::drop`: the last writer's entries are visible.
        assert!(
            !record.claimed.swap(true, Ordering::Acquire),
            "lane {index} is in use"
        );
        record.rename(name);
        Lane::new(&self.clock, record, index == 0)
    }

    /// What the lanes contain now, except for unused ones, which have no name.
    pub fn snapshot(&self) -> Vec<LaneSnapshot> {
        self.lanes.iter().filter_map(Record::snapshot).collect()
    }
}
