//! `type`: making classes, making objects of them, and what classes have themselves.

use std::sync::Arc;

use super::super::attr;
use super::super::class::{Class, Layout, ids};
use super::super::error::{Outcome, Raised};
use super::super::instance::{Instance, Payload};
use super::super::interp::Interp;
use super::super::native::{ANY, Args, Call, NativeFn, Reply, Request, Vm};
use super::super::protocol::{self, as_str};
use super::super::py_try;
use super::super::symbol::{Sym, well_known as sym};
use super::super::value::{ClassId, Value};
use super::descriptor;

/// `module.Name`, or `Name` for builtin classes.
pub fn full_name(class: &Class) -> String {
    let name = match class.own(sym::QUALNAME) {
        Some(Value::Str(name)) => name.as_str().to_owned(),
        _ => class.name().to_owned(),
    };
    match class.module() {
        Some(module) if module.as_str() != "builtins" => format!("{}.{name}", module.as_str()),
        _ => name,
    }
}

/// Makes an object: `__new__`, then `__init__` if that gave an object of the class.
pub fn construct(vm: &Vm, id: ClassId, values: Vec<Value>, names: Vec<Sym>) -> Reply {
    let interp = vm.interp();
    if id == ids::TYPE && values.len() == 1 && names.is_empty() {
        return Value::Class(interp.class_of(&values[0])).into();
    }
    let class = interp.class(id);
    let Some(new) = interp.lookup(id, sym::NEW) else {
        return Raised::type_error(format!("cannot create '{}' instances", class.name())).into();
    };
    let new = match &new {
        Value::Instance(instance) => match instance.native::<descriptor::StaticMethod>() {
            Some(inner) => inner.0.clone(),
            None => new,
        },
        _ => new,
    };
    let with_class: Vec<Value> = std::iter::once(Value::Class(id))
        .chain(values.iter().cloned())
        .collect();
    let init = interp.lookup(id, sym::INIT).unwrap_or_default();
    // Builtin classes make their objects whole, but for `dict`, which leaves to `__init__` what a
    // class derived from it may have changed: nothing else is left for a native `__init__`.
    let made = match &new {
        Value::Native(native) => {
            let args = Args::new(&with_class, &names);
            interp.natives[native.0].invoke(vm, args)
        }
        _ => Reply::Call(Box::new(Call {
            callee: new,
            values: with_class,
            names: names.clone(),
        })),
    };
    let native_init = match &init {
        Value::Native(native) => interp.natives[native.0].arity == ANY,
        _ => false,
    };
    let derived_from_dict = id != ids::DICT && interp.is_subclass(id, ids::DICT);
    if native_init && !derived_from_dict && !matches!(class.layout, Layout::Exception) {
        return made;
    }
    let vm = vm.clone();
    Reply::later(async move {
        let object = made.get(&vm).await?;
        if !vm.interp().is_instance(&object, id) {
            return Ok(object);
        }
        let init = vm
            .interp()
            .lookup(vm.interp().class_of(&object), sym::INIT)
            .unwrap_or_default();
        let values = std::iter::once(object.clone()).chain(values).collect();
        let result = match init {
            Value::Function(_) | Value::Closure(_) | Value::Native(_) => {
                vm.request_call(Call {
                    callee: init,
                    values,
                    names,
                })
                .await?
            }
            other => {
                let bound = attr::bind(&vm, other, Some(&object), id).get(&vm).await?;
                vm.request_call(Call {
                    callee: bound,
                    values: values[1..].to_vec(),
                    names,
                })
                .await?
            }
        };
        if !result.is_none() {
            let class = vm.class_name(&result);
            return Err(Raised::type_error(format!(
                "__init__() should return None, not '{class}'"
            )));
        }
        Ok(object)
    })
}

