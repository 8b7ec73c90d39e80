//! Which thread writes on which lane of the timeline.

use crate::sync::{Mutex, lock};

/// The lanes that threads beside the main one write on; lane 0 is the main thread's.
#[derive(Debug)]
pub(super) struct Lanes(Mutex<Vec<LaneSlot>>);

/// A lane, from the threads' point of view.
#[derive(Clone, Debug, Default)]
struct LaneSlot {
    taken: bool,
    /// Of the thread that writes on it, or was the last to in this run.
    name: String,
}

impl Lanes {
    pub(super) fn new(threads: usize) -> Self {
        Self(Mutex::new(vec![LaneSlot::default(); threads + 1]))
    }

    /// Forgets who wrote on which lane.
    pub(super) fn forget_names(&self) {
        for slot in &mut *lock(&self.0) {
            slot.name.clear();
        }
    }

    pub(super) fn any_taken(&self) -> bool {
        lock(&self.0).iter().any(|slot| slot.taken)
    }

    /// Takes a lane that nobody writes on: the one that a thread of this name left, else the first
    /// that is new, so that a thread does not continue where another ended while there are enough.
    ///
    /// # Panics
    /// If there are more threads than lanes.
    pub(super) fn take(&self, name: &str) -> usize {
        let mut slots = lock(&self.0);
        let free = |fits: &dyn Fn(&LaneSlot) -> bool| {
            (1..slots.len()).find(|lane| !slots[*lane].taken && fits(&slots[*lane]))
        };
        let lane = free(&|slot| slot.name == name)
            .or_else(|| free(&|slot| slot.name.is_empty()))
            .or_else(|| free(&|_| true))
            .expect("a lane for each thread");
        slots[lane] = LaneSlot {
            taken: true,
            name: name.to_owned(),
        };
        lane
    }

    pub(super) fn give_back(&self, lane: usize) {
        lock(&self.0)[lane].taken = false;
    }
}
