//! `set` and `frozenset`.

use std::sync::Arc;

use super::super::class::ids;
use super::super::code::BinOp;
use super::super::error::{Outcome, Raised};
use super::super::interp::Interp;
use super::super::native::{ANY, Args, NativeFn, Reply, Vm};
use super::super::protocol::{self, Hashed, unwrapped};
use super::super::set_table::SetTable;
use super::super::value::{Set, Value};
use super::super::{iterate, py_try};
use super::list;

fn new(table: SetTable<Value>, frozen: bool) -> Value {
    Value::Set(Arc::new(Set::new(table, frozen)))
}

fn find_quick(
    interp: &Interp,
    table: &SetTable<Value>,
    hash: i64,
    item: &Value,
) -> Option<Option<usize>> {
    let mut asks = false;
    let found = table.find(hash, |other| {
        other.is(item)
            || protocol::equal_quick(interp, other, item).unwrap_or_else(|| {
                asks = true;
                false
            })
    });
    match (found, asks) {
        (Some(place), _) => Some(Some(place)),
        (None, false) => Some(None),
        (None, true) => None,
    }
}

/// Where an item is in a set, with its hash.
async fn find(vm: &Vm, set: &Set, item: &Value) -> Outcome<(i64, Option<usize>)> {
    let hash = protocol::hash(vm, item).await?;
    Ok((hash, find_hashed(vm, set, hash, item).await?))
}

async fn find_hashed(vm: &Vm, set: &Set, hash: i64, item: &Value) -> Outcome<Option<usize>> {
    if let Some(found) = find_quick(vm.interp(), &set.lock(), hash, item) {
        return Ok(found);
    }
    let candidates: Vec<(usize, Value)> = set
        .lock()
        .candidates(hash)
        .map(|(place, other)| (place, other.clone()))
        .collect();
    for (place, other) in candidates {
        if protocol::same_or_equal(vm, &other, item).await? {
            return Ok(Some(place));
        }
    }
    Ok(None)
}

/// Whether an item is in a set, if it can be said without running Python.
pub fn contains_quick(interp: &Interp, set: &Set, item: &Value) -> Option<bool> {
    match protocol::hash_quick(interp, item) {
        Hashed::Known(hash) => {
            find_quick(interp, &set.lock(), hash, item).map(|place| place.is_some())
        }
        _ => None,
    }
}

/// `item in set`: a set among sets is looked for as a frozen one.
pub fn contains(vm: &Vm, set: &Arc<Set>, item: &Value) -> Reply {
    let (vm, set, item) = (vm.clone(), Arc::clone(set), item.clone());
    Reply::later(async move {
        let item = match unwrapped(&item) {
            Value::Set(inner) if !inner.frozen => {
                from_items(&vm, inner.items(), true).get(&vm).await?
            }
            _ => item,
        };
        Ok(Value::Bool(find(&vm, &set, &item).await?.1.is_some()))
    })
}

/// A set of items.
pub fn from_items(vm: &Vm, items: Vec<Value>, frozen: bool) -> Reply {
    let interp = vm.interp();
    let mut table = SetTable::new();
    for (place, item) in items.iter().enumerate() {
        let quick = match protocol::hash_quick(interp, item) {
            Hashed::Known(hash) => {
                find_quick(interp, &table, hash, item).map(|found| (hash, found))
            }
            Hashed::Unhashable(class) => return protocol::unhashable(interp, class).into(),
            Hashed::Ask => None,
        };
        match quick {
            Some((hash, None)) => table.insert_new(hash, item.clone()),
            Some(_) => {}
            None => {
                let set = Arc::new(Set::new(table, frozen));
                let (vm, rest) = (vm.clone(), items[place..].to_vec());
                return Reply::later(async move {
                    for item in rest {
                        add_item(&vm, &set, item).await?;
                    }
                    Ok(Value::Set(set))
                });
            }
        }
    }
    new(table, frozen).into()
}

