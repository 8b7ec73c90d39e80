//! What every object can be asked: its truth, hash, length, text, and whether it equals another.
//!
//! Each question has a quick answer for builtin objects, and a [`Reply`] where a method of the program's
//! may have to be called.

use std::sync::Arc;

use super::class::{flags, ids};
use super::code::Conversion;
use super::error::{Outcome, Raised};
use super::instance::{Instance, Payload};
use super::interp::Interp;
use super::native::{Reply, Vm};
use super::number::{self, IntRef};
use super::symbol::well_known as sym;
use super::text;
use super::value::{ClassId, Set, Value};

/// A truth, if it can be said without running Python.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Truth {
    /// It can.
    Known(bool),
    /// It cannot.
    Ask,
}

/// A hash, if it can be said without running Python.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hashed {
    /// It can.
    Known(i64),
    /// There is none, because of this class.
    Unhashable(ClassId),
    /// It cannot.
    Ask,
}

/// Containers within containers, at most, that are looked through on the machine's stack.
const QUICK_DEPTH: usize = 40;

/// The builtin value that an object of a derived class keeps.
pub fn builtin_of(value: &Value) -> Option<&Value> {
    match value {
        Value::Instance(instance) => match &instance.payload {
            Payload::Value(inner) => Some(inner),
            _ => None,
        },
        _ => None,
    }
}

/// A value, or the builtin value that it keeps.
pub fn unwrapped(value: &Value) -> &Value {
    builtin_of(value).unwrap_or(value)
}

/// A whole number, also where a bool or an object of a derived class stands for it.
pub fn as_int(value: &Value) -> Option<IntRef<'_>> {
    match unwrapped(value) {
        Value::Int(number) => Some(IntRef::Small(*number)),
        Value::Bool(truth) => Some(IntRef::Small(i64::from(*truth))),
        Value::Big(number) => Some(IntRef::Big(number)),
        _ => None,
    }
}

/// A text, also where an object of a derived class stands for it.
pub fn as_str(value: &Value) -> Option<&str> {
    unwrapped(value).as_str()
}

impl Vm {
    /// The name of a value's class.
    pub fn class_name(&self, value: &Value) -> &'static str {
        self.interp().class(self.interp().class_of(value)).name()
    }
}

// ---- truth ----------------------------------------------------------------------------------

/// Whether a value counts as true.
#[inline]
pub fn truth(interp: &Interp, value: &Value) -> Truth {
    Truth::Known(match value {
        Value::Bool(truth) => *truth,
        Value::None | Value::Unbound => false,
        Value::Int(number) => *number != 0,
        Value::Float(number) => *number != 0.0,
        Value::Str(text) => !text.is_empty(),
        Value::List(list) => !list.lock().is_empty(),
        Value::Tuple(items) => !items.0.is_empty(),
        Value::Dict(dict) => !dict.is_empty(),
        Value::Set(set) => !set.is_empty(),
        Value::Bytes(bytes) => !bytes.0.is_empty(),
        Value::Range(range) => !range.is_empty(),
        Value::Instance(instance) => {
            if interp.class(instance.class()).has(flags::TRUTH) {
                return Truth::Ask;
            }
            match &instance.payload {
                Payload::Value(inner) => return truth(interp, inner),
                Payload::Native(_) if interp.lookup(instance.class(), sym::LEN).is_some() => {
                    return Truth::Ask;
                }
                _ => true,
            }
        }
        Value::Class(id) => {
            let meta = interp.class(*id).meta;
            if meta != ids::TYPE && interp.class(meta).has(flags::TRUTH) {
                return Truth::Ask;
            }
            true
        }
        _ => true,
    })
}

/// Whether a value counts as true, as a bool.
pub fn truth_value(vm: &Vm, value: &Value) -> Reply {
    let interp = vm.interp();
    if let Truth::Known(truth) = truth(interp, value) {
        return Reply::Value(Value::Bool(truth));
    }
    let class = interp.class_of(value);
    if let Some(method) = interp.lookup(class, sym::BOOL) {
        return call_bound(vm, method, value, &[]).then(vm, |vm, answer| match answer {
            Value::Bool(_) => Ok(answer),
            other => {
                let name = vm.class_name(&other);
                Err(Raised::type_error(format!(
                    "__bool__ should return bool, returned {name}"
                )))
            }
        });
    }
    length(vm, value).then(vm, |_, length| {
        Ok(Value::Bool(!matches!(length, Value::Int(0))))
    })
}

