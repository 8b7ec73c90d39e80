//! `object`: what every object has.

use std::sync::Arc;

use super::super::attr;
use super::super::class::{Class, flags};
use super::super::error::Raised;
use super::super::instance::{Instance, Payload};
use super::super::interp::Interp;
use super::super::native::{ANY, NativeFn, Reply, Vm};
use super::super::protocol::{self, as_str};
use super::super::py_try;
use super::super::symbol::{Sym, well_known as sym};
use super::super::value::{ClassId, Dict, Value};

/// TypeError for a class with abstract methods left.
pub fn abstract_error(interp: &Interp, class: &Class) -> Option<Raised> {
    let names = match interp.lookup(class.id, sym::ABSTRACT)? {
        Value::Set(set) => set.items(),
        _ => return None,
    };
    let mut names: Vec<String> = names
        .iter()
        .filter_map(as_str)
        .map(|name| format!("'{name}'"))
        .collect();
    if names.is_empty() {
        return None;
    }
    names.sort();
    let plural = if names.len() == 1 { "" } else { "s" };
    Some(Raised::type_error(format!(
        "Can't instantiate abstract class {} without an implementation for abstract method{plural} {}",
        class.name(),
        names.join(", ")
    )))
}

/// An object of a class, as far as its builtin base makes it without arguments.
pub fn bare(interp: &Interp, class: ClassId) -> Value {
    use super::super::class::Layout;
    let payload = match interp.class(class).layout {
        Layout::Exception => Payload::Exception(Box::default()),
        _ => Payload::None,
    };
    Value::Instance(Arc::new(Instance::new(class, payload)))
}

/// Attributes that all objects have, and that are in no class: `__class__`, `__dict__`.
pub fn special(vm: &Vm, object: &Value, name: Sym) -> Option<Reply> {
    let interp = vm.interp();
    match name {
        sym::CLASS => Some(Value::Class(interp.class_of(object)).into()),
        sym::DICT => match object {
            Value::Instance(instance) if !interp.class(instance.class()).has(flags::SLOTS_ONLY) => {
                let dict = instance.dict();
                instance.track(interp);
                Some(Value::Dict(dict).into())
            }
            Value::Function(_) | Value::Closure(_) => {
                Some(Value::Dict(interp.function(object)?.dict()).into())
            }
            _ => None,
        },
        sym::DOC => Some(Reply::NONE),
        sym::MODULE if matches!(object, Value::Native(_)) => Some(Value::str("builtins").into()),
        sym::MODULE => {
            let class = interp.class(interp.class_of(object));
            class.own(sym::MODULE).map(Reply::Value)
        }
        sym::NAME | sym::QUALNAME => match object {
            Value::Native(id) => Some(Value::str(interp.natives[id.0].name).into()),
            Value::Generator(generator) => {
                Some(Value::str(&*generator.names[usize::from(name == sym::QUALNAME)]).into())
            }
            _ => None,
        },
        _ => None,
    }
}

/// Sets what is in no class.
pub fn set_special(vm: &Vm, instance: &Arc<Instance>, name: Sym, value: &Value) -> Option<Reply> {
    match (name, value) {
        (sym::CLASS, Value::Class(class)) => {
            instance.set_class(*class);
            Some(Reply::NONE)
        }
        (sym::DICT, Value::Dict(dict)) => {
            instance.track(vm.interp());
            instance.set_dict(Arc::clone(dict));
            Some(Reply::NONE)
        }
        (sym::CLASS, _) => {
            let class = vm.class_name(value);
            Some(
                Raised::type_error(format!(
                    "__class__ must be set to a class, not '{class}' object"
                ))
                .into(),
            )
        }
        _ => None,
    }
}

/// Whether a class that has but slots has this one.
pub fn has_slot(interp: &Interp, class: &Class, name: Sym) -> bool {
    class.mro.iter().any(|class| match interp.class(*class).own(sym::SLOTS) {
        Some(Value::Str(slot)) => slot.as_str() == name.text() || slot.as_str() == "__dict__",
        Some(slots) => super::super::iterate::items_quick(&slots).is_some_and(|slots| {
            slots.iter().any(|slot| matches!(slot.as_str(), Some(slot) if slot == name.text() || slot == "__dict__"))
        }),
        None => false,
    })
}

