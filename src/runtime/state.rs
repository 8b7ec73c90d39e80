//! Where programs run: the timeline and the standard output of one memory.

use super::lanes::Lanes;
use super::output::Output;
use crate::trace::{Lane, Trace, TraceHooks};

/// One for each engine, for as long as its memory lasts: threads that outlive the program (daemon
/// threads) still write to it until the engine is ended.
#[derive(Debug)]
pub struct RuntimeState {
    /// The timeline. Lane 0 is the main thread's.
    pub trace: Trace,
    /// What is printed.
    pub output: Output,
    lanes: Lanes,
}

impl RuntimeState {
    /// A state for up to `threads` threads at a time beside the main one.
    pub fn new(threads: usize, hooks: TraceHooks) -> &'static Self {
        Box::leak(Box::new(Self {
            trace: Trace::new(threads + 1, hooks),
            output: Output::default(),
            lanes: Lanes::new(threads),
        }))
    }

    /// Clears output and timeline for the next program, and starts its clock.
    pub fn begin(&self) {
        self.output.take();
        self.trace.begin();
        self.lanes.forget_names();
    }

    /// Whether threads of the program still run.
    pub fn is_busy(&self) -> bool {
        self.lanes.any_taken()
    }

    /// A lane for a thread of this name, and the lane's number for [`RuntimeState::give_back`].
    ///
    /// # Panics
    /// If there are more threads than the state was made for.
    pub(super) fn take_lane(&'static self, name: &str) -> (usize, Lane<'static>) {
        let lane = self.lanes.take(name);
        (lane, self.trace.lane(lane, name))
    }

    pub(super) fn give_back(&self, lane: usize) {
        self.lanes.give_back(lane);
    }
}
