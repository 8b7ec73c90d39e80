//! Iteration: `iter`, `next`, unpacking, and what `await` and `yield from` go on with.

use std::sync::Arc;

use super::class::ids;
use super::code::CodeKind;
use super::error::{Outcome, Raised};
use super::generator::Generator;
use super::iter::{Iter, Next, State, View};
use super::native::{Reply, Request, Stepped, Vm};
use super::protocol::{self, call_bound, call_method, unwrapped};
use super::symbol::well_known as sym;
use super::types::dict::DictView;
use super::value::Value;

/// `iter(value)`.
pub fn iter(vm: &Vm, value: &Value) -> Reply {
    let made = |class, state| Reply::Value(Value::Iter(Iter::new(class, state)));
    match value {
        Value::List(list) => made(
            ids::LIST_ITERATOR,
            State::List {
                list: Arc::clone(list),
                next: 0,
            },
        ),
        Value::Tuple(tuple) => made(
            ids::TUPLE_ITERATOR,
            State::Tuple {
                tuple: Arc::clone(tuple),
                next: 0,
            },
        ),
        Value::Range(range) => made(
            ids::RANGE_ITERATOR,
            State::Range {
                next: range.start,
                step: range.step,
                left: range.len(),
            },
        ),
        Value::Str(text) => made(
            ids::STR_ITERATOR,
            State::Str {
                text: Arc::clone(text),
                next: 0,
            },
        ),
        Value::Bytes(bytes) => made(
            ids::BYTES_ITERATOR,
            State::Bytes {
                bytes: Arc::clone(bytes),
                next: 0,
            },
        ),
        Value::Dict(dict) => {
            let (dict, size) = (Arc::clone(dict), dict.len());
            made(
                ids::DICT_KEYITERATOR,
                State::Dict {
                    dict,
                    view: View::Keys,
                    next: 0,
                    size,
                },
            )
        }
        Value::Set(set) => {
            let (set, size) = (Arc::clone(set), set.len());
            made(ids::SET_ITERATOR, State::Set { set, next: 0, size })
        }
        Value::Iter(_) => value.clone().into(),
        Value::Generator(generator) if generator.kind == CodeKind::Generator => {
            value.clone().into()
        }
        Value::Generator(_) => not_iterable(vm, value).into(),
        _ => iter_of_object(vm, value),
    }
}

fn iter_of_object(vm: &Vm, value: &Value) -> Reply {
    let interp = vm.interp();
    let class = interp.class_of(value);
    if let Some(method) = interp.lookup(class, sym::ITER) {
        if matches!(method, Value::None) {
            return not_iterable(vm, value).into();
        }
        let native_of_builtin =
            matches!(method, Value::Native(_)) && protocol::builtin_of(value).is_some();
        if !native_of_builtin {
            return call_bound(vm, method, value, &[]).then(vm, |vm, iter| {
                if has_next(vm, &iter) {
                    return Ok(iter);
                }
                let class = vm.class_name(&iter);
                Err(Raised::type_error(format!(
                    "iter() returned non-iterator of type '{class}'"
                )))
            });
        }
    }
    if let Value::Instance(instance) = value {
        if let Some(view) = instance.native::<DictView>() {
            return view.iter().into();
        }
        if let Some(inner) = protocol::builtin_of(value) {
            return iter(vm, inner);
        }
    }
    if interp.lookup(class, sym::GETITEM).is_some() {
        let state = State::Sequence {
            object: value.clone(),
            next: 0,
        };
        return Reply::Value(Value::Iter(Iter::new(ids::SEQUENCE_ITERATOR, state)));
    }
    not_iterable(vm, value).into()
}

/// Whether it can be iterated over, as far as its class says.
pub fn is_iterable(interp: &super::interp::Interp, value: &Value) -> bool {
    let class = interp.class_of(value);
    match value {
        Value::Instance(instance) => {
            matches!(
                instance.payload,
                super::instance::Payload::Native(_) | super::instance::Payload::Value(_)
            ) || interp
                .lookup(class, sym::ITER)
                .is_some_and(|method| !method.is_none())
                || interp.lookup(class, sym::GETITEM).is_some()
        }
        Value::Class(_) => {
            interp.lookup(class, sym::ITER).is_some()
                || interp.lookup(class, sym::GETITEM).is_some()
        }
        Value::None
        | Value::Bool(_)
        | Value::Int(_)
        | Value::Big(_)
        | Value::Float(_)
        | Value::NotImplemented
        | Value::Ellipsis
        | Value::Function(_)
        | Value::Native(_)
        | Value::Closure(_)
        | Value::Method(_)
        | Value::Module(_) => false,
        Value::Generator(generator) => generator.kind == CodeKind::Generator,
        _ => true,
    }
}

