//! What stands in a class and decides what its attribute is: `property`, `classmethod`,
//! `staticmethod`, computed attributes of builtin classes, and `super`.

use std::sync::Arc;

use super::super::attr;
use super::super::class::ids;
use super::super::error::{Outcome, Raised};
use super::super::instance::{Instance, NativeData, Payload};
use super::super::interp::Interp;
use super::super::native::{Args, NativeFn, Reply, Vm};
use super::super::symbol::{Sym, well_known as sym};
use super::super::value::{ClassId, Value};
use crate::sync::{Mutex, lock};

/// `property`.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct Property {
    pub get: Value,
    pub set: Value,
    pub delete: Value,
    pub doc: Value,
    name: Mutex<Option<Sym>>,
}

/// `staticmethod`.
#[derive(Debug)]
pub struct StaticMethod(pub Value);

/// `classmethod`.
#[derive(Debug)]
pub struct ClassMethod(pub Value);

/// An attribute of a builtin class that a Rust function computes.
#[derive(Debug)]
pub struct Computed(pub Value);

/// `super(class, object)`.
#[derive(Debug)]
pub struct Super {
    from: ClassId,
    this: Value,
    /// The class in whose order to look.
    class: ClassId,
    /// Whether the second argument is a class itself.
    is_class: bool,
}

impl NativeData for Property {}
impl NativeData for StaticMethod {}
impl NativeData for ClassMethod {}
impl NativeData for Computed {}
impl NativeData for Super {}

impl Property {
    /// The attribute's name, as far as it is known.
    pub fn name(&self) -> &'static str {
        lock(&self.name).map_or("?", Sym::text)
    }
}

fn native(class: ClassId, data: impl NativeData) -> Value {
    Value::Instance(Arc::new(Instance::new(
        class,
        Payload::Native(Box::new(data)),
    )))
}

/// A class method.
pub fn class_method(function: Value) -> Value {
    native(ids::CLASSMETHOD, ClassMethod(function))
}

/// A static method.
pub fn static_method(function: Value) -> Value {
    native(ids::STATICMETHOD, StaticMethod(function))
}

/// A computed attribute.
pub fn computed(function: Value) -> Value {
    native(ids::GETSET_DESCRIPTOR, Computed(function))
}

impl Super {
    /// What `super` gives for a class and an object or class derived from it.
    ///
    /// # Errors
    /// Where it is not derived from it.
    pub fn new(interp: &Interp, from: ClassId, this: Value) -> Outcome<Self> {
        let class = interp.class_of(&this);
        if interp.is_subclass(class, from) {
            return Ok(Self {
                from,
                this,
                class,
                is_class: false,
            });
        }
        if let Value::Class(class) = this
            && interp.is_subclass(class, from)
        {
            return Ok(Self {
                from,
                this: Value::Class(class),
                class,
                is_class: true,
            });
        }
        Err(Raised::type_error(
            "super(type, obj): obj (instance of ".to_owned()
                + interp.class(class).name()
                + ") is not an instance or subtype of type ("
                + interp.class(from).name()
                + ").",
        ))
    }

    /// An attribute, looked for after the class.
    pub fn load(&self, vm: &Vm, name: Sym) -> Reply {
        if name == sym::CLASS {
            return Value::Class(ids::SUPER).into();
        }
        match vm.interp().lookup_after(self.class, self.from, name) {
            Some(found) => {
                let object = (!self.is_class && name != sym::NEW).then_some(&self.this);
                attr::bind(vm, found, object, self.class)
            }
            None => {
                let message = format!("'super' object has no attribute '{}'", name.text());
                super::super::exceptions::attribute_error(message, name, self.this.clone()).into()
            }
        }
    }
}

fn property_of<'a>(args: &Args<'a>) -> Option<&'a Property> {
    match args.this() {
        Value::Instance(instance) => instance.native::<Property>(),
        _ => None,
    }
}

fn new_property(get: Value, set: Value, delete: Value, doc: Value, name: Option<Sym>) -> Value {
    native(
        ids::PROPERTY,
        Property {
            get,
            set,
            delete,
            doc,
            name: Mutex::new(name),
        },
    )
}

