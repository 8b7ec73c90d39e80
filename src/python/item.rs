//! `object[index]`: of sequences, dicts, and whatever has the methods.

use std::sync::Arc;

use super::class::{flags, ids};
use super::dict::Found;
use super::error::{Outcome, Raised};
use super::exceptions;
use super::interp::Interp;
use super::native::{Reply, Vm};
use super::protocol::{self, Hashed, as_int, builtin_of, call_bound, unwrapped};
use super::slice::{Places, places};
use super::symbol::well_known as sym;
use super::text::Text;
use super::types::type_;
use super::value::{Dict, List, Slice, Value};

/// An item that is there, of a list, tuple or dict, without running Python.
#[inline]
pub fn get_quick(interp: &Interp, object: &Value, index: &Value) -> Option<Value> {
    match (object, index) {
        (Value::List(list), Value::Int(index)) => {
            let items = list.lock();
            let place = if *index < 0 {
                index + items.len() as i64
            } else {
                *index
            };
            items.get(usize::try_from(place).ok()?).cloned()
        }
        (Value::Tuple(items), Value::Int(index)) => {
            let place = if *index < 0 {
                index + items.0.len() as i64
            } else {
                *index
            };
            items.0.get(usize::try_from(place).ok()?).cloned()
        }
        (Value::Dict(dict), key) if key.is_bound() => find_quick(interp, dict, key)?,
        _ => None,
    }
}

/// The value for a key, `Some(None)` if there is none, `None` if Python has to be asked.
#[inline]
pub fn find_quick(interp: &Interp, dict: &Dict, key: &Value) -> Option<Option<Value>> {
    let Hashed::Known(hash) = protocol::hash_quick(interp, key) else {
        return None;
    };
    let entries = dict.lock();
    let found = entries.find(hash as u64, |other| same_key(interp, other, key));
    match found {
        Found::Here(place) => Some(entries.at(place).map(|entry| entry.value.clone())),
        Found::Nowhere => Some(None),
        Found::Ask(_) => None,
    }
}

#[inline]
fn same_key(interp: &Interp, a: &Value, b: &Value) -> Option<bool> {
    match (a, b) {
        (Value::Str(a), Value::Str(b)) => Some(Arc::ptr_eq(a, b) || a.as_str() == b.as_str()),
        (Value::Int(a), Value::Int(b)) => Some(a == b),
        _ => {
            if a.is(b) {
                Some(true)
            } else {
                protocol::equal_quick(interp, a, b)
            }
        }
    }
}

/// Where a key is in a dict, with its hash.
///
/// # Errors
/// What `__hash__` or `__eq__` raised.
async fn find(vm: &Vm, dict: &Dict, key: &Value) -> Outcome<(u64, Option<usize>)> {
    let hash = protocol::hash(vm, key).await? as u64;
    loop {
        let found = dict
            .lock()
            .find(hash, |other| same_key(vm.interp(), other, key));
        match found {
            Found::Here(place) => return Ok((hash, Some(place))),
            Found::Nowhere => return Ok((hash, None)),
            Found::Ask(candidates) => {
                let mut changed = false;
                for (place, other) in candidates {
                    let equal = protocol::same_or_equal(vm, &other, key).await?;
                    // Meanwhile the dict may have changed.
                    let entries = dict.lock();
                    let still = entries.at(place).is_some_and(|entry| entry.key.is(&other));
                    drop(entries);
                    if !still {
                        changed = true;
                        break;
                    }
                    if equal {
                        return Ok((hash, Some(place)));
                    }
                }
                if !changed {
                    return Ok((hash, None));
                }
            }
        }
    }
}

/// The value for a key, if there is one.
///
/// # Errors
/// What `__hash__` or `__eq__` raised.
pub async fn dict_get(vm: &Vm, dict: &Dict, key: &Value) -> Outcome<Option<Value>> {
    if let Some(found) = find_quick(vm.interp(), dict, key) {
        return Ok(found);
    }
    let (_, place) = find(vm, dict, key).await?;
    Ok(place.and_then(|place| dict.lock().at(place).map(|entry| entry.value.clone())))
}

/// Sets the value for a key, if that needs no Python; the old value, or the new one back.
pub fn dict_set_quick(
    interp: &Interp,
    dict: &Arc<Dict>,
    key: &Value,
    value: Value,
) -> Result<Option<Value>, Value> {
    let Hashed::Known(hash) = protocol::hash_quick(interp, key) else {
        return Err(value);
    };
    dict.track(interp, &value);
    let mut entries = dict.lock();
    match entries.find(hash as u64, |other| same_key(interp, other, key)) {
        Found::Here(place) => Ok(Some(entries.replace(place, value))),
        Found::Nowhere => {
            entries.insert(hash as u64, key.clone(), value);
            Ok(None)
        }
        Found::Ask(_) => Err(value),
    }
}