fn has_next(vm: &Vm, iter: &Value) -> bool {
    match iter {
        Value::Iter(_) => true,
        Value::Generator(generator) => generator.kind == CodeKind::Generator,
        other => vm
            .interp()
            .lookup(vm.interp().class_of(other), sym::NEXT)
            .is_some(),
    }
}

pub(super) fn not_iterable(vm: &Vm, value: &Value) -> Raised {
    Raised::type_error(format!("'{}' object is not iterable", vm.class_name(value)))
}

/// `next(iter)`: StopIteration at the end.
pub fn next(vm: &Vm, iter: &Value) -> Reply {
    match iter {
        Value::Iter(inner) => match inner.next() {
            Ok(Next::Item(item)) => item.into(),
            Ok(Next::End) => Raised::stop_iteration(Value::None).into(),
            Ok(Next::Ask) => next_slow(vm, inner),
            Err(raised) => raised.into(),
        },
        Value::Generator(generator) if generator.kind != CodeKind::Generator => {
            let class = vm.class_name(iter);
            Raised::type_error(format!("'{class}' object is not an iterator")).into()
        }
        Value::Generator(generator) => {
            let (vm, generator) = (vm.clone(), Arc::clone(generator));
            Reply::later(async move {
                match vm.request(Request::Send(generator, Value::None)).await? {
                    Stepped::Yielded(value) => Ok(value),
                    Stepped::Returned(value) => Err(Raised::stop_iteration(value)),
                }
            })
        }
        other => match call_method(vm, other, sym::NEXT, &[]) {
            Some(reply) => reply,
            None => {
                let class = vm.class_name(other);
                Raised::type_error(format!("'{class}' object is not an iterator")).into()
            }
        },
    }
}

/// The next item, or none at the end; waited for by whoever is a future itself.
///
/// # Errors
/// What the iterator raised.
pub async fn step(vm: &Vm, iter: &Value) -> Outcome<Option<Value>> {
    let answer = match iter {
        Value::Iter(inner) => match inner.next()? {
            Next::Item(item) => return Ok(Some(item)),
            Next::End => return Ok(None),
            Next::Ask => next_slow(vm, inner).get(vm).await,
        },
        Value::Generator(generator) => {
            return match vm
                .request(Request::Send(Arc::clone(generator), Value::None))
                .await?
            {
                Stepped::Yielded(value) => Ok(Some(value)),
                Stepped::Returned(_) => Ok(None),
            };
        }
        other => next(vm, other).get(vm).await,
    };
    match answer {
        Ok(item) => Ok(Some(item)),
        Err(raised) if vm.interp().is_subclass(raised.class(), ids::STOP_ITERATION) => Ok(None),
        Err(raised) => Err(raised),
    }
}

/// `next` of an iterator over something that has to be asked.
pub fn next_slow(vm: &Vm, iter: &Arc<Iter>) -> Reply {
    let state = iter.state().clone();
    if let State::Map { function, inner } = &state
        && let [Value::Iter(only)] = &inner[..]
    {
        // The usual case needs no future of its own.
        match only.next() {
            Ok(Next::Item(item)) => return Reply::call(function.clone(), [item]),
            Ok(Next::End) => {
                iter.finish();
                return Raised::stop_iteration(Value::None).into();
            }
            Ok(Next::Ask) => {}
            Err(raised) => return raised.into(),
        }
    }
    let (vm, iter) = (vm.clone(), Arc::clone(iter));
    Reply::later(async move {
        match step_state(&vm, &iter, state).await? {
            Some(item) => Ok(item),
            None => {
                iter.finish();
                Err(Raised::stop_iteration(Value::None))
            }
        }
    })
}

async fn deep_step(vm: &Vm, iter: &Value) -> Outcome<Option<Value>> {
    Box::pin(step(vm, iter)).await
}

