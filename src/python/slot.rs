//! A variable that all threads read: a module's global.
//!
//! Values that are whole in themselves are read without a lock (a sequence lock over atomics); values
//! behind a pointer are copied under the slot's own lock.

use std::sync::atomic::{AtomicU32, AtomicU64, Ordering, fence};

use super::value::Value;
use crate::sync::{Mutex, lock};

/// A kind that no plain value has: the value is in `heavy`.
const HEAVY: u64 = u64::MAX;

/// See the module's text.
#[derive(Debug, Default)]
pub struct Slot {
    /// Odd while it is written.
    version: AtomicU32,
    kind: AtomicU64,
    word: AtomicU64,
    heavy: Mutex<Value>,
}

impl Slot {
    /// A slot with this value.
    pub fn new(value: Value) -> Self {
        let slot = Self::default();
        slot.set(value);
        slot
    }

    /// Its value; `Unbound` where it has none.
    #[inline]
    pub fn get(&self) -> Value {
        // Acquire pairs with the Release that ended the write of this version.
        let before = self.version.load(Ordering::Acquire);
        let kind = self.kind.load(Ordering::Relaxed);
        let word = self.word.load(Ordering::Relaxed);
        // The loads above stay above the one below.
        fence(Ordering::Acquire);
        let after = self.version.load(Ordering::Relaxed);
        if before == after && before & 1 == 0 && kind != HEAVY {
            return Value::from_plain(kind, word);
        }
        self.get_locked()
    }

    #[cold]
    #[inline(never)]
    fn get_locked(&self) -> Value {
        // Writers hold the lock, so kind and word are still here.
        let heavy = lock(&self.heavy);
        match self.kind.load(Ordering::Relaxed) {
            HEAVY => heavy.clone(),
            kind => Value::from_plain(kind, self.word.load(Ordering::Relaxed)),
        }
    }

    /// Gives it another value; the old one is dropped, or given back, outside of the lock.
    pub fn set(&self, value: Value) -> Value {
        let mut heavy = lock(&self.heavy);
        let version = self.version.load(Ordering::Relaxed);
        self.version
            .store(version.wrapping_add(1), Ordering::Relaxed);
        // The stores below stay below the one above.
        fence(Ordering::Release);
        let old = match self.kind.load(Ordering::Relaxed) {
            HEAVY => std::mem::take(&mut *heavy),
            kind => Value::from_plain(kind, self.word.load(Ordering::Relaxed)),
        };
        match value.to_plain() {
            Some((kind, word)) => {
                self.kind.store(kind, Ordering::Relaxed);
                self.word.store(word, Ordering::Relaxed);
            }
            None => {
                self.kind.store(HEAVY, Ordering::Relaxed);
                *heavy = value;
            }
        }
        self.version
            .store(version.wrapping_add(2), Ordering::Release);
        old
    }
}

#[cfg(test)]
mod tests {
    use super::{Slot, Value};

    #[test]
    fn a_slot_holds_what_was_set_last() {
        let slot = Slot::default();
        assert!(!slot.get().is_bound());
        for value in [
            Value::Int(7),
            Value::str("seven"),
            Value::Float(7.0),
            Value::list(vec![]),
        ] {
            slot.set(value.clone());
            assert!(slot.get().is(&value));
        }
    }

    #[test]
    fn nobody_reads_half_of_one_value_and_half_of_another() {
        let slot = Slot::default();
        let pairs = [
            Value::Int(1),
            Value::Float(2.0),
            Value::None,
            Value::str("three"),
        ];
        std::thread::scope(|scope| {
            scope.spawn(|| {
                for round in 0..100_000 {
                    slot.set(pairs[round % pairs.len()].clone());
                }
            });
            for _ in 0..100_000 {
                let seen = slot.get();
                let whole = !seen.is_bound() || pairs.iter().any(|value| value.is(&seen));
                assert!(whole, "{seen:?}");
            }
        });
    }
}