/// Calls a method found on a value's class.
pub fn call_bound(vm: &Vm, method: Value, this: &Value, args: &[Value]) -> Reply {
    match &method {
        Value::Function(_) | Value::Closure(_) | Value::Native(_) => {
            let values: Vec<Value> = std::iter::once(this).chain(args).cloned().collect();
            Reply::call(method, values)
        }
        _ => {
            let bound = super::attr::bind(vm, method, Some(this), vm.interp().class_of(this));
            let args = args.to_vec();
            match bound {
                Reply::Value(function) => Reply::call(function, args),
                other => {
                    let vm = vm.clone();
                    Reply::later(async move {
                        let function = other.get(&vm).await?;
                        vm.call(function, args).await
                    })
                }
            }
        }
    }
}

/// A method of a value's class by this name, called; none where there is none.
pub fn call_method(
    vm: &Vm,
    this: &Value,
    name: super::symbol::Sym,
    args: &[Value],
) -> Option<Reply> {
    let method = vm.interp().lookup(vm.interp().class_of(this), name)?;
    Some(call_bound(vm, method, this, args))
}

// ---- length ---------------------------------------------------------------------------------

/// `len(value)`, if it can be said without running Python.
pub fn length_quick(value: &Value) -> Option<usize> {
    Some(match value {
        Value::Str(text) => text.len(),
        Value::List(list) => list.lock().len(),
        Value::Tuple(items) => items.0.len(),
        Value::Dict(dict) => dict.len(),
        Value::Set(set) => set.len(),
        Value::Bytes(bytes) => bytes.0.len(),
        Value::Range(range) => usize::try_from(range.len()).ok()?,
        _ => return None,
    })
}

/// `len(value)`.
pub fn length(vm: &Vm, value: &Value) -> Reply {
    if let Some(length) = length_quick(value) {
        return Reply::Value(Value::from(length));
    }
    let interp = vm.interp();
    let class = interp.class(interp.class_of(value));
    if let Some(inner) = builtin_of(value)
        && !class.has(flags::LEN)
    {
        return length(vm, inner);
    }
    match call_method(vm, value, sym::LEN, &[]) {
        Some(reply) => reply.then(vm, |vm, length| match as_int(&length) {
            Some(number) if number.is_negative() => {
                Err(Raised::value_error("__len__() should return >= 0"))
            }
            Some(number) => Ok(Value::int(number.to_int())),
            None => {
                let name = vm.class_name(&length);
                Err(Raised::type_error(format!(
                    "'{name}' object cannot be interpreted as an integer"
                )))
            }
        }),
        None => Reply::Raise(Raised::type_error(format!(
            "object of type '{}' has no len()",
            class.name()
        ))),
    }
}

// ---- hashes ---------------------------------------------------------------------------------

/// `hash(value)`.
#[inline]
pub fn hash_quick(interp: &Interp, value: &Value) -> Hashed {
    match value {
        Value::Str(text) => Hashed::Known(text.hash() as i64),
        Value::Int(number) => Hashed::Known(number::hash::integer(IntRef::Small(*number))),
        _ => hash_deep(interp, value, 0),
    }
}