/// Sets the value for a key.
///
/// # Errors
/// What `__hash__` or `__eq__` raised.
pub async fn dict_set(
    vm: &Vm,
    dict: &Arc<Dict>,
    key: Value,
    value: Value,
) -> Outcome<Option<Value>> {
    let value = match dict_set_quick(vm.interp(), dict, &key, value) {
        Ok(old) => return Ok(old),
        Err(value) => value,
    };
    let (hash, place) = find(vm, dict, &key).await?;
    let mut entries = dict.lock();
    Ok(match place {
        Some(place) => Some(entries.replace(place, value)),
        None => {
            entries.insert(hash, key, value);
            None
        }
    })
}

/// The value for a key, set to `default` if there is none.
///
/// # Errors
/// What `__hash__` or `__eq__` raised.
pub async fn dict_set_default(vm: &Vm, dict: &Arc<Dict>, key: Value, default: Value) -> Outcome {
    let (hash, place) = find(vm, dict, &key).await?;
    dict.track(vm.interp(), &default);
    let mut entries = dict.lock();
    if let Some(entry) = place.and_then(|place| entries.at(place)) {
        return Ok(entry.value.clone());
    }
    // Another thread may have been quicker.
    match entries.find(hash, |other| same_key(vm.interp(), other, &key)) {
        Found::Here(place) => Ok(entries
            .at(place)
            .map(|entry| entry.value.clone())
            .unwrap_or(Value::None)),
        _ => {
            entries.insert(hash, key, default.clone());
            Ok(default)
        }
    }
}

/// Removes a key.
///
/// # Errors
/// What `__hash__` or `__eq__` raised.
pub async fn dict_remove(vm: &Vm, dict: &Dict, key: &Value) -> Outcome<Option<Value>> {
    let (hash, place) = find(vm, dict, key).await?;
    let mut entries = dict.lock();
    let Some(place) = place else { return Ok(None) };
    // Another thread may have been quicker.
    if entries.at(place).is_none_or(|entry| entry.hash != hash) {
        return Ok(None);
    }
    Ok(entries.remove(place).map(|entry| entry.value))
}

/// `object[index]`.
pub fn get(vm: &Vm, object: &Value, index: &Value) -> Reply {
    if let Some(reply) = with_plain_slice(vm, object, index, |vm, object, index| {
        get(vm, object, index)
    }) {
        return reply;
    }
    if let Value::Instance(instance) = object {
        let class = vm.interp().class(instance.class());
        if let Some(method) = vm.interp().lookup(class.id, sym::GETITEM)
            && !(matches!(method, Value::Native(_)) && builtin_of(object).is_some())
        {
            return call_bound(vm, method, object, std::slice::from_ref(index));
        }
    }
    match unwrapped(object) {
        Value::Dict(dict) => get_of_dict(vm, object, dict, index),
        Value::List(list) => match index {
            Value::Slice(slice) => {
                let items = list.items();
                match slice_places(slice, items.len()) {
                    Ok(places) => {
                        Value::list(places.iter().map(|place| items[place].clone()).collect())
                            .into()
                    }
                    Err(raised) => raised.into(),
                }
            }
            index => {
                let length = list.lock().len();
                match place(vm, index, length, "list") {
                    Ok(at) => {
                        let item = list.lock().get(at).cloned();
                        item.map_or_else(|| out_of_range("list").into(), Reply::Value)
                    }
                    Err(reply) => again(vm, reply, object),
                }
            }
        },
        Value::Tuple(items) => match index {
            Value::Slice(slice) => match slice_places(slice, items.0.len()) {
                Ok(places) => Value::tuple(
                    places
                        .iter()
                        .map(|place| items.0[place].clone())
                        .collect::<Vec<_>>(),
                )
                .into(),
                Err(raised) => raised.into(),
            },
            index => match place(vm, index, items.0.len(), "tuple") {
                Ok(at) => items.0[at].clone().into(),
                Err(reply) => again(vm, reply, object),
            },
        },
        Value::Str(content) => {
            let text = Text::new(content.as_str(), content.is_ascii());
            match index {
                Value::Slice(slice) => match slice_places(slice, content.len()) {
                    Ok(places) => Value::str(text.slice(places).into_owned()).into(),
                    Err(raised) => raised.into(),
                },
                index => match place(vm, index, content.len(), "string") {
                    Ok(at) if content.is_ascii() => Value::str(&content.as_str()[at..=at]).into(),
                    Ok(at) => Value::str(content.characters()[at].to_string()).into(),
                    Err(reply) => again(vm, reply, object),
                },
            }
        }
        Value::Bytes(bytes) => match index {
            Value::Slice(slice) => match slice_places(slice, bytes.0.len()) {
                Ok(places) => Value::bytes(
                    places
                        .iter()
                        .map(|place| bytes.0[place])
                        .collect::<Vec<_>>(),
                )
                .into(),
                Err(raised) => raised.into(),
            },
            index => match place(vm, index, bytes.0.len(), "index") {
                Ok(at) => Value::Int(bytes.0[at].into()).into(),
                Err(reply) => again(vm, reply, object),
            },
        },
        Value::Range(range) => match index {
            Value::Slice(slice) => match slice_places(slice, range.len() as usize) {
                Ok(places) => {
                    let start = range
                        .start
                        .wrapping_add((places.start as i64).wrapping_mul(range.step));
                    let step = range.step.saturating_mul(places.step);
                    let stop = start.wrapping_add((places.count as i64).wrapping_mul(step));
                    Value::Range(Arc::new(super::value::Range { start, stop, step })).into()
                }
                Err(raised) => raised.into(),
            },
            index => match place(vm, index, range.len() as usize, "range object") {
                Ok(at) => Value::Int(range.at(at as u64)).into(),
                Err(reply) => again(vm, reply, object),
            },
        },
        Value::Class(id) => type_::subscript(vm, *id, index),
        _ => {
            let class = vm.class_name(object);
            Raised::type_error(format!("'{class}' object is not subscriptable")).into()
        }
    }
}

