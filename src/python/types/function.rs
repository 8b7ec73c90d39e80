//! Functions' attributes.

use std::sync::Arc;

use super::super::error::Raised;
use super::super::function::Function;
use super::super::interp::Interp;
use super::super::native::{ANY, Call, NativeFn, Reply, Vm};
use super::super::symbol::{Sym, well_known as sym};
use super::super::value::{Method, Value};

/// A function's qualified name.
pub fn qualname(interp: &Interp, function: &Function) -> String {
    match function.attribute(sym::QUALNAME) {
        Some(Value::Str(name)) => name.as_str().to_owned(),
        _ => interp.codes[function.code.0].qualname.to_string(),
    }
}

/// A function's attribute: one that was set, else one that it has from its code.
pub fn attribute(vm: &Vm, object: &Value, function: &Function, name: Sym) -> Option<Reply> {
    let interp = vm.interp();
    if name == sym::ANNOTATIONS
        && let Some(known) = function.annotations()
    {
        return Some(known.into());
    }
    if let Some(value) = function.attribute(name) {
        return Some(value.into());
    }
    let code = &interp.codes[function.code.0];
    Some(match name {
        sym::NAME => Value::str(&*code.name).into(),
        sym::QUALNAME => Value::str(&*code.qualname).into(),
        sym::DOC => code.docstring.clone().into(),
        sym::MODULE => interp.modules[code.module.0]
            .get(sym::NAME)
            .unwrap_or(Value::None)
            .into(),
        sym::DEFAULTS => match &*function.defaults {
            [] => Reply::NONE,
            defaults => Value::tuple(defaults.to_vec()).into(),
        },
        sym::KWDEFAULTS => match &*function.keyword_defaults {
            [] => Reply::NONE,
            defaults => super::object::dict_of(defaults.to_vec()).into(),
        },
        sym::ANNOTATIONS => {
            let function = object.clone();
            let keep = move |vm: &super::super::native::Vm, made: Value| {
                if let Some(function) = vm.interp().function(&function) {
                    function.keep_annotations(made.clone());
                }
                Ok(made)
            };
            match interp
                .function(object)
                .map(|function| function.annotate.clone())
            {
                Some(annotate @ (Value::Function(_) | Value::Closure(_))) => {
                    Reply::call(annotate, []).then(vm, keep)
                }
                _ => Reply::Value(Value::Dict(Arc::default())).then(vm, keep),
            }
        }
        sym::GLOBALS => super::module::dict_of(interp, code.module).into(),
        sym::CLOSURE => match &*function.cells {
            [] => Reply::NONE,
            cells => Value::tuple(
                cells
                    .iter()
                    .map(|cell| Value::Cell(Arc::clone(cell)))
                    .collect::<Vec<_>>(),
            )
            .into(),
        },
        sym::CODE => super::frame::code(interp, function.code).into(),
        sym::CALL => object.clone().into(),
        _ => return None,
    })
}

/// Sets an attribute.
pub fn set_attribute(function: &Function, name: Sym, value: Value) {
    if name == sym::ANNOTATIONS {
        function.keep_annotations(value);
        return;
    }
    if name == sym::DICT {
        if let Value::Dict(dict) = &value {
            for (key, value) in dict.entries() {
                if let Some(name) = key.as_str() {
                    drop(function.set_attribute(Sym::of(name), value));
                }
            }
        }
        return;
    }
    drop(function.set_attribute(name, value));
}

/// Methods of functions of either kind, and of bound methods.
pub const CALLABLE: &[NativeFn] = &[NativeFn::method("__call__", ANY, |_, args| {
    Reply::Call(Box::new(Call {
        callee: args.this().clone(),
        values: args.values()[1..].to_vec(),
        names: args.names().to_vec(),
    }))
})];

/// Attributes of cells.
pub const CELL: &[NativeFn] = &[NativeFn::attribute("cell_contents", |_, args| {
    match args.this() {
        Value::Cell(cell) => match cell.get().bound() {
            Some(value) => value.into(),
            None => Raised::value_error("cell is empty").into(),
        },
        _ => Reply::NONE,
    }
})];

/// Methods of functions.
pub const METHODS: &[NativeFn] = &[NativeFn::method("__get__", (1, 2), |_, args| {
    match &args.values()[1] {
        Value::None if args.values().len() < 3 => {
            Raised::type_error("__get__(None, None) is invalid").into()
        }
        Value::None => args.this().clone().into(),
        this => Value::Method(Arc::new(Method {
            function: args.this().clone(),
            this: this.clone(),
        }))
        .into(),
    }
})];
