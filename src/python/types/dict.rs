//! `dict` and its views.

use std::sync::Arc;

use super::super::class::ids;
use super::super::error::{Outcome, Raised};
use super::super::exceptions;
use super::super::instance::{Instance, NativeData, Payload};
use super::super::item;
use super::super::iter::{Iter, State, View};
use super::super::native::{ANY, Args, NativeFn, Reply, Vm};
use super::super::protocol::{self, unwrapped};
use super::super::symbol::well_known as sym;
use super::super::value::{ClassId, Dict, Value};
use super::super::{attr, iterate, py_try};
use super::list;

/// `dict.keys()`, `dict.values()`, `dict.items()`.
#[derive(Debug)]
pub struct DictView {
    dict: Arc<Dict>,
    view: View,
}

impl NativeData for DictView {}

const VIEW_CLASSES: [ClassId; 3] = [ids::DICT_KEYS, ids::DICT_VALUES, ids::DICT_ITEMS];
const ITERATOR_CLASSES: [ClassId; 3] = [
    ids::DICT_KEYITERATOR,
    ids::DICT_VALUEITERATOR,
    ids::DICT_ITEMITERATOR,
];

impl DictView {
    /// An iterator over it.
    pub fn iter(&self) -> Value {
        let (dict, view, size) = (Arc::clone(&self.dict), self.view, self.dict.len());
        Value::Iter(Iter::new(
            ITERATOR_CLASSES[view.number()],
            State::Dict {
                dict,
                view,
                next: 0,
                size,
            },
        ))
    }

    fn items(&self) -> Vec<Value> {
        self.dict
            .entries()
            .iter()
            .map(|(key, value)| self.view.of(key, value))
            .collect()
    }
}

fn view(dict: &Arc<Dict>, view: View) -> Value {
    let data = DictView {
        dict: Arc::clone(dict),
        view,
    };
    Value::Instance(Arc::new(Instance::new(
        VIEW_CLASSES[view.number()],
        Payload::Native(Box::new(data)),
    )))
}

/// A dict of keys and values in turns.
pub fn from_pairs(vm: &Vm, items: Vec<Value>) -> Reply {
    let dict = Arc::new(Dict::default());
    let mut pairs = items.chunks_exact(2);
    while let Some([key, value]) = pairs.next() {
        match item::dict_set_quick(vm.interp(), &dict, key, value.clone()) {
            Ok(old) => drop(old),
            Err(_) => {
                let rest: Vec<Value> = [key.clone(), value.clone()]
                    .into_iter()
                    .chain(pairs.flatten().cloned())
                    .collect();
                let vm = vm.clone();
                return Reply::later(async move {
                    for pair in rest.chunks_exact(2) {
                        drop(item::dict_set(&vm, &dict, pair[0].clone(), pair[1].clone()).await?);
                    }
                    Ok(Value::Dict(dict))
                });
            }
        }
    }
    Value::Dict(dict).into()
}

/// Puts all of a mapping into a dict. In a call of `callee` there may be names only, and none twice.
pub fn merge(vm: &Vm, dict: &Value, other: &Value, callee: Option<&Value>) -> Reply {
    let Value::Dict(dict) = unwrapped(dict) else {
        return Reply::NONE;
    };
    let (vm, dict, other) = (vm.clone(), Arc::clone(dict), other.clone());
    let strict = callee.is_some();
    let function = callee.map_or_else(String::new, |callee| {
        protocol::function_text(vm.interp(), callee)
    });
    Reply::later(async move {
        if strict && !is_mapping(&vm, &other) {
            let class = vm.class_name(&other);
            return Err(Raised::type_error(format!(
                "{function} argument after ** must be a mapping, not {class}"
            )));
        }
        for (key, value) in pairs_of(&vm, &other).await? {
            if strict {
                if key.as_str().is_none() {
                    return Err(Raised::type_error("keywords must be strings"));
                }
                if item::dict_get(&vm, &dict, &key).await?.is_some() {
                    let name = key.as_str().unwrap_or_default().to_owned();
                    return Err(Raised::type_error(format!(
                        "{function} got multiple values for keyword argument '{name}'"
                    )));
                }
            }
            drop(item::dict_set(&vm, &dict, key, value).await?);
        }
        Ok(Value::None)
    })
}

