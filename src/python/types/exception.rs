//! Exceptions as objects.

use super::super::class::ids;
use super::super::error::{ExceptionState, Raised};
use super::super::exceptions;
use super::super::instance::{Instance, Payload};
use super::super::native::{ANY, Args, NativeFn, Reply, Vm};
use super::super::protocol::{self, as_str};
use super::super::symbol::Sym;
use super::super::value::{ClassId, Value};
use super::super::{iterate, py_try};
use crate::sync::Mutex;
use std::sync::Arc;

fn raised(args: &Args<'_>) -> Result<Raised, Raised> {
    Raised::from_value(args.this())
        .ok_or_else(|| Raised::type_error("descriptor needs an exception"))
}

/// An exception of any class, also of a program's, without calling it.
fn new(class: ClassId, args: Vec<Value>) -> Value {
    let state = ExceptionState {
        args,
        ..ExceptionState::default()
    };
    Value::Instance(Arc::new(Instance::new(
        class,
        Payload::Exception(Box::new(Mutex::new(state))),
    )))
}

/// The class for an error number of the operating system.
fn os_class(number: &Value) -> ClassId {
    match number {
        Value::Int(1 | 13) => ids::PERMISSION_ERROR,
        Value::Int(2) => ids::FILE_NOT_FOUND_ERROR,
        Value::Int(3) => ids::PROCESS_LOOKUP_ERROR,
        Value::Int(4) => ids::INTERRUPTED_ERROR,
        Value::Int(10) => ids::CHILD_PROCESS_ERROR,
        Value::Int(11 | 114 | 115) => ids::BLOCKING_IO_ERROR,
        Value::Int(17) => ids::FILE_EXISTS_ERROR,
        Value::Int(20) => ids::NOT_A_DIRECTORY_ERROR,
        Value::Int(21) => ids::IS_A_DIRECTORY_ERROR,
        Value::Int(32 | 108) => ids::BROKEN_PIPE_ERROR,
        Value::Int(103) => ids::CONNECTION_ABORTED_ERROR,
        Value::Int(104) => ids::CONNECTION_RESET_ERROR,
        Value::Int(110) => ids::TIMEOUT_ERROR,
        Value::Int(111) => ids::CONNECTION_REFUSED_ERROR,
        _ => ids::OS_ERROR,
    }
}

/// An attribute that is kept in an exception's state: read with one argument, set with two.
fn optional(
    vm: &Vm,
    args: &Args<'_>,
    of: fn(&mut ExceptionState) -> &mut Option<Raised>,
    name: &str,
) -> Reply {
    let this = py_try!(raised(args));
    let Some(new) = args.get(1) else {
        let value = of(&mut this.state()).clone();
        return value.map_or(Value::None, |raised| raised.value()).into();
    };
    let new = match (new, Raised::from_value(new)) {
        (Value::None, _) => None,
        (_, Some(raised)) => Some(raised),
        _ => {
            return Raised::type_error(format!(
                "exception {name} must be None or derive from BaseException"
            ))
            .into();
        }
    };
    this.0.track(vm.interp());
    *of(&mut this.state()) = new;
    if name == "cause" {
        this.state().suppress_context = true;
    }
    Reply::NONE
}