async fn add_item(vm: &Vm, set: &Set, item: Value) -> Outcome<()> {
    let (hash, place) = find(vm, set, &item).await?;
    if place.is_none() {
        set.lock().insert_new(hash, item);
    }
    Ok(())
}

/// `set.add(item)`.
pub fn add(vm: &Vm, set: &Value, item: Value) -> Reply {
    let Value::Set(set) = unwrapped(set) else {
        return Reply::NONE;
    };
    let interp = vm.interp();
    match protocol::hash_quick(interp, &item) {
        Hashed::Known(hash) => {
            let mut table = set.lock();
            match find_quick(interp, &table, hash, &item) {
                Some(Some(_)) => return Reply::NONE,
                Some(None) => {
                    table.insert_new(hash, item);
                    return Reply::NONE;
                }
                None => {}
            }
        }
        Hashed::Unhashable(class) => return protocol::unhashable(interp, class).into(),
        Hashed::Ask => {}
    }
    let (vm, set) = (vm.clone(), Arc::clone(set));
    Reply::later(async move {
        add_item(&vm, &set, item).await?;
        Ok(Value::None)
    })
}

/// `set.update(other)`.
pub fn update(vm: &Vm, set: &Value, other: &Value) -> Reply {
    let (vm, set, other) = (vm.clone(), set.clone(), other.clone());
    Reply::later(async move {
        for item in iterate::collect(&vm, &other).await? {
            add(&vm, &set, item).get(&vm).await?;
        }
        Ok(Value::None)
    })
}

/// The items of anything, as a set.
async fn set_of(vm: &Vm, value: &Value) -> Outcome<Arc<Set>> {
    if let Value::Set(set) = unwrapped(value) {
        return Ok(Arc::clone(set));
    }
    let items = iterate::collect(vm, value).await?;
    match from_items(vm, items, false).get(vm).await? {
        Value::Set(set) => Ok(set),
        _ => Err(Raised::type_error("not a set")),
    }
}

fn copy(set: &Set) -> SetTable<Value> {
    SetTable::copy_of(&set.lock())
}

async fn combine(vm: &Vm, op: BinOp, a: &Set, b: &Set, frozen: bool) -> Outcome {
    Ok(match op {
        BinOp::Or => {
            let result = Set::new(copy(a), frozen);
            for (hash, item) in b.hashed() {
                if find_hashed(vm, &result, hash, &item).await?.is_none() {
                    result.lock().insert_new(hash, item);
                }
            }
            Value::Set(Arc::new(result))
        }
        BinOp::And => {
            // Over the smaller one, as CPython does.
            let (small, large) = if b.len() > a.len() { (a, b) } else { (b, a) };
            let mut table = SetTable::new();
            for (hash, item) in small.hashed() {
                if find_hashed(vm, large, hash, &item).await?.is_some() {
                    table.insert_new(hash, item);
                }
            }
            new(table, frozen)
        }
        BinOp::Sub => {
            let mut table = SetTable::new();
            for (hash, item) in a.hashed() {
                if find_hashed(vm, b, hash, &item).await?.is_none() {
                    table.insert_new(hash, item);
                }
            }
            new(table, frozen)
        }
        _ => {
            let result = Set::new(copy(b), frozen);
            for (hash, item) in a.hashed() {
                match find_hashed(vm, &result, hash, &item).await? {
                    Some(place) => drop(result.lock().remove_at(place)),
                    None => result.lock().insert_new(hash, item),
                }
            }
            Value::Set(Arc::new(result))
        }
    })
}

/// `a | b` and its like.
pub fn binary(vm: &Vm, op: BinOp, a: &Value, b: &Value) -> Reply {
    let frozen = matches!(a, Value::Set(set) if set.frozen);
    let (vm, a, b) = (vm.clone(), a.clone(), b.clone());
    Reply::later(async move {
        let (a, b) = (set_of(&vm, &a).await?, set_of(&vm, &b).await?);
        combine(&vm, op, &a, &b, frozen).await
    })
}

