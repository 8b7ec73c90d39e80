//! Where a program runs: its memory's timeline and standard output.

use super::Output;
use crate::sync::{Mutex, lock};
use crate::trace::{Host, Lane, Trace};

/// One for each engine, for as long as its memory lasts: threads that outlive the program (daemon
/// threads) still write to it until the engine is ended.
#[derive(Debug)]
pub struct Stage {
    /// The timeline. Lane 0 is the main thread's.
    pub trace: Trace,
    /// What is printed.
    pub output: Output,
    taken: Mutex<Vec<bool>>,
}

impl Stage {
    /// A stage for up to `threads` threads at a time beside the main one.
    pub fn new(threads: usize, host: Host) -> &'static Self {
        Box::leak(Box::new(Self {
            trace: Trace::new(threads + 1, host),
            output: Output::default(),
            taken: Mutex::new(vec![false; threads + 1]),
        }))
    }

    /// Clears the stage for the next program.
    pub fn begin(&self) {
        self.output.take();
        self.trace.begin();
    }

    /// Whether threads of the program still run.
    pub fn is_busy(&self) -> bool {
        lock(&self.taken).contains(&true)
    }

    /// The first lane that nobody writes on.
    ///
    /// # Panics
    /// If there are more threads than the stage was made for.
    pub(super) fn take_lane(&'static self, name: &str) -> (usize, Lane<'static>) {
        let mut taken = lock(&self.taken);
        let free = (1..taken.len())
            .find(|lane| !taken[*lane])
            .expect("a lane for each thread");
        taken[free] = true;
        (free, self.trace.lane(free, name))
    }

    pub(super) fn give_back(&self, lane: usize) {
        lock(&self.taken)[lane] = false;
    }
}