async fn step_state(vm: &Vm, iter: &Iter, state: State) -> Outcome<Option<Value>> {
    match state {
        State::Sequence { object, next } => {
            if let State::Sequence { next, .. } = &mut *iter.state() {
                *next += 1;
            }
            match super::item::get(vm, &object, &Value::Int(next))
                .get(vm)
                .await
            {
                Ok(item) => Ok(Some(item)),
                Err(raised)
                    if vm.interp().is_subclass(raised.class(), ids::INDEX_ERROR)
                        || vm.interp().is_subclass(raised.class(), ids::STOP_ITERATION) =>
                {
                    Ok(None)
                }
                Err(raised) => Err(raised),
            }
        }
        State::SequenceBack { object, next } => {
            if next < 0 {
                return Ok(None);
            }
            if let State::SequenceBack { next, .. } = &mut *iter.state() {
                *next -= 1;
            }
            super::item::get(vm, &object, &Value::Int(next))
                .get(vm)
                .await
                .map(Some)
        }
        State::Callable { callable, sentinel } => {
            let answer = match vm.call(callable, []).await {
                Err(raised) if vm.interp().is_subclass(raised.class(), ids::STOP_ITERATION) => {
                    return Ok(None);
                }
                other => other?,
            };
            let ends = protocol::same_or_equal(vm, &answer, &sentinel).await?;
            Ok((!ends).then_some(answer))
        }
        State::Enumerate { inner, .. } => match deep_step(vm, &inner).await? {
            None => Ok(None),
            Some(item) => {
                let number = match &mut *iter.state() {
                    State::Enumerate { next, .. } => {
                        let number = next.clone();
                        let one = super::number::IntRef::Small(1);
                        if let Some(current) = protocol::as_int(&number) {
                            *next = Value::int(super::number::arithmetic::add(current, one));
                        }
                        number
                    }
                    _ => return Ok(None),
                };
                Ok(Some(Value::tuple([number, item])))
            }
        },
        State::Zip { inner, strict } => {
            let mut items = Vec::with_capacity(inner.len());
            for (place, each) in inner.iter().enumerate() {
                match deep_step(vm, each).await? {
                    Some(item) => items.push(item),
                    None if !strict => return Ok(None),
                    None => {
                        if place > 0 {
                            return Err(zip_error(place + 1, "shorter", place));
                        }
                        for (later, other) in inner.iter().enumerate().skip(1) {
                            if deep_step(vm, other).await?.is_some() {
                                return Err(zip_error(later + 1, "longer", later));
                            }
                        }
                        return Ok(None);
                    }
                }
            }
            Ok((!inner.is_empty()).then(|| Value::tuple(items)))
        }
        State::Map { function, inner } => {
            let mut items = Vec::with_capacity(inner.len());
            for each in &inner {
                match deep_step(vm, each).await? {
                    Some(item) => items.push(item),
                    None => return Ok(None),
                }
            }
            vm.call(function, items).await.map(Some)
        }
        State::Filter { function, inner } => loop {
            let Some(item) = deep_step(vm, &inner).await? else {
                return Ok(None);
            };
            let keep = if function.is_none() {
                protocol::is_true(vm, &item).await?
            } else {
                let answer = vm.call(function.clone(), [item.clone()]).await?;
                protocol::is_true(vm, &answer).await?
            };
            if keep {
                return Ok(Some(item));
            }
        },
        _ => Ok(None),
    }
}

fn zip_error(place: usize, how: &str, before: usize) -> Raised {
    let others = if before == 1 {
        "argument 1".to_owned()
    } else {
        format!("arguments 1-{before}")
    };
    Raised::value_error(format!("zip() argument {place} is {how} than {others}"))
}

/// All items, if they can be had without running Python.
pub fn items_quick(value: &Value) -> Option<Vec<Value>> {
    Some(match value {
        Value::List(list) => list.items(),
        Value::Tuple(items) => items.0.to_vec(),
        Value::Dict(dict) => dict.keys(),
        Value::Set(set) => set.items(),
        _ => return None,
    })
}

/// All items.
///
/// # Errors
/// What the iteration raised.
pub async fn collect(vm: &Vm, value: &Value) -> Outcome<Vec<Value>> {
    if let Some(items) = items_quick(value) {
        return Ok(items);
    }
    let iter = iter(vm, value).get(vm).await?;
    let mut items = Vec::new();
    while let Some(item) = step(vm, &iter).await? {
        items.push(item);
        if items.len() % 4096 == 0 {
            super::failure::check_size(items.len() * 16)?;
        }
    }
    Ok(items)
}

/// `list.extend(value)`.
pub fn extend_list(vm: &Vm, list: &Value, value: &Value) -> Reply {
    let Value::List(list) = unwrapped(list) else {
        return Reply::NONE;
    };
    let add = |vm: &Vm, list: &Arc<super::value::List>, items: Vec<Value>| {
        for item in &items {
            list.track(vm.interp(), item);
        }
        list.lock().extend(items);
    };
    if let Some(items) = items_quick(value) {
        add(vm, list, items);
        return Reply::NONE;
    }
    let (vm, list, value) = (vm.clone(), Arc::clone(list), value.clone());
    Reply::later(async move {
        let items = collect(&vm, &value).await?;
        add(&vm, &list, items);
        Ok(Value::None)
    })
}

