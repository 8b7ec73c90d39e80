//! `list`.

use std::sync::Arc;

use super::super::class::ids;
use super::super::error::{Outcome, Raised};
use super::super::iter::{Iter, State};
use super::super::native::{ANY, Args, NativeFn, Reply, Vm};
use super::super::protocol::{self, as_int, unwrapped};
use super::super::value::{List, Value};
use super::super::{iterate, ops, py_try};

fn list<'a>(args: &Args<'a>) -> Outcome<&'a Arc<List>> {
    match unwrapped(args.this()) {
        Value::List(list) => Ok(list),
        _ => Err(Raised::type_error("descriptor needs a list")),
    }
}

/// An object of a class derived from a builtin one keeps the value; else it is the value.
pub fn made(class: Option<&Value>, builtin: super::super::value::ClassId, value: Value) -> Value {
    use super::super::instance::{Instance, Payload};
    match class {
        Some(Value::Class(id)) if *id != builtin => {
            Value::Instance(Arc::new(Instance::new(*id, Payload::Value(value))))
        }
        _ => value,
    }
}

/// Sorts items by `key`.
///
/// # Errors
/// What the key function or a comparison raised.
pub async fn sorted(vm: &Vm, items: Vec<Value>, key: Value, reverse: bool) -> Outcome<Vec<Value>> {
    let keys = if key.is_none() {
        None
    } else {
        let mut keys = Vec::with_capacity(items.len());
        for item in &items {
            keys.push(vm.call(key.clone(), [item.clone()]).await?);
        }
        Some(keys)
    };
    let order = ops::sort(vm, keys.as_ref().unwrap_or(&items), reverse).await?;
    let mut items: Vec<Option<Value>> = items.into_iter().map(Some).collect();
    Ok(order
        .into_iter()
        .filter_map(|place| items[place].take())
        .collect())
}