fn get_of_dict(vm: &Vm, object: &Value, dict: &Arc<Dict>, key: &Value) -> Reply {
    let interp = vm.interp();
    let missing = || -> Option<Value> {
        let class = interp.class_of(object);
        interp
            .class(class)
            .has(flags::MISSING)
            .then(|| interp.lookup(class, sym::MISSING))
            .flatten()
    };
    match find_quick(interp, dict, key) {
        Some(Some(value)) => return value.into(),
        Some(None) => {
            return match missing() {
                Some(method) => call_bound(vm, method, object, std::slice::from_ref(key)),
                None => exceptions::key_error(key.clone()).into(),
            };
        }
        None => {}
    }
    let missing = missing();
    let (vm, dict, key, object) = (vm.clone(), Arc::clone(dict), key.clone(), object.clone());
    Reply::later(async move {
        match (dict_get(&vm, &dict, &key).await?, missing) {
            (Some(value), _) => Ok(value),
            (None, Some(method)) => call_bound(&vm, method, &object, &[key]).get(&vm).await,
            (None, None) => Err(exceptions::key_error(key)),
        }
    })
}

/// Does something with a slice whose bounds are objects with `__index__`, once they are numbers.
fn with_plain_slice(
    vm: &Vm,
    object: &Value,
    index: &Value,
    act: fn(&Vm, &Value, &Value) -> Reply,
) -> Option<Reply> {
    let Value::Slice(slice) = index else {
        return None;
    };
    let is_plain = |value: &Value| value.is_none() || as_int(value).is_some();
    let parts = [&slice.start, &slice.stop, &slice.step];
    let sequence = matches!(
        unwrapped(object),
        Value::List(_) | Value::Tuple(_) | Value::Str(_) | Value::Bytes(_) | Value::Range(_)
    );
    let asks = |value: &&Value| {
        !is_plain(value)
            && vm
                .interp()
                .lookup(vm.interp().class_of(value), sym::INDEX)
                .is_some()
    };
    if !sequence || parts.into_iter().find(asks).is_none() {
        return None;
    }
    let mut parts = parts.map(Value::clone);
    let (vm, object) = (vm.clone(), object.clone());
    Some(Reply::later(async move {
        for part in &mut parts {
            if !part.is_none() {
                *part = protocol::index(&vm, part).await?;
            }
        }
        let [start, stop, step] = parts;
        let slice = Value::Slice(Arc::new(Slice { start, stop, step }));
        act(&vm, &object, &slice).get(&vm).await
    }))
}

/// The item at an index that had to be asked for.
fn again(vm: &Vm, reply: Reply, object: &Value) -> Reply {
    match reply {
        Reply::Raise(raised) => raised.into(),
        other => {
            let (vm, object) = (vm.clone(), object.clone());
            Reply::later(async move {
                let index = other.get(&vm).await?;
                if as_int(&index).is_none() {
                    let class = vm.class_name(&index);
                    return Err(Raised::type_error(format!(
                        "__index__ returned non-int (type {class})"
                    )));
                }
                get(&vm, &object, &index).get(&vm).await
            })
        }
    }
}

