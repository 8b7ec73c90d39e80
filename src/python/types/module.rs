//! Modules as objects.

use std::sync::Arc;

use super::super::interp::Interp;
use super::super::native::{ANY, NativeFn, Reply};
use super::super::symbol::well_known as sym;
use super::super::value::{Dict, ModuleId, Value};

/// A module's globals as a dict: a copy, for the variables themselves are in slots.
pub fn dict_of(interp: &Interp, module: ModuleId) -> Value {
    let dict = Dict::default();
    for (name, value) in interp.modules[module.0].entries() {
        dict.set_name(name, value);
    }
    Value::Dict(Arc::new(dict))
}

/// `repr(module)`.
pub fn repr(interp: &Interp, module: ModuleId) -> String {
    let module = &interp.modules[module.0];
    let name = match module.get(sym::NAME) {
        Some(Value::Str(name)) => name.as_str().to_owned(),
        _ => module.name.text().to_owned(),
    };
    match module.source.file.is_empty() {
        true => format!("<module '{name}' (built-in)>"),
        false => format!("<module '{name}' from '{}'>", module.source.file),
    }
}

/// Methods of modules.
pub const METHODS: &[NativeFn] = &[NativeFn::method("__init__", ANY, |_, _| Reply::NONE)];
