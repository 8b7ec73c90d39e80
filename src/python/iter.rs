//! Builtin iterators.

use std::sync::Arc;

use super::class::ids;
use super::error::{Outcome, Raised};
use super::value::{Bytes, ClassId, Dict, List, Set, Str, Tuple, Value};
use crate::sync::{Mutex, MutexGuard, lock};

/// An iterator over something builtin.
#[derive(Debug)]
pub struct Iter {
    /// Its class.
    pub class: ClassId,
    state: Mutex<State>,
}

/// Which view of a dictionary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum View {
    Keys,
    Values,
    Items,
}

/// Where an iterator is.
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub enum State {
    Done,
    Range {
        next: i64,
        step: i64,
        left: u64,
    },
    List {
        list: Arc<List>,
        next: usize,
    },
    ListBack {
        list: Arc<List>,
        next: usize,
    },
    Tuple {
        tuple: Arc<Tuple>,
        next: usize,
    },
    TupleBack {
        tuple: Arc<Tuple>,
        next: usize,
    },
    Str {
        text: Arc<Str>,
        next: usize,
    },
    Bytes {
        bytes: Arc<Bytes>,
        next: usize,
    },
    Dict {
        dict: Arc<Dict>,
        view: View,
        next: usize,
        size: usize,
    },
    DictBack {
        dict: Arc<Dict>,
        view: View,
        next: usize,
        size: usize,
    },
    Set {
        set: Arc<Set>,
        next: usize,
        size: usize,
    },
    /// Values that are there already, the last one first.
    Values {
        reversed: Vec<Value>,
    },
    /// Things with `__getitem__`, by number.
    Sequence {
        object: Value,
        next: i64,
    },
    SequenceBack {
        object: Value,
        next: i64,
    },
    /// Calls until the sentinel comes.
    Callable {
        callable: Value,
        sentinel: Value,
    },
    Enumerate {
        inner: Value,
        next: Value,
    },
    Zip {
        inner: Vec<Value>,
        strict: bool,
    },
    Map {
        function: Value,
        inner: Vec<Value>,
    },
    Filter {
        function: Value,
        inner: Value,
    },
}

/// What can be said of the next item without running Python.
#[derive(Debug)]
pub enum Next {
    Item(Value),
    End,
    /// Python has to run.
    Ask,
}

impl Drop for Iter {
    fn drop(&mut self) {
        let state = std::mem::replace(&mut *self.state(), State::Done);
        if !matches!(state, State::Done | State::Range { .. }) {
            super::discard::discard(state);
        }
    }
}

impl Iter {
    /// An iterator.
    pub fn new(class: ClassId, state: State) -> Arc<Self> {
        Arc::new(Self {
            class,
            state: Mutex::new(state),
        })
    }

    /// An iterator over values that are there already.
    pub fn over(mut values: Vec<Value>) -> Value {
        values.reverse();
        Value::Iter(Self::new(
            ids::NATIVE_ITERATOR,
            State::Values { reversed: values },
        ))
    }