/// The values of an assignment to several targets, as a tuple: `before`, and with `after` a list of
/// what is between, and so many more.
pub fn unpack(vm: &Vm, value: &Value, before: usize, after: Option<usize>) -> Reply {
    let quick = match value {
        Value::List(list) => Some(list.items()),
        Value::Tuple(items) => Some(items.0.to_vec()),
        _ => None,
    };
    if let Some(items) = quick {
        return spread(items, before, after).into();
    }
    let (vm, value) = (vm.clone(), value.clone());
    Reply::later(async move {
        let iter = match iter(&vm, &value).get(&vm).await {
            Ok(iter) => iter,
            Err(raised) if raised.class() == ids::TYPE_ERROR => {
                let class = vm.class_name(&value);
                return Err(Raised::type_error(format!(
                    "cannot unpack non-iterable {class} object"
                )));
            }
            Err(raised) => return Err(raised),
        };
        let mut items = Vec::new();
        while let Some(item) = step(&vm, &iter).await? {
            items.push(item);
            // One too many is enough to know.
            if after.is_none() && items.len() > before {
                break;
            }
        }
        if after.is_none() && items.len() > before {
            return Err(too_many(before, protocol::length_quick(&value)));
        }
        spread(items, before, after)
    })
}

fn too_many(wanted: usize, got: Option<usize>) -> Raised {
    Raised::value_error(match got {
        Some(got) => format!("too many values to unpack (expected {wanted}, got {got})"),
        None => format!("too many values to unpack (expected {wanted})"),
    })
}

fn spread(mut items: Vec<Value>, before: usize, after: Option<usize>) -> Outcome {
    let got = items.len();
    let Some(after) = after else {
        if got > before {
            return Err(too_many(before, Some(got)));
        }
        if got < before {
            let message = format!("not enough values to unpack (expected {before}, got {got})");
            return Err(Raised::value_error(message));
        }
        return Ok(Value::tuple(items));
    };
    if got < before + after {
        let wanted = before + after;
        let message =
            format!("not enough values to unpack (expected at least {wanted}, got {got})");
        return Err(Raised::value_error(message));
    }
    let last = items.split_off(got - after);
    let middle = items.split_off(before);
    items.push(Value::list(middle));
    items.extend(last);
    Ok(Value::tuple(items))
}

// ---- sending --------------------------------------------------------------------------------

/// Sends a value to something that is no generator; StopIteration with its result at the end.
pub fn send(vm: &Vm, iter: &Value, value: Value) -> Reply {
    if value.is_none() {
        return next(vm, iter);
    }
    let (vm, iter) = (vm.clone(), iter.clone());
    Reply::later(async move {
        let method = super::attr::load(&vm, &iter, sym::SEND).get(&vm).await?;
        vm.call(method, [value]).await
    })
}

/// What `await` goes on with.
pub fn awaitable(vm: &Vm, value: &Value) -> Reply {
    match value {
        Value::Generator(generator) if generator.kind == CodeKind::Coroutine => {
            return value.clone().into();
        }
        _ => {}
    }
    match call_method(vm, value, sym::AWAIT, &[]) {
        Some(reply) => reply.then(vm, |vm, iter| {
            if has_next(vm, &iter) {
                return Ok(iter);
            }
            let class = vm.class_name(&iter);
            Err(Raised::type_error(format!(
                "__await__() returned non-iterator of type '{class}'"
            )))
        }),
        None => {
            let class = vm.class_name(value);
            Raised::type_error(format!("'{class}' object can't be awaited")).into()
        }
    }
}

/// `aiter(value)`.
pub fn async_iter(vm: &Vm, value: &Value) -> Reply {
    if let Value::Generator(generator) = value
        && generator.kind == CodeKind::AsyncGenerator
    {
        return value.clone().into();
    }
    match call_method(vm, value, sym::AITER, &[]) {
        Some(reply) => reply,
        None => {
            let class = vm.class_name(value);
            Raised::type_error(format!(
                "'async for' requires an object with __aiter__ method, got {class}"
            ))
            .into()
        }
    }
}

/// What is to be awaited for the next item of an asynchronous iterator.
pub fn async_next(vm: &Vm, value: &Value) -> Reply {
    if let Value::Generator(generator) = value
        && generator.kind == CodeKind::AsyncGenerator
    {
        return super::types::generator::async_send(generator, Value::None).into();
    }
    match call_method(vm, value, sym::ANEXT, &[]) {
        Some(reply) => {
            let vm = vm.clone();
            match reply {
                Reply::Value(next) => awaitable(&vm, &next),
                Reply::Raise(raised) => raised.into(),
                other => Reply::later(async move {
                    let next = other.get(&vm).await?;
                    awaitable(&vm, &next).get(&vm).await
                }),
            }
        }
        None => {
            let class = vm.class_name(value);
            Raised::type_error(format!(
                "'async for' requires an iterator with __anext__ method, got {class}"
            ))
            .into()
        }
    }
}

/// Whether a generator can be gone on with.
pub fn is_fresh(generator: &Generator) -> bool {
    matches!(&*generator.state(), super::generator::State::Suspended(suspended) if !suspended.begun)
}