fn hash_deep(interp: &Interp, value: &Value, depth: usize) -> Hashed {
    Hashed::Known(match value {
        Value::Str(text) => text.hash() as i64,
        Value::Int(number) => number::hash::integer(IntRef::Small(*number)),
        Value::Bool(truth) => i64::from(*truth),
        Value::Big(number) => number::hash::integer(IntRef::Big(number)),
        Value::Float(number) => number::hash::float(*number).unwrap_or(0),
        Value::Bytes(bytes) => bytes.0.iter().fold(7, |hash: i64, byte| {
            hash.wrapping_mul(1_000_003) ^ i64::from(*byte)
        }),
        Value::Tuple(items) => {
            if depth > QUICK_DEPTH {
                return Hashed::Ask;
            }
            let mut hashes = Vec::with_capacity(items.0.len());
            for item in &items.0 {
                match hash_deep(interp, item, depth + 1) {
                    Hashed::Known(hash) => hashes.push(hash),
                    other => return other,
                }
            }
            number::hash::tuple(hashes.into_iter())
        }
        Value::Set(set) if set.frozen => {
            let hashes: Vec<i64> = set.lock().iter().map(|(hash, _)| hash).collect();
            number::hash::frozen_set(hashes.into_iter())
        }
        Value::List(_) | Value::Dict(_) | Value::Set(_) => {
            return Hashed::Unhashable(interp.class_of(value));
        }
        Value::Slice(slice) => {
            let parts = Value::tuple([slice.start.clone(), slice.stop.clone(), slice.step.clone()]);
            return hash_deep(interp, &parts, depth + 1);
        }
        Value::Range(range) => {
            let length = range.len();
            let first = if length == 0 {
                Value::None
            } else {
                Value::Int(range.start)
            };
            let step = if length < 2 {
                Value::None
            } else {
                Value::Int(range.step)
            };
            let parts = Value::tuple([Value::from(length as usize), first, step]);
            return hash_deep(interp, &parts, depth + 1);
        }
        Value::Method(method) => {
            let this = method.this.id(interp) as i64;
            method.function.id(interp) as i64 ^ this.rotate_left(7)
        }
        Value::Instance(instance) => return hash_of_instance(interp, instance, value, depth),
        Value::Class(id) => {
            let meta = interp.class(*id).meta;
            if meta != ids::TYPE && interp.class(meta).has(flags::HASH) {
                return Hashed::Ask;
            }
            value.id(interp) as i64
        }
        other => (other.id(interp) >> 4) as i64,
    })
}

fn hash_of_instance(interp: &Interp, instance: &Instance, value: &Value, depth: usize) -> Hashed {
    let class = interp.class(instance.class());
    if class.has(flags::HASH) {
        return match interp.lookup(class.id, sym::HASH) {
            Some(Value::None) => Hashed::Unhashable(class.id),
            Some(Value::Native(_)) | None => Hashed::Known((value.id(interp) >> 4) as i64),
            Some(_) => Hashed::Ask,
        };
    }
    match &instance.payload {
        Payload::Value(inner) => hash_deep(interp, inner, depth),
        Payload::Native(_) => match interp.lookup(class.id, sym::HASH) {
            Some(Value::None) => Hashed::Unhashable(class.id),
            Some(Value::Native(id)) if !std::ptr::eq(interp.natives[id.0].name, "object") => {
                match interp.lookup(ids::OBJECT, sym::HASH) {
                    Some(Value::Native(default)) if default == id => {
                        Hashed::Known((value.id(interp) >> 4) as i64)
                    }
                    _ => Hashed::Ask,
                }
            }
            _ => Hashed::Known((value.id(interp) >> 4) as i64),
        },
        _ => Hashed::Known((value.id(interp) >> 4) as i64),
    }
}

/// `hash(value)`; waited for by whoever is a future itself.
///
/// # Errors
/// What `__hash__` raised, or that there is none.
pub async fn hash(vm: &Vm, value: &Value) -> Outcome<i64> {
    match hash_quick(vm.interp(), value) {
        Hashed::Known(hash) => Ok(hash),
        Hashed::Unhashable(class) => Err(unhashable(vm.interp(), class)),
        Hashed::Ask => match value {
            Value::Tuple(items) => {
                let mut hashes = Vec::new();
                for item in &items.0 {
                    hashes.push(match hash_quick(vm.interp(), item) {
                        Hashed::Known(hash) => hash,
                        // A call of its own, so that nesting counts against the recursion limit.
                        _ => {
                            let builtins = &vm.interp().modules[vm.interp().builtins.0];
                            let function = builtins.get(super::symbol::Sym::of("hash"));
                            let answer = vm.call(function.unwrap_or_default(), [item.clone()]);
                            as_int(&answer.await?).map_or(0, IntRef::clamped)
                        }
                    });
                }
                Ok(number::hash::tuple(hashes.into_iter()))
            }
            _ => {
                let reply = call_method(vm, value, sym::HASH, &[]);
                let answer = reply.unwrap_or(Reply::NONE).get(vm).await?;
                match as_int(&answer) {
                    Some(number) => Ok(number::hash::integer(number)),
                    None => Err(Raised::type_error(
                        "__hash__ method should return an integer",
                    )),
                }
            }
        },
    }
}

