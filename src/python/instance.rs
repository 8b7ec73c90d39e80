//! Objects of classes: their attributes, and what a builtin base class keeps in them.

use std::any::Any;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use super::error::ExceptionState;
use super::interp::{Container, Interp};
use super::shape::{self, ShapeId};
use super::symbol::Sym;
use super::value::{ClassId, Dict, Value};
use crate::sync::{Mutex, MutexGuard, lock};

/// An object that is not of one of the types [`Value`] names.
#[derive(Debug)]
pub struct Instance {
    class: AtomicU32,
    /// Its number, once it was asked for.
    serial: AtomicU32,
    fields: Mutex<Fields>,
    tracked: AtomicBool,
    /// What its builtin base class keeps.
    pub payload: Payload,
}

/// Attributes.
#[derive(Debug)]
pub enum Fields {
    /// Names by shape, values in its order.
    Shaped(ShapeId, Vec<Value>),
    /// A dictionary, since somebody asked for `__dict__`.
    Dict(Arc<Dict>),
}

/// What a builtin base class keeps in an instance.
#[derive(Debug)]
pub enum Payload {
    /// `object` keeps nothing.
    None,
    /// The value proper, for subclasses of `int`, `str`, `list`, `dict`, ...
    Value(Value),
    /// For exceptions.
    Exception(Box<Mutex<ExceptionState>>),
    /// For classes written in Rust.
    Native(Box<dyn NativeData>),
}

/// What an object of a class written in Rust keeps.
pub trait NativeData: Any + Send + Sync + std::fmt::Debug {
    /// Forgets the values it refers to, when the interpreter ends: cycles end with it.
    fn clear(&self) {}
}

impl Drop for Instance {
    fn drop(&mut self) {
        let empty = Fields::Shaped(shape::EMPTY, Vec::new());
        let fields = std::mem::replace(&mut *lock(&self.fields), empty);
        let holds = match &fields {
            Fields::Shaped(_, values) => values.iter().any(Value::is_container),
            Fields::Dict(_) => true,
        };
        if holds {
            super::discard::discard(fields);
        }
        match std::mem::replace(&mut self.payload, Payload::None) {
            Payload::None => {}
            payload => super::discard::discard(payload),
        }
    }
}

impl Instance {
    /// An object of `class` without attributes.
    pub fn new(class: ClassId, payload: Payload) -> Self {
        Self {
            class: AtomicU32::new(class.0),
            serial: AtomicU32::new(0),
            fields: Mutex::new(Fields::Shaped(shape::EMPTY, Vec::new())),
            tracked: AtomicBool::new(false),
            payload,
        }
    }

    /// Its class.
    #[inline]
    pub fn class(&self) -> ClassId {
        ClassId(self.class.load(Ordering::Relaxed))
    }

    /// Something that holds others was put into it: it may be part of a circle.
    pub fn track(self: &Arc<Self>, interp: &Interp) {
        if !self.tracked.swap(true, Ordering::Relaxed) {
            interp.track(Container::Instance(Arc::downgrade(self)));
        }
    }

    /// A number that no other instance of the interpreter has; 1 for the first that is asked.
    pub fn serial(&self, interp: &Interp) -> u32 {
        let known = self.serial.load(Ordering::Relaxed);
        if known != 0 {
            return known;
        }
        let new = interp
            .serials
            .fetch_add(1, Ordering::Relaxed)
            .wrapping_add(1)
            .max(1);
        // Whoever comes first decides.
        let set = (self.serial).compare_exchange(0, new, Ordering::Relaxed, Ordering::Relaxed);
        set.map_or_else(|first| first, |_| new)
    }

    /// Assigns `__class__`.
    pub fn set_class(&self, class: ClassId) {
        self.class.store(class.0, Ordering::Relaxed);
    }

    /// Locks its attributes, for one operation.
    #[inline]
    pub fn fields(&self) -> MutexGuard<'_, Fields> {
        lock(&self.fields)
    }

    /// The attribute, if it has it itself.
    pub fn get(&self, name: Sym) -> Option<Value> {
        match &*self.fields() {
            Fields::Shaped(shape, values) => {
                shape::place(*shape, name).map(|place| values[place].clone())
            }
            Fields::Dict(dict) => dict.get_name(name),
        }
    }

    /// Sets an attribute of its own; what it had before comes back.
    pub fn set(&self, name: Sym, value: Value) -> Value {
        match &mut *self.fields() {
            Fields::Shaped(shape, values) => match shape::place(*shape, name) {
                Some(place) => std::mem::replace(&mut values[place], value),
                None => {
                    *shape = shape::with(*shape, name);
                    values.push(value);
                    Value::Unbound
                }
            },
            Fields::Dict(dict) => dict.set_name(name, value).unwrap_or_default(),
        }
    }

    /// Removes an attribute of its own and gives it back.
    pub fn delete(&self, name: Sym) -> Option<Value> {
        match &mut *self.fields() {
            Fields::Shaped(shape, values) => {
                let place = shape::place(*shape, name)?;
                *shape = shape::without(*shape, name);
                Some(values.remove(place))
            }
            Fields::Dict(dict) => dict.remove_name(name),
        }
    }

    /// Names and values of its own attributes, in order.
    pub fn entries(&self) -> Vec<(Value, Value)> {
        match &*self.fields() {
            Fields::Shaped(shape, values) => {
                let names = shape::names(*shape);
                names
                    .iter()
                    .map(|name| Value::name(*name))
                    .zip(values.iter().cloned())
                    .collect()
            }
            Fields::Dict(dict) => dict.entries(),
        }
    }

    /// Its `__dict__`: from now on its attributes are kept there.
    pub fn dict(&self) -> Arc<Dict> {
        let mut fields = self.fields();
        match &mut *fields {
            Fields::Dict(dict) => Arc::clone(dict),
            Fields::Shaped(shape, values) => {
                let dict = Arc::new(Dict::default());
                for (name, value) in shape::names(*shape).iter().zip(values.drain(..)) {
                    dict.set_name(*name, value);
                }
                *fields = Fields::Dict(Arc::clone(&dict));
                dict
            }
        }
    }

    /// Replaces its `__dict__`.
    pub fn set_dict(&self, dict: Arc<Dict>) {
        let old = std::mem::replace(&mut *self.fields(), Fields::Dict(dict));
        drop(old);
    }

    /// What a class written in Rust keeps, if it is of that class.
    pub fn native<T: NativeData>(&self) -> Option<&T> {
        match &self.payload {
            Payload::Native(data) => (&**data as &dyn Any).downcast_ref(),
            _ => None,
        }
    }

    /// What it keeps as an exception.
    pub fn exception(&self) -> Option<MutexGuard<'_, ExceptionState>> {
        match &self.payload {
            Payload::Exception(state) => Some(lock(state)),
            _ => None,
        }
    }
}
