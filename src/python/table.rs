//! A table that only grows: what stands in it stays where it is for the table's life, so readers take
//! no lock and count no references.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, OnceLock};

/// The first bucket holds this many; each further one twice as many as the one before.
const FIRST: u32 = 32;
const BUCKETS: usize = 26;

/// An append-only table with lock-free reads. Indices are never reused.
#[derive(Debug)]
pub struct Table<T> {
    buckets: [OnceLock<Box<[OnceLock<T>]>>; BUCKETS],
    length: AtomicU32,
    growing: Mutex<()>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self {
            buckets: [const { OnceLock::new() }; BUCKETS],
            length: AtomicU32::new(0),
            growing: Mutex::new(()),
        }
    }
}

/// Bucket and place in it.
#[inline(always)]
const fn locate(index: u32) -> (usize, usize) {
    let position = index + FIRST;
    let bucket = position.ilog2() - FIRST.ilog2();
    (bucket as usize, (position - (FIRST << bucket)) as usize)
}

impl<T> Table<T> {
    /// Adds an entry and returns its index.
    pub fn push(&self, entry: T) -> u32 {
        self.push_with(|_| entry)
    }

    /// Adds the entry that `make` makes for its own index.
    pub fn push_with(&self, make: impl FnOnce(u32) -> T) -> u32 {
        let growing = self.growing.lock().unwrap_or_else(|e| e.into_inner());
        let index = self.length.load(Ordering::Relaxed);
        let (bucket, place) = locate(index);
        let size = (FIRST << bucket) as usize;
        let bucket = self.buckets[bucket]
            .get_or_init(|| std::iter::repeat_with(OnceLock::new).take(size).collect());
        let _ = bucket[place].set(make(index));
        // Release pairs with the Acquire in `len`: who sees the length sees the entries below it.
        self.length.store(index + 1, Ordering::Release);
        drop(growing);
        index
    }

    /// The entry at `index`, if there is one.
    #[inline]
    pub fn get(&self, index: u32) -> Option<&T> {
        let (bucket, place) = locate(index);
        self.buckets[bucket].get()?.get(place)?.get()
    }

    /// How many entries there are.
    pub fn len(&self) -> u32 {
        self.length.load(Ordering::Acquire)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl<T> std::ops::Index<u32> for Table<T> {
    type Output = T;

    #[inline]
    fn index(&self, index: u32) -> &T {
        match self.get(index) {
            Some(entry) => entry,
            None => panic!("no entry {index} in a table of {}", self.len()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Table;

    #[test]
    fn entries_keep_their_places() {
        let table = Table::default();
        for number in 0..10_000 {
            assert_eq!(table.push(number), number);
        }
        assert!((0..10_000).all(|number| table[number] == number));
        assert_eq!(table.get(10_000), None);
    }
}
