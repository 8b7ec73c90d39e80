//! Frames and code as objects, for who looks at tracebacks and at who called.

use std::sync::Arc;

use super::super::class::ids;
use super::super::code::CodeKind;
use super::super::instance::{Instance, Payload};
use super::super::interp::Interp;
use super::super::symbol::Sym;
use super::super::value::{CodeId, Value};

/// A function's code: its name, file and line, its parameters, and what kind of function it is.
/// It is the same object each time.
pub fn code(interp: &Interp, code: CodeId) -> Value {
    let object = &interp.codes[code.0].object;
    object.get_or_init(|| make_code(interp, code)).clone()
}

fn make_code(interp: &Interp, code: CodeId) -> Value {
    let code = &interp.codes[code.0];
    let signature = &code.signature;
    let kind = match code.kind {
        CodeKind::Generator => 0x20,
        CodeKind::Coroutine => 0x80,
        CodeKind::AsyncGenerator => 0x200,
        _ => 0,
    };
    let flags = 0x03 | kind | i64::from(signature.star) << 2 | i64::from(signature.star_star) << 3;
    let names = code.locals.iter().map(|name| Value::name(*name));
    let free = code.free.iter().map(|(_, name)| Value::name(*name));
    let object = Arc::new(Instance::new(ids::CODE, Payload::None));
    for (name, value) in [
        ("co_name", Value::str(&*code.name)),
        ("co_qualname", Value::str(&*code.qualname)),
        (
            "co_filename",
            Value::str(&*interp.modules[code.module.0].source.file),
        ),
        ("co_firstlineno", Value::Int(code.first_line.into())),
        ("co_flags", Value::Int(flags)),
        ("co_argcount", Value::Int(signature.positional.into())),
        (
            "co_posonlyargcount",
            Value::Int(signature.positional_only.into()),
        ),
        (
            "co_kwonlyargcount",
            Value::Int(signature.keyword_only.into()),
        ),
        ("co_nlocals", Value::from(code.locals.len())),
        ("co_varnames", Value::tuple(names.collect::<Vec<_>>())),
        ("co_freevars", Value::tuple(free.collect::<Vec<_>>())),
        ("co_consts", Value::tuple(code.constants.to_vec())),
    ] {
        object.set(Sym::of(name), value);
    }
    Value::Instance(object)
}

/// A frame as it was when it was asked for: `f_code`, `f_lineno`, `f_globals`, and `f_back` if `back` is
/// given.
pub fn object(interp: &Interp, id: CodeId, line: u32, back: Option<Value>) -> Value {
    let frame = Arc::new(Instance::new(ids::FRAME, Payload::None));
    frame.set(Sym::of("f_code"), code(interp, id));
    frame.set(Sym::of("f_lineno"), Value::Int(line.into()));
    if let Some(back) = back {
        let globals = super::module::dict_of(interp, interp.codes[id.0].module);
        frame.set(Sym::of("f_globals"), globals);
        frame.set(Sym::of("f_back"), back);
    }
    Value::Instance(frame)
}
