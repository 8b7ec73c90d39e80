//! Modules: a name, and a slot for each global variable.

use std::collections::HashMap;
use std::sync::{Arc, RwLock};

use super::slot::Slot;
use super::symbol::Sym;
use super::table::Table;
use super::value::Value;

/// A module.
#[derive(Debug)]
pub struct Module {
    /// Its name when it was made; the global `__name__` may differ.
    pub name: Sym,
    /// What it was compiled from, for tracebacks: its file's name and its lines.
    pub source: Source,
    slots: Table<Slot>,
    places: RwLock<Places>,
}

/// A module's text.
#[derive(Clone, Debug, Default)]
pub struct Source {
    /// The name of its file.
    pub file: Arc<str>,
    /// All of it.
    pub text: Arc<str>,
}

#[derive(Debug, Default)]
struct Places {
    places: HashMap<Sym, u32>,
    /// Names in the order in which they came.
    order: Vec<Sym>,
}

impl Module {
    /// A module without globals.
    pub fn new(name: Sym, source: Source) -> Self {
        Self {
            name,
            source,
            slots: Table::default(),
            places: RwLock::default(),
        }
    }

    /// Whether it is one of the library's, not of the program's.
    pub fn is_library(&self) -> bool {
        self.source.file.is_empty() || self.source.file.starts_with("<library ")
    }

    /// The number of the slot for `name`, made if there is none.
    pub fn slot_of(&self, name: Sym) -> u32 {
        if let Some(place) = self.place(name) {
            return place;
        }
        let mut places = self.places.write().unwrap_or_else(|e| e.into_inner());
        if let Some(place) = places.places.get(&name) {
            return *place;
        }
        let place = self.slots.push(Slot::default());
        places.places.insert(name, place);
        places.order.push(name);
        place
    }

    fn place(&self, name: Sym) -> Option<u32> {
        let places = self.places.read().unwrap_or_else(|e| e.into_inner());
        places.places.get(&name).copied()
    }

    /// The slot with this number.
    #[inline]
    pub fn slot(&self, number: u32) -> &Slot {
        &self.slots[number]
    }

    /// The name of the slot with this number.
    pub fn name_of(&self, number: u32) -> Option<Sym> {
        let places = self.places.read().unwrap_or_else(|e| e.into_inner());
        places.order.get(number as usize).copied()
    }

    /// A global's value.
    pub fn get(&self, name: Sym) -> Option<Value> {
        self.place(name)
            .and_then(|place| self.slots[place].get().bound())
    }

    /// Sets a global.
    pub fn set(&self, name: Sym, value: Value) {
        drop(self.slots[self.slot_of(name)].set(value));
    }

    /// Deletes a global; whether it was there.
    pub fn delete(&self, name: Sym) -> bool {
        self.place(name)
            .is_some_and(|place| self.slots[place].set(Value::Unbound).is_bound())
    }

    /// All globals that have a value, in the order in which their names came.
    pub fn entries(&self) -> Vec<(Sym, Value)> {
        let order = self
            .places
            .read()
            .unwrap_or_else(|e| e.into_inner())
            .order
            .clone();
        order
            .into_iter()
            .filter_map(|name| Some((name, self.get(name)?)))
            .collect()
    }

    /// Forgets all values, when the interpreter ends.
    pub fn clear(&self) {
        for place in 0..self.slots.len() {
            drop(self.slots[place].set(Value::Unbound));
        }
    }
}
