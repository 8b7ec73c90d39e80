//! The loop over instructions.
//!
//! What is frequent and simple is done here; the rest is asked of the modules that know it, and what
//! they cannot say at once becomes a call (see [`super::native`]).

use std::sync::Arc;

use super::attr;
use super::class::ids;
use super::code::{
    BinOp, CONST, Code, ContextMethod, Conversion, Instr, NO_BUILTIN, NO_REG, Src, UnaryOp,
};
use super::dict::Entries;
use super::error::{Outcome, Raised};
use super::exceptions;
use super::frame::{Activation, ReturnTo};
use super::function::Function;
use super::item;
use super::iter::{Next, State};
use super::iterate;
use super::number::arithmetic::{checked_floor_divide, checked_modulo};
use super::ops;
use super::protocol::{self, Truth};
use super::symbol::Sym;
use super::thread::Thread;
use super::value::{Cell, Dict, FunctionId, Slice, Value};

#[inline(always)]
fn operand<'v>(registers: &'v [Value], constants: &'v [Value], src: Src) -> &'v Value {
    if src & CONST == 0 {
        &registers[usize::from(src)]
    } else {
        &constants[usize::from(src & !CONST)]
    }
}

impl Thread {
    /// Runs the innermost frame, and those that it calls, until something else has to be looked at: a
    /// call in Rust that waits, the end of the thread, the fuel's.
    ///
    /// # Errors
    /// An exception, which the caller unwinds.
    #[allow(clippy::too_many_lines)]
    pub(super) fn run(&mut self, fuel: &mut u32) -> Outcome<()> {
        let interp = Arc::clone(self.vm.interp());
        // A frame a turn.
        'frame: loop {
            let (frame_at, code, base, mut pc) = match self.frames.last() {
                Some(Activation::Python(frame)) => {
                    let code: &Code = &interp.codes[frame.code.0];
                    (
                        self.frames.len() - 1,
                        code,
                        frame.base as usize,
                        frame.next as usize,
                    )
                }
                _ => return Ok(()),
            };
            if *fuel == 0 {
                return Ok(());
            }
            if super::generator::any_unfinished() {
                self.close_unfinished()?;
                continue 'frame;
            }
            let instructions = &*code.instructions;
            let constants = &*code.constants;
            let end = base + usize::from(code.registers);

            macro_rules! registers {
                () => {
                    self.stack[base..end]
                };
            }
            macro_rules! get {
                ($src:expr) => {
                    operand(&registers!(), constants, $src)
                };
            }
            macro_rules! set {
                ($dst:expr, $value:expr) => {{
                    let value = $value;
                    registers!()[usize::from($dst)].replace(value);
                }};
            }
            macro_rules! save {
                () => {
                    if let Some(Activation::Python(frame)) = self.frames.get_mut(frame_at) {
                        frame.next = pc as u32;
                    }
                };
            }
            macro_rules! raise {
                ($raised:expr) => {{
                    let raised: Raised = $raised;
                    save!();
                    return Err(raised);
                }};
            }
            macro_rules! attempt {
                ($outcome:expr) => {
                    match $outcome {
                        Ok(value) => value,
                        Err(raised) => raise!(raised),
                    }
                };
            }
            // Sets a register to what is answered, at once if it is answered at once.
            macro_rules! reply {
                ($reply:expr, $dst:expr) => {
                    match $reply {
                        super::native::Reply::Value(value) => set!($dst, value),
                        super::native::Reply::Raise(raised) => raise!(raised),
                        other => {
                            save!();
                            self.reply(other, ReturnTo::Register($dst), "")?;
                            continue 'frame;
                        }
                    }
                };
            }
            macro_rules! reply_nowhere {
                ($reply:expr) => {
                    match $reply {
                        super::native::Reply::Value(_) => {}
                        super::native::Reply::Raise(raised) => raise!(raised),
                        other => {
                            save!();
                            self.reply(other, ReturnTo::Nowhere, "")?;
                            continue 'frame;
                        }
                    }
                };
            }
            // Takes the jump that stands next, or skips it.
            macro_rules! jump_if {
                ($taken:expr) => {
                    if $taken {
                        match instructions[pc] {
                            Instr::Step => {
                                if interp.threads.are_several() {
                                    let next = instructions[pc];
                                    self.step =
                                        super::step::access(&interp, code, &registers!(), next);
                                    if self.step.is_some() {
                                        save!();
                                        return Ok(());
                                    }
                                }
                            }
                            Instr::Jump { target } => pc = target as usize,
                            _ => pc += 1,
                        }
                    } else {
                        pc += 1;
                    }
                };
            }
            macro_rules! unbound {
                ($src:expr) => {
                    if $src & CONST == 0 && !get!($src).is_bound() {
                        raise!(unbound_local(code, $src));
                    }
                };
            }
            macro_rules! binary {
                ($op:expr, $dst:expr, $a:expr, $b:expr, $int:path, $float:expr) => {
                    match (get!($a), get!($b)) {
                        (Value::Int(a), Value::Int(b)) => match $int(*a, *b) {
                            Some(number) => set!($dst, Value::Int(number)),
                            None => reply!(ops::binary(&self.vm, $op, get!($a), get!($b)), $dst),
                        },
                        (Value::Float(a), Value::Float(b)) => {
                            set!($dst, Value::Float($float(*a, *b)))
                        }
                        (a, b) => reply!(ops::binary(&self.vm, $op, a, b), $dst),
                    }
                };
            }
            macro_rules! compare_jump {
                ($op:expr, $a:expr, $b:expr, $wanted:expr) => {{
                    let (a, b) = (get!($a), get!($b));
                    let quick = match (a, b) {
                        (Value::Int(a), Value::Int(b)) => ops::compare_ints($op, *a, *b),
                        _ => ops::compare_quick(&interp, $op, a, b),
                    };
                    match quick {
                        Some(truth) => jump_if!(truth == $wanted),
                        None => {
                            let reply = ops::compare_truth(&self.vm, $op, a, b);
                            match reply {
                                super::native::Reply::Value(value) => {
                                    jump_if!(matches!(value, Value::Bool(true)) == $wanted)
                                }
                                super::native::Reply::Raise(raised) => raise!(raised),
                                other => {
                                    save!();
                                    self.reply(other, ReturnTo::Jump($wanted), "")?;
                                    continue 'frame;
                                }
                            }
                        }
                    }
                }};
            }

            loop {
                let instruction = instructions[pc];
                pc += 1;
                match instruction {
                    Instr::Nop | Instr::Extra { .. } => {}
                    Instr::Move { dst, src } => set!(dst, get!(src).clone()),
                    Instr::LoadConst { dst, index } => set!(dst, constants[index as usize].clone()),
                    Instr::LoadGlobal { dst, slot, builtin } => {
                        let module = &interp.modules[code.module.0];
                        let value = module.slot(slot.into()).get();
                        if value.is_bound() {
                            set!(dst, value);
                        } else if builtin != NO_BUILTIN {
                            set!(dst, interp.builtin_values[usize::from(builtin)].clone());
                        } else {
                            let name = module.name_of(slot.into());
                            let name = name.map_or("?", Sym::text);
                            raise!(exceptions::name_error(name));
                        }
                    }
                    Instr::StoreGlobal { slot, src } => {
                        let value = get!(src).clone();
                        drop(interp.modules[code.module.0].slot(slot.into()).set(value));
                    }
                    Instr::DeleteGlobal { slot } => {
                        let module = &interp.modules[code.module.0];
                        if !module.slot(slot.into()).set(Value::Unbound).is_bound() {
                            let name = module.name_of(slot.into()).map_or("?", Sym::text);
                            raise!(exceptions::name_error(name));
                        }
                    }
                    Instr::LoadName { dst, site } | Instr::LoadNameOrCell { dst, site, .. } => {
                        let name = code.sites[usize::from(site)].name;
                        let found = self.namespace().and_then(|names| names.get_name(name));
                        let found = found.or_else(|| match instruction {
                            Instr::LoadNameOrCell { cell, .. } => match get!(cell) {
                                Value::Cell(cell) => cell.get().bound(),
                                _ => None,
                            },
                            _ => None,
                        });
                        let found = found.or_else(|| interp.modules[code.module.0].get(name));
                        let found = found.or_else(|| interp.modules[interp.builtins.0].get(name));
                        match found {
                            Some(value) => set!(dst, value),
                            None => raise!(exceptions::name_error(name.text())),
                        }
                    }
                    Instr::StoreName { site, src } => {
                        let name = code.sites[usize::from(site)].name;
                        let value = get!(src).clone();
                        match self.prepared() {
                            Some(prepared) => {
                                let key = Value::name(name);
                                reply_nowhere!(item::set(&self.vm, &prepared, &key, value));
                            }
                            None => {
                                if let Some(names) = self.namespace() {
                                    drop(names.set_name(name, value));
                                }
                            }
                        }
                    }
                    Instr::DeleteName { site } => {
                        let name = code.sites[usize::from(site)].name;
                        if self
                            .namespace()
                            .and_then(|names| names.remove_name(name))
                            .is_none()
                        {
                            raise!(exceptions::name_error(name.text()));
                        }
                    }
                    Instr::MakeCell { reg } => {
                        let value = std::mem::take(&mut registers!()[usize::from(reg)]);
                        set!(reg, Value::Cell(Arc::new(Cell::new(value))));
                    }
                    Instr::LoadCell { dst, cell } => {
                        let value = match get!(cell) {
                            Value::Cell(cell) => cell.get(),
                            _ => Value::Unbound,
                        };
                        if !value.is_bound() {
                            raise!(unbound_cell(code, cell));
                        }
                        set!(dst, value);
                    }
                    Instr::StoreCell { cell, src } => {
                        let value = get!(src).clone();
                        if let Value::Cell(cell) = get!(cell) {
                            cell.track(&interp, &value);
                            drop(cell.set(value));
                        }
                    }
                    Instr::DeleteCell { cell } => {
                        let old = match get!(cell) {
                            Value::Cell(cell) => cell.set(Value::Unbound),
                            _ => Value::Unbound,
                        };
                        if !old.is_bound() {
                            raise!(unbound_cell(code, cell));
                        }
                    }
                    Instr::CheckBound { reg } => unbound!(reg),
                    Instr::Clear { reg } => set!(reg, Value::Unbound),
                    Instr::DeleteLocal { reg } => {
                        unbound!(reg);
                        set!(reg, Value::Unbound);
                    }
                    Instr::Finish { from } => {
                        for value in &mut registers!()[usize::from(from)..] {
                            *value = Value::Unbound;
                        }
                        if super::generator::any_unfinished() {
                            save!();
                            continue 'frame;
                        }
                    }

                    Instr::Add { dst, a, b } => {
                        binary!(BinOp::Add, dst, a, b, i64::checked_add, |a, b| a + b)
                    }
                    Instr::Sub { dst, a, b } => {
                        binary!(BinOp::Sub, dst, a, b, i64::checked_sub, |a, b| a - b)
                    }
                    Instr::Mul { dst, a, b } => {
                        binary!(BinOp::Mul, dst, a, b, i64::checked_mul, |a, b| a * b)
                    }
                    Instr::FloorDiv { dst, a, b } => match (get!(a), get!(b)) {
                        (Value::Int(x), Value::Int(y)) => match checked_floor_divide(*x, *y) {
                            Some(number) => set!(dst, Value::Int(number)),
                            None => reply!(
                                ops::binary(&self.vm, BinOp::FloorDiv, get!(a), get!(b)),
                                dst
                            ),
                        },
                        (x, y) => reply!(ops::binary(&self.vm, BinOp::FloorDiv, x, y), dst),
                    },
                    Instr::Mod { dst, a, b } => match (get!(a), get!(b)) {
                        (Value::Int(x), Value::Int(y)) => match checked_modulo(*x, *y) {
                            Some(number) => set!(dst, Value::Int(number)),
                            None => {
                                reply!(ops::binary(&self.vm, BinOp::Mod, get!(a), get!(b)), dst)
                            }
                        },
                        (x, y) => reply!(ops::binary(&self.vm, BinOp::Mod, x, y), dst),
                    },
                    Instr::TrueDiv { dst, a, b } => match (get!(a), get!(b)) {
                        (Value::Float(x), Value::Float(y)) if *y != 0.0 => {
                            set!(dst, Value::Float(x / y))
                        }
                        (x, y) => reply!(ops::binary(&self.vm, BinOp::TrueDiv, x, y), dst),
                    },
                    Instr::Binary { op, dst, a, b } => {
                        reply!(ops::binary(&self.vm, op, get!(a), get!(b)), dst);
                    }
                    Instr::InPlace { op, dst, a, b } => {
                        let quick = match (get!(a), get!(b)) {
                            (Value::Int(a), Value::Int(b)) => match op {
                                BinOp::Add => a.checked_add(*b).map(Value::Int),
                                BinOp::Sub => a.checked_sub(*b).map(Value::Int),
                                BinOp::Mul => a.checked_mul(*b).map(Value::Int),
                                BinOp::FloorDiv => checked_floor_divide(*a, *b).map(Value::Int),
                                BinOp::Mod => checked_modulo(*a, *b).map(Value::Int),
                                _ => None,
                            },
                            (Value::Float(a), Value::Float(b)) => match op {
                                BinOp::Add => Some(Value::Float(a + b)),
                                BinOp::Sub => Some(Value::Float(a - b)),
                                BinOp::Mul => Some(Value::Float(a * b)),
                                _ => None,
                            },
                            _ => None,
                        };
                        match quick {
                            Some(value) => set!(dst, value),
                            None => reply!(ops::in_place(&self.vm, op, get!(a), get!(b)), dst),
                        }
                    }
                    Instr::Unary { op, dst, src } => match (op, get!(src)) {
                        (UnaryOp::Neg, Value::Int(number)) if *number != i64::MIN => {
                            set!(dst, Value::Int(-number));
                        }
                        (UnaryOp::Neg, Value::Float(number)) => set!(dst, Value::Float(-number)),
                        (_, value) => reply!(ops::unary(&self.vm, op, value), dst),
                    },
                    Instr::Not { dst, src } => match protocol::truth(&interp, get!(src)) {
                        Truth::Known(truth) => set!(dst, Value::Bool(!truth)),
                        Truth::Ask => {
                            let reply = protocol::truth_value(&self.vm, get!(src));
                            let reply = reply.then(&self.vm, |_, value| {
                                Ok(Value::Bool(matches!(value, Value::Bool(false))))
                            });
                            reply!(reply, dst);
                        }
                    },
                    Instr::Compare { op, dst, a, b } => {
                        let (x, y) = (get!(a), get!(b));
                        match ops::compare_quick(&interp, op, x, y) {
                            Some(truth) => set!(dst, Value::Bool(truth)),
                            None => reply!(ops::compare(&self.vm, op, x, y), dst),
                        }
                    }
                    Instr::IfCompare { op, a, b } => compare_jump!(op, a, b, true),
                    Instr::UnlessCompare { op, a, b } => compare_jump!(op, a, b, false),
                    Instr::If { src } | Instr::Unless { src } => {
                        let wanted = matches!(instruction, Instr::If { .. });
                        match protocol::truth(&interp, get!(src)) {
                            Truth::Known(truth) => jump_if!(truth == wanted),
                            Truth::Ask => match protocol::truth_value(&self.vm, get!(src)) {
                                super::native::Reply::Value(value) => {
                                    jump_if!(matches!(value, Value::Bool(true)) == wanted);
                                }
                                super::native::Reply::Raise(raised) => raise!(raised),
                                other => {
                                    save!();
                                    self.reply(other, ReturnTo::Jump(wanted), "")?;
                                    continue 'frame;
                                }
                            },
                        }
                    }
                    Instr::Step => {
                        if interp.threads.are_several() {
                            let next = instructions[pc];
                            self.step = super::step::access(&interp, code, &registers!(), next);
                            if self.step.is_some() {
                                save!();
                                return Ok(());
                            }
                        }
                    }
                    Instr::Jump { target } => pc = target as usize,
                    Instr::JumpBack { target } => {
                        pc = target as usize;
                        *fuel -= 1;
                        if *fuel == 0 {
                            save!();
                            return Ok(());
                        }
                    }

                    Instr::GetIter { dst, src } => match get!(src) {
                        Value::Range(range) => {
                            let state = State::Range {
                                next: range.start,
                                step: range.step,
                                left: range.len(),
                            };
                            let iter = super::iter::Iter::new(ids::RANGE_ITERATOR, state);
                            set!(dst, Value::Iter(iter));
                        }
                        value => reply!(iterate::iter(&self.vm, value), dst),
                    },
                    Instr::GetAsyncIter { dst, src } => {
                        reply!(iterate::async_iter(&self.vm, get!(src)), dst)
                    }
                    Instr::GetAsyncNext { dst, src } => {
                        reply!(iterate::async_next(&self.vm, get!(src)), dst)
                    }
                    Instr::ForIter { dst, iter } => match get!(iter) {
                        Value::Iter(iter) => match attempt!(iter.next()) {
                            Next::Item(item) => {
                                set!(dst, item);
                                pc += 1;
                            }
                            Next::End => jump_if!(true),
                            Next::Ask => {
                                let reply = iterate::next_slow(&self.vm, iter);
                                save!();
                                self.reply(reply, ReturnTo::Loop(dst), "")?;
                                continue 'frame;
                            }
                        },
                        Value::Generator(generator) => {
                            let generator = Arc::clone(generator);
                            save!();
                            self.resume(&generator, Value::None, ReturnTo::Loop(dst))?;
                            continue 'frame;
                        }
                        other => {
                            let reply = iterate::next(&self.vm, other);
                            save!();
                            self.reply(reply, ReturnTo::Loop(dst), "")?;
                            continue 'frame;
                        }
                    },

                    Instr::LoadAttr { dst, obj, site } => {
                        let object = get!(obj);
                        let site = &code.sites[usize::from(site)];
                        if let Value::Instance(instance) = object
                            && let Some(value) = attr::cached_field(&interp, instance, site)
                        {
                            set!(dst, value);
                        } else {
                            unbound!(obj);
                            reply!(attr::load_at(&self.vm, get!(obj), site), dst);
                        }
                    }
                    Instr::StoreAttr { obj, src, site } => {
                        let object = get!(obj);
                        let site = &code.sites[usize::from(site)];
                        let value = get!(src).clone();
                        let old = match object {
                            Value::Instance(instance) => {
                                attr::store_cached(&interp, instance, site, value)
                            }
                            _ => Err(value),
                        };
                        match old {
                            Ok(old) => drop(old),
                            Err(value) => {
                                unbound!(obj);
                                reply_nowhere!(attr::store_at(&self.vm, get!(obj), site, value));
                            }
                        }
                    }
                    Instr::DeleteAttr { obj, site } => {
                        let name = code.sites[usize::from(site)].name;
                        reply_nowhere!(attr::delete(&self.vm, get!(obj), name));
                    }
                    Instr::LoadMethod { dst, obj, site } => {
                        unbound!(obj);
                        let object = get!(obj);
                        let site = &code.sites[usize::from(site)];
                        match attr::method_at(&interp, object, site) {
                            Some(function) => {
                                let this = object.clone();
                                set!(dst, function);
                                set!(dst + 1, this);
                            }
                            None => {
                                set!(dst + 1, Value::Unbound);
                                reply!(attr::load_at(&self.vm, get!(obj), site), dst);
                            }
                        }
                    }
                    Instr::LoadSuper {
                        dst,
                        base: at,
                        site,
                    } => {
                        let name = code.sites[usize::from(site)].name;
                        reply!(
                            attr::load_super(&self.vm, get!(at), get!(at + 1), name),
                            dst
                        );
                    }
                    Instr::GetItem { dst, obj, index } => {
                        let (object, at) = (get!(obj), get!(index));
                        match item::get_quick(&interp, object, at) {
                            Some(value) => set!(dst, value),
                            None => {
                                unbound!(obj);
                                unbound!(index);
                                reply!(item::get(&self.vm, get!(obj), get!(index)), dst);
                            }
                        }
                    }
                    Instr::SetItem { obj, index, src } => {
                        unbound!(obj);
                        let value = get!(src).clone();
                        reply_nowhere!(item::set(&self.vm, get!(obj), get!(index), value));
                    }
                    Instr::DelItem { obj, index } => {
                        reply_nowhere!(item::delete(&self.vm, get!(obj), get!(index)));
                    }

                    Instr::Call {
                        dst,
                        base: at,
                        argc,
                    } => {
                        let callee = &registers!()[usize::from(at)];
                        let start = base + usize::from(at) + 1;
                        match callee {
                            Value::Native(id) => {
                                let native = &interp.natives[id.0];
                                let args = &self.stack[start..start + usize::from(argc)];
                                reply!(
                                    native.invoke(&self.vm, super::native::Args::new(args, &[])),
                                    dst
                                );
                            }
                            callee => {
                                let callee = callee.clone();
                                *fuel = fuel.saturating_sub(1);
                                save!();
                                self.call(
                                    callee,
                                    start,
                                    argc.into(),
                                    &[],
                                    ReturnTo::Register(dst),
                                )?;
                                continue 'frame;
                            }
                        }
                    }
                    Instr::CallMethod {
                        dst,
                        base: at,
                        argc,
                    } => {
                        let (callee, this) = (get!(at).clone(), get!(at + 1).is_bound());
                        let mut start = base + usize::from(at) + 1;
                        let mut count = usize::from(argc) + 1;
                        if !this {
                            start += 1;
                            count -= 1;
                        }
                        match callee {
                            Value::Native(id) => {
                                let native = &interp.natives[id.0];
                                let args = &self.stack[start..start + count];
                                reply!(
                                    native.invoke(&self.vm, super::native::Args::new(args, &[])),
                                    dst
                                );
                            }
                            callee => {
                                *fuel = fuel.saturating_sub(1);
                                save!();
                                self.call(callee, start, count, &[], ReturnTo::Register(dst))?;
                                continue 'frame;
                            }
                        }
                    }
                    Instr::CallKw {
                        dst,
                        base: at,
                        argc,
                    } => {
                        let Instr::Extra { value: names } = instructions[pc] else {
                            continue;
                        };
                        let names = match operand(&[], constants, names as u16) {
                            Value::Tuple(names) => names
                                .0
                                .iter()
                                .filter_map(Value::as_str)
                                .map(Sym::of)
                                .collect(),
                            _ => Vec::new(),
                        };
                        pc += 1;
                        let (callee, this) = (get!(at).clone(), get!(at + 1).is_bound());
                        let (start, count) = match this {
                            true => (base + usize::from(at) + 1, usize::from(argc) + 1),
                            false => (base + usize::from(at) + 2, usize::from(argc)),
                        };
                        save!();
                        self.call(callee, start, count, &names, ReturnTo::Register(dst))?;
                        continue 'frame;
                    }
                    Instr::CallEx { dst, base: at } => {
                        let callee = get!(at).clone();
                        let mut values = match get!(at + 1) {
                            Value::List(list) => list.items(),
                            _ => Vec::new(),
                        };
                        let mut names = Vec::new();
                        if let Value::Dict(dict) = get!(at + 2) {
                            for (key, value) in dict.entries() {
                                let Some(name) = key.as_str() else {
                                    raise!(Raised::type_error("keywords must be strings"));
                                };
                                names.push(Sym::of(name));
                                values.push(value);
                            }
                        }
                        save!();
                        let call = super::native::Call {
                            callee,
                            values,
                            names,
                        };
                        self.call_values(call, ReturnTo::Register(dst))?;
                        continue 'frame;
                    }

                    Instr::BuildList { dst, start, count } => {
                        let items = self.take_registers(base, start, count);
                        set!(dst, Value::list(items));
                    }
                    Instr::BuildTuple { dst, start, count } => {
                        let items = self.take_registers(base, start, count);
                        set!(dst, Value::tuple(items));
                    }
                    Instr::BuildSet { dst, start, count } => {
                        let items = self.take_registers(base, start, count);
                        reply!(super::types::set::from_items(&self.vm, items, false), dst);
                    }
                    Instr::BuildDict { dst, start, count } => {
                        if count == 0 {
                            set!(dst, Value::Dict(Arc::new(Dict::new(Entries::default()))));
                        } else {
                            let items = self.take_registers(base, start, 2 * count);
                            reply!(super::types::dict::from_pairs(&self.vm, items), dst);
                        }
                    }
                    Instr::BuildSlice { dst, start } => {
                        let mut parts = self.take_registers(base, start, 3).into_iter();
                        let mut next = || parts.next().unwrap_or_default();
                        let slice = Slice {
                            start: next(),
                            stop: next(),
                            step: next(),
                        };
                        set!(dst, Value::Slice(Arc::new(slice)));
                    }
                    Instr::BuildString { dst, start, count } => {
                        let start = base + usize::from(start);
                        let parts = &self.stack[start..start + usize::from(count)];
                        let length = parts.iter().filter_map(Value::as_str).map(str::len).sum();
                        let mut text = String::with_capacity(length);
                        parts
                            .iter()
                            .filter_map(Value::as_str)
                            .for_each(|part| text.push_str(part));
                        set!(dst, Value::str(text));
                    }
                    Instr::ListAppend { list, src } => {
                        let value = get!(src).clone();
                        if let Value::List(list) = get!(list) {
                            list.lock().push(value);
                        }
                    }
                    Instr::CheckStar { callee, src } => {
                        if !iterate::is_iterable(&interp, get!(src)) {
                            let function = protocol::function_text(&interp, get!(callee));
                            let class = self.vm.class_name(get!(src));
                            raise!(Raised::type_error(format!(
                                "{function} argument after * must be an iterable, not {class}"
                            )));
                        }
                    }
                    Instr::ListExtend { list, src } => {
                        if !iterate::is_iterable(&interp, get!(src)) {
                            let class = self.vm.class_name(get!(src));
                            raise!(Raised::type_error(format!(
                                "Value after * must be an iterable, not {class}"
                            )));
                        }
                        reply_nowhere!(iterate::extend_list(&self.vm, get!(list), get!(src)));
                    }
                    Instr::ListToTuple { dst, src } => {
                        let items = match get!(src) {
                            Value::List(list) => std::mem::take(&mut *list.lock()),
                            _ => Vec::new(),
                        };
                        set!(dst, Value::tuple(items));
                    }
                    Instr::SetAdd { set, src } => {
                        reply_nowhere!(super::types::set::add(
                            &self.vm,
                            get!(set),
                            get!(src).clone()
                        ));
                    }
                    Instr::SetUpdate { set, src } => {
                        reply_nowhere!(super::types::set::update(&self.vm, get!(set), get!(src)));
                    }
                    Instr::DictInsert { dict, key, src } => {
                        let value = get!(src).clone();
                        reply_nowhere!(item::set(&self.vm, get!(dict), get!(key), value));
                    }
                    Instr::DictUpdate { dict, src, merge } => {
                        if !merge && !super::types::dict::is_mapping(&self.vm, get!(src)) {
                            let class = self.vm.class_name(get!(src));
                            raise!(Raised::type_error(format!(
                                "'{class}' object is not a mapping"
                            )));
                        }
                        reply_nowhere!(super::types::dict::merge(
                            &self.vm,
                            get!(dict),
                            get!(src),
                            // A call's function stands two registers before its arguments' dict.
                            merge.then(|| get!(dict - 2)),
                        ));
                    }
                    Instr::FormatValue {
                        conversion,
                        dst,
                        src,
                        spec,
                    } => {
                        unbound!(src);
                        let value = get!(src);
                        let plain = matches!(get!(spec).as_str(), Some(""));
                        let quick = match (conversion, value) {
                            (Conversion::None | Conversion::Str, Value::Str(_)) if plain => {
                                Some(value.clone())
                            }
                            _ => None,
                        };
                        match quick {
                            Some(value) => set!(dst, value),
                            None => {
                                let spec = get!(spec).clone();
                                reply!(
                                    protocol::format_field(&self.vm, value, conversion, spec),
                                    dst
                                );
                            }
                        }
                    }
                    Instr::Unpack { src, start, count } => {
                        unbound!(src);
                        let count = usize::from(count);
                        match get!(src) {
                            Value::Tuple(tuple) if tuple.0.len() == count => {
                                let tuple = Arc::clone(tuple);
                                for (place, item) in tuple.0.iter().enumerate() {
                                    set!(usize::from(start) + place, item.clone());
                                }
                                pc += 1;
                            }
                            value => reply!(iterate::unpack(&self.vm, value, count, None), start),
                        }
                    }
                    Instr::UnpackStar { src, start } => {
                        unbound!(src);
                        let Instr::Extra { value } = instructions[pc] else {
                            continue;
                        };
                        pc += 1;
                        let (before, after) = ((value >> 16) as usize, (value & 0xffff) as usize);
                        reply!(
                            iterate::unpack(&self.vm, get!(src), before, Some(after)),
                            start
                        );
                    }
                    Instr::Spread { start } => {
                        if let Value::Tuple(tuple) = get!(start) {
                            let tuple = Arc::clone(tuple);
                            for (place, item) in tuple.0.iter().enumerate() {
                                set!(usize::from(start) + place, item.clone());
                            }
                        }
                    }

                    Instr::MakeFunction {
                        dst,
                        base: at,
                        code: which,
                    } => {
                        let id = code.codes[usize::from(which)];
                        let made = &interp.codes[id.0];
                        let defaults = match get!(at) {
                            Value::Tuple(items) => items.0.clone(),
                            _ => Box::default(),
                        };
                        let keyword_defaults = match get!(at + 1) {
                            Value::Dict(dict) => dict
                                .entries()
                                .into_iter()
                                .filter_map(|(name, value)| Some((Sym::of(name.as_str()?), value)))
                                .collect(),
                            _ => Box::default(),
                        };
                        let cells: Box<[Arc<Cell>]> = (0..made.free.len())
                            .map(|place| match get!(at + 3 + place as u16) {
                                Value::Cell(cell) => Arc::clone(cell),
                                _ => Arc::default(),
                            })
                            .collect();
                        let closes = !cells.is_empty();
                        let annotate = get!(at + 2).clone();
                        let function =
                            Function::new(id, defaults, keyword_defaults, cells, annotate);
                        let value = if code.runs_once && !closes {
                            Value::Function(FunctionId(interp.functions.push(function)))
                        } else {
                            Value::Closure(Arc::new(function))
                        };
                        set!(dst, value);
                    }
                    Instr::Return { src } => {
                        unbound!(src);
                        let value = match src & CONST {
                            0 => std::mem::take(&mut registers!()[usize::from(src)]),
                            _ => get!(src).clone(),
                        };
                        save!();
                        self.return_value(value)?;
                        continue 'frame;
                    }
                    Instr::Yield { dst, src, delegate } => {
                        unbound!(src);
                        let value = get!(src).clone();
                        let delegate = if delegate == NO_REG {
                            Value::Unbound
                        } else {
                            get!(delegate).clone()
                        };
                        save!();
                        self.yield_value(value, dst, delegate)?;
                        continue 'frame;
                    }
                    Instr::Send { dst, iter, value } => {
                        let (target, value) = (get!(iter).clone(), get!(value).clone());
                        save!();
                        if let Value::Generator(generator) = &target {
                            self.resume(generator, value, ReturnTo::Send(dst))?;
                        } else {
                            let reply = iterate::send(&self.vm, &target, value);
                            self.reply(reply, ReturnTo::Send(dst), "")?;
                        }
                        continue 'frame;
                    }
                    Instr::GetYieldFromIter { dst, src } => match get!(src) {
                        Value::Generator(_) => set!(dst, get!(src).clone()),
                        value => reply!(iterate::iter(&self.vm, value), dst),
                    },
                    Instr::GetAwaitable { dst, src } => {
                        unbound!(src);
                        reply!(iterate::awaitable(&self.vm, get!(src)), dst);
                    }
                    Instr::AsyncGenWrap { dst, src } => {
                        set!(dst, super::types::generator::wrap(get!(src).clone()));
                    }

                    Instr::Raise { exception, cause } => {
                        unbound!(exception);
                        let value = get!(exception).clone();
                        let cause = if cause == NO_REG {
                            Value::Unbound
                        } else {
                            get!(cause).clone()
                        };
                        match exceptions::raise(&self.vm, value, cause) {
                            super::native::Reply::Raise(raised) => raise!(raised),
                            other => {
                                save!();
                                self.reply(other, ReturnTo::Nowhere, "")?;
                                continue 'frame;
                            }
                        }
                    }
                    // Its traceback has this place already.
                    Instr::RaiseAgain => match self.handled() {
                        Some(raised) => {
                            self.passed_here = true;
                            raise!(raised)
                        }
                        None => raise!(Raised::runtime_error("No active exception to reraise")),
                    },
                    Instr::Reraise { exception } => match Raised::from_value(get!(exception)) {
                        Some(raised) => {
                            self.passed_here = true;
                            raise!(raised)
                        }
                        None => raise!(Raised::runtime_error("No active exception to reraise")),
                    },
                    Instr::EnterHandler { exception, saved } => {
                        let raised = Raised::from_value(get!(exception));
                        let before = match self.frames.get_mut(frame_at) {
                            Some(Activation::Python(frame)) => {
                                std::mem::replace(&mut frame.handled, raised)
                            }
                            _ => None,
                        };
                        set!(saved, before.map_or(Value::None, |before| before.value()));
                    }
                    Instr::LeaveHandler { saved } => {
                        let before = Raised::from_value(get!(saved));
                        if let Some(Activation::Python(frame)) = self.frames.get_mut(frame_at) {
                            frame.handled = before;
                        }
                    }
                    Instr::UnlessExceptionMatches { exception, class } => {
                        let matches =
                            attempt!(exceptions::matches(&interp, get!(exception), get!(class)));
                        jump_if!(!matches);
                    }
                    Instr::SplitGroup { dst, rest, class } => {
                        reply!(
                            exceptions::split_group(&self.vm, get!(rest), get!(class)),
                            dst
                        );
                    }
                    Instr::UnlessGroupMatches { dst, rest } => {
                        let (matched, left) = match get!(dst) {
                            Value::Tuple(pair) => (pair.0[0].clone(), pair.0[1].clone()),
                            _ => (Value::None, Value::None),
                        };
                        set!(rest, left);
                        let nothing = matched.is_none();
                        set!(dst, matched);
                        jump_if!(nothing);
                    }
                    Instr::PrepareReraiseStar {
                        dst,
                        original,
                        list,
                    } => {
                        let result = exceptions::join_groups(&interp, get!(original), get!(list));
                        set!(dst, result);
                    }
                    Instr::EndAsyncFor { exception } => {
                        let raised = Raised::from_value(get!(exception));
                        let ends = raised.as_ref().is_some_and(|raised| {
                            interp.is_subclass(raised.class(), ids::STOP_ASYNC_ITERATION)
                        });
                        if !ends && let Some(raised) = raised {
                            raise!(raised);
                        }
                    }
                    Instr::AssertionFailed { src } => {
                        let args = if src == NO_REG {
                            Vec::new()
                        } else {
                            vec![get!(src).clone()]
                        };
                        raise!(Raised::with_args(ids::ASSERTION_ERROR, args));
                    }
                    Instr::LoadContextMethod { method, dst, src } => {
                        let value = get!(src).clone();
                        let method = context_method(&interp, method, &value);
                        let function = attempt!(method);
                        match attr::bind(&self.vm, function, Some(&value), interp.class_of(&value))
                        {
                            super::native::Reply::Value(Value::Method(method)) => {
                                set!(dst, method.function.clone());
                                set!(dst + 1, method.this.clone());
                            }
                            super::native::Reply::Value(function) => {
                                set!(dst, function);
                                set!(dst + 1, Value::Unbound);
                            }
                            other => {
                                set!(dst + 1, Value::Unbound);
                                reply!(other, dst);
                            }
                        }
                    }
                    Instr::Import {
                        dst,
                        site,
                        from,
                        level,
                    } => {
                        let name = code.sites[usize::from(site)].name;
                        reply!(
                            super::import::import(&self.vm, code.module, name, from, level),
                            dst
                        );
                    }
                    Instr::ImportFrom { dst, module, site } => {
                        let name = code.sites[usize::from(site)].name;
                        reply!(
                            super::import::import_from(&self.vm, get!(module), name),
                            dst
                        );
                    }
                    Instr::ImportStar { module } => {
                        reply_nowhere!(super::import::import_star(
                            &self.vm,
                            code.module,
                            get!(module)
                        ));
                    }

                    Instr::MatchSequence { src } => {
                        jump_if!(!protocol::is_sequence(&interp, get!(src)));
                    }
                    Instr::MatchMapping { src } => {
                        jump_if!(!protocol::is_mapping(&interp, get!(src)));
                    }
                    Instr::MatchKeys { dst, src, keys } => {
                        reply!(item::match_keys(&self.vm, get!(src), get!(keys)), dst);
                    }
                    Instr::MatchRest { dst, src, keys } => {
                        reply!(item::match_rest(&self.vm, get!(src), get!(keys)), dst);
                    }
                    Instr::MatchClass { dst, src, base: at } => {
                        let reply = attr::match_class(
                            &self.vm,
                            get!(src),
                            get!(at),
                            get!(at + 1),
                            get!(at + 2),
                        );
                        reply!(reply, dst);
                    }
                    Instr::Length { dst, src } => {
                        reply!(protocol::length(&self.vm, get!(src)), dst)
                    }
                    Instr::Unsupported { message } => {
                        let text = get!(message).as_str().unwrap_or_default().to_owned();
                        raise!(Raised::new(ids::NOT_IMPLEMENTED_ERROR, text));
                    }
                }
            }
        }
    }

    fn namespace(&self) -> Option<&Arc<Dict>> {
        match self.frames.last()? {
            Activation::Python(frame) => frame.namespace(),
            Activation::Native(_) => None,
        }
    }

    /// What a metaclass prepared for the names of the class body.
    fn prepared(&self) -> Option<Value> {
        match self.frames.last()? {
            Activation::Python(frame) => frame.extra.as_ref()?.prepared.clone().bound(),
            Activation::Native(_) => None,
        }
    }

    fn take_registers(&mut self, base: usize, start: u16, count: u16) -> Vec<Value> {
        let start = base + usize::from(start);
        self.stack[start..start + usize::from(count)]
            .iter_mut()
            .map(std::mem::take)
            .collect()
    }

    /// Returns from the innermost frame.
    fn return_value(&mut self, value: Value) -> Outcome<()> {
        let Some(frame) = self.pop_frame() else {
            return Ok(());
        };
        let to = frame.return_to;
        let Some(extra) = frame.extra else {
            return self.deliver(to, value);
        };
        if let Some(generator) = &extra.generator {
            generator.finish();
            if generator.kind == super::code::CodeKind::AsyncGenerator {
                return self
                    .deliver_raised(to, Raised::with_args(ids::STOP_ASYNC_ITERATION, Vec::new()));
            }
            return self.deliver_end(to, value);
        }
        if let Some(instance) = extra.instance {
            if !value.is_none() {
                let name = self.vm.class_name(&value);
                return self.deliver_raised(
                    to,
                    Raised::type_error(format!("__init__() should return None, not '{name}'")),
                );
            }
            return self.deliver(to, Value::Instance(instance));
        }
        self.deliver(to, value)
    }
}