/// TypeError for what has no hash.
pub fn unhashable(interp: &Interp, class: ClassId) -> Raised {
    Raised::type_error(format!("unhashable type: '{}'", interp.class(class).name()))
}

// ---- equality -------------------------------------------------------------------------------

/// `a == b`, if it can be said without running Python.
#[inline]
pub fn equal_quick(interp: &Interp, a: &Value, b: &Value) -> Option<bool> {
    equal_deep(interp, a, b, 0)
}

fn equal_deep(interp: &Interp, a: &Value, b: &Value, depth: usize) -> Option<bool> {
    match (a, b) {
        (Value::Int(a), Value::Int(b)) => return Some(a == b),
        (Value::Str(a), Value::Str(b)) => return Some(a.as_str() == b.as_str()),
        (Value::Float(a), Value::Float(b)) => return Some(a == b),
        (Value::Instance(x), _) | (_, Value::Instance(x)) => {
            let asks = |instance: &Instance| interp.class(instance.class()).has(flags::EQ);
            let other_asks = match (a, b) {
                (Value::Instance(_), Value::Instance(other)) => asks(other),
                _ => false,
            };
            let native = |value: &Value| match value {
                Value::Instance(instance) => matches!(instance.payload, Payload::Native(_)),
                _ => false,
            };
            if asks(x) || other_asks || native(a) || native(b) {
                return None;
            }
            return match (builtin_of(a), builtin_of(b)) {
                (None, None) => Some(a.is(b)),
                (inner_a, inner_b) => {
                    equal_deep(interp, inner_a.unwrap_or(a), inner_b.unwrap_or(b), depth)
                }
            };
        }
        _ => {}
    }
    if let (Some(x), Some(y)) = (as_int(a), as_int(b)) {
        return Some(number::compare::integers(x, y).is_eq());
    }
    let sequences = |x: &[Value], y: &[Value]| {
        if x.len() != y.len() {
            return Some(false);
        }
        if depth > QUICK_DEPTH {
            return None;
        }
        let mut all = true;
        for (x, y) in x.iter().zip(y) {
            if x.is(y) {
                continue;
            }
            match equal_deep(interp, x, y, depth + 1) {
                Some(true) => {}
                Some(false) => {
                    all = false;
                    break;
                }
                None => return None,
            }
        }
        Some(all)
    };
    Some(match (a, b) {
        (Value::Float(float), other) | (other, Value::Float(float)) => match as_int(other) {
            Some(int) => number::compare::integer_and_float(int, *float)
                .is_some_and(std::cmp::Ordering::is_eq),
            None => false,
        },
        (Value::Bytes(a), Value::Bytes(b)) => a.0 == b.0,
        (Value::Tuple(a), Value::Tuple(b)) => return sequences(&a.0, &b.0),
        (Value::List(x), Value::List(y)) => {
            if Arc::ptr_eq(x, y) {
                return Some(true);
            }
            let (x, y) = (x.items(), y.items());
            return sequences(&x, &y);
        }
        (Value::Dict(x), Value::Dict(y)) => {
            if Arc::ptr_eq(x, y) {
                return Some(true);
            }
            if x.len() != y.len() {
                return Some(false);
            }
            if depth > QUICK_DEPTH {
                return None;
            }
            let (x, y) = (x.lock().clone(), y.lock().clone());
            for entry in x.iter() {
                let found = y.find(entry.hash, |key| {
                    equal_deep(interp, key, &entry.key, depth + 1)
                });
                match found {
                    super::dict::Found::Here(place) => {
                        let other = y.at(place)?;
                        if !entry.value.is(&other.value)
                            && !equal_deep(interp, &entry.value, &other.value, depth + 1)?
                        {
                            return Some(false);
                        }
                    }
                    super::dict::Found::Nowhere => return Some(false),
                    super::dict::Found::Ask(_) => return None,
                }
            }
            true
        }
        (Value::Set(x), Value::Set(y)) => {
            if x.len() != y.len() {
                return Some(false);
            }
            return subset_quick(interp, x, y);
        }
        (Value::Range(a), Value::Range(b)) => {
            let length = a.len();
            length == b.len()
                && (length == 0 || a.start == b.start)
                && (length < 2 || a.step == b.step)
        }
        (Value::Slice(a), Value::Slice(b)) => {
            let parts = |slice: &super::value::Slice| {
                [slice.start.clone(), slice.stop.clone(), slice.step.clone()]
            };
            return sequences(&parts(a), &parts(b));
        }
        (Value::Method(a), Value::Method(b)) => a.function.is(&b.function) && a.this.is(&b.this),
        (Value::Class(class), _) | (_, Value::Class(class)) => {
            let meta = interp.class(*class).meta;
            if meta != ids::TYPE && interp.class(meta).has(flags::EQ) {
                return None;
            }
            a.is(b)
        }
        _ => a.is(b),
    })
}

