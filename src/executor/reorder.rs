//! Results that arrive in any order, passed on in the order of their numbers.

use std::collections::VecDeque;

/// Holds the results that arrived before their turn.
#[derive(Debug)]
pub(super) struct Reorder<T> {
    next: u64,
    /// The first place belongs to number `next`.
    places: VecDeque<Option<T>>,
}

impl<T> Default for Reorder<T> {
    fn default() -> Self {
        Self {
            next: 0,
            places: VecDeque::new(),
        }
    }
}

impl<T> Reorder<T> {
    /// The number whose result is next.
    pub(super) fn next(&self) -> u64 {
        self.next
    }

    /// Puts a result into its place.
    pub(super) fn put(&mut self, number: u64, result: T) {
        let place = (number - self.next) as usize;
        while self.places.len() <= place {
            self.places.push_back(None);
        }
        self.places[place] = Some(result);
    }

    /// Takes the next result, if it is there.
    pub(super) fn take(&mut self) -> Option<T> {
        let result = self.places.front_mut()?.take()?;
        self.places.pop_front();
        self.next += 1;
        Some(result)
    }
}
