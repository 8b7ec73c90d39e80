//! Which thread writes to which lane of the timeline.

use crate::sync::{Mutex, lock};

/// The lanes of all threads but the main one, which has lane 0.
#[derive(Debug)]
pub(super) struct Lanes(Mutex<Vec<LaneSlot>>);

/// A lane, from the threads' point of view.
#[derive(Clone, Debug, Default)]
struct LaneSlot {
    taken: bool,
    /// The name of the thread that writes to it, or was the last to do so in this run.
    name: String,
}

impl Lanes {
    pub(super) fn new(threads: usize) -> Self {
        Self(Mutex::new(vec![LaneSlot::default(); threads + 1]))
    }

    /// Forgets who wrote to which lane.
    pub(super) fn forget_names(&self) {
        for slot in &mut *lock(&self.0) {
            slot.name.clear();
        }
    }

    pub(super) fn any_taken(&self) -> bool {
        lock(&self.0).iter().any(|slot| slot.taken)
    }

    /// Takes a free lane: the one that a thread of this name used before, otherwise the first unused
    /// one. Only when all have been used does a thread continue on another thread's lane.
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