#[cold]
fn unbound_local(code: &Code, register: u16) -> Raised {
    let name = code
        .locals
        .get(usize::from(register))
        .map_or("?", |name| name.text());
    Raised::new(
        ids::UNBOUND_LOCAL_ERROR,
        format!("cannot access local variable '{name}' where it is not associated with a value"),
    )
}

#[cold]
fn unbound_cell(code: &Code, register: u16) -> Raised {
    if code.free.iter().any(|(free, _)| *free == register) {
        let name = code
            .locals
            .get(usize::from(register))
            .map_or("?", |name| name.text());
        return Raised::new(
            ids::NAME_ERROR,
            format!(
                "cannot access free variable '{name}' where it is not associated with a value in enclosing scope"
            ),
        );
    }
    unbound_local(code, register)
}

fn context_method(
    interp: &super::interp::Interp,
    method: ContextMethod,
    value: &Value,
) -> Outcome<Value> {
    use super::symbol::well_known as sym;
    let class = interp.class_of(value);
    let name = match method {
        ContextMethod::Enter => sym::ENTER,
        ContextMethod::Exit => sym::EXIT,
        ContextMethod::AsyncEnter => sym::AENTER,
        ContextMethod::AsyncExit => sym::AEXIT,
    };
    interp.lookup(class, name).ok_or_else(|| {
        let is_async = matches!(method, ContextMethod::AsyncEnter | ContextMethod::AsyncExit);
        let protocol = if is_async {
            "asynchronous context manager"
        } else {
            "context manager"
        };
        let missing = match method {
            ContextMethod::Exit | ContextMethod::AsyncExit => {
                format!(" (missed {} method)", name.text())
            }
            _ => String::new(),
        };
        let class = interp.class(class).name();
        Raised::type_error(format!(
            "'{class}' object does not support the {protocol} protocol{missing}"
        ))
    })
}
