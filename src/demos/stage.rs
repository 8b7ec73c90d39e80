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
    seats: Mutex<Vec<Seat>>,
}

/// A lane, from the threads' point of view.
#[derive(Clone, Debug, Default)]
struct Seat {
    taken: bool,
    /// Of the thread that writes on it, or was the last to in this run.
    name: String,
}

impl Stage {
    /// A stage for up to `threads` threads at a time beside the main one.
    pub fn new(threads: usize, host: Host) -> &'static Self {
        Box::leak(Box::new(Self {
            trace: Trace::new(threads + 1, host),
            output: Output::default(),
            seats: Mutex::new(vec![Seat::default(); threads + 1]),
        }))
    }

    /// Clears the stage for the next program.
    pub fn begin(&self) {
        self.output.take();
        self.trace.begin();
        for seat in &mut *lock(&self.seats) {
            seat.name.clear();
        }
    }

    /// Whether threads of the program still run.
    pub fn is_busy(&self) -> bool {
        lock(&self.seats).iter().any(|seat| seat.taken)
    }

    /// A lane that nobody writes on: the one that a thread of this name left, else the first that
    /// is new, so that a thread does not go on where another one ended while there are enough.
    ///
    /// # Panics
    /// If there are more threads than the stage was made for.
    pub(super) fn take_lane(&'static self, name: &str) -> (usize, Lane<'static>) {
        let mut seats = lock(&self.seats);
        let free = |fits: &dyn Fn(&Seat) -> bool| {
            (1..seats.len()).find(|lane| !seats[*lane].taken && fits(&seats[*lane]))
        };
        let lane = free(&|seat| seat.name == name)
            .or_else(|| free(&|seat| seat.name.is_empty()))
            .or_else(|| free(&|_| true))
            .expect("a lane for each thread");
        seats[lane] = Seat {
            taken: true,
            name: name.to_owned(),
        };
        (lane, self.trace.lane(lane, name))
    }

    pub(super) fn give_back(&self, lane: usize) {
        lock(&self.seats)[lane].taken = false;
    }
}