/// Methods of `BaseException`.
pub const METHODS: &[NativeFn] = &[
    NativeFn::static_method("__new__", ANY, |_, args| match args.get(0) {
        Some(Value::Class(ids::OS_ERROR)) => {
            let given = args.positional()[1..].to_vec();
            let class = match given.as_slice() {
                [number, _, ..] => os_class(number),
                _ => ids::OS_ERROR,
            };
            new(class, given).into()
        }
        Some(Value::Class(id)) => new(*id, args.positional()[1..].to_vec()).into(),
        _ => Raised::type_error("BaseException.__new__(X): X is not a type object").into(),
    }),
    NativeFn::method("__init__", ANY, |vm, args| {
        let this = py_try!(raised(&args));
        let given = args.positional()[1..].to_vec();
        let interp = vm.interp();
        let class = this.class();
        let takes_names = interp.is_subclass(class, ids::IMPORT_ERROR)
            || interp.is_subclass(class, ids::ATTRIBUTE_ERROR)
            || interp.is_subclass(class, ids::NAME_ERROR);
        for (name, value) in args.named() {
            if !takes_names {
                let class = interp.class(class).name();
                return Raised::type_error(format!("{class}() takes no keyword arguments")).into();
            }
            this.0.set(name, value.clone());
        }
        let mut state = this.state();
        if interp.is_subclass(class, ids::STOP_ITERATION)
            || interp.is_subclass(class, ids::SYSTEM_EXIT)
        {
            state.value = match &given[..] {
                [] => Value::None,
                [one] => one.clone(),
                more => Value::tuple(more.to_vec()),
            };
        }
        state.args = given;
        Reply::NONE
    }),
    NativeFn::method("__str__", (0, 0), |vm, args| {
        let this = py_try!(raised(&args));
        let args = this.state().args.clone();
        match &args[..] {
            [] => Value::str("").into(),
            [one] => protocol::str(vm, one),
            _ => protocol::repr(vm, &Value::tuple(args)),
        }
    }),
    NativeFn::method("__repr__", (0, 0), |vm, args| {
        let this = py_try!(raised(&args));
        let name = vm.interp().class(this.class()).name();
        let args = this.state().args.clone();
        match &args[..] {
            [] => Value::str(format!("{name}()")).into(),
            [one] => protocol::repr(vm, one).then(vm, move |_, text| {
                Ok(Value::str(format!(
                    "{name}({})",
                    as_str(&text).unwrap_or_default()
                )))
            }),
            _ => protocol::repr(vm, &Value::tuple(args)).then(vm, move |_, text| {
                Ok(Value::str(format!(
                    "{name}{}",
                    as_str(&text).unwrap_or_default()
                )))
            }),
        }
    }),
    NativeFn::method("with_traceback", (1, 1), |_, args| {
        args.this().clone().into()
    }),
    NativeFn::method("add_note", (1, 1), |vm, args| {
        let this = py_try!(raised(&args));
        let note = args.values()[1].clone();
        if as_str(&note).is_none() {
            let class = vm.class_name(&note);
            return Raised::type_error(format!("note must be a str, not '{class}'")).into();
        }
        this.state().notes.push(note);
        Reply::NONE
    }),
    NativeFn::attribute("args", |vm, args| {
        let this = py_try!(raised(&args));
        let Some(new) = args.get(1) else {
            return Value::tuple(this.state().args.clone()).into();
        };
        match iterate::items_quick(new) {
            Some(items) => {
                this.0.track(vm.interp());
                this.state().args = items;
                Reply::NONE
            }
            None => Raised::type_error("args must be a tuple").into(),
        }
    }),
    NativeFn::attribute("__cause__", |vm, args| {
        optional(vm, &args, |state| &mut state.cause, "cause")
    }),
    NativeFn::attribute("__context__", |vm, args| {
        optional(vm, &args, |state| &mut state.context, "context")
    }),
    NativeFn::attribute("__suppress_context__", |_, args| {
        let this = py_try!(raised(&args));
        match args.get(1) {
            None => Value::Bool(this.state().suppress_context).into(),
            Some(new) => {
                this.state().suppress_context = matches!(new, Value::Bool(true));
                Reply::NONE
            }
        }
    }),
    NativeFn::attribute("__notes__", |_, args| {
        let this = py_try!(raised(&args));
        let notes = this.state().notes.clone();
        if notes.is_empty() {
            let message = format!("'{}' object has no attribute '__notes__'", "BaseException");
            return Raised::new(ids::ATTRIBUTE_ERROR, message).into();
        }
        Value::list(notes).into()
    }),
    NativeFn::attribute("__traceback__", |vm, args| {
        let this = py_try!(raised(&args));
        if let Some(new) = args.get(1) {
            if new.is_none() {
                this.state().traceback.clear();
            }
            return Reply::NONE;
        }
        let passed = this.state().traceback.clone();
        if passed.is_empty() {
            return Reply::NONE;
        }
        traceback_of(vm, &passed).into()
    }),
];

/// A traceback as an object: a chain of `tb_lineno`, `tb_frame`, `tb_next`.
fn traceback_of(vm: &Vm, passed: &[super::super::error::Passed]) -> Value {
    let interp = vm.interp();
    let mut next = Value::None;
    for place in passed {
        let frame = super::frame::object(interp, place.code, place.line, None);
        let traceback = Arc::new(Instance::new(ids::TRACEBACK, Payload::None));
        traceback.set(Sym::of("tb_frame"), frame);
        traceback.set(Sym::of("tb_lineno"), Value::Int(place.line.into()));
        traceback.set(Sym::of("tb_next"), next);
        next = Value::Instance(traceback);
    }
    next
}

/// `StopIteration.value`.
pub const VALUE: &[NativeFn] = &[NativeFn::attribute("value", value_attribute)];

/// `SystemExit.code`.
pub const CODE: &[NativeFn] = &[NativeFn::attribute("code", value_attribute)];

