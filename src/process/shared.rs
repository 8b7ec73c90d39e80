//! Memory that processes share, word by word: `multiprocessing.Value`, `Array` and `Lock`.

use std::rc::Rc;

/// Shared 32-bit words with atomic, sequentially consistent operations: in the browser, an
/// `Int32Array` on a `SharedArrayBuffer`, used through [`Atomics`].
///
/// [`Atomics`]: https://tc39.es/ecma262/#sec-atomics-object
pub trait SharedMemory {
    /// Reads a word.
    fn load(&self, index: usize) -> i32;
    /// Writes a word.
    fn store(&self, index: usize, value: i32);
    /// Writes a word and returns its old value.
    fn exchange(&self, index: usize, value: i32) -> i32;
    /// Writes a word if it has the expected value, and returns its old value.
    fn compare_exchange(&self, index: usize, expected: i32, value: i32) -> i32;
    /// If a word has the expected value, blocks until notified.
    fn wait(&self, index: usize, expected: i32);
    /// Wakes one waiter of this word.
    fn notify(&self, index: usize);
}

const FREE: i32 = 0;
const HELD: i32 = 1;
/// Held, and somebody may be waiting.
const CONTENDED: i32 = 2;

/// A lock in shared memory: one word that says free, held, or held with others possibly waiting.
///
/// It is the second mutex of Ulrich Drepper, *Futexes Are Tricky* (2011).
pub struct SharedLock {
    words: Rc<dyn SharedMemory>,
    index: usize,
}

impl std::fmt::Debug for SharedLock {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SharedLock")
            .field("index", &self.index)
            .finish_non_exhaustive()
    }
}

impl SharedLock {
    /// The lock whose word is at `index`. If the word is 0, the lock is free.
    pub fn at(words: Rc<dyn SharedMemory>, index: usize) -> Self {
        Self { words, index }
    }

    /// Acquires it if it is free.
    pub fn try_acquire(&self) -> bool {
        self.words.compare_exchange(self.index, FREE, HELD) == FREE
    }

    /// Blocks until it is acquired.
    pub fn acquire(&self) {
        if self.try_acquire() {
            return;
        }
        // Acquired as contended, since others may still be waiting. At worst, one wake-up is wasted.
        while self.words.exchange(self.index, CONTENDED) != FREE {
            self.words.wait(self.index, CONTENDED);
        }
    }

    /// Makes it free.
    ///
    /// # Panics
    /// If nobody holds it.
    pub fn release(&self) {
        match self.words.exchange(self.index, FREE) {
            FREE => panic!("release of a lock that nobody holds"),
            CONTENDED => self.words.notify(self.index),
            _ => {}
        }
    }
}
