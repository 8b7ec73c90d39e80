//! A bounded log that one thread appends to while any thread may read it.
//!
//! The writer never waits and never fails: when the log is full, each new entry replaces the oldest
//! one. A reader finds out afterwards which entries were overwritten while it was reading, and leaves
//! them out. Unlike in a queue, nothing is consumed, so the page can read the same entries every
//! frame.
//!
//! # Protocol
//! `head` counts the entries ever published; entry `i` is in slot `i % (capacity + 1)`. The spare
//! slot is the one being written, so that a full ring at rest still shows `capacity` entries.
//! 1. The writer fences (release), stores the words of entry `head`, then stores `head + 1`
//!    (release).
//! 2. A reader loads `head` (acquire: pairs with that store, so every published word is seen),
//!    copies the words, fences (acquire) and loads `head` again. If it copied a word of a later
//!    entry `n`, the writer's fence before it and the reader's fence after it order `head = n`
//!    before the second load, which therefore shows at least `n`. Entry `n` overwrites entry
//!    `n - capacity - 1`, so whatever lies below `head - capacity` is left out.

use crate::sync::atomic::{AtomicU32, AtomicU64, Ordering, fence};

/// A ring of entries of `W` words each. See the module documentation for the protocol.
#[derive(Debug)]
#[repr(C)]
pub struct Ring<const W: usize> {
    head: AtomicU32,
    slots: Box<[[AtomicU64; W]]>,
}

impl<const W: usize> Ring<W> {
    /// A ring that keeps the last `capacity` entries.
    ///
    /// # Panics
    /// If `capacity` is 0.
    pub fn new(capacity: usize) -> Self {
        assert!(capacity > 0, "a ring needs room for one entry");
        let slot = || std::array::from_fn(|_| AtomicU64::new(0));
        Self {
            head: AtomicU32::new(0),
            slots: (0..=capacity).map(|_| slot()).collect(),
        }
    }

    /// How many entries were ever published.
    pub fn published(&self) -> u32 {
        self.head.load(Ordering::Acquire)
    }

    /// Appends an entry. Only the ring's one writer may call this.
    pub fn push(&self, words: [u64; W]) {
        let head = self.head.load(Ordering::Relaxed);
        fence(Ordering::Release);
        for (slot, word) in self.slot(head).iter().zip(words) {
            slot.store(word, Ordering::Relaxed);
        }
        self.head.store(head + 1, Ordering::Release);
    }

    /// Changes one word of the newest entry. Only the ring's one writer may call this; a reader
    /// sees the old word or the new one.
    pub fn amend(&self, word: usize, value: u64) {
        let head = self.head.load(Ordering::Relaxed);
        self.slot(head - 1)[word].store(value, Ordering::Relaxed);
    }

    /// The newest entry. Only the ring's one writer may call this.
    pub fn newest(&self) -> Option<[u64; W]> {
        let newest = self.head.load(Ordering::Relaxed).checked_sub(1)?;
        let words = self.slot(newest).each_ref();
        Some(words.map(|word| word.load(Ordering::Relaxed)))
    }

    /// Removes all entries. Only the ring's one writer may call this. A concurrent read returns no
    /// more than there is, but may mix old and new entries: whoever clears has to let readers know.
    pub fn clear(&self) {
        self.head.store(0, Ordering::Release);
    }

    /// The entries that are still there, oldest first, and how many came before them.
    pub fn read(&self) -> (u32, Vec<[u64; W]>) {
        let head = self.head.load(Ordering::Acquire);
        let first = head.saturating_sub(self.capacity());
        let mut entries: Vec<_> = (first..head)
            .map(|index| {
                self.slot(index)
                    .each_ref()
                    .map(|word| word.load(Ordering::Relaxed))
            })
            .collect();
        fence(Ordering::Acquire);
        let latest = self.head.load(Ordering::Relaxed);
        if latest < head {
            // It was cleared meanwhile.
            return (0, Vec::new());
        }
        let safe = latest.saturating_sub(self.capacity());
        let overwritten = (safe - first).min(head - first);
        entries.drain(..overwritten as usize);
        (first + overwritten, entries)
    }

    /// Where the page finds the counter and the slots, as addresses in this memory.
    pub fn addresses(&self) -> (usize, usize) {
        (&raw const self.head as usize, self.slots.as_ptr() as usize)
    }

    /// How many entries are kept.
    pub fn capacity(&self) -> u32 {
        self.slots.len() as u32 - 1
    }

    fn slot(&self, index: u32) -> &[AtomicU64; W] {
        &self.slots[index as usize % self.slots.len()]
    }
}