fn value_attribute(_: &Vm, args: Args<'_>) -> Reply {
    let this = py_try!(raised(&args));
    if let Some(new) = args.get(1) {
        this.state().value = new.clone();
        return Reply::NONE;
    }
    let value = this.state().value.clone();
    value.bound().unwrap_or(Value::None).into()
}

/// `KeyError` shows its key as it would be written.
pub const KEY_ERROR: &[NativeFn] = &[NativeFn::method("__str__", (0, 0), |vm, args| {
    let this = py_try!(raised(&args));
    let args = this.state().args.clone();
    match &args[..] {
        [] => Value::str("").into(),
        [one] => protocol::repr(vm, one),
        _ => protocol::repr(vm, &Value::tuple(args)),
    }
})];

fn os_argument(args: &Args<'_>, place: usize) -> Reply {
    let this = py_try!(raised(args));
    let state = this.state();
    if state.args.len() < 2 {
        return Reply::NONE;
    }
    state.args.get(place).cloned().unwrap_or(Value::None).into()
}

const UNICODE_PARTS: [&str; 5] = ["encoding", "object", "start", "end", "reason"];

/// Gives a UnicodeError its attributes.
pub fn set_unicode_parts(raised: &Raised) {
    let args = raised.state().args.clone();
    for (name, value) in UNICODE_PARTS.into_iter().zip(args) {
        drop(raised.0.set(Sym::of(name), value));
    }
}

/// `UnicodeEncodeError` and `UnicodeDecodeError`.
pub const UNICODE: &[NativeFn] = &[
    NativeFn::method("__init__", ANY, |_, args| {
        let this = py_try!(raised(&args));
        let given = args.positional()[1..].to_vec();
        if given.len() != 5 {
            let given = given.len();
            return Raised::type_error(format!(
                "function takes exactly 5 arguments ({given} given)"
            ))
            .into();
        }
        this.state().args = given;
        set_unicode_parts(&this);
        Reply::NONE
    }),
    NativeFn::method("__str__", (0, 0), |_, args| {
        let this = py_try!(raised(&args));
        let part = |name: &str| this.0.get(Sym::of(name)).unwrap_or_default();
        let text = |name: &str| as_str(&part(name)).unwrap_or_default().to_owned();
        let place = |name: &str| match part(name) {
            Value::Int(place) => usize::try_from(place).unwrap_or(0),
            _ => 0,
        };
        let (encoding, reason) = (text("encoding"), text("reason"));
        let (start, end) = (place("start"), place("end"));
        let object = part("object");
        let (verb, one, many) = match protocol::unwrapped(&object) {
            Value::Bytes(bytes) => {
                let byte = bytes.0.get(start).copied().unwrap_or(0);
                ("decode", format!("byte {byte:#04x}"), "bytes")
            }
            Value::Str(text) => {
                let code = text.characters().get(start).map_or(0, |c| u32::from(*c));
                let escaped = match code {
                    0..=0xff => format!("\\x{code:02x}"),
                    0x100..=0xffff => format!("\\u{code:04x}"),
                    _ => format!("\\U{code:08x}"),
                };
                ("encode", format!("character '{escaped}'"), "characters")
            }
            _ => return Value::str("").into(),
        };
        let (what, at) = if end == start + 1 {
            (one, format!("{start}"))
        } else {
            (
                many.to_owned(),
                format!("{start}-{}", end.saturating_sub(1)),
            )
        };
        Value::str(format!(
            "'{encoding}' codec can't {verb} {what} in position {at}: {reason}"
        ))
        .into()
    }),
];

/// `OSError`'s number and text.
pub const OS_ERROR: &[NativeFn] = &[
    NativeFn::attribute("errno", |_, args| os_argument(&args, 0)),
    NativeFn::attribute("strerror", |_, args| os_argument(&args, 1)),
    NativeFn::attribute("filename", |_, args| os_argument(&args, 2)),
    NativeFn::method("__str__", (0, 0), |vm, args| {
        let this = py_try!(raised(&args));
        let args = this.state().args.clone();
        match &args[..] {
            [] => Value::str("").into(),
            [one] => protocol::str(vm, one),
            [number, text, rest @ ..] => {
                let (vm, number, text, rest) =
                    (vm.clone(), number.clone(), text.clone(), rest.to_vec());
                Reply::later(async move {
                    let number = protocol::str_text(&vm, &number).await?;
                    let text = protocol::str_text(&vm, &text).await?;
                    Ok(Value::str(match rest.first() {
                        Some(name) if !name.is_none() => {
                            let name = protocol::repr_text(&vm, name).await?;
                            format!("[Errno {number}] {text}: {name}")
                        }
                        _ => format!("[Errno {number}] {text}"),
                    }))
                })
            }
        }
    }),
];

