//! Steps: where a thread that is run by a schedule stops, because what it does next matters to others.
//!
//! A step is one access to something that threads share, or one operation of a primitive. Accesses in
//! the program's own code are marked by [`Instr::Step`], which is compiled in front of what may be
//! one; operations say so themselves ([`super::native::NativeFn::operation`]). Code of the library has
//! no steps but those.

use std::sync::Arc;

use super::code::{CONST, Code, Instr, Src};
use super::instance::Instance;
use super::interp::Interp;
use super::symbol::Sym;
use super::value::{ModuleId, Value};

/// What a step touches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Place {
    Global(ModuleId, u16),
    /// A variable of an enclosing function.
    Cell(usize),
    Attribute(usize, Sym),
    /// The contents of a list, dict or set.
    Contents(usize),
    /// A lock, queue, event, thread, ...
    Primitive(usize),
}

/// A step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Access {
    /// What it touches.
    pub place: Place,
    /// Whether it may change it.
    pub writes: bool,
}

impl Access {
    fn read(place: Place) -> Self {
        let writes = false;
        Self { place, writes }
    }

    fn write(place: Place) -> Self {
        let writes = true;
        Self { place, writes }
    }

    /// An operation of a primitive.
    pub fn operation(object: Option<&Value>) -> Self {
        let address = match object {
            Some(Value::Instance(instance)) => address(instance),
            _ => 0,
        };
        Self::write(Place::Primitive(address))
    }
}

fn address<T>(object: &Arc<T>) -> usize {
    Arc::as_ptr(object) as *const () as usize
}

/// Methods of lists, dicts and sets that change nothing.
const READERS: &[&str] = &[
    "copy",
    "count",
    "difference",
    "get",
    "index",
    "intersection",
    "isdisjoint",
    "issubset",
    "issuperset",
    "items",
    "keys",
    "symmetric_difference",
    "union",
    "values",
];

impl Instr {
    /// Whether it may be an access to something shared.
    pub fn may_touch(self) -> bool {
        matches!(
            self,
            Self::LoadGlobal { .. }
                | Self::StoreGlobal { .. }
                | Self::DeleteGlobal { .. }
                | Self::LoadCell { .. }
                | Self::StoreCell { .. }
                | Self::DeleteCell { .. }
                | Self::InPlace { .. }
                | Self::LoadAttr { .. }
                | Self::StoreAttr { .. }
                | Self::DeleteAttr { .. }
                | Self::GetItem { .. }
                | Self::SetItem { .. }
                | Self::DelItem { .. }
                | Self::Call { .. }
                | Self::CallMethod { .. }
        )
    }
}

/// What an instruction is about to touch, if anything that threads share.
pub fn access(interp: &Interp, code: &Code, registers: &[Value], next: Instr) -> Option<Access> {
    let get = |src: Src| match src & CONST {
        0 => registers.get(usize::from(src)).unwrap_or(&Value::Unbound),
        _ => &code.constants[usize::from(src & !CONST)],
    };
    let global = |slot| Place::Global(code.module, slot);
    match next {
        Instr::LoadGlobal { slot, .. } => {
            let value = interp.modules[code.module.0].slot(slot.into()).get();
            let is_fixed = matches!(
                value,
                Value::Unbound
                    | Value::Function(_)
                    | Value::Class(_)
                    | Value::Native(_)
                    | Value::Module(_)
            );
            (!is_fixed).then(|| Access::read(global(slot)))
        }
        Instr::StoreGlobal { slot, .. } | Instr::DeleteGlobal { slot } => {
            Some(Access::write(global(slot)))
        }
        Instr::LoadCell { cell, .. } => of_cell(get(cell)).map(Access::read),
        Instr::StoreCell { cell, .. } | Instr::DeleteCell { cell } => {
            of_cell(get(cell)).map(Access::write)
        }
        Instr::InPlace { a, .. } => contents(get(a)).map(Access::write),
        Instr::LoadAttr { obj, site, .. } => {
            attribute(get(obj), code.sites[usize::from(site)].name).map(Access::read)
        }
        Instr::StoreAttr { obj, site, .. } | Instr::DeleteAttr { obj, site } => {
            attribute(get(obj), code.sites[usize::from(site)].name).map(Access::write)
        }
        Instr::GetItem { obj, .. } => contents(get(obj)).map(Access::read),
        Instr::SetItem { obj, .. } | Instr::DelItem { obj, .. } => {
            contents(get(obj)).map(Access::write)
        }
        Instr::Call { base, argc, .. } => match get(base) {
            Value::Native(_) if argc > 0 => contents(get(base + 1)).map(Access::read),
            _ => None,
        },
        Instr::CallMethod { base, .. } => match get(base) {
            Value::Native(method) => {
                let place = contents(get(base + 1))?;
                let writes = !READERS.contains(&interp.natives[method.0].name);
                Some(Access { place, writes })
            }
            _ => None,
        },
        _ => None,
    }
}

fn of_cell(value: &Value) -> Option<Place> {
    match value {
        Value::Cell(cell) => Some(Place::Cell(address(cell))),
        _ => None,
    }
}

fn attribute(value: &Value, name: Sym) -> Option<Place> {
    match value {
        Value::Instance(instance) => Some(Place::Attribute(address::<Instance>(instance), name)),
        // Counted from the top, where no object lies.
        Value::Class(class) => Some(Place::Attribute(usize::MAX - class.0 as usize, name)),
        _ => None,
    }
}

fn contents(value: &Value) -> Option<Place> {
    Some(Place::Contents(match value {
        Value::List(list) => address(list),
        Value::Dict(dict) => address(dict),
        Value::Set(set) => address(set),
        _ => return None,
    }))
}
