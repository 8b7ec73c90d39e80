//! `_pickling`: the part of `pickle` that most of what processes send each other is made of. Plain values
//! are written and read here; whatever else there is, the library's `pickle` does.

use std::collections::HashMap;
use std::sync::Arc;

use super::super::class::ids;
use super::super::instance::NativeData;
use super::super::interp::Interp;
use super::super::module::Source;
use super::super::native::{ANY, Args, NativeFn, Reply, Vm};
use super::super::number::IntRef;
use super::super::protocol::as_int;
use super::super::py_try;
use super::super::symbol::Sym;
use super::super::value::{Dict, List, Value};
use super::object::{made, native, of};
use crate::sync::{Mutex, lock};

/// Containers within containers, to this depth.
const DEEPEST: usize = 40;
/// So many items are added to a container at once.
const BATCH: usize = 1000;

/// Numbers of objects, and themselves, so that no other is where they were, by what they are.
type Known = HashMap<u64, (u32, Value)>;

/// Which objects were written.
#[derive(Debug, Default)]
struct Memo(Mutex<Known>);

impl NativeData for Memo {
    fn clear(&self) {
        let old = std::mem::take(&mut *lock(&self.0));
        drop(old);
    }
}

const MEMO: &[NativeFn] = &[
    NativeFn::static_method("__new__", ANY, |_, args| made(&args, Memo::default())),
    NativeFn::method("get", (1, 1), |vm, args| {
        let known = lock(&py_try!(native::<Memo>(&args)).0);
        let number = known.get(&args.values()[1].id(vm.interp()));
        number
            .map_or(Value::None, |(number, _)| Value::Int((*number).into()))
            .into()
    }),
    NativeFn::method("put", (1, 1), |vm, args| {
        let object = &args.values()[1];
        if let Value::Instance(instance) = args.this() {
            instance.track(vm.interp());
        }
        let mut known = lock(&py_try!(native::<Memo>(&args)).0);
        let number = known.len() as u32;
        known.insert(object.id(vm.interp()), (number, object.clone()));
        Reply::NONE
    }),
    NativeFn::method("clear", (0, 0), |_, args| {
        py_try!(native::<Memo>(&args)).clear();
        Reply::NONE
    }),
];

// ---- writing --------------------------------------------------------------------------------

struct Writer<'a> {
    interp: &'a Interp,
    known: &'a mut Known,
    bytes: Vec<u8>,
    /// What this writer has added to the memo: forgotten if it gives up.
    added: Vec<u64>,
}

/// There is something that is not plain.
struct GiveUp;

