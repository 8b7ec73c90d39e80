//! The timeline and standard output of programs that run in one memory.

use super::lanes::Lanes;
use super::output::Output;
use crate::trace::{Lane, Trace, TraceHooks};

/// Each engine has one for as long as its memory lasts: threads that outlive their program (daemon
/// threads) keep writing to it until the engine is terminated.
#[derive(Debug)]
pub struct RuntimeState {
    /// The timeline. Lane 0 belongs to the main thread.
    pub trace: Trace,
    /// What is printed.
    pub output: Output,
    lanes: Lanes,
}

impl RuntimeState {
    /// State for up to `threads` threads at a time, not counting the main one.
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

    /// Whether threads of the program are still running.
    pub fn is_busy(&self) -> bool {
        self.lanes.any_taken()
    }

    /// Takes a lane for a thread of this name. Its number is for [`RuntimeState::give_back`].
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