/// Whether it has keys.
pub fn is_mapping(vm: &Vm, value: &Value) -> bool {
    matches!(unwrapped(value), Value::Dict(_))
        || vm
            .interp()
            .lookup(vm.interp().class_of(value), sym::KEYS)
            .is_some()
}

/// Keys and values of a mapping, or of pairs.
async fn pairs_of(vm: &Vm, value: &Value) -> Outcome<Vec<(Value, Value)>> {
    if let Value::Dict(dict) = unwrapped(value) {
        return Ok(dict.entries());
    }
    if is_mapping(vm, value) {
        let method = attr::load(vm, value, sym::KEYS).get(vm).await?;
        let keys = vm.call(method, []).await?;
        let mut pairs = Vec::new();
        for key in iterate::collect(vm, &keys).await? {
            let of_key = item::get(vm, value, &key).get(vm).await?;
            pairs.push((key, of_key));
        }
        return Ok(pairs);
    }
    let mut pairs = Vec::new();
    for (place, pair) in iterate::collect(vm, value).await?.into_iter().enumerate() {
        let parts = match iterate::collect(vm, &pair).await {
            Ok(parts) => parts,
            Err(raised) if raised.class() == ids::TYPE_ERROR => {
                return Err(Raised::type_error(format!(
                    "cannot convert dictionary update sequence element #{place} to a sequence"
                )));
            }
            Err(raised) => return Err(raised),
        };
        match <[Value; 2]>::try_from(parts) {
            Ok([key, value]) => pairs.push((key, value)),
            Err(parts) => {
                return Err(Raised::value_error(format!(
                    "dictionary update sequence element #{place} has length {}; 2 is required",
                    parts.len()
                )));
            }
        }
    }
    Ok(pairs)
}

fn dict<'a>(args: &Args<'a>) -> Outcome<&'a Arc<Dict>> {
    match unwrapped(args.this()) {
        Value::Dict(dict) => Ok(dict),
        _ => Err(Raised::type_error("descriptor needs a dict")),
    }
}

fn fill(vm: &Vm, target: Arc<Dict>, args: &Args<'_>, result: Value) -> Reply {
    if args.positional().len() > 2 {
        let given = args.positional().len() - 1;
        return Raised::type_error(format!("dict expected at most 1 argument, got {given}")).into();
    }
    let from = args.positional().get(1).cloned();
    let named: Vec<_> = args
        .named()
        .map(|(name, value)| (name, value.clone()))
        .collect();
    if from.is_none() {
        for (name, value) in named {
            target.track(vm.interp(), &value);
            target.set_name(name, value);
        }
        return result.into();
    }
    let vm = vm.clone();
    Reply::later(async move {
        if let Some(from) = from {
            for (key, value) in pairs_of(&vm, &from).await? {
                drop(item::dict_set(&vm, &target, key, value).await?);
            }
        }
        for (name, value) in named {
            target.track(vm.interp(), &value);
            target.set_name(name, value);
        }
        Ok(result)
    })
}

