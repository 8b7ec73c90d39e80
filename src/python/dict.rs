//! `dict`: insertion order, and keys whose equality may have to be asked for in Python.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use hashbrown::HashTable;

use super::interp::{Container, Interp};
use super::symbol::Sym;
use super::value::{Str, Value};
use crate::sync::{Mutex, MutexGuard, lock};

/// A dictionary.
#[derive(Debug, Default)]
pub struct Dict {
    entries: Mutex<Entries>,
    tracked: AtomicBool,
}

/// What a dictionary holds.
#[derive(Debug, Default, Clone)]
pub struct Entries {
    table: HashTable<u32>,
    entries: Vec<Option<Entry>>,
    live: usize,
}

/// A key with its value.
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub struct Entry {
    pub hash: u64,
    pub key: Value,
    pub value: Value,
}

/// What a look-up found.
#[derive(Debug)]
pub enum Found {
    /// The entry at this place.
    Here(usize),
    /// None.
    Nowhere,
    /// One of these may be it: their `__eq__` decides.
    Ask(Vec<(usize, Value)>),
}

impl Drop for Dict {
    fn drop(&mut self) {
        let entries = std::mem::take(&mut *self.lock());
        let holds = |entry: &Entry| entry.value.is_container() || entry.key.is_container();
        if entries.entries.iter().flatten().any(holds) {
            super::discard::discard(entries);
        }
    }
}

impl Entries {
    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.live
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.live == 0
    }

    /// Looks for a key; `same` says of two keys with the same hash whether they are equal, if that can
    /// be said without running Python.
    #[inline]
    pub fn find(&self, hash: u64, mut same: impl FnMut(&Value) -> Option<bool>) -> Found {
        let mut ask = Vec::new();
        let spread = spread(hash);
        let found = self.table.find(spread, |place| {
            let Some(Some(entry)) = self.entries.get(*place as usize) else {
                return false;
            };
            if entry.hash != hash {
                return false;
            }
            match same(&entry.key) {
                Some(same) => same,
                None => {
                    ask.push((*place as usize, entry.key.clone()));
                    false
                }
            }
        });
        match found {
            Some(place) => Found::Here(*place as usize),
            None if ask.is_empty() => Found::Nowhere,
            None => Found::Ask(ask),
        }
    }

    /// The entry at a place.
    #[inline]
    pub fn at(&self, place: usize) -> Option<&Entry> {
        self.entries.get(place)?.as_ref()
    }

    /// Replaces the value at a place; the old one comes back.
    pub fn replace(&mut self, place: usize, value: Value) -> Value {
        match self.entries.get_mut(place) {
            Some(Some(entry)) => std::mem::replace(&mut entry.value, value),
            _ => Value::Unbound,
        }
    }

    /// Adds a key that is not there.
    pub fn insert(&mut self, hash: u64, key: Value, value: Value) {
        if self.entries.len() > 8 && self.entries.len() >= 2 * self.live {
            self.compact();
        }
        let place = self.entries.len() as u32;
        self.entries.push(Some(Entry { hash, key, value }));
        self.live += 1;
        let entries = &self.entries;
        self.table.insert_unique(spread(hash), place, |place| {
            entries[*place as usize]
                .as_ref()
                .map_or(0, |entry| spread(entry.hash))
        });
    }

    /// Removes the entry at a place.
    pub fn remove(&mut self, place: usize) -> Option<Entry> {
        let entry = self.entries.get_mut(place)?.take()?;
        if let Ok(found) = self
            .table
            .find_entry(spread(entry.hash), |other| *other as usize == place)
        {
            found.remove();
        }
        self.live -= 1;
        // The end is where entries come from: none that is gone stays there.
        while let Some(None) = self.entries.last() {
            self.entries.pop();
        }
        Some(entry)
    }

    /// The first entry at `place` or after it, with its place.
    #[inline]
    pub fn next(&self, place: usize) -> Option<(usize, &Entry)> {
        let rest = self.entries.get(place..)?;
        let step = rest.iter().position(Option::is_some)?;
        Some((place + step, rest[step].as_ref()?))
    }

    /// The last entry before `place`, with its place.
    pub fn previous(&self, place: usize) -> Option<(usize, &Entry)> {
        let before = self.entries.get(..place.min(self.entries.len()))?;
        let place = before.iter().rposition(Option::is_some)?;
        Some((place, before[place].as_ref()?))
    }

    /// One past the last place.
    pub fn end(&self) -> usize {
        self.entries.len()
    }

    /// All entries in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Entry> {
        self.entries.iter().flatten()
    }

    /// Moves the entry at a place to one end.
    pub fn move_to_end(&mut self, place: usize, last: bool) {
        let Some(entry) = self.remove(place) else {
            return;
        };
        if last {
            self.insert(entry.hash, entry.key, entry.value);
        } else {
            let rest: Vec<Entry> = std::mem::take(self).entries.into_iter().flatten().collect();
            for entry in std::iter::once(entry).chain(rest) {
                self.insert(entry.hash, entry.key, entry.value);
            }
        }
    }

    fn compact(&mut self) {
        let entries = std::mem::take(&mut self.entries);
        self.table.clear();
        self.live = 0;
        for entry in entries.into_iter().flatten() {
            let place = self.entries.len() as u32;
            let hash = spread(entry.hash);
            self.entries.push(Some(entry));
            self.live += 1;
            let entries = &self.entries;
            self.table.insert_unique(hash, place, |place| {
                entries[*place as usize]
                    .as_ref()
                    .map_or(0, |entry| spread(entry.hash))
            });
        }
    }
}