/// Whether all items of a set are in another.
pub fn subset_quick(interp: &Interp, inner: &Set, outer: &Set) -> Option<bool> {
    if std::ptr::eq(inner, outer) {
        return Some(true);
    }
    let items = inner.hashed();
    let outer = outer.lock();
    for (hash, item) in items {
        let mut asks = false;
        let found = outer.find(hash, |other| {
            other.is(&item)
                || equal_quick(interp, other, &item).unwrap_or_else(|| {
                    asks = true;
                    false
                })
        });
        if found.is_none() {
            return if asks { None } else { Some(false) };
        }
    }
    Some(true)
}

/// `a == b` or the same object, as containers compare their items.
///
/// # Errors
/// What `__eq__` raised.
pub async fn same_or_equal(vm: &Vm, a: &Value, b: &Value) -> Outcome<bool> {
    if a.is(b) {
        return Ok(true);
    }
    equal(vm, a, b).await
}

/// `bool(a == b)`.
///
/// # Errors
/// What `__eq__` raised.
pub async fn equal(vm: &Vm, a: &Value, b: &Value) -> Outcome<bool> {
    if let Some(equal) = equal_quick(vm.interp(), a, b) {
        return Ok(equal);
    }
    let answer = super::ops::compare(vm, super::code::CmpOp::Eq, a, b)
        .get(vm)
        .await?;
    is_true(vm, &answer).await
}

/// `bool(value)`.
///
/// # Errors
/// What `__bool__` or `__len__` raised.
pub async fn is_true(vm: &Vm, value: &Value) -> Outcome<bool> {
    match truth(vm.interp(), value) {
        Truth::Known(truth) => Ok(truth),
        Truth::Ask => Ok(matches!(
            truth_value(vm, value).get(vm).await?,
            Value::Bool(true)
        )),
    }
}

// ---- texts ----------------------------------------------------------------------------------

/// `repr(value)` of what no program can change, if it is that.
pub fn repr_quick(interp: &Interp, value: &Value) -> Option<String> {
    Some(match value {
        Value::None => "None".to_owned(),
        Value::Bool(true) => "True".to_owned(),
        Value::Bool(false) => "False".to_owned(),
        Value::Int(number) => number.to_string(),
        Value::Float(number) => number::float_text::repr(*number),
        Value::Str(text) => text::quote::string(text.as_str()),
        Value::Bytes(bytes) => text::quote::bytes(&bytes.0),
        Value::Ellipsis => "Ellipsis".to_owned(),
        Value::NotImplemented => "NotImplemented".to_owned(),
        Value::Range(range) => match range.step {
            1 => format!("range({}, {})", range.start, range.stop),
            step => format!("range({}, {}, {step})", range.start, range.stop),
        },
        Value::Class(id) => {
            let class = interp.class(*id);
            if class.meta != ids::TYPE && interp.class(class.meta).has(flags::REPR) {
                return None;
            }
            format!("<class '{}'>", super::types::type_::full_name(class))
        }
        Value::Function(_) | Value::Closure(_) => {
            let name = interp
                .function(value)
                .map(|function| super::types::function::qualname(interp, function));
            format!(
                "<function {} at {:#x}>",
                name.unwrap_or_default(),
                value.id(interp)
            )
        }
        Value::Native(id) => {
            let native = &interp.natives[id.0];
            match native.kind {
                super::native::NativeKind::Method => {
                    let owner = interp.class(native.owner).name();
                    format!("<method '{}' of '{owner}' objects>", native.name)
                }
                _ => format!("<built-in function {}>", native.name),
            }
        }
        Value::Module(id) => super::types::module::repr(interp, *id),
        Value::Generator(generator) => {
            let kind = interp.class(interp.class_of(value)).name();
            format!(
                "<{kind} object {} at {:#x}>",
                generator.names[1],
                value.id(interp)
            )
        }
        Value::Iter(_) | Value::Cell(_) => {
            let name = interp.class(interp.class_of(value)).name();
            format!("<{name} object at {:#x}>", value.id(interp))
        }
        _ => return None,
    })
}