/// Attributes of classes that are in no class's dictionary.
pub fn special(vm: &Vm, id: ClassId, name: Sym) -> Option<Reply> {
    let interp = vm.interp();
    let class = interp.class(id);
    Some(match name {
        sym::NAME => match class.own(Sym::of(".name")) {
            Some(name) => name.into(),
            None => Value::name(class.name).into(),
        },
        sym::QUALNAME => match class.own(sym::QUALNAME) {
            Some(name) => name.into(),
            None => Value::name(class.name).into(),
        },
        sym::MODULE => match class.own(sym::MODULE) {
            Some(name) => name.into(),
            None => Value::str("builtins").into(),
        },
        sym::CLASS => Value::Class(class.meta).into(),
        sym::MRO => Value::tuple(
            class
                .mro
                .iter()
                .map(|class| Value::Class(*class))
                .collect::<Vec<_>>(),
        )
        .into(),
        sym::BASES => Value::tuple(
            class
                .bases
                .iter()
                .map(|class| Value::Class(*class))
                .collect::<Vec<_>>(),
        )
        .into(),
        sym::DICT => {
            let mut entries = class.entries();
            entries.retain(|(name, _)| !name.text().starts_with('.'));
            let inner = super::object::dict_of(entries);
            Value::Instance(Arc::new(Instance::new(
                ids::MAPPING_PROXY,
                Payload::Value(inner),
            )))
            .into()
        }
        sym::BASE => class
            .bases
            .iter()
            .find(|base| interp.class(**base).layout == class.layout)
            .or(class.bases.first())
            .filter(|_| id != ids::OBJECT)
            .map_or(Value::None, |base| Value::Class(*base))
            .into(),
        sym::DOC => match class.own(sym::DOC) {
            Some(Value::Instance(doc)) if doc.native::<descriptor::Computed>().is_some() => {
                Reply::NONE
            }
            doc => doc.unwrap_or(Value::None).into(),
        },
        sym::ANNOTATIONS => match (class.own(sym::ANNOTATIONS), class.own(sym::ANNOTATE)) {
            (Some(known), _) => known.into(),
            (None, Some(annotate)) => {
                let vm = vm.clone();
                Reply::later(async move {
                    let made = vm.call(annotate, []).await?;
                    vm.interp()
                        .set_class_attribute(id, sym::ANNOTATIONS, made.clone());
                    Ok(made)
                })
            }
            (None, None) => Value::Dict(Arc::default()).into(),
        },
        _ => return None,
    })
}

/// `Class[index]`.
pub fn subscript(vm: &Vm, id: ClassId, index: &Value) -> Reply {
    let interp = vm.interp();
    let class = interp.class(id);
    let meta = interp.class(class.meta);
    if meta.id != ids::TYPE
        && let Some(method) = interp.lookup(meta.id, sym::GETITEM)
    {
        return protocol::call_bound(vm, method, &Value::Class(id), std::slice::from_ref(index));
    }
    if let Some(method) = interp.lookup(id, sym::CLASS_GETITEM) {
        return match attr::bind(vm, method.clone(), None, id) {
            Reply::Value(Value::Method(bound)) => {
                Reply::call(Value::Method(bound), [index.clone()])
            }
            Reply::Value(function) => Reply::call(function, [Value::Class(id), index.clone()]),
            other => other,
        };
    }
    let generic = [
        ids::LIST,
        ids::DICT,
        ids::TUPLE,
        ids::SET,
        ids::FROZENSET,
        ids::TYPE,
        ids::GENERATOR,
    ];
    if generic.contains(&id)
        || class.layout != Layout::Object
        || class.own_or_inherited(interp, Sym::of("__type_params__"))
    {
        return super::alias::alias(Value::Class(id), index.clone()).into();
    }
    Raised::type_error(format!("type '{}' is not subscriptable", class.name())).into()
}

/// `isinstance(object, class)`.
pub fn is_instance(vm: &Vm, object: &Value, class: &Value) -> Reply {
    is_of(vm, object, class, true)
}

/// `issubclass(object, class)`.
pub fn is_subclass(vm: &Vm, object: &Value, class: &Value) -> Reply {
    is_of(vm, object, class, false)
}