impl Writer<'_> {
    fn remember(&mut self, value: &Value) {
        let number = self.known.len() as u32;
        self.known
            .insert(value.id(self.interp), (number, value.clone()));
        self.added.push(value.id(self.interp));
        self.bytes.push(0x94);
    }

    /// Writes where to find it, if it was written before.
    fn refer(&mut self, value: &Value) -> bool {
        let Some((number, _)) = self.known.get(&value.id(self.interp)) else {
            return false;
        };
        match u8::try_from(*number) {
            Ok(number) => self.bytes.extend([0x68, number]),
            Err(_) => {
                self.bytes.push(b'j');
                self.bytes.extend(number.to_le_bytes());
            }
        }
        true
    }

    fn int(&mut self, number: i64) {
        if let Ok(byte) = u8::try_from(number) {
            self.bytes.extend([b'K', byte]);
        } else if let Ok(short) = u16::try_from(number) {
            self.bytes.push(b'M');
            self.bytes.extend(short.to_le_bytes());
        } else if let Ok(word) = i32::try_from(number) {
            self.bytes.push(b'J');
            self.bytes.extend(word.to_le_bytes());
        } else {
            // As few bytes as keep the sign.
            let bytes = number.to_le_bytes();
            let sign = bytes[7] & 0x80;
            let fill = if sign == 0 { 0 } else { 0xff };
            let mut size = 8;
            while bytes[size - 1] == fill && bytes[size - 2] & 0x80 == sign {
                size -= 1;
            }
            self.bytes.extend([0x8a, size as u8]);
            self.bytes.extend(&bytes[..size]);
        }
    }

    fn data(&mut self, data: &[u8], short: u8, usual: u8) -> Result<(), GiveUp> {
        match (u8::try_from(data.len()), u32::try_from(data.len())) {
            (Ok(size), _) => self.bytes.extend([short, size]),
            (_, Ok(size)) => {
                self.bytes.push(usual);
                self.bytes.extend(size.to_le_bytes());
            }
            _ => return Err(GiveUp),
        }
        self.bytes.extend(data);
        Ok(())
    }

    fn items(&mut self, items: &[Value], depth: usize) -> Result<(), GiveUp> {
        if let [one] = items {
            self.value(one, depth)?;
            self.bytes.push(b'a');
            return Ok(());
        }
        for batch in items.chunks(BATCH) {
            self.bytes.push(b'(');
            for item in batch {
                self.value(item, depth)?;
            }
            self.bytes.push(b'e');
        }
        Ok(())
    }

    fn value(&mut self, value: &Value, depth: usize) -> Result<(), GiveUp> {
        match value {
            Value::None => self.bytes.push(b'N'),
            Value::Bool(truth) => self.bytes.push(if *truth { 0x88 } else { 0x89 }),
            Value::Int(number) => self.int(*number),
            Value::Float(number) => {
                self.bytes.push(b'G');
                self.bytes.extend(number.to_be_bytes());
            }
            _ if depth == 0 => return Err(GiveUp),
            Value::Tuple(items) if items.0.is_empty() => self.bytes.push(b')'),
            _ if self.refer(value) => {}
            Value::Str(text) => {
                self.data(text.as_str().as_bytes(), 0x8c, b'X')?;
                self.remember(value);
            }
            Value::Bytes(bytes) => {
                self.data(&bytes.0, b'C', b'B')?;
                self.remember(value);
            }
            Value::List(list) => {
                self.bytes.push(b']');
                self.remember(value);
                self.items(&list.items(), depth - 1)?;
            }
            Value::Tuple(items) => {
                if items.0.len() > 3 {
                    self.bytes.push(b'(');
                }
                for item in &*items.0 {
                    self.value(item, depth - 1)?;
                }
                // It holds itself, by way of a list: seldom, and not plain.
                if self.known.contains_key(&value.id(self.interp)) {
                    return Err(GiveUp);
                }
                self.bytes.push(match items.0.len() {
                    1 => 0x85,
                    2 => 0x86,
                    3 => 0x87,
                    _ => b't',
                });
                self.remember(value);
            }
            Value::Dict(dict) => {
                self.bytes.push(b'}');
                self.remember(value);
                self.pairs(dict, depth - 1)?;
            }
            _ => return Err(GiveUp),
        }
        Ok(())
    }

    fn pairs(&mut self, dict: &Dict, depth: usize) -> Result<(), GiveUp> {
        let entries = dict.entries();
        let single = entries.len() == 1;
        for batch in entries.chunks(BATCH) {
            if !single {
                self.bytes.push(b'(');
            }
            for (key, value) in batch {
                self.value(key, depth)?;
                self.value(value, depth)?;
            }
            self.bytes.push(if single { b's' } else { b'u' });
        }
        Ok(())
    }
}

/// `dump(obj, memo) -> bytes or None`: how an object is written that is plain through and through.
fn dump(vm: &Vm, args: Args<'_>) -> Reply {
    let [object, memo] = args.values() else {
        return Reply::NONE;
    };
    if let Value::Instance(instance) = memo {
        instance.track(vm.interp());
    }
    let mut known = lock(&py_try!(of::<Memo>(memo)).0);
    let mut writer = Writer {
        interp: vm.interp(),
        known: &mut known,
        bytes: Vec::new(),
        added: Vec::new(),
    };
    match writer.value(object, DEEPEST) {
        Ok(()) => Value::bytes(writer.bytes).into(),
        Err(GiveUp) => {
            let added = std::mem::take(&mut writer.added);
            let gone: Vec<_> = added.iter().filter_map(|id| known.remove(id)).collect();
            drop(known);
            drop(gone);
            Reply::NONE
        }
    }
}

// ---- reading --------------------------------------------------------------------------------