/// `repr(value)`.
pub fn repr(vm: &Vm, value: &Value) -> Reply {
    if let Value::Big(number) = value {
        let limit = super::DIGITS_LIMIT;
        return match number::int_text::format(IntRef::Big(number), 10, limit) {
            Ok(text) => Reply::Value(Value::str(text)),
            Err(failure) => Reply::Raise(failure.into()),
        };
    }
    match repr_quick(vm.interp(), value) {
        Some(text) => Reply::Value(Value::str(text)),
        None => {
            let (vm, value) = (vm.clone(), value.clone());
            Reply::later(async move { Ok(Value::str(repr_text(&vm, &value).await?)) })
        }
    }
}

/// `repr(value)`; waited for by whoever is a future itself.
///
/// # Errors
/// What `__repr__` raised.
pub async fn repr_text(vm: &Vm, value: &Value) -> Outcome<String> {
    if let Some(text) = repr_quick(vm.interp(), value) {
        return Ok(text);
    }
    if let Value::Instance(instance) = value {
        let class = vm.interp().class(instance.class());
        if class.has(flags::REPR) || !matches!(instance.payload, Payload::Value(_)) {
            let answer = match call_method(vm, value, sym::REPR, &[]) {
                Some(reply) => reply.get(vm).await?,
                None => Value::None,
            };
            return match as_str(&answer) {
                Some(text) => Ok(text.to_owned()),
                None => {
                    let name = vm.class_name(&answer);
                    Err(Raised::type_error(format!(
                        "__repr__ returned non-string (type {name})"
                    )))
                }
            };
        }
        if let Payload::Value(inner) = &instance.payload {
            return Box::pin(repr_text(vm, inner)).await;
        }
    }
    if let Value::Class(id) = value
        && let Some(reply) = vm.interp().lookup(vm.interp().class(*id).meta, sym::REPR)
    {
        let answer = vm.call(reply, [value.clone()]).await?;
        return Ok(as_str(&answer).unwrap_or_default().to_owned());
    }
    let Some(address) = value.address() else {
        return Ok(String::new());
    };
    if let Value::Big(_) = value {
        return Ok(match repr(vm, value).get(vm).await? {
            Value::Str(text) => text.as_str().to_owned(),
            _ => String::new(),
        });
    }
    if !vm.enter_repr(address) {
        return Ok(match value {
            Value::List(_) => "[...]",
            Value::Dict(_) => "{...}",
            Value::Tuple(_) => "(...)",
            _ => "...",
        }
        .to_owned());
    }
    let text = Box::pin(container_repr(vm, value)).await;
    vm.leave_repr(address);
    text
}

async fn container_repr(vm: &Vm, value: &Value) -> Outcome<String> {
    let joined = async |items: &[Value]| -> Outcome<String> {
        let mut text = String::new();
        for (place, item) in items.iter().enumerate() {
            if place > 0 {
                text.push_str(", ");
            }
            let part = match repr_quick(vm.interp(), item) {
                Some(part) => part,
                // A call of its own, so that nesting counts against the recursion limit.
                None => match deep_repr(vm, item).await? {
                    Value::Str(part) => part.as_str().to_owned(),
                    _ => String::new(),
                },
            };
            text.push_str(&part);
            super::failure::check_size(text.len())?;
        }
        Ok(text)
    };
    Ok(match value {
        Value::List(list) => format!("[{}]", joined(&list.items()).await?),
        Value::Tuple(items) => match &*items.0 {
            [one] => format!("({},)", joined(std::slice::from_ref(one)).await?),
            items => format!("({})", joined(items).await?),
        },
        Value::Set(set) => {
            let items = joined(&set.items()).await?;
            match (set.frozen, items.is_empty()) {
                (false, true) => "set()".to_owned(),
                (false, false) => format!("{{{items}}}"),
                (true, true) => "frozenset()".to_owned(),
                (true, false) => format!("frozenset({{{items}}})"),
            }
        }
        Value::Dict(dict) => {
            let mut text = "{".to_owned();
            for (place, (key, value)) in dict.entries().into_iter().enumerate() {
                if place > 0 {
                    text.push_str(", ");
                }
                text.push_str(&joined(&[key]).await?);
                text.push_str(": ");
                text.push_str(&joined(&[value]).await?);
            }
            text.push('}');
            text
        }
        Value::Slice(slice) => {
            let parts = [slice.start.clone(), slice.stop.clone(), slice.step.clone()];
            format!("slice({})", joined(&parts).await?)
        }
        Value::Method(method) => {
            let this = joined(std::slice::from_ref(&method.this)).await?;
            let interp = vm.interp();
            match interp.function(&method.function) {
                Some(function) => {
                    let name = super::types::function::qualname(interp, function);
                    format!("<bound method {name} of {this}>")
                }
                None => {
                    let name = match &method.function {
                        Value::Native(id) => interp.natives[id.0].name,
                        _ => "?",
                    };
                    let class = vm.class_name(&method.this);
                    format!(
                        "<built-in method {name} of {class} object at {:#x}>",
                        method.this.id(interp)
                    )
                }
            }
        }
        other => {
            let class = vm.class_name(other);
            format!("<{class} object at {:#x}>", other.id(vm.interp()))
        }
    })
}