fn name_arg(vm: &Vm, value: &Value) -> Result<Sym, Raised> {
    match as_str(value) {
        Some(name) => Ok(Sym::of(name)),
        None => {
            let class = vm.class_name(value);
            Err(Raised::type_error(format!(
                "attribute name must be string, not '{class}'"
            )))
        }
    }
}

/// `object.__repr__`.
pub fn default_repr(vm: &Vm, value: &Value) -> String {
    let class = vm.interp().class(vm.interp().class_of(value));
    let name = super::type_::full_name(class);
    format!("<{name} object at {:#x}>", value.id(vm.interp()))
}

/// Methods of `object`.
pub const METHODS: &[NativeFn] = &[
    NativeFn::static_method("__new__", ANY, |vm, args| {
        let Some(Value::Class(id)) = args.get(0) else {
            return Raised::type_error("object.__new__(X): X is not a type object").into();
        };
        let interp = vm.interp();
        let class = interp.class(*id);
        let extra = args.values().len() > 1;
        if extra
            && (class.own_or_inherited(interp, sym::NEW)
                || !class.own_or_inherited(interp, sym::INIT))
        {
            let message = match class.own_or_inherited(interp, sym::NEW) {
                true => "object.__new__() takes exactly one argument (the type to instantiate)"
                    .to_owned(),
                false => format!("{}() takes no arguments", class.name()),
            };
            return Raised::type_error(message).into();
        }
        if let Some(raised) = abstract_error(interp, class) {
            return raised.into();
        }
        bare(interp, *id).into()
    }),
    NativeFn::method("__init__", ANY, |_, _| Reply::NONE),
    NativeFn::class_method("__subclasshook__", ANY, |_, _| Value::NotImplemented.into()),
    NativeFn::class_method("__init_subclass__", ANY, |vm, args| {
        if args.has_names() {
            let class = match args.get(0) {
                Some(Value::Class(id)) => vm.interp().class(*id).name(),
                _ => "?",
            };
            return Raised::type_error(format!(
                "{class}.__init_subclass__() takes no keyword arguments"
            ))
            .into();
        }
        Reply::NONE
    }),
    NativeFn::method("__repr__", (0, 0), |vm, args| match args.this() {
        Value::Instance(instance) => match &instance.payload {
            Payload::Value(inner) => protocol::repr(vm, inner),
            _ => Value::str(default_repr(vm, args.this())).into(),
        },
        other => protocol::repr(vm, other),
    }),
    NativeFn::method("__str__", (0, 0), |vm, args| match args.this() {
        Value::Instance(_) => {
            // Not `str`, which came here.
            match protocol::call_method(vm, args.this(), sym::REPR, &[]) {
                Some(reply) => reply,
                None => protocol::repr(vm, args.this()),
            }
        }
        other => protocol::str(vm, other),
    }),
    NativeFn::method("__format__", (1, 1), |vm, args| {
        let (this, spec) = (args.this(), &args.values()[1]);
        match as_str(spec) {
            Some("") => protocol::str(vm, this),
            Some(text) => {
                let class = vm.class_name(this);
                match protocol::format_builtin(this, text, class) {
                    Some(Ok(text)) => Value::str(text).into(),
                    Some(Err(raised)) => raised.into(),
                    None => Raised::type_error(format!(
                        "unsupported format string passed to {class}.__format__"
                    ))
                    .into(),
                }
            }
            None => Raised::type_error("__format__() argument must be str").into(),
        }
    }),
    NativeFn::method("__eq__", (1, 1), |vm, args| {
        let (a, b) = (args.this(), &args.values()[1]);
        if a.is(b) {
            return Value::Bool(true).into();
        }
        let same_kind = vm.interp().class_of(protocol::unwrapped(a))
            == vm.interp().class_of(protocol::unwrapped(b));
        match protocol::unwrapped(a) {
            Value::Instance(_) => Value::NotImplemented.into(),
            inner if same_kind => {
                let b = protocol::unwrapped(b);
                super::super::ops::compare(vm, super::super::code::CmpOp::Eq, inner, b)
            }
            _ => Value::NotImplemented.into(),
        }
    }),
    NativeFn::method("__ne__", (1, 1), |vm, args| {
        let (a, b) = (args.this().clone(), args.values()[1].clone());
        let Some(reply) = protocol::call_method(vm, &a, sym::EQ, &[b]) else {
            return Value::NotImplemented.into();
        };
        let vm = vm.clone();
        Reply::later(async move {
            let answer = reply.get(&vm).await?;
            if matches!(answer, Value::NotImplemented) {
                return Ok(answer);
            }
            Ok(Value::Bool(!protocol::is_true(&vm, &answer).await?))
        })
    }),
    NativeFn::method("__hash__", (0, 0), |vm, args| {
        let this = args.this().clone();
        match &this {
            Value::Instance(instance) if !matches!(instance.payload, Payload::Value(_)) => {
                Value::Int((this.id(vm.interp()) >> 4) as i64).into()
            }
            _ => {
                let vm = vm.clone();
                Reply::later(async move {
                    let value = protocol::unwrapped(&this).clone();
                    Ok(Value::Int(protocol::hash(&vm, &value).await?))
                })
            }
        }
    }),
    NativeFn::method("__getattribute__", (1, 1), |vm, args| {
        let name = py_try!(name_arg(vm, &args.values()[1]));
        attr::load_default(vm, args.this(), name)
    }),
    NativeFn::method("__setattr__", (2, 2), |vm, args| {
        let name = py_try!(name_arg(vm, &args.values()[1]));
        attr::store_default(vm, args.this(), name, args.values()[2].clone())
    }),
    NativeFn::method("__delattr__", (1, 1), |vm, args| {
        let name = py_try!(name_arg(vm, &args.values()[1]));
        attr::delete_default(vm, args.this(), name)
    }),
    NativeFn::method("__dir__", (0, 0), |vm, args| dir(vm, args.this()).into()),
    NativeFn::method("__sizeof__", (0, 0), |_, _| Value::Int(16).into()),
    NativeFn::method("__reduce__", (0, 0), |vm, args| {
        let class = vm.class_name(args.this());
        Raised::type_error(format!("cannot pickle '{class}' object")).into()
    }),
];