/// `a |= b` and its like.
pub fn in_place(vm: &Vm, op: BinOp, a: &Value, b: &Value) -> Reply {
    let (vm, a, b) = (vm.clone(), a.clone(), b.clone());
    Reply::later(async move {
        let Value::Set(target) = &a else { return Ok(a) };
        let other = set_of(&vm, &b).await?;
        if op == BinOp::Or {
            for (hash, item) in other.hashed() {
                if find_hashed(&vm, target, hash, &item).await?.is_none() {
                    target.lock().insert_new(hash, item);
                }
            }
            return Ok(a);
        }
        if let Value::Set(result) = combine(&vm, op, target, &other, false).await? {
            let table = copy(&result);
            *target.lock() = table;
        }
        Ok(a)
    })
}

fn set<'a>(args: &Args<'a>) -> Outcome<&'a Arc<Set>> {
    match unwrapped(args.this()) {
        Value::Set(set) => Ok(set),
        _ => Err(Raised::type_error("descriptor needs a set")),
    }
}

/// A method that combines with any number of iterables.
fn with_all(vm: &Vm, args: &Args<'_>, op: BinOp, changes: bool) -> Reply {
    let first = Arc::clone(py_try!(set(args)));
    let (vm, others) = (vm.clone(), args.values()[1..].to_vec());
    Reply::later(async move {
        let mut result = Value::Set(Arc::new(Set::new(copy(&first), first.frozen)));
        for other in others {
            let other = set_of(&vm, &other).await?;
            if let Value::Set(so_far) = &result {
                result = combine(&vm, op, so_far, &other, first.frozen).await?;
            }
        }
        if changes {
            if let Value::Set(result) = &result {
                let table = copy(result);
                *first.lock() = table;
            }
            return Ok(Value::None);
        }
        Ok(result)
    })
}

fn related(vm: &Vm, args: &Args<'_>, test: fn(usize, usize, usize) -> bool) -> Reply {
    let this = Arc::clone(py_try!(set(args)));
    let (vm, other) = (vm.clone(), args.values()[1].clone());
    Reply::later(async move {
        let other = set_of(&vm, &other).await?;
        let mut shared = 0;
        for (hash, item) in this.hashed() {
            shared += usize::from(find_hashed(&vm, &other, hash, &item).await?.is_some());
        }
        Ok(Value::Bool(test(shared, this.len(), other.len())))
    })
}

fn make(vm: &Vm, args: &Args<'_>, frozen: bool) -> Reply {
    let builtin = if frozen { ids::FROZENSET } else { ids::SET };
    let class = args.get(0).cloned();
    let derived = !matches!(class, Some(Value::Class(id)) if id == builtin);
    if args.positional().len() > 2 && !derived {
        let (name, given) = (
            vm.interp().class(builtin).name(),
            args.positional().len() - 1,
        );
        return Raised::type_error(format!("{name} expected at most 1 argument, got {given}"))
            .into();
    }
    match args.get(1) {
        None => list::made(class.as_ref(), builtin, new(SetTable::new(), frozen)).into(),
        Some(_) if derived && !frozen => {
            list::made(class.as_ref(), builtin, new(SetTable::new(), frozen)).into()
        }
        Some(Value::Set(from)) if from.frozen && frozen && !derived => {
            Value::Set(Arc::clone(from)).into()
        }
        Some(Value::Set(from)) => {
            list::made(class.as_ref(), builtin, new(copy(from), frozen)).into()
        }
        Some(from) => {
            let (vm, from) = (vm.clone(), from.clone());
            Reply::later(async move {
                let items = iterate::collect(&vm, &from).await?;
                let made = from_items(&vm, items, frozen).get(&vm).await?;
                Ok(list::made(class.as_ref(), builtin, made))
            })
        }
    }
}