async fn deep_repr(vm: &Vm, value: &Value) -> Outcome {
    let builtin = vm.interp().modules[vm.interp().builtins.0].get(super::symbol::Sym::of("repr"));
    vm.call(builtin.unwrap_or_default(), [value.clone()]).await
}

/// `str(value)`.
pub fn str(vm: &Vm, value: &Value) -> Reply {
    match value {
        Value::Str(_) => return Reply::Value(value.clone()),
        Value::Instance(instance) => {
            let class = vm.interp().class(instance.class());
            if let Payload::Value(Value::Str(text)) = &instance.payload
                && !class.has(flags::STR | flags::REPR)
            {
                return Reply::Value(Value::Str(Arc::clone(text)));
            }
            if let Some(reply) = call_method(vm, value, sym::STR, &[]) {
                return reply.then(vm, |vm, answer| match as_str(&answer) {
                    Some(_) => Ok(answer),
                    None => {
                        let name = vm.class_name(&answer);
                        Err(Raised::type_error(format!(
                            "__str__ returned non-string (type {name})"
                        )))
                    }
                });
            }
        }
        Value::Class(id) => {
            let meta = vm.interp().class(vm.interp().class(*id).meta);
            if !meta.is_builtin
                && meta.has(flags::STR)
                && let Some(method) = vm.interp().lookup(meta.id, sym::STR)
            {
                return Reply::call(method, [value.clone()]);
            }
        }
        _ => {}
    }
    repr(vm, value)
}

/// `str(value)`; waited for by whoever is a future itself.
///
/// # Errors
/// What `__str__` raised.
pub async fn str_text(vm: &Vm, value: &Value) -> Outcome<String> {
    let answer = str(vm, value).get(vm).await?;
    Ok(as_str(&answer).unwrap_or_default().to_owned())
}

/// A field of an f-string.
pub fn format_field(vm: &Vm, value: &Value, conversion: Conversion, spec: Value) -> Reply {
    let converted = match conversion {
        Conversion::None => return format(vm, value, &spec),
        Conversion::Str => str(vm, value),
        Conversion::Repr => repr(vm, value),
        Conversion::Ascii => repr(vm, value).then(vm, |_, text| {
            Ok(Value::str(
                text::quote::ascii(as_str(&text).unwrap_or_default()).into_owned(),
            ))
        }),
    };
    if as_str(&spec) == Some("") {
        return converted;
    }
    match converted {
        Reply::Value(value) => format(vm, &value, &spec),
        other => {
            let vm = vm.clone();
            Reply::later(async move {
                let value = other.get(&vm).await?;
                format(&vm, &value, &spec).get(&vm).await
            })
        }
    }
}

