//! `set` and `frozenset`: in the order in which CPython goes over them.

use super::set_table::SetTable;
use super::value::Value;
use crate::sync::{Mutex, MutexGuard, lock};

/// A set, which may be frozen.
#[derive(Debug)]
pub struct Set {
    /// Whether it is a `frozenset`.
    pub frozen: bool,
    items: Mutex<SetTable<Value>>,
}

impl Drop for Set {
    fn drop(&mut self) {
        let items = std::mem::take(&mut *self.lock());
        if items.iter().any(|(_, item)| item.is_container()) {
            super::discard::discard(items);
        }
    }
}

impl Set {
    /// A set of these items.
    pub fn new(items: SetTable<Value>, frozen: bool) -> Self {
        Self {
            frozen,
            items: Mutex::new(items),
        }
    }

    /// Locks it, for one operation.
    pub fn lock(&self) -> MutexGuard<'_, SetTable<Value>> {
        lock(&self.items)
    }

    /// Its items, as they are at one moment.
    pub fn items(&self) -> Vec<Value> {
        self.lock().iter().map(|(_, item)| item.clone()).collect()
    }

    /// Its items with their hashes.
    pub fn hashed(&self) -> Vec<(i64, Value)> {
        self.lock()
            .iter()
            .map(|(hash, item)| (hash, item.clone()))
            .collect()
    }

    /// How many items it has.
    pub fn len(&self) -> usize {
        self.lock().len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}