/// Methods of `dict`.
pub const METHODS: &[NativeFn] = &[
    NativeFn::static_method("__new__", ANY, |vm, args| {
        let class = args.get(0).cloned();
        let target = Arc::new(Dict::default());
        let made = list::made(class.as_ref(), ids::DICT, Value::Dict(Arc::clone(&target)));
        match class {
            Some(Value::Class(ids::DICT)) => fill(vm, target, &args, made),
            _ => made.into(),
        }
    }),
    // Never asked of a plain dict, which `__new__` has filled.
    NativeFn::method("__init__", ANY, |vm, args| match args.this() {
        Value::Instance(_) => fill(vm, Arc::clone(py_try!(dict(&args))), &args, Value::None),
        _ => Reply::NONE,
    }),
    NativeFn::method("get", (1, 2), |vm, args| {
        let dict = py_try!(dict(&args));
        let key = &args.values()[1];
        let default = args.get(2).cloned().unwrap_or(Value::None);
        match item::find_quick(vm.interp(), dict, key) {
            Some(found) => found.unwrap_or(default).into(),
            None => {
                let (vm, dict, key) = (vm.clone(), Arc::clone(dict), key.clone());
                Reply::later(async move {
                    Ok(item::dict_get(&vm, &dict, &key).await?.unwrap_or(default))
                })
            }
        }
    }),
    NativeFn::method("setdefault", (1, 2), |vm, args| {
        let dict = Arc::clone(py_try!(dict(&args)));
        let (vm, key) = (vm.clone(), args.values()[1].clone());
        let default = args.get(2).cloned().unwrap_or(Value::None);
        Reply::later(async move { item::dict_set_default(&vm, &dict, key, default).await })
    }),
    NativeFn::method("pop", (1, 2), |vm, args| {
        let dict = Arc::clone(py_try!(dict(&args)));
        let (vm, key, default) = (vm.clone(), args.values()[1].clone(), args.get(2).cloned());
        Reply::later(async move {
            match (item::dict_remove(&vm, &dict, &key).await?, default) {
                (Some(value), _) => Ok(value),
                (None, Some(default)) => Ok(default),
                (None, None) => Err(exceptions::key_error(key)),
            }
        })
    }),
    NativeFn::method("popitem", (0, 0), |_, args| {
        let dict = py_try!(dict(&args));
        let mut entries = dict.lock();
        let end = entries.end();
        let place = entries.previous(end).map(|(place, _)| place);
        match place.and_then(|place| entries.remove(place)) {
            Some(entry) => Value::tuple([entry.key, entry.value]).into(),
            None => exceptions::key_error(Value::str("popitem(): dictionary is empty")).into(),
        }
    }),
    NativeFn::method("update", ANY, |vm, args| {
        fill(vm, Arc::clone(py_try!(dict(&args))), &args, Value::None)
    }),
    NativeFn::method("clear", (0, 0), |_, args| {
        let old = std::mem::take(&mut *py_try!(dict(&args)).lock());
        drop(old);
        Reply::NONE
    }),
    NativeFn::method("copy", (0, 0), |_, args| {
        let copy = py_try!(dict(&args)).lock().clone();
        Value::Dict(Arc::new(Dict::new(copy))).into()
    }),
    NativeFn::method("keys", (0, 0), |_, args| {
        view(py_try!(dict(&args)), View::Keys).into()
    }),
    NativeFn::method("values", (0, 0), |_, args| {
        view(py_try!(dict(&args)), View::Values).into()
    }),
    NativeFn::method("items", (0, 0), |_, args| {
        view(py_try!(dict(&args)), View::Items).into()
    }),
    NativeFn::class_method("fromkeys", (1, 2), |vm, args| {
        let value = args.get(2).cloned().unwrap_or(Value::None);
        let (vm, keys) = (vm.clone(), args.values()[1].clone());
        Reply::later(async move {
            let dict = Arc::new(Dict::default());
            for key in iterate::collect(&vm, &keys).await? {
                drop(item::dict_set(&vm, &dict, key, value.clone()).await?);
            }
            Ok(Value::Dict(dict))
        })
    }),
    NativeFn::method("__len__", (0, 0), |_, args| {
        Value::from(py_try!(dict(&args)).len()).into()
    }),
    NativeFn::method("__iter__", (0, 0), |vm, args| {
        iterate::iter(vm, unwrapped(args.this()))
    }),
    NativeFn::method("__contains__", (1, 1), |vm, args| {
        super::super::ops::contains(vm, unwrapped(args.this()), &args.values()[1])
    }),
    NativeFn::method("__getitem__", (1, 1), |vm, args| {
        item::get(vm, unwrapped(args.this()), &args.values()[1])
    }),
    NativeFn::method("__setitem__", (2, 2), |vm, args| {
        item::set(
            vm,
            unwrapped(args.this()),
            &args.values()[1],
            args.values()[2].clone(),
        )
    }),
    NativeFn::method("__delitem__", (1, 1), |vm, args| {
        item::delete(vm, unwrapped(args.this()), &args.values()[1])
    }),
    NativeFn::method("__reversed__", (0, 0), |_, args| {
        let dict = py_try!(dict(&args));
        backwards(dict, View::Keys).into()
    }),
    NativeFn::method("__or__", (1, 1), |vm, args| {
        super::super::ops::binary(
            vm,
            super::super::code::BinOp::Or,
            unwrapped(args.this()),
            unwrapped(&args.values()[1]),
        )
    }),
    NativeFn::class_method("__class_getitem__", (1, 1), |_, args| {
        super::alias::alias(args.values()[0].clone(), args.values()[1].clone()).into()
    }),
];