/// Methods of both.
pub const METHODS: &[NativeFn] = &[
    NativeFn::method("union", (0, 255), |vm, args| {
        with_all(vm, &args, BinOp::Or, false)
    }),
    NativeFn::method("intersection", (0, 255), |vm, args| {
        with_all(vm, &args, BinOp::And, false)
    }),
    NativeFn::method("difference", (0, 255), |vm, args| {
        with_all(vm, &args, BinOp::Sub, false)
    }),
    NativeFn::method("symmetric_difference", (1, 1), |vm, args| {
        with_all(vm, &args, BinOp::Xor, false)
    }),
    NativeFn::method("issubset", (1, 1), |vm, args| {
        related(vm, &args, |shared, this, _| shared == this)
    }),
    NativeFn::method("issuperset", (1, 1), |vm, args| {
        related(vm, &args, |shared, _, other| shared == other)
    }),
    NativeFn::method("isdisjoint", (1, 1), |vm, args| {
        related(vm, &args, |shared, _, _| shared == 0)
    }),
    NativeFn::method("copy", (0, 0), |_, args| {
        let set = py_try!(set(&args));
        new(copy(set), set.frozen).into()
    }),
    NativeFn::method("__len__", (0, 0), |_, args| {
        Value::from(py_try!(set(&args)).len()).into()
    }),
    NativeFn::method("__iter__", (0, 0), |vm, args| {
        iterate::iter(vm, unwrapped(args.this()))
    }),
    NativeFn::method("__contains__", (1, 1), |vm, args| {
        contains(vm, py_try!(set(&args)), &args.values()[1])
    }),
    NativeFn::class_method("__class_getitem__", (1, 1), |_, args| {
        super::alias::alias(args.values()[0].clone(), args.values()[1].clone()).into()
    }),
];

/// Methods of `frozenset`.
pub const FROZEN: &[NativeFn] = &[
    NativeFn::static_method("__new__", ANY, |vm, args| make(vm, &args, true)),
    NativeFn::method("__init__", ANY, |_, _| Reply::NONE),
];

/// Methods that change a set.
pub const CHANGING: &[NativeFn] = &[
    NativeFn::static_method("__new__", ANY, |vm, args| make(vm, &args, false)),
    NativeFn::method("__init__", (0, 1), |vm, args| {
        match (args.this(), args.get(1)) {
            (Value::Instance(_), Some(from)) => update(vm, args.this(), from),
            _ => Reply::NONE,
        }
    }),
    NativeFn::method("add", (1, 1), |vm, args| {
        add(vm, args.this(), args.values()[1].clone())
    }),
    NativeFn::method("update", (0, 255), |vm, args| {
        with_all(vm, &args, BinOp::Or, true)
    }),
    NativeFn::method("intersection_update", (0, 255), |vm, args| {
        with_all(vm, &args, BinOp::And, true)
    }),
    NativeFn::method("difference_update", (0, 255), |vm, args| {
        with_all(vm, &args, BinOp::Sub, true)
    }),
    NativeFn::method("symmetric_difference_update", (1, 1), |vm, args| {
        with_all(vm, &args, BinOp::Xor, true)
    }),
    NativeFn::method("remove", (1, 1), |vm, args| remove(vm, &args, true)),
    NativeFn::method("discard", (1, 1), |vm, args| remove(vm, &args, false)),
    NativeFn::method("clear", (0, 0), |_, args| {
        let old = std::mem::take(&mut *py_try!(set(&args)).lock());
        drop(old);
        Reply::NONE
    }),
    NativeFn::method("pop", (0, 0), |_, args| {
        match py_try!(set(&args)).lock().pop() {
            Some(item) => item.into(),
            None => super::super::exceptions::key_error(Value::str("pop from an empty set")).into(),
        }
    }),
];

fn remove(vm: &Vm, args: &Args<'_>, strict: bool) -> Reply {
    let set = Arc::clone(py_try!(set(args)));
    let (vm, item) = (vm.clone(), args.values()[1].clone());
    Reply::later(async move {
        match find(&vm, &set, &item).await?.1 {
            Some(place) => drop(set.lock().remove_at(place)),
            None if strict => return Err(super::super::exceptions::key_error(item)),
            None => {}
        }
        Ok(Value::None)
    })
}