/// Methods of exception groups.
pub const GROUP: &[NativeFn] = &[
    NativeFn::static_method("__new__", ANY, |vm, args| {
        let [Value::Class(id), message, parts] = args.positional() else {
            let given = args.positional().len().saturating_sub(1);
            return Raised::type_error(format!(
                "BaseExceptionGroup.__new__() takes exactly 2 arguments ({given} given)"
            ))
            .into();
        };
        let interp = vm.interp();
        if as_str(message).is_none() {
            let class = vm.class_name(message);
            return Raised::type_error(format!(
                "BaseExceptionGroup.__new__() argument 1 must be str, not {class}"
            ))
            .into();
        }
        let Some(items) = iterate::items_quick(parts) else {
            return Raised::type_error("second argument (exceptions) must be a sequence").into();
        };
        if items.is_empty() {
            return Raised::value_error(
                "second argument (exceptions) must be a non-empty sequence",
            )
            .into();
        }
        let mut all_plain = true;
        for (place, item) in items.iter().enumerate() {
            if Raised::from_value(item).is_none() {
                return Raised::value_error(format!(
                    "Item {place} of second argument (exceptions) is not an exception"
                ))
                .into();
            }
            all_plain &= interp.is_instance(item, ids::EXCEPTION);
        }
        let id = if *id == ids::BASE_EXCEPTION_GROUP && all_plain {
            ids::EXCEPTION_GROUP
        } else {
            *id
        };
        if !all_plain && interp.is_subclass(id, ids::EXCEPTION) {
            return Raised::type_error("Cannot nest BaseExceptions in an ExceptionGroup").into();
        }
        new(id, vec![message.clone(), Value::list(items)]).into()
    }),
    NativeFn::method("__init__", ANY, |_, _| Reply::NONE),
    NativeFn::attribute("message", |_, args| {
        let this = py_try!(raised(&args));
        let state = this.state();
        state.args.first().cloned().unwrap_or(Value::None).into()
    }),
    NativeFn::attribute("exceptions", |_, args| {
        let this = py_try!(raised(&args));
        Value::tuple(exceptions::parts(&this)).into()
    }),
    NativeFn::method("__str__", (0, 0), |_, args| {
        let this = py_try!(raised(&args));
        let count = exceptions::parts(&this).len();
        let message = this.state().args.first().cloned().unwrap_or(Value::None);
        let plural = if count == 1 { "" } else { "s" };
        Value::str(format!(
            "{} ({count} sub-exception{plural})",
            as_str(&message).unwrap_or_default()
        ))
        .into()
    }),
    NativeFn::method("derive", (1, 1), |_, args| {
        let this = py_try!(raised(&args));
        let parts = iterate::items_quick(&args.values()[1]).unwrap_or_default();
        let message = this.state().args.first().cloned().unwrap_or_default();
        Reply::call(
            Value::Class(ids::BASE_EXCEPTION_GROUP),
            [message, Value::list(parts)],
        )
    }),
    NativeFn::method("split", (1, 1), |vm, args| by_condition(vm, &args, true)),
    NativeFn::method("subgroup", (1, 1), |vm, args| {
        by_condition(vm, &args, false)
    }),
];

fn by_condition(vm: &Vm, args: &Args<'_>, both: bool) -> Reply {
    let this = py_try!(raised(args));
    let condition = args.values()[1].clone();
    let is_class = |value: &Value| matches!(value, Value::Class(id) if vm.interp().is_subclass(*id, ids::BASE_EXCEPTION));
    let is_classes = match &condition {
        Value::Tuple(classes) => classes.0.iter().all(is_class),
        class => is_class(class),
    };
    let callable = matches!(
        condition,
        Value::Function(_) | Value::Closure(_) | Value::Method(_) | Value::Native(_)
    );
    if !is_classes && !callable {
        return Raised::type_error(
            "expected an exception type, a tuple of exception types, or a callable (other than a class)",
        )
        .into();
    }
    let vm = vm.clone();
    Reply::later(async move {
        let (yes, no) = exceptions::divide(&vm, this, &condition, is_classes).await?;
        let value = |part: Option<Raised>| part.map_or(Value::None, |part| part.value());
        Ok(match both {
            true => Value::tuple([value(yes), value(no)]),
            false => value(yes),
        })
    })
}