/// Reads on for as long as nothing comes that is not plain; where it has come to.
fn read(interp: &Interp, data: &[u8], start: usize, stack: &Arc<List>, memo: &Arc<List>) -> usize {
    let mut at = start;
    let mut values = lock_items(stack);
    let mut kept = lock_items(memo);
    while let Some((size, plain)) = one(&data[at..], &mut values, &kept) {
        match plain {
            Plain::Push(value) => {
                stack.track(interp, &value);
                values.push(value);
            }
            Plain::Keep => {
                let Some(top) = values.last() else { break };
                memo.track(interp, top);
                kept.push(top.clone());
            }
            Plain::Skip => {}
        }
        at += size;
    }
    at
}

fn lock_items(list: &Arc<List>) -> crate::sync::MutexGuard<'_, Vec<Value>> {
    list.lock()
}

enum Plain {
    Push(Value),
    Keep,
    Skip,
}

fn bytes_of(data: &[u8], from: usize, size: usize) -> Option<&[u8]> {
    data.get(from..from.checked_add(size)?)
}

fn long(data: &[u8]) -> i64 {
    let fill = if data.last().is_some_and(|last| last & 0x80 != 0) {
        0xff
    } else {
        0
    };
    let mut bytes = [fill; 8];
    bytes[..data.len()].copy_from_slice(data);
    i64::from_le_bytes(bytes)
}

/// What stands next, and how many bytes it takes; none if the library has to see to it.
fn one(data: &[u8], values: &mut Vec<Value>, kept: &[Value]) -> Option<(usize, Plain)> {
    let number = |size: usize| -> Option<usize> {
        let bytes = bytes_of(data, 1, size)?;
        usize::try_from(long(&[bytes, &[0]].concat())).ok()
    };
    let text = |head: usize, size: usize| -> Option<(usize, Plain)> {
        let text = std::str::from_utf8(bytes_of(data, head, size)?).ok()?;
        Some((head + size, Plain::Push(Value::str(text))))
    };
    let push = |size: usize, value: Value| Some((size, Plain::Push(value)));
    match *data.first()? {
        b'K' => push(2, Value::from(number(1)?)),
        b'M' => push(3, Value::from(number(2)?)),
        b'J' => push(5, Value::Int(long(bytes_of(data, 1, 4)?))),
        0x8a => match number(1)? {
            size @ 1..=8 => push(2 + size, Value::Int(long(bytes_of(data, 2, size)?))),
            _ => None,
        },
        b'G' => {
            let bytes = bytes_of(data, 1, 8)?.try_into().ok()?;
            push(9, Value::Float(f64::from_be_bytes(bytes)))
        }
        b'N' => push(1, Value::None),
        0x88 => push(1, Value::Bool(true)),
        0x89 => push(1, Value::Bool(false)),
        0x8c => text(2, number(1)?),
        b'X' => text(5, number(4)?),
        b']' => push(1, Value::list(Vec::new())),
        b'}' => push(1, Value::Dict(Arc::default())),
        b')' => push(1, Value::tuple([])),
        code @ 0x85..=0x87 => {
            let start = values.len().checked_sub(usize::from(code - 0x84))?;
            let items: Vec<Value> = values.drain(start..).collect();
            push(1, Value::tuple(items))
        }
        0x94 => Some((1, Plain::Keep)),
        0x68 => push(2, kept.get(number(1)?)?.clone()),
        b'j' => push(5, kept.get(number(4)?)?.clone()),
        0x95 => bytes_of(data, 1, 8).map(|_| (9, Plain::Skip)),
        _ => None,
    }
}

/// `load(data, at, stack, memo) -> int`
fn load(vm: &Vm, args: Args<'_>) -> Reply {
    match args.values() {
        [
            Value::Bytes(data),
            at,
            Value::List(stack),
            Value::List(memo),
        ] => {
            let start = as_int(at).map_or(0, IntRef::clamped).max(0) as usize;
            let start = start.min(data.0.len());
            Value::from(read(vm.interp(), &data.0, start, stack, memo)).into()
        }
        [_, at, ..] => at.clone().into(),
        _ => Reply::NONE,
    }
}

const FUNCTIONS: &[NativeFn] = &[
    NativeFn::function("dump", (2, 2), dump),
    NativeFn::function("load", (4, 4), load),
];

/// Makes the module.
pub fn install(interp: &Interp) {
    let module = interp.add_module("_pickling", Source::default());
    interp.add_functions(module, FUNCTIONS);
    let class = interp.add_class("Memo", ids::OBJECT, "_pickling", MEMO);
    interp.modules[module.0].set(Sym::of("Memo"), Value::Class(class));
}
