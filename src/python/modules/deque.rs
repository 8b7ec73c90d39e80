//! `_deque`: what `collections.deque` does often, each operation whole however many threads share it.
//! What it does seldom is in the library's `_collections`.

use std::collections::VecDeque;

use super::super::class::ids;
use super::super::error::{Outcome, Raised};
use super::super::instance::NativeData;
use super::super::interp::Interp;
use super::super::iterate::{collect, items_quick};
use super::super::module::Source;
use super::super::native::{ANY, Args, NativeFn, Reply, Vm};
use super::super::number::IntRef;
use super::super::protocol::as_int;
use super::super::py_try;
use super::super::symbol::Sym;
use super::super::value::Value;
use super::object::{class_in, made, native, object, of};
use crate::sync::{Mutex, lock};

#[derive(Debug, Default)]
struct DequeData(Mutex<Deque>);

#[derive(Debug, Default)]
struct Deque {
    items: VecDeque<Value>,
    /// The most items it keeps.
    most: Option<usize>,
    /// How often items came or went: iterators see whether any did.
    changes: u64,
}

impl NativeData for DequeData {
    fn clear(&self) {
        let old = std::mem::take(&mut lock(&self.0).items);
        drop(old);
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    Left,
    Right,
}

impl Deque {
    /// Adds an item; the one that had to go for it comes back, to be dropped without the lock.
    fn push(&mut self, item: Value, end: End) -> Option<Value> {
        self.changes += 1;
        match end {
            End::Left => self.items.push_front(item),
            End::Right => self.items.push_back(item),
        }
        let is_over = self.most.is_some_and(|most| self.items.len() > most);
        match (is_over, end) {
            (false, _) => None,
            (true, End::Left) => self.items.pop_back(),
            (true, End::Right) => self.items.pop_front(),
        }
    }
}

fn push(vm: &Vm, this: &Value, items: impl IntoIterator<Item = Value>, end: End) -> Reply {
    let data = py_try!(of::<DequeData>(this));
    let items: Vec<Value> = items.into_iter().collect();
    if let (Value::Instance(instance), true) = (this, items.iter().any(Value::is_container)) {
        instance.track(vm.interp());
    }
    let mut deque = lock(&data.0);
    let gone: Vec<_> = items
        .into_iter()
        .filter_map(|item| deque.push(item, end))
        .collect();
    drop(deque);
    drop(gone);
    Reply::NONE
}

fn pop(args: &Args<'_>, end: End) -> Reply {
    let mut deque = lock(&py_try!(native::<DequeData>(args)).0);
    let item = match end {
        End::Left => deque.items.pop_front(),
        End::Right => deque.items.pop_back(),
    };
    match item {
        Some(item) => {
            deque.changes += 1;
            item.into()
        }
        None => Raised::new(ids::INDEX_ERROR, "pop from an empty deque").into(),
    }
}

fn extend(vm: &Vm, args: &Args<'_>, end: End) -> Reply {
    let (this, from) = (args.this(), &args.values()[1]);
    if let Some(items) = items_quick(from) {
        return push(vm, this, items, end);
    }
    let (vm, this, from) = (vm.clone(), this.clone(), from.clone());
    Reply::later(async move {
        let items = if from.is(&this) {
            let deque = lock(&of::<DequeData>(&this)?.0);
            deque.items.iter().cloned().collect()
        } else {
            collect(&vm, &from).await?
        };
        push(&vm, &this, items, end).get(&vm).await
    })
}

/// The place that an index means.
fn place(vm: &Vm, deque: &Deque, index: &Value) -> Outcome<usize> {
    let Some(number) = as_int(index) else {
        let class = vm.class_name(index);
        let message = format!("sequence index must be integer, not '{class}'");
        return Err(Raised::type_error(message));
    };
    let length = deque.items.len() as i64;
    let number = number.clamped();
    let at = if number < 0 { number + length } else { number };
    match usize::try_from(at) {
        Ok(at) if at < deque.items.len() => Ok(at),
        _ => Err(Raised::new(ids::INDEX_ERROR, "deque index out of range")),
    }
}

fn insert(vm: &Vm, args: Args<'_>) -> Reply {
    let [this, index, item] = args.values() else {
        return Reply::NONE;
    };
    let mut deque = lock(&py_try!(of::<DequeData>(this)).0);
    if deque.most.is_some_and(|most| deque.items.len() >= most) {
        return Raised::new(ids::INDEX_ERROR, "deque already at its maximum size").into();
    }
    if let (Value::Instance(instance), true) = (this, item.is_container()) {
        instance.track(vm.interp());
    }
    let length = deque.items.len() as i64;
    let number = as_int(index).map_or(0, IntRef::clamped);
    let at = if number < 0 { number + length } else { number };
    deque.changes += 1;
    deque
        .items
        .insert(at.clamp(0, length) as usize, item.clone());
    Reply::NONE
}

/// An iterator; `step` is 1 or -1.
#[derive(Debug)]
struct Iterator {
    deque: Value,
    backward: bool,
    state: Mutex<(usize, u64)>,
}

impl NativeData for Iterator {}

fn iterator(vm: &Vm, args: &Args<'_>, backward: bool) -> Reply {
    let changes = lock(&py_try!(native::<DequeData>(args)).0).changes;
    let class = class_in(vm.interp(), "_deque", "_deque_iterator");
    let data = Iterator {
        deque: args.this().clone(),
        backward,
        state: Mutex::new((0, changes)),
    };
    object(class, data).into()
}

const ITERATOR: &[NativeFn] = &[
    NativeFn::method("__iter__", (0, 0), |_, args| args.this().clone().into()),
    NativeFn::method("__next__", (0, 0), |_, args| {
        let iterator = py_try!(native::<Iterator>(&args));
        let deque = lock(&py_try!(of::<DequeData>(&iterator.deque)).0);
        let mut state = lock(&iterator.state);
        let (next, changes) = &mut *state;
        if *changes != deque.changes {
            return Raised::runtime_error("deque mutated during iteration").into();
        }
        let item = match iterator.backward {
            false => deque.items.get(*next),
            true => deque.items.iter().rev().nth(*next),
        };
        *next += 1;
        match item {
            Some(item) => item.clone().into(),
            None => Raised::stop_iteration(Value::None).into(),
        }
    }),
];

const DEQUE: &[NativeFn] = &[
    NativeFn::static_method("__new__", ANY, |_, args| made(&args, DequeData::default())),
    // `_begin(maxlen)`: empties it, and says how many items it keeps.
    NativeFn::method("_begin", (1, 1), |_, args| {
        let data = py_try!(native::<DequeData>(&args));
        let most = as_int(&args.values()[1]).map(|most| most.clamped().max(0) as usize);
        let mut deque = lock(&data.0);
        let old = std::mem::take(&mut deque.items);
        deque.changes += 1;
        deque.most = most;
        drop(deque);
        drop(old);
        Reply::NONE
    }),
    NativeFn::attribute("maxlen", |_, args| {
        let most = lock(&py_try!(native::<DequeData>(&args)).0).most;
        most.map_or(Value::None, Value::from).into()
    }),
    NativeFn::method("append", (1, 1), |vm, args| {
        push(vm, args.this(), [args.values()[1].clone()], End::Right)
    }),
    NativeFn::method("appendleft", (1, 1), |vm, args| {
        push(vm, args.this(), [args.values()[1].clone()], End::Left)
    }),
    NativeFn::method("pop", (0, 0), |_, args| pop(&args, End::Right)),
    NativeFn::method("popleft", (0, 0), |_, args| pop(&args, End::Left)),
    NativeFn::method("extend", (1, 1), |vm, args| extend(vm, &args, End::Right)),
    NativeFn::method("extendleft", (1, 1), |vm, args| {
        extend(vm, &args, End::Left)
    }),
    NativeFn::method("insert", (2, 2), insert),
    NativeFn::method("clear", (0, 0), |_, args| {
        let mut deque = lock(&py_try!(native::<DequeData>(&args)).0);
        let old = std::mem::take(&mut deque.items);
        deque.changes += 1;
        drop(deque);
        drop(old);
        Reply::NONE
    }),
    NativeFn::method("reverse", (0, 0), |_, args| {
        let mut deque = lock(&py_try!(native::<DequeData>(&args)).0);
        deque.items.make_contiguous().reverse();
        Reply::NONE
    }),
    NativeFn::method("rotate", (0, 1), |_, args| {
        let mut deque = lock(&py_try!(native::<DequeData>(&args)).0);
        let turns = args.get(1).and_then(as_int).map_or(1, IntRef::clamped);
        let length = deque.items.len() as i64;
        if length > 0 {
            deque.items.rotate_right(turns.rem_euclid(length) as usize);
            deque.changes += 1;
        }
        Reply::NONE
    }),
    // `_items()`: a list of them, as they are at one moment.
    NativeFn::method("_items", (0, 0), |_, args| {
        let deque = lock(&py_try!(native::<DequeData>(&args)).0);
        Value::list(deque.items.iter().cloned().collect()).into()
    }),
    NativeFn::method("__len__", (0, 0), |_, args| {
        Value::from(lock(&py_try!(native::<DequeData>(&args)).0).items.len()).into()
    }),
    NativeFn::method("__getitem__", (1, 1), |vm, args| {
        let deque = lock(&py_try!(native::<DequeData>(&args)).0);
        let at = py_try!(place(vm, &deque, &args.values()[1]));
        deque.items[at].clone().into()
    }),
    NativeFn::method("__setitem__", (2, 2), |vm, args| {
        let mut deque = lock(&py_try!(native::<DequeData>(&args)).0);
        let at = py_try!(place(vm, &deque, &args.values()[1]));
        let item = args.values()[2].clone();
        if let (Value::Instance(instance), true) = (args.this(), item.is_container()) {
            instance.track(vm.interp());
        }
        let old = std::mem::replace(&mut deque.items[at], item);
        drop(deque);
        drop(old);
        Reply::NONE
    }),
    NativeFn::method("__delitem__", (1, 1), |vm, args| {
        let mut deque = lock(&py_try!(native::<DequeData>(&args)).0);
        let at = py_try!(place(vm, &deque, &args.values()[1]));
        let old = deque.items.remove(at);
        deque.changes += 1;
        drop(deque);
        drop(old);
        Reply::NONE
    }),
    NativeFn::method("__iter__", (0, 0), |vm, args| iterator(vm, &args, false)),
    NativeFn::method("__reversed__", (0, 0), |vm, args| iterator(vm, &args, true)),
];

/// Makes the module.
pub fn install(interp: &Interp) {
    let module = interp.add_module("_deque", Source::default());
    let globals = &interp.modules[module.0];
    for (name, methods) in [("Deque", DEQUE), ("_deque_iterator", ITERATOR)] {
        let class = interp.add_class(name, ids::OBJECT, "collections", methods);
        globals.set(Sym::of(name), Value::Class(class));
    }
}