fn backwards(dict: &Arc<Dict>, view: View) -> Value {
    let (size, next) = {
        let entries = dict.lock();
        (entries.len(), entries.end())
    };
    let state = State::DictBack {
        dict: Arc::clone(dict),
        view,
        next,
        size,
    };
    let classes = [
        ids::DICT_REVERSEKEYITERATOR,
        ids::DICT_REVERSEVALUEITERATOR,
        ids::DICT_REVERSEITEMITERATOR,
    ];
    Value::Iter(Iter::new(classes[view.number()], state))
}

fn view_of<'a>(args: &Args<'a>) -> Outcome<&'a DictView> {
    match args.this() {
        Value::Instance(instance) => instance
            .native::<DictView>()
            .ok_or_else(|| Raised::type_error("descriptor needs a view")),
        _ => Err(Raised::type_error("descriptor needs a view")),
    }
}

const VIEW: &[NativeFn] = &[
    NativeFn::method("__len__", (0, 0), |_, args| {
        Value::from(py_try!(view_of(&args)).dict.len()).into()
    }),
    NativeFn::method("__iter__", (0, 0), |_, args| {
        py_try!(view_of(&args)).iter().into()
    }),
    NativeFn::method("__reversed__", (0, 0), |_, args| {
        let this = py_try!(view_of(&args));
        backwards(&this.dict, this.view).into()
    }),
    NativeFn::method("__contains__", (1, 1), |vm, args| {
        let this = py_try!(view_of(&args));
        let item = args.values()[1].clone();
        match this.view {
            View::Keys => {
                super::super::ops::contains(vm, &Value::Dict(Arc::clone(&this.dict)), &item)
            }
            _ => super::super::ops::contains(vm, &Value::list(this.items()), &item),
        }
    }),
    NativeFn::method("__repr__", (0, 0), |vm, args| {
        let this = py_try!(view_of(&args));
        let name = vm.class_name(args.this());
        protocol::repr(vm, &Value::list(this.items())).then(vm, move |_, text| {
            Ok(Value::str(format!(
                "{name}({})",
                text.as_str().unwrap_or_default()
            )))
        })
    }),
    NativeFn::method("__eq__", (1, 1), |vm, args| {
        let this = py_try!(view_of(&args));
        let items = this.items();
        if this.view == View::Values {
            return Value::Bool(args.this().is(&args.values()[1])).into();
        }
        let (vm, other) = (vm.clone(), args.values()[1].clone());
        Reply::later(async move {
            let Ok(others) = iterate::collect(&vm, &other).await else {
                return Ok(Value::NotImplemented);
            };
            if others.len() != items.len() {
                return Ok(Value::Bool(false));
            }
            let others = Value::list(others);
            for item in &items {
                let found = super::super::ops::contains(&vm, &others, item)
                    .get(&vm)
                    .await?;
                if !matches!(found, Value::Bool(true)) {
                    return Ok(Value::Bool(false));
                }
            }
            Ok(Value::Bool(true))
        })
    }),
    NativeFn::method("isdisjoint", (1, 1), |vm, args| {
        let this = Value::list(py_try!(view_of(&args)).items());
        let (vm, other) = (vm.clone(), args.values()[1].clone());
        Reply::later(async move {
            for item in iterate::collect(&vm, &other).await? {
                if matches!(
                    super::super::ops::contains(&vm, &this, &item)
                        .get(&vm)
                        .await?,
                    Value::Bool(true)
                ) {
                    return Ok(Value::Bool(false));
                }
            }
            Ok(Value::Bool(true))
        })
    }),
];

/// `type.__dict__`: a dict that cannot be changed. It keeps one, and so has its methods.
pub const PROXY: &[&str] = &[
    "get",
    "keys",
    "values",
    "items",
    "copy",
    "__len__",
    "__iter__",
    "__contains__",
    "__getitem__",
];

/// Methods of the views.
pub const VIEWS: &[(ClassId, &[NativeFn])] = &[
    (ids::DICT_KEYS, VIEW),
    (ids::DICT_VALUES, VIEW),
    (ids::DICT_ITEMS, VIEW),
];