fn is_of(vm: &Vm, object: &Value, class: &Value, instance: bool) -> Reply {
    let interp = vm.interp();
    match class {
        Value::Class(id) => {
            if instance && interp.class_of(object) == *id {
                return Value::Bool(true).into();
            }
            let meta = interp.class(interp.class(*id).meta);
            let name = if instance {
                sym::INSTANCECHECK
            } else {
                sym::SUBCLASSCHECK
            };
            if !meta.is_builtin
                && let Some(method) = interp.lookup(meta.id, name)
                && !matches!(method, Value::Native(_))
            {
                let reply = protocol::call_bound(vm, method, class, std::slice::from_ref(object));
                let vm = vm.clone();
                return Reply::later(async move {
                    let answer = reply.get(&vm).await?;
                    Ok(Value::Bool(protocol::is_true(&vm, &answer).await?))
                });
            }
            let of = match (instance, object) {
                (true, object) => interp.class_of(object),
                (false, Value::Class(of)) => *of,
                (false, _) => {
                    return Raised::type_error("issubclass() arg 1 must be a class").into();
                }
            };
            Value::Bool(interp.is_subclass(of, *id)).into()
        }
        Value::None => Value::Bool(instance && object.is_none()).into(),
        Value::Tuple(classes) => any_of(vm, object, classes.0.to_vec(), instance),
        Value::Instance(data) if data.class() == ids::UNION_TYPE => {
            let classes = super::alias::members(class).unwrap_or_default();
            any_of(vm, object, classes, instance)
        }
        other => {
            let name = if instance {
                sym::INSTANCECHECK
            } else {
                sym::SUBCLASSCHECK
            };
            if let Some(reply) =
                protocol::call_method(vm, other, name, std::slice::from_ref(object))
            {
                return reply;
            }
            let (function, what) = match instance {
                true => ("isinstance()", "a type, a tuple of types, or a union"),
                false => ("issubclass()", "a class, a tuple of classes, or a union"),
            };
            Raised::type_error(format!("{function} arg 2 must be {what}")).into()
        }
    }
}

fn any_of(vm: &Vm, object: &Value, classes: Vec<Value>, instance: bool) -> Reply {
    let mut asked = Vec::new();
    for class in classes {
        match is_of(vm, object, &class, instance) {
            Reply::Value(Value::Bool(true)) => return Value::Bool(true).into(),
            Reply::Value(_) => {}
            Reply::Raise(raised) => return raised.into(),
            other => asked.push(other),
        }
    }
    if asked.is_empty() {
        return Value::Bool(false).into();
    }
    let vm = vm.clone();
    Reply::later(async move {
        for reply in asked {
            if matches!(reply.get(&vm).await?, Value::Bool(true)) {
                return Ok(Value::Bool(true));
            }
        }
        Ok(Value::Bool(false))
    })
}