/// `format(value, spec)`.
pub fn format(vm: &Vm, value: &Value, spec: &Value) -> Reply {
    let spec_text = as_str(spec).unwrap_or_default();
    if let Value::Instance(_) = value
        && let Some(method) = vm.interp().lookup(vm.interp().class_of(value), sym::FORMAT)
        && !matches!(method, Value::Native(_))
    {
        return call_bound(vm, method, value, std::slice::from_ref(spec)).then(vm, |vm, answer| {
            match as_str(&answer) {
                Some(_) => Ok(answer),
                None => {
                    let name = vm.class_name(&answer);
                    Err(Raised::type_error(format!(
                        "__format__ must return a str, not {name}"
                    )))
                }
            }
        });
    }
    if spec_text.is_empty() {
        return str(vm, value);
    }
    let class = vm.class_name(value);
    match format_builtin(value, spec_text, class) {
        Some(Ok(text)) => Reply::Value(Value::str(text)),
        Some(Err(raised)) => Reply::Raise(raised),
        None => {
            if let Some(reply) = call_method(vm, value, sym::FORMAT, std::slice::from_ref(spec)) {
                return reply;
            }
            Reply::Raise(Raised::type_error(format!(
                "unsupported format string passed to {class}.__format__"
            )))
        }
    }
}

/// `format(value, spec)` for numbers and texts.
pub fn format_builtin(value: &Value, spec: &str, class: &str) -> Option<Outcome<String>> {
    let value = unwrapped(value);
    let parse = || {
        text::spec::FormatSpec::parse(spec)
            .map_err(|error| Raised::from(error.failure(spec, class)))
    };
    let done = |result: Result<String, super::failure::Failure>| result.map_err(Raised::from);
    Some(match value {
        Value::Str(content) => parse().and_then(|spec| {
            let content = text::Text::new(content.as_str(), content.is_ascii());
            done(text::format_text(content, &spec, class))
        }),
        Value::Float(number) => {
            parse().and_then(|spec| done(text::format_float(*number, &spec, class)))
        }
        Value::Int(_) | Value::Big(_) | Value::Bool(_) => {
            let number = as_int(value)?;
            let limit = super::DIGITS_LIMIT;
            parse().and_then(|spec| done(text::format_int(number, &spec, class, limit)))
        }
        _ => return None,
    })
}

/// A whole number, also of an object that has `__index__`.
///
/// # Errors
/// TypeError, or what that raised.
pub async fn index(vm: &Vm, value: &Value) -> Outcome {
    if as_int(value).is_some() {
        return Ok(unwrapped(value).clone());
    }
    let class = vm.class_name(value);
    match call_method(vm, value, sym::INDEX, &[]) {
        Some(reply) => {
            let number = reply.get(vm).await?;
            if as_int(&number).is_some() {
                return Ok(unwrapped(&number).clone());
            }
            let got = vm.class_name(&number);
            Err(Raised::type_error(format!(
                "__index__ returned non-int (type {got})"
            )))
        }
        None => Err(Raised::type_error(format!(
            "'{class}' object cannot be interpreted as an integer"
        ))),
    }
}

/// A function as messages name it: `module.name()`, or `name()` if it is a builtin one.
pub fn function_text(interp: &Interp, function: &Value) -> String {
    match function {
        Value::Native(id) => format!("{}()", interp.natives[id.0].name),
        Value::Class(id) => format!("{}()", super::types::type_::full_name(interp.class(*id))),
        Value::Method(method) => match &method.function {
            Value::Native(id) => {
                let class = interp.class(interp.class_of(&method.this)).name();
                format!("{class}.{}()", interp.natives[id.0].name)
            }
            inner => function_text(interp, inner),
        },
        Value::Function(_) | Value::Closure(_) => {
            let Some(inner) = interp.function(function) else {
                return String::new();
            };
            let name = super::types::function::qualname(interp, inner);
            let module = &interp.modules[interp.codes[inner.code.0].module.0];
            match module.get(sym::NAME) {
                Some(Value::Str(module)) => format!("{}.{name}()", module.as_str()),
                _ => format!("{name}()"),
            }
        }
        other => {
            let class = interp.class(interp.class_of(other)).name();
            format!("{class} object")
        }
    }
}

// ---- kinds ----------------------------------------------------------------------------------

/// Whether a sequence pattern can match it.
pub fn is_sequence(interp: &Interp, value: &Value) -> bool {
    match unwrapped(value) {
        Value::List(_) | Value::Tuple(_) | Value::Range(_) => true,
        Value::Instance(instance) => {
            let name = interp.class(instance.class()).name();
            name == "deque"
        }
        _ => false,
    }
}

/// Whether a mapping pattern can match it.
pub fn is_mapping(_: &Interp, value: &Value) -> bool {
    matches!(unwrapped(value), Value::Dict(_))
}