fn out_of_range(what: &str) -> Raised {
    Raised::new(ids::INDEX_ERROR, format!("{what} index out of range"))
}

/// The place that an index means; else an error, or the call of `__index__`.
fn place(vm: &Vm, index: &Value, length: usize, what: &str) -> Result<usize, Reply> {
    let number = match index {
        Value::Int(number) => *number,
        other => match as_int(other) {
            Some(number) => number.clamped(),
            None => {
                if let Some(reply) = protocol::call_method(vm, other, sym::INDEX, &[]) {
                    return Err(reply);
                }
                let class = vm.class_name(other);
                let message = match what {
                    "string" => format!("string indices must be integers, not '{class}'"),
                    "index" => format!("byte indices must be integers or slices, not {class}"),
                    "range object" => {
                        format!("range indices must be integers or slices, not {class}")
                    }
                    what => format!("{what} indices must be integers or slices, not {class}"),
                };
                return Err(Raised::type_error(message).into());
            }
        },
    };
    let at = if number < 0 {
        number.saturating_add(length as i64)
    } else {
        number
    };
    match usize::try_from(at) {
        Ok(at) if at < length => Ok(at),
        _ => Err(match what {
            "index" => Raised::new(ids::INDEX_ERROR, "index out of range").into(),
            "range object" => {
                Raised::new(ids::INDEX_ERROR, "range object index out of range").into()
            }
            what => out_of_range(what).into(),
        }),
    }
}

/// The places that a slice takes.
///
/// # Errors
/// Where a bound is no number, or the step zero.
pub fn slice_places(slice: &Slice, length: usize) -> Outcome<Places> {
    let bound = |value: &Value| -> Outcome<Option<i64>> {
        match value {
            Value::None | Value::Unbound => Ok(None),
            other => match as_int(other) {
                Some(number) => Ok(Some(number.clamped())),
                None => Err(Raised::type_error(
                    "slice indices must be integers or None or have an __index__ method",
                )),
            },
        }
    };
    Ok(places(
        bound(&slice.start)?,
        bound(&slice.stop)?,
        bound(&slice.step)?,
        length,
    )?)
}

/// `object[index] = value`.
pub fn set(vm: &Vm, object: &Value, index: &Value, value: Value) -> Reply {
    if let Value::Instance(instance) = object {
        let class = vm.interp().class(instance.class());
        if let Some(method) = vm.interp().lookup(class.id, sym::SETITEM)
            && !(matches!(method, Value::Native(_)) && builtin_of(object).is_some())
        {
            return call_bound(vm, method, object, &[index.clone(), value]);
        }
    }
    match unwrapped(object) {
        Value::List(list) => match index {
            Value::Int(number) => {
                list.track(vm.interp(), &value);
                let mut items = list.lock();
                let at = if *number < 0 {
                    number + items.len() as i64
                } else {
                    *number
                };
                match usize::try_from(at).ok().and_then(|at| items.get_mut(at)) {
                    Some(slot) => {
                        let old = std::mem::replace(slot, value);
                        drop(items);
                        drop(old);
                        Reply::NONE
                    }
                    None => {
                        Raised::new(ids::INDEX_ERROR, "list assignment index out of range").into()
                    }
                }
            }
            Value::Slice(slice) => set_slice(vm, list, Arc::clone(slice), value),
            other => match as_int(other).and_then(super::number::IntRef::to_i64) {
                Some(number) => set(vm, object, &Value::Int(number), value),
                None => {
                    let class = vm.class_name(other);
                    Raised::type_error(format!(
                        "list indices must be integers or slices, not {class}"
                    ))
                    .into()
                }
            },
        },
        Value::Dict(dict) => match dict_set_quick(vm.interp(), dict, index, value) {
            Ok(old) => {
                drop(old);
                Reply::NONE
            }
            Err(value) => {
                let (vm, dict, index) = (vm.clone(), Arc::clone(dict), index.clone());
                Reply::later(async move {
                    drop(dict_set(&vm, &dict, index, value).await?);
                    Ok(Value::None)
                })
            }
        },
        _ => {
            let class = vm.class_name(object);
            Raised::type_error(format!("'{class}' object does not support item assignment")).into()
        }
    }
}