/// Names of an object's attributes, sorted.
pub fn dir(vm: &Vm, object: &Value) -> Value {
    let interp = vm.interp();
    let mut names: Vec<String> = Vec::new();
    let mut of_class = |id: ClassId| {
        for class in &interp.class(id).mro {
            names.extend(
                interp
                    .class(*class)
                    .entries()
                    .iter()
                    .map(|(name, _)| name.text().to_owned()),
            );
        }
    };
    match object {
        Value::Class(id) => of_class(*id),
        other => of_class(interp.class_of(other)),
    }
    match object {
        Value::Instance(instance) => {
            names.extend(
                instance
                    .entries()
                    .iter()
                    .filter_map(|(name, _)| name.as_str().map(str::to_owned)),
            );
            names.extend(["__class__", "__dict__", "__module__", "__doc__"].map(str::to_owned));
        }
        Value::Module(id) => {
            names = interp.modules[id.0]
                .entries()
                .iter()
                .map(|(name, _)| name.text().to_owned())
                .collect();
        }
        _ => names.push("__class__".to_owned()),
    }
    names.sort();
    names.dedup();
    Value::list(names.into_iter().map(Value::from).collect())
}

/// A dict of an object's attributes, for `vars()`.
pub fn vars(vm: &Vm, object: &Value) -> Reply {
    match object {
        Value::Instance(instance)
            if !vm.interp().class(instance.class()).has(flags::SLOTS_ONLY) =>
        {
            instance.track(vm.interp());
            Value::Dict(instance.dict()).into()
        }
        Value::Class(_) | Value::Module(_) => attr::load(vm, object, sym::DICT),
        _ => match special(vm, object, sym::DICT) {
            Some(reply) => reply,
            None => Raised::type_error("vars() argument must have __dict__ attribute").into(),
        },
    }
}

/// A dict of names and values.
pub fn dict_of(entries: Vec<(Sym, Value)>) -> Value {
    let dict = Dict::default();
    for (name, value) in entries {
        dict.set_name(name, value);
    }
    Value::Dict(Arc::new(dict))
}