/// Hashes of whole numbers are the numbers: this spreads them over all bits.
#[inline]
pub fn spread(hash: u64) -> u64 {
    let product = hash.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    product ^ (product >> 32)
}

impl Dict {
    /// Locks it, for one operation.
    #[inline]
    pub fn lock(&self) -> MutexGuard<'_, Entries> {
        lock(&self.entries)
    }

    /// A dictionary of these entries.
    pub fn new(entries: Entries) -> Self {
        Self {
            entries: Mutex::new(entries),
            tracked: AtomicBool::new(false),
        }
    }

    /// This is put into it: if that holds others, it may be part of a circle.
    pub fn track(self: &Arc<Self>, interp: &Interp, value: &Value) {
        if value.is_container() && !self.tracked.swap(true, Ordering::Relaxed) {
            interp.track(Container::Dict(Arc::downgrade(self)));
        }
    }

    /// How many entries it has.
    pub fn len(&self) -> usize {
        self.lock().len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The value for a name.
    pub fn get_name(&self, name: Sym) -> Option<Value> {
        let text = name.string();
        let entries = self.lock();
        match entries.find(text.hash(), |key| Some(is_text(key, &text))) {
            Found::Here(place) => entries.at(place).map(|entry| entry.value.clone()),
            _ => None,
        }
    }

    /// Sets the value for a name.
    pub fn set_name(&self, name: Sym, value: Value) -> Option<Value> {
        self.set_text(name.string(), value)
    }

    /// Sets the value for a text.
    pub fn set_text(&self, text: Arc<Str>, value: Value) -> Option<Value> {
        let mut entries = self.lock();
        match entries.find(text.hash(), |key| Some(is_text(key, &text))) {
            Found::Here(place) => Some(entries.replace(place, value)),
            _ => {
                entries.insert(text.hash(), Value::Str(text), value);
                None
            }
        }
    }

    /// Removes a name.
    pub fn remove_name(&self, name: Sym) -> Option<Value> {
        let text = name.string();
        let mut entries = self.lock();
        match entries.find(text.hash(), |key| Some(is_text(key, &text))) {
            Found::Here(place) => entries.remove(place).map(|entry| entry.value),
            _ => None,
        }
    }

    /// Keys and values, as they are at one moment.
    pub fn entries(&self) -> Vec<(Value, Value)> {
        self.lock()
            .iter()
            .map(|entry| (entry.key.clone(), entry.value.clone()))
            .collect()
    }

    /// The keys, as they are at one moment.
    pub fn keys(&self) -> Vec<Value> {
        self.lock().iter().map(|entry| entry.key.clone()).collect()
    }
}

fn is_text(key: &Value, text: &Str) -> bool {
    key.as_str().is_some_and(|key| key == text.as_str())
}