fn set_slice(vm: &Vm, list: &Arc<List>, slice: Arc<Slice>, value: Value) -> Reply {
    let (vm, list) = (vm.clone(), Arc::clone(list));
    Reply::later(async move {
        let new = match super::iterate::collect(&vm, &value).await {
            Ok(new) => new,
            Err(raised) if raised.class() == ids::TYPE_ERROR => {
                return Err(Raised::type_error("can only assign an iterable"));
            }
            Err(raised) => return Err(raised),
        };
        for item in &new {
            list.track(vm.interp(), item);
        }
        let mut items = list.lock();
        let places = slice_places(&slice, items.len())?;
        if places.step == 1 {
            let end = places.start + places.count;
            let old: Vec<Value> = items.splice(places.start..end, new).collect();
            drop(items);
            drop(old);
            return Ok(Value::None);
        }
        if new.len() != places.count {
            return Err(Raised::value_error(format!(
                "attempt to assign sequence of size {} to extended slice of size {}",
                new.len(),
                places.count
            )));
        }
        for (place, item) in places.iter().zip(new) {
            items[place] = item;
        }
        Ok(Value::None)
    })
}

/// `del object[index]`.
pub fn delete(vm: &Vm, object: &Value, index: &Value) -> Reply {
    if let Value::Instance(instance) = object
        && let Some(method) = vm.interp().lookup(instance.class(), sym::DELITEM)
        && !(matches!(method, Value::Native(_)) && builtin_of(object).is_some())
    {
        return call_bound(vm, method, object, std::slice::from_ref(index));
    }
    match unwrapped(object) {
        Value::List(list) => match index {
            Value::Slice(slice) => {
                let mut items = list.lock();
                let places = match slice_places(slice, items.len()) {
                    Ok(places) => places,
                    Err(raised) => return raised.into(),
                };
                let gone: std::collections::HashSet<usize> = places.iter().collect();
                let mut old = Vec::new();
                let mut place = 0;
                items.retain_mut(|item| {
                    let keep = !gone.contains(&place);
                    place += 1;
                    if !keep {
                        old.push(std::mem::take(item));
                    }
                    keep
                });
                drop(items);
                drop(old);
                Reply::NONE
            }
            index => match as_int(index) {
                Some(number) => {
                    let mut items = list.lock();
                    let number = number.clamped();
                    let at = if number < 0 {
                        number.saturating_add(items.len() as i64)
                    } else {
                        number
                    };
                    match usize::try_from(at) {
                        Ok(at) if at < items.len() => {
                            let old = items.remove(at);
                            drop(items);
                            drop(old);
                            Reply::NONE
                        }
                        _ => Raised::new(ids::INDEX_ERROR, "list assignment index out of range")
                            .into(),
                    }
                }
                None => {
                    let class = vm.class_name(index);
                    Raised::type_error(format!(
                        "list indices must be integers or slices, not {class}"
                    ))
                    .into()
                }
            },
        },
        Value::Dict(dict) => {
            let (vm, dict, key) = (vm.clone(), Arc::clone(dict), index.clone());
            Reply::later(async move {
                match dict_remove(&vm, &dict, &key).await? {
                    Some(_) => Ok(Value::None),
                    None => Err(exceptions::key_error(key)),
                }
            })
        }
        _ => {
            let class = vm.class_name(object);
            Raised::type_error(format!("'{class}' object doesn't support item deletion")).into()
        }
    }
}

/// Values of keys as a tuple; None if one is not there.
pub fn match_keys(vm: &Vm, subject: &Value, keys: &Value) -> Reply {
    let (Value::Dict(dict), Value::Tuple(keys)) = (unwrapped(subject), keys) else {
        return Reply::NONE;
    };
    let (vm, dict, keys) = (vm.clone(), Arc::clone(dict), Arc::clone(keys));
    Reply::later(async move {
        let mut values = Vec::new();
        for key in &keys.0 {
            match dict_get(&vm, &dict, key).await? {
                Some(value) => values.push(value),
                None => return Ok(Value::None),
            }
        }
        Ok(Value::tuple(values))
    })
}

/// A copy of a dict without keys.
pub fn match_rest(vm: &Vm, subject: &Value, keys: &Value) -> Reply {
    let (Value::Dict(dict), Value::Tuple(keys)) = (unwrapped(subject), keys) else {
        return Reply::NONE;
    };
    let rest = Arc::new(Dict::new(dict.lock().clone()));
    let (vm, keys) = (vm.clone(), Arc::clone(keys));
    Reply::later(async move {
        for key in &keys.0 {
            dict_remove(&vm, &rest, key).await?;
        }
        Ok(Value::Dict(rest))
    })
}
