//! `_heap`: moves within heaps whose items are numbers, texts and tuples of them, each move whole. For
//! other items Python may have to be asked: then nothing is moved, and the library's `heapq` does it.

use super::super::code::CmpOp;
use super::super::interp::Interp;
use super::super::module::Source;
use super::super::native::{Args, NativeFn, Reply, Vm};
use super::super::number::IntRef;
use super::super::ops::compare_quick;
use super::super::protocol::as_int;
use super::super::value::Value;

fn is_plain(value: &Value) -> bool {
    match value {
        Value::Bool(_) | Value::Int(_) | Value::Float(_) | Value::Str(_) => true,
        Value::Tuple(items) => items.0.iter().all(|item| {
            let is_flat = !matches!(item, Value::Tuple(_));
            is_flat && is_plain(item)
        }),
        _ => false,
    }
}

/// `a < b`, where that is known without asking.
fn less(interp: &Interp, a: &Value, b: &Value) -> Option<bool> {
    if !is_plain(a) || !is_plain(b) {
        return None;
    }
    compare_quick(interp, CmpOp::Lt, a, b)
}

/// How far up `item` belongs on the way from `path`'s last place to its first: the place in `path`.
fn rise(interp: &Interp, heap: &[Value], path: &[usize], item: &Value) -> Option<usize> {
    let mut at = path.len() - 1;
    while at > 0 && less(interp, item, &heap[path[at - 1]])? {
        at -= 1;
    }
    Some(at)
}

/// Moves the item at the end of a path up to a place of it; those from there on move down by one.
fn put(heap: &mut [Value], path: &[usize], at: usize) {
    for step in (at + 1..path.len()).rev() {
        heap.swap(path[step], path[step - 1]);
    }
}

/// Moves the item at `at` up, not beyond `start`; none, and nothing moved, if Python has to be asked.
fn rise_in(interp: &Interp, heap: &mut [Value], start: usize, mut at: usize) -> Option<()> {
    let item = heap.get(at)?.clone();
    let mut path = vec![at];
    while at > start {
        at = (at - 1) / 2;
        path.push(at);
    }
    path.reverse();
    let place = rise(interp, heap, &path, &item)?;
    put(heap, &path, place);
    Some(())
}

/// Moves the item at `at` down to its place; none, and nothing moved, if Python has to be asked.
fn sink_in(interp: &Interp, heap: &mut [Value], mut at: usize) -> Option<()> {
    let item = heap.get(at)?.clone();
    // The way that the hole takes to a leaf, along the lesser child each time.
    let mut path = vec![at];
    while 2 * at + 1 < heap.len() {
        let (left, right) = (2 * at + 1, 2 * at + 2);
        at = left;
        if right < heap.len() && !less(interp, &heap[left], &heap[right])? {
            at = right;
        }
        path.push(at);
    }
    // From there the item rises to its place; until then each item of the way moves up by one.
    let mut place = path.len() - 1;
    while place > 0 && less(interp, &item, &heap[path[place]])? {
        place -= 1;
    }
    for step in 0..place {
        heap.swap(path[step], path[step + 1]);
    }
    Some(())
}

fn number(value: &Value) -> usize {
    as_int(value).map_or(0, IntRef::clamped).max(0) as usize
}

/// `rise(heap, start, at)`: whether the item was moved.
fn rise_from(vm: &Vm, args: Args<'_>) -> Reply {
    let [Value::List(list), start, at] = args.values() else {
        return Value::Bool(false).into();
    };
    let moved = rise_in(vm.interp(), &mut list.lock(), number(start), number(at));
    Value::Bool(moved.is_some()).into()
}

/// `sink(heap, at)`: whether the item was moved.
fn sink(vm: &Vm, args: Args<'_>) -> Reply {
    let [Value::List(list), at] = args.values() else {
        return Value::Bool(false).into();
    };
    let moved = sink_in(vm.interp(), &mut list.lock(), number(at));
    Value::Bool(moved.is_some()).into()
}

/// `push(heap, item)`: whether it could be done.
fn push(vm: &Vm, args: Args<'_>) -> Reply {
    let [Value::List(list), item] = args.values() else {
        return Value::Bool(false).into();
    };
    list.track(vm.interp(), item);
    let mut heap = list.lock();
    heap.push(item.clone());
    let last = heap.len() - 1;
    let moved = rise_in(vm.interp(), &mut heap, 0, last);
    if moved.is_none() {
        heap.pop();
    }
    Value::Bool(moved.is_some()).into()
}

/// `pop(heap)`: a tuple of the least item; None if it could not be done.
fn pop(vm: &Vm, args: Args<'_>) -> Reply {
    let Value::List(list) = args.this() else {
        return Reply::NONE;
    };
    let mut heap = list.lock();
    let Some(last) = heap.len().checked_sub(1) else {
        return Reply::NONE;
    };
    heap.swap(0, last);
    if last > 0 && sink_in(vm.interp(), &mut heap[..last], 0).is_none() {
        heap.swap(0, last);
        return Reply::NONE;
    }
    heap.pop()
        .map_or(Reply::NONE, |least| Value::tuple([least]).into())
}

const FUNCTIONS: &[NativeFn] = &[
    NativeFn::function("rise", (3, 3), rise_from),
    NativeFn::function("sink", (2, 2), sink),
    NativeFn::function("push", (2, 2), push),
    NativeFn::function("pop", (1, 1), pop),
];

/// Makes the module.
pub fn install(interp: &Interp) {
    let module = interp.add_module("_heap", Source::default());
    interp.add_functions(module, FUNCTIONS);
}