/// `__build_class__(function, name, *bases, **keywords)`: what the class statement does.
pub fn build_class(vm: &Vm, args: Args<'_>) -> Reply {
    let [function, name, bases @ ..] = args.positional() else {
        return Raised::type_error("__build_class__: not enough arguments").into();
    };
    let (function, name, original) = (function.clone(), name.clone(), bases.to_vec());
    let keywords: Vec<(Sym, Value)> = args
        .named()
        .map(|(name, value)| (name, value.clone()))
        .collect();
    let vm = vm.clone();
    Reply::later(async move {
        let interp = Arc::clone(vm.interp());
        let mut bases = Vec::new();
        for base in &original {
            match base {
                Value::Class(_) => bases.push(base.clone()),
                Value::Instance(instance) if instance.native::<super::alias::Alias>().is_some() => {
                    bases.extend(
                        instance
                            .native::<super::alias::Alias>()
                            .map(|alias| alias.origin.clone()),
                    );
                }
                other => {
                    let all = Value::tuple(original.clone());
                    match interp.lookup(interp.class_of(other), sym::MRO_ENTRIES) {
                        Some(method) => {
                            let entries = protocol::call_bound(&vm, method, other, &[all])
                                .get(&vm)
                                .await?;
                            bases.extend(
                                super::super::iterate::items_quick(&entries).unwrap_or_default(),
                            );
                        }
                        None => bases.push(other.clone()),
                    }
                }
            }
        }
        let mut given = keywords;
        let meta = given
            .iter()
            .position(|(name, _)| *name == sym::METACLASS)
            .map(|place| given.remove(place).1);
        let mut winner = match &meta {
            Some(Value::Class(meta)) => *meta,
            _ => ids::TYPE,
        };
        for base in &bases {
            let of = interp.class_of(base);
            if interp.is_subclass(of, winner) {
                winner = of;
            } else if !interp.is_subclass(winner, of) {
                return Err(Raised::type_error(
                    "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases",
                ));
            }
        }
        let callee = match meta {
            Some(other) if !matches!(other, Value::Class(_)) => other,
            _ => Value::Class(winner),
        };
        let bases = Value::tuple(bases);
        let names: Vec<Sym> = given.iter().map(|(name, _)| *name).collect();
        let rest: Vec<Value> = given.into_iter().map(|(_, value)| value).collect();
        let namespace = match interp.lookup(winner, sym::PREPARE) {
            Some(prepare) if winner != ids::TYPE => {
                let bound = attr::bind(&vm, prepare, None, winner).get(&vm).await?;
                let mut values = vec![name.clone(), bases.clone()];
                values.extend(rest.iter().cloned());
                vm.request_call(Call {
                    callee: bound,
                    values,
                    names: names.clone(),
                })
                .await?
            }
            _ => Value::Dict(Arc::default()),
        };
        if !matches!(protocol::unwrapped(&namespace), Value::Dict(_)) {
            return Err(Raised::type_error("__prepare__() must return a mapping"));
        };
        let cell = match vm
            .request(Request::Body(function, namespace.clone()))
            .await?
        {
            super::super::native::Stepped::Returned(cell)
            | super::super::native::Stepped::Yielded(cell) => cell,
        };
        let mut values = vec![name, bases, namespace];
        values.extend(rest);
        let class = vm
            .request_call(Call {
                callee,
                values,
                names,
            })
            .await?;
        if let Value::Cell(cell) = &cell {
            cell.track(&interp, &Value::tuple([]));
            drop(cell.set(class.clone()));
        }
        Ok(class)
    })
}

/// `type(name, bases, dict)`: a new class.
fn make(vm: &Vm, meta: ClassId, args: Args<'_>) -> Reply {
    let [_, name, bases, namespace] = args.positional() else {
        return Raised::type_error("type() takes 1 or 3 arguments").into();
    };
    let (Some(name), Value::Tuple(bases)) = (as_str(name), bases) else {
        return Raised::type_error("type.__new__() argument 1 must be str, argument 2 a tuple")
            .into();
    };
    let Value::Dict(namespace) = protocol::unwrapped(namespace) else {
        return Raised::type_error("type.__new__() argument 3 must be dict").into();
    };
    let mut base_ids = Vec::new();
    for base in &bases.0 {
        match base {
            Value::Class(id) => base_ids.push(*id),
            _ => return Raised::type_error("bases must be types").into(),
        }
    }
    let interp = vm.interp();
    let mut winner = meta;
    for base in &base_ids {
        let of = interp.class(*base).meta;
        if interp.is_subclass(of, winner) {
            winner = of;
        } else if !interp.is_subclass(winner, of) {
            return Raised::type_error(
                "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases",
            )
            .into();
        }
    }
    if winner != meta {
        let values = args.positional()[1..].to_vec();
        return construct(vm, winner, values, args.names().to_vec());
    }
    let attributes: Vec<(Sym, Value)> = namespace
        .entries()
        .into_iter()
        .filter_map(|(key, value)| Some((Sym::of(key.as_str()?), value)))
        .collect();
    let mut prepared = Vec::new();
    for (name, value) in attributes {
        let implicit = match name {
            sym::NEW => matches!(value, Value::Function(_) | Value::Closure(_))
                .then(|| descriptor::static_method(value.clone())),
            sym::INIT_SUBCLASS | sym::CLASS_GETITEM => {
                matches!(value, Value::Function(_) | Value::Closure(_))
                    .then(|| descriptor::class_method(value.clone()))
            }
            _ => None,
        };
        prepared.push((name, implicit.unwrap_or(value)));
    }
    let id = py_try!(interp.make_class(Sym::of(name), meta, base_ids.clone(), prepared.clone()));
    let class = interp.class(id);
    if class.own(sym::MODULE).is_none() {
        class.put(sym::MODULE, Value::str("__main__"));
    }
    if class.own(sym::DOC).is_none() {
        class.put(sym::DOC, Value::None);
    }
    interp.class_changed();
    let keywords: Vec<(Sym, Value)> = args
        .named()
        .map(|(name, value)| (name, value.clone()))
        .collect();
    let hooks: Vec<(Sym, Value)> = prepared
        .into_iter()
        .filter(|(_, value)| match value {
            Value::Instance(instance) => interp.lookup(instance.class(), sym::SET_NAME).is_some(),
            _ => false,
        })
        .collect();
    let subclass_hook = interp.lookup_after(id, id, sym::INIT_SUBCLASS);
    let default_hook = match &subclass_hook {
        Some(Value::Instance(instance)) => matches!(
            instance.native::<descriptor::ClassMethod>(),
            Some(descriptor::ClassMethod(Value::Native(_)))
        ),
        _ => true,
    };
    if hooks.is_empty() && default_hook && keywords.is_empty() {
        return Value::Class(id).into();
    }
    let vm = vm.clone();
    Reply::later(async move {
        for (name, value) in hooks {
            if let Some(reply) = protocol::call_method(
                &vm,
                &value,
                sym::SET_NAME,
                &[Value::Class(id), Value::name(name)],
            ) {
                reply.get(&vm).await?;
            }
        }
        if let Some(hook) = subclass_hook {
            let bound = attr::bind(&vm, hook, None, id).get(&vm).await?;
            let names = keywords.iter().map(|(name, _)| *name).collect();
            let values = keywords.into_iter().map(|(_, value)| value).collect();
            vm.request_call(Call {
                callee: bound,
                values,
                names,
            })
            .await?;
        }
        Ok(Value::Class(id))
    })
}

