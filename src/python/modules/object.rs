//! Objects of classes that are written in Rust: what lies behind them, and how they are made.

use std::sync::Arc;

use super::super::class::ids;
use super::super::error::{Outcome, Raised};
use super::super::instance::{Instance, NativeData, Payload};
use super::super::interp::Interp;
use super::super::native::{Args, Reply};
use super::super::symbol::Sym;
use super::super::value::{ClassId, Value};

/// The data of an object.
///
/// # Errors
/// Where it is of another class.
pub fn of<T: NativeData>(value: &Value) -> Outcome<&T> {
    match value {
        Value::Instance(instance) => instance.native::<T>(),
        _ => None,
    }
    .ok_or_else(|| Raised::type_error("an object of another class"))
}

/// The data of the object that a method is called on.
///
/// # Errors
/// Where it is of another class.
pub fn native<'a, T: NativeData>(args: &Args<'a>) -> Outcome<&'a T> {
    of(args.this())
}

/// A new object of a class.
pub fn object(class: ClassId, data: impl NativeData) -> Value {
    let payload = Payload::Native(Box::new(data));
    Value::Instance(Arc::new(Instance::new(class, payload)))
}

/// A new object of the class that `__new__` was called with.
pub fn made(args: &Args<'_>, data: impl NativeData) -> Reply {
    let class = match args.get(0) {
        Some(Value::Class(class)) => *class,
        _ => ids::OBJECT,
    };
    object(class, data).into()
}

/// A class of a module in Rust.
pub fn class_in(interp: &Interp, module: &str, name: &str) -> ClassId {
    let module = interp.module(Sym::of(module));
    match module.and_then(|module| interp.modules[module.0].get(Sym::of(name))) {
        Some(Value::Class(class)) => class,
        _ => ids::EXCEPTION,
    }
}