/// Methods of `list`.
pub const METHODS: &[NativeFn] = &[
    NativeFn::static_method("__new__", ANY, |vm, args| {
        let class = args.get(0).cloned();
        let derived = !matches!(class, Some(Value::Class(ids::LIST)));
        match args.get(1).filter(|_| !derived) {
            None => made(class.as_ref(), ids::LIST, Value::list(Vec::new())).into(),
            Some(from) => {
                if let Some(items) = iterate::items_quick(from) {
                    return Value::list(items).into();
                }
                let (vm, from) = (vm.clone(), from.clone());
                Reply::later(async move { Ok(Value::list(iterate::collect(&vm, &from).await?)) })
            }
        }
    }),
    NativeFn::method("__init__", (0, 1), |vm, args| {
        // The object itself is made by `__new__`, but one of a derived class is filled here.
        let (Value::Instance(_), Some(from)) = (args.this(), args.get(1)) else {
            return Reply::NONE;
        };
        let target = unwrapped(args.this()).clone();
        if let Value::List(list) = &target {
            list.lock().clear();
        }
        iterate::extend_list(vm, &target, from)
    }),
    NativeFn::method("append", (1, 1), |vm, args| {
        let list = py_try!(list(&args));
        let item = &args.values()[1];
        list.track(vm.interp(), item);
        list.lock().push(item.clone());
        Reply::NONE
    }),
    NativeFn::method("extend", (1, 1), |vm, args| {
        iterate::extend_list(vm, args.this(), &args.values()[1])
    }),
    NativeFn::method("insert", (2, 2), |vm, args| {
        let list = py_try!(list(&args));
        let Some(place) = as_int(&args.values()[1]) else {
            let class = vm.class_name(&args.values()[1]);
            return Raised::type_error(format!(
                "'{class}' object cannot be interpreted as an integer"
            ))
            .into();
        };
        let item = args.values()[2].clone();
        list.track(vm.interp(), &item);
        let mut items = list.lock();
        let length = items.len() as i64;
        let place = place.clamped();
        let place = if place < 0 {
            place.saturating_add(length).max(0)
        } else {
            place.min(length)
        };
        items.insert(place as usize, item);
        Reply::NONE
    }),
    NativeFn::method("pop", (0, 1), |vm, args| {
        let list = py_try!(list(&args));
        let place = match args.get(1) {
            None => -1,
            Some(place) => match as_int(place) {
                Some(place) => place.clamped(),
                None => {
                    let class = vm.class_name(place);
                    return Raised::type_error(format!(
                        "'{class}' object cannot be interpreted as an integer"
                    ))
                    .into();
                }
            },
        };
        let mut items = list.lock();
        if items.is_empty() {
            return Raised::new(ids::INDEX_ERROR, "pop from empty list").into();
        }
        let at = if place < 0 {
            place.saturating_add(items.len() as i64)
        } else {
            place
        };
        match usize::try_from(at) {
            Ok(at) if at < items.len() => items.remove(at).into(),
            _ => Raised::new(ids::INDEX_ERROR, "pop index out of range").into(),
        }
    }),
    NativeFn::method("clear", (0, 0), |_, args| {
        let old = std::mem::take(&mut *py_try!(list(&args)).lock());
        drop(old);
        Reply::NONE
    }),
    NativeFn::method("copy", (0, 0), |_, args| {
        Value::list(py_try!(list(&args)).items()).into()
    }),
    NativeFn::method("reverse", (0, 0), |_, args| {
        py_try!(list(&args)).lock().reverse();
        Reply::NONE
    }),
    NativeFn::method("remove", (1, 1), |vm, args| {
        let list = Arc::clone(py_try!(list(&args)));
        let (vm, item) = (vm.clone(), args.values()[1].clone());
        Reply::later(async move {
            for other in list.items() {
                if protocol::same_or_equal(&vm, &other, &item).await? {
                    let mut items = list.lock();
                    if let Some(place) = items.iter().position(|value| value.is(&other)) {
                        let old = items.remove(place);
                        drop(items);
                        drop(old);
                        return Ok(Value::None);
                    }
                }
            }
            Err(Raised::value_error("list.remove(x): x not in list"))
        })
    }),
    NativeFn::method("index", (1, 3), |vm, args| {
        let items = py_try!(list(&args)).items();
        find(vm, items, &args, "list.index(x): x not in list")
    }),
    NativeFn::method("count", (1, 1), |vm, args| {
        count(vm, py_try!(list(&args)).items(), &args.values()[1])
    }),
    NativeFn::method("sort", ANY, |vm, args| {
        let this = Arc::clone(py_try!(list(&args)));
        let [key, reverse] = py_try!(args.rest().bind("sort", ["*key", "*reverse"], 0));
        let vm = vm.clone();
        Reply::later(async move {
            let reverse = match reverse {
                Some(reverse) => protocol::is_true(&vm, &reverse).await?,
                None => false,
            };
            // Whoever looks meanwhile finds it empty, as in CPython.
            let items = std::mem::take(&mut *this.lock());
            let backup = items.clone();
            let result = sorted(&vm, items, key.unwrap_or(Value::None), reverse).await;
            let changed = !this.lock().is_empty();
            match result {
                Ok(items) => *this.lock() = items,
                Err(raised) => {
                    *this.lock() = backup;
                    return Err(raised);
                }
            }
            if changed {
                return Err(Raised::value_error("list modified during sort"));
            }
            Ok(Value::None)
        })
    }),
    NativeFn::method("__len__", (0, 0), |_, args| {
        Value::from(py_try!(list(&args)).lock().len()).into()
    }),
    NativeFn::method("__iter__", (0, 0), |vm, args| {
        iterate::iter(vm, unwrapped(args.this()))
    }),
    NativeFn::method("__reversed__", (0, 0), |_, args| {
        let list = Arc::clone(py_try!(list(&args)));
        let next = list.lock().len();
        Value::Iter(Iter::new(
            ids::LIST_REVERSEITERATOR,
            State::ListBack { list, next },
        ))
        .into()
    }),
    NativeFn::method("__getitem__", (1, 1), |vm, args| {
        super::super::item::get(vm, unwrapped(args.this()), &args.values()[1])
    }),
    NativeFn::method("__setitem__", (2, 2), |vm, args| {
        super::super::item::set(
            vm,
            unwrapped(args.this()),
            &args.values()[1],
            args.values()[2].clone(),
        )
    }),
    NativeFn::method("__delitem__", (1, 1), |vm, args| {
        super::super::item::delete(vm, unwrapped(args.this()), &args.values()[1])
    }),
    NativeFn::method("__contains__", (1, 1), |vm, args| {
        ops::contains(vm, unwrapped(args.this()), &args.values()[1])
    }),
    NativeFn::method("__add__", (1, 1), |vm, args| {
        ops::binary(
            vm,
            super::super::code::BinOp::Add,
            unwrapped(args.this()),
            unwrapped(&args.values()[1]),
        )
    }),
    NativeFn::class_method("__class_getitem__", (1, 1), |_, args| {
        super::alias::alias(args.values()[0].clone(), args.values()[1].clone()).into()
    }),
];

/// The place of an item among others, from `start` to `stop`.
pub fn find(vm: &Vm, items: Vec<Value>, args: &Args<'_>, missing: &'static str) -> Reply {
    let bound = |place: usize, default: i64| match args.get(place) {
        Some(value) => as_int(value).map_or(default, super::super::number::IntRef::clamped),
        None => default,
    };
    let length = items.len() as i64;
    let inside = |at: i64| {
        if at < 0 {
            at.saturating_add(length).max(0)
        } else {
            at.min(length)
        }
    };
    let (start, stop) = (
        inside(bound(2, 0)) as usize,
        inside(bound(3, i64::MAX)) as usize,
    );
    let (vm, item) = (vm.clone(), args.values()[1].clone());
    Reply::later(async move {
        for (place, other) in items.iter().enumerate().take(stop).skip(start) {
            if protocol::same_or_equal(&vm, other, &item).await? {
                return Ok(Value::from(place));
            }
        }
        if missing.starts_with("list") {
            let text = protocol::repr_text(&vm, &item).await?;
            return Err(Raised::value_error(format!("{text} is not in list")));
        }
        Err(Raised::value_error(missing))
    })
}

/// How many items equal one.
pub fn count(vm: &Vm, items: Vec<Value>, item: &Value) -> Reply {
    let (vm, item) = (vm.clone(), item.clone());
    Reply::later(async move {
        let mut count = 0;
        for other in &items {
            count += i64::from(protocol::same_or_equal(&vm, other, &item).await?);
        }
        Ok(Value::Int(count))
    })
}