fn class_arg(args: &Args<'_>) -> Outcome<ClassId> {
    match args.get(0) {
        Some(Value::Class(id)) => Ok(*id),
        _ => Err(Raised::type_error(
            "descriptor of 'type' object needs a class",
        )),
    }
}

impl Class {
    /// Whether it, or what it inherits from but `object`, has this attribute.
    pub fn own_or_inherited(&self, interp: &Interp, name: Sym) -> bool {
        self.mro
            .iter()
            .any(|class| *class != ids::OBJECT && interp.class(*class).own(name).is_some())
    }
}

/// Methods of `type`.
pub const METHODS: &[NativeFn] = &[
    NativeFn::static_method("__new__", ANY, |vm, args| {
        let meta = py_try!(class_arg(&args));
        if args.positional().len() == 2 {
            return Value::Class(vm.interp().class_of(&args.values()[1])).into();
        }
        make(vm, meta, args)
    }),
    NativeFn::method("__init__", ANY, |_, _| Reply::NONE),
    NativeFn::method("__call__", ANY, |vm, args| {
        let id = py_try!(class_arg(&args));
        construct(vm, id, args.values()[1..].to_vec(), args.names().to_vec())
    }),
    NativeFn::method("mro", (0, 0), |vm, args| {
        let id = py_try!(class_arg(&args));
        Value::list(
            vm.interp()
                .class(id)
                .mro
                .iter()
                .map(|class| Value::Class(*class))
                .collect(),
        )
        .into()
    }),
    NativeFn::method("__subclasses__", (0, 0), |vm, args| {
        let id = py_try!(class_arg(&args));
        Value::list(
            vm.interp()
                .class(id)
                .subclasses()
                .into_iter()
                .map(Value::Class)
                .collect(),
        )
        .into()
    }),
    NativeFn::method("__instancecheck__", (1, 1), |vm, args| {
        let id = py_try!(class_arg(&args));
        Value::Bool(vm.interp().is_instance(&args.values()[1], id)).into()
    }),
    NativeFn::method("__subclasscheck__", (1, 1), |vm, args| {
        match (&args.values()[0], &args.values()[1]) {
            (Value::Class(id), Value::Class(of)) => {
                Value::Bool(vm.interp().is_subclass(*of, *id)).into()
            }
            _ => Raised::type_error("issubclass() arg 1 must be a class").into(),
        }
    }),
    NativeFn::class_method("__prepare__", ANY, |_, _| {
        Value::Dict(Arc::default()).into()
    }),
];