/// Methods of `property`.
pub const PROPERTY: &[NativeFn] = &[
    NativeFn::static_method("__new__", super::super::native::ANY, |_, args| {
        let bound = super::super::py_try!(args.rest().bind(
            "property",
            ["fget", "fset", "fdel", "doc"],
            0
        ));
        let [get, set, delete, doc] = bound.map(|value| value.unwrap_or(Value::None));
        new_property(get, set, delete, doc, None).into()
    }),
    NativeFn::method("__init__", super::super::native::ANY, |_, _| Reply::NONE),
    NativeFn::method("getter", (1, 1), |_, args| match property_of(&args) {
        Some(property) => {
            let name = *lock(&property.name);
            let (set, delete) = (property.set.clone(), property.delete.clone());
            new_property(
                args.values()[1].clone(),
                set,
                delete,
                property.doc.clone(),
                name,
            )
            .into()
        }
        None => Reply::NONE,
    }),
    NativeFn::method("setter", (1, 1), |_, args| match property_of(&args) {
        Some(property) => {
            let name = *lock(&property.name);
            let (get, delete) = (property.get.clone(), property.delete.clone());
            new_property(
                get,
                args.values()[1].clone(),
                delete,
                property.doc.clone(),
                name,
            )
            .into()
        }
        None => Reply::NONE,
    }),
    NativeFn::method("deleter", (1, 1), |_, args| match property_of(&args) {
        Some(property) => {
            let name = *lock(&property.name);
            let (get, set) = (property.get.clone(), property.set.clone());
            new_property(
                get,
                set,
                args.values()[1].clone(),
                property.doc.clone(),
                name,
            )
            .into()
        }
        None => Reply::NONE,
    }),
    NativeFn::method("__set_name__", (2, 2), |_, args| {
        if let (Some(property), Some(name)) = (property_of(&args), args.values()[2].as_str()) {
            lock(&property.name).get_or_insert(Sym::of(name));
        }
        Reply::NONE
    }),
    NativeFn::attribute("__doc__", |vm, args| {
        let Some(property) = property_of(&args) else {
            return Reply::NONE;
        };
        match (&property.doc, &property.get) {
            (Value::None, Value::None) => Reply::NONE,
            (Value::None, get) => attr::load(vm, get, sym::DOC),
            (doc, _) => doc.clone().into(),
        }
    }),
    NativeFn::attribute("fget", |_, args| {
        property_of(&args)
            .map_or(Value::None, |p| p.get.clone())
            .into()
    }),
    NativeFn::attribute("fset", |_, args| {
        property_of(&args)
            .map_or(Value::None, |p| p.set.clone())
            .into()
    }),
    NativeFn::attribute("fdel", |_, args| {
        property_of(&args)
            .map_or(Value::None, |p| p.delete.clone())
            .into()
    }),
    NativeFn::method("__get__", (1, 2), |vm, args| {
        let owner = vm.interp().class_of(&args.values()[1]);
        match &args.values()[1] {
            Value::None => args.this().clone().into(),
            object => attr::bind(vm, args.this().clone(), Some(object), owner),
        }
    }),
];

fn wrapped(args: &Args<'_>) -> Value {
    match args.this() {
        Value::Instance(instance) => instance
            .native::<StaticMethod>()
            .map(|inner| inner.0.clone())
            .or_else(|| {
                instance
                    .native::<ClassMethod>()
                    .map(|inner| inner.0.clone())
            })
            .unwrap_or(Value::None),
        _ => Value::None,
    }
}

/// Methods of `staticmethod`.
pub const STATICMETHOD: &[NativeFn] = &[
    NativeFn::static_method("__new__", (2, 2), |_, args| {
        static_method(args.values()[1].clone()).into()
    }),
    NativeFn::method("__init__", super::super::native::ANY, |_, _| Reply::NONE),
    NativeFn::attribute("__func__", |_, args| wrapped(&args).into()),
    NativeFn::attribute("__wrapped__", |_, args| wrapped(&args).into()),
    NativeFn::method("__call__", super::super::native::ANY, |_, args| {
        let call = super::super::native::Call {
            callee: wrapped(&args),
            values: args.values()[1..].to_vec(),
            names: args.names().to_vec(),
        };
        Reply::Call(Box::new(call))
    }),
];

/// Methods of `classmethod`.
pub const CLASSMETHOD: &[NativeFn] = &[
    NativeFn::static_method("__new__", (2, 2), |_, args| {
        class_method(args.values()[1].clone()).into()
    }),
    NativeFn::method("__init__", super::super::native::ANY, |_, _| Reply::NONE),
    NativeFn::attribute("__func__", |_, args| wrapped(&args).into()),
    NativeFn::attribute("__wrapped__", |_, args| wrapped(&args).into()),
];

/// Methods of `super`.
pub const SUPER: &[NativeFn] = &[
    NativeFn::method("__repr__", (0, 0), |vm, args| {
        let Value::Instance(instance) = args.this() else {
            return Reply::NONE;
        };
        let Some(bound) = instance.native::<Super>() else {
            return Reply::NONE;
        };
        let interp = vm.interp();
        let (from, class) = (interp.class(bound.from), interp.class(bound.class));
        let from = from.name();
        Value::str(format!(
            "<super: <class '{from}'>, <{} object>>",
            class.name()
        ))
        .into()
    }),
    NativeFn::static_method("__new__", (1, 3), |vm, args| match args.values() {
        [_, Value::Class(from), this] => {
            let made = super::super::py_try!(Super::new(vm.interp(), *from, this.clone()));
            native(ids::SUPER, made).into()
        }
        [_, other, ..] => {
            let class = vm.class_name(other);
            Raised::type_error(format!("super() argument 1 must be a type, not {class}")).into()
        }
        _ => Raised::runtime_error("super(): no arguments").into(),
    }),
    NativeFn::method("__init__", super::super::native::ANY, |_, _| Reply::NONE),
];