    /// Locks its state, for one operation.
    pub fn state(&self) -> MutexGuard<'_, State> {
        lock(&self.state)
    }

    /// It has ended, whatever comes.
    pub fn finish(&self) {
        let old = std::mem::replace(&mut *self.state(), State::Done);
        drop(old);
    }

    /// The next item, if it can be had without running Python.
    ///
    /// # Errors
    /// If what it goes over changed its size meanwhile.
    pub fn next(&self) -> Outcome<Next> {
        let mut state = self.state();
        let item = match &mut *state {
            State::Done => return Ok(Next::End),
            State::Range { next, step, left } => {
                if *left == 0 {
                    return Ok(Next::End);
                }
                let item = *next;
                *left -= 1;
                *next = next.wrapping_add(*step);
                return Ok(Next::Item(Value::Int(item)));
            }
            State::List { list, next } => {
                let item = list.lock().get(*next).cloned();
                *next += 1;
                item
            }
            State::ListBack { list, next } => {
                let item = next
                    .checked_sub(1)
                    .and_then(|place| list.lock().get(place).cloned());
                *next = next.saturating_sub(1);
                item
            }
            State::Tuple { tuple, next } => {
                let item = tuple.0.get(*next).cloned();
                *next += 1;
                item
            }
            State::TupleBack { tuple, next } => {
                let item = next
                    .checked_sub(1)
                    .and_then(|place| tuple.0.get(place).cloned());
                *next = next.saturating_sub(1);
                item
            }
            State::Str { text, next } => {
                let character = text.as_str()[*next..].chars().next();
                *next += character.map_or(0, char::len_utf8);
                character.map(|character| Value::str(character.to_string()))
            }
            State::Bytes { bytes, next } => {
                let item = bytes.0.get(*next).map(|byte| Value::Int(i64::from(*byte)));
                *next += 1;
                item
            }
            State::Dict {
                dict,
                view,
                next,
                size,
            } => {
                let entries = dict.lock();
                if entries.len() != *size {
                    drop(entries);
                    *size = usize::MAX;
                    return Err(Raised::runtime_error(
                        "dictionary changed size during iteration",
                    ));
                }
                let found = entries.next(*next);
                let item = found.map(|(place, entry)| {
                    *next = place + 1;
                    view.of(&entry.key, &entry.value)
                });
                drop(entries);
                item
            }
            State::DictBack {
                dict,
                view,
                next,
                size,
            } => {
                let entries = dict.lock();
                if entries.len() != *size {
                    drop(entries);
                    *size = usize::MAX;
                    return Err(Raised::runtime_error(
                        "dictionary changed size during iteration",
                    ));
                }
                let found = entries.previous(*next);
                let item = found.map(|(place, entry)| {
                    *next = place;
                    view.of(&entry.key, &entry.value)
                });
                drop(entries);
                item
            }
            State::Set { set, next, size } => {
                let entries = set.lock();
                if entries.len() != *size {
                    drop(entries);
                    *size = usize::MAX;
                    return Err(Raised::runtime_error("Set changed size during iteration"));
                }
                let found = entries.next_from(*next);
                let item = found.map(|(place, _, item)| {
                    *next = place + 1;
                    item.clone()
                });
                drop(entries);
                item
            }
            State::Values { reversed } => reversed.pop(),
            State::Enumerate {
                inner: Value::Iter(inner),
                next: Value::Int(number),
            } if *number < i64::MAX => match inner.next()? {
                Next::Item(item) => {
                    let pair = Value::tuple([Value::Int(*number), item]);
                    *number += 1;
                    Some(pair)
                }
                Next::End => None,
                Next::Ask => return Ok(Next::Ask),
            },
            State::Zip {
                inner,
                strict: false,
            } if inner.iter().all(is_simple) => {
                let mut items = Vec::with_capacity(inner.len());
                for inner in inner.iter() {
                    let Value::Iter(inner) = inner else {
                        return Ok(Next::Ask);
                    };
                    match inner.next()? {
                        Next::Item(item) => items.push(item),
                        Next::End => break,
                        Next::Ask => return Ok(Next::Ask),
                    }
                }
                (!items.is_empty() && items.len() == inner.len()).then(|| Value::tuple(items))
            }
            _ => return Ok(Next::Ask),
        };
        match item {
            Some(item) => Ok(Next::Item(item)),
            None => {
                let old = std::mem::replace(&mut *state, State::Done);
                drop(state);
                drop(old);
                Ok(Next::End)
            }
        }
    }
}

/// Whether an iterator never has to ask Python, and is not made of others.
fn is_simple(value: &Value) -> bool {
    let Value::Iter(inner) = value else {
        return false;
    };

    !matches!(
        &*inner.state(),
        State::Sequence { .. }
            | State::SequenceBack { .. }
            | State::Callable { .. }
            | State::Enumerate { .. }
            | State::Zip { .. }
            | State::Map { .. }
            | State::Filter { .. }
    )
}

impl View {
    /// What it shows of an entry.
    pub fn of(self, key: &Value, value: &Value) -> Value {
        match self {
            Self::Keys => key.clone(),
            Self::Values => value.clone(),
            Self::Items => Value::tuple([key.clone(), value.clone()]),
        }
    }

    /// Its place in tables: keys, values, items.
    pub fn number(self) -> usize {
        self as usize
    }
}
