//! Builtin functions.

use std::sync::Arc;

use super::attr;
use super::class::{BUILTIN, ids};
use super::code::{BinOp, CmpOp};
use super::error::{Outcome, Raised};
use super::host::Stream;
use super::interp::Interp;
use super::iter::{Iter, State};
use super::native::{ANY, Args, NativeFn, Reply, Vm};
use super::number::{self, IntRef};
use super::protocol::{self, as_int, as_str};
use super::symbol::{Sym, well_known as sym};
use super::types::{list, object, type_};
use super::value::{ClassId, Value};
use super::{iterate, ops, py_try};

/// Fills the module of builtin names.
pub fn install(interp: &Interp) {
    let module = &interp.modules[interp.builtins.0];
    interp.add_functions(interp.builtins, FUNCTIONS);
    let hidden = [
        ids::NONE_TYPE,
        ids::NOT_IMPLEMENTED_TYPE,
        ids::ELLIPSIS_TYPE,
        ids::FUNCTION,
        ids::BUILTIN_FUNCTION,
        ids::METHOD,
        ids::METHOD_DESCRIPTOR,
        ids::MODULE,
        ids::CELL,
        ids::GENERATOR,
        ids::COROUTINE,
        ids::ASYNC_GENERATOR,
        ids::ASYNC_GENERATOR_SEND,
        ids::LIST_ITERATOR,
        ids::TUPLE_ITERATOR,
        ids::STR_ITERATOR,
        ids::BYTES_ITERATOR,
        ids::RANGE_ITERATOR,
        ids::DICT_KEYITERATOR,
        ids::DICT_VALUEITERATOR,
        ids::DICT_ITEMITERATOR,
        ids::LIST_REVERSEITERATOR,
        ids::DICT_REVERSEKEYITERATOR,
        ids::DICT_REVERSEVALUEITERATOR,
        ids::DICT_REVERSEITEMITERATOR,
        ids::SET_ITERATOR,
        ids::SEQUENCE_ITERATOR,
        ids::CALLABLE_ITERATOR,
        ids::NATIVE_ITERATOR,
        ids::DICT_KEYS,
        ids::DICT_VALUES,
        ids::DICT_ITEMS,
        ids::MAPPING_PROXY,
        ids::TRACEBACK,
        ids::CODE,
        ids::FRAME,
        ids::UNION_TYPE,
        ids::GENERIC_ALIAS,
        ids::GETSET_DESCRIPTOR,
    ];
    for (number, (name, ..)) in BUILTIN.iter().enumerate() {
        let id = ClassId(number as u32);
        if !hidden.contains(&id) {
            module.set(Sym::of(name), Value::Class(id));
        }
    }
    module.set(Sym::of("EnvironmentError"), Value::Class(ids::OS_ERROR));
    module.set(Sym::of("IOError"), Value::Class(ids::OS_ERROR));
    module.set(Sym::of("NotImplemented"), Value::NotImplemented);
    module.set(Sym::of("Ellipsis"), Value::Ellipsis);
    module.set(Sym::of("__debug__"), Value::Bool(true));
    for (class, methods) in ITERATORS {
        interp.add_methods(*class, methods);
    }
}

fn int_argument(vm: &Vm, value: &Value) -> Result<i64, Raised> {
    match as_int(value) {
        Some(number) => Ok(number.clamped()),
        None => {
            let class = vm.class_name(value);
            Err(Raised::type_error(format!(
                "'{class}' object cannot be interpreted as an integer"
            )))
        }
    }
}

fn name_argument(vm: &Vm, value: &Value) -> Result<Sym, Raised> {
    match as_str(value) {
        Some(name) => Ok(Sym::of(name)),
        None => {
            let class = vm.class_name(value);
            Err(Raised::type_error(format!(
                "attribute name must be string, not '{class}'"
            )))
        }
    }
}

fn print(vm: &Vm, args: Args<'_>) -> Reply {
    let mut separator = " ".to_owned();
    let mut end = "\n".to_owned();
    let mut file = Value::None;
    for (name, value) in args.named() {
        match (name.text(), value) {
            ("sep", Value::None) | ("end", Value::None) | ("flush", _) => {}
            ("sep", value) | ("end", value) => match as_str(value) {
                Some(text) if name.text() == "sep" => separator = text.to_owned(),
                Some(text) => end = text.to_owned(),
                None => {
                    let class = vm.class_name(value);
                    let name = name.text();
                    return Raised::type_error(format!(
                        "{name} must be None or a string, not {class}"
                    ))
                    .into();
                }
            },
            ("file", value) => file = value.clone(),
            (other, _) => {
                return Raised::type_error(format!(
                    "print() got an unexpected keyword argument '{other}'"
                ))
                .into();
            }
        }
    }
    let values = args.positional();
    if !file.is_none() || !vm.interp().stdout_is_plain() {
        return print_to(vm, values.to_vec(), file, separator, end);
    }
    let mut text = String::new();
    for (place, value) in values.iter().enumerate() {
        if place > 0 {
            text.push_str(&separator);
        }
        match protocol::str(vm, value) {
            Reply::Value(part) => text.push_str(as_str(&part).unwrap_or_default()),
            Reply::Raise(raised) => return raised.into(),
            other => {
                let (vm, rest) = (vm.clone(), values[place + 1..].to_vec());
                return Reply::later(async move {
                    let part = other.get(&vm).await?;
                    text.push_str(as_str(&part).unwrap_or_default());
                    for value in rest {
                        text.push_str(&separator);
                        text.push_str(&protocol::str_text(&vm, &value).await?);
                    }
                    text.push_str(&end);
                    vm.interp().host.write(Stream::Output, &text);
                    Ok(Value::None)
                });
            }
        }
    }
    text.push_str(&end);
    vm.interp().host.write(Stream::Output, &text);
    Reply::NONE
}

/// Prints to a file-like object, or to what `sys.stdout` is: it is told of each part.
fn print_to(vm: &Vm, values: Vec<Value>, file: Value, separator: String, end: String) -> Reply {
    let vm = vm.clone();
    Reply::later(async move {
        for (place, value) in values.iter().enumerate() {
            if place > 0 && !separator.is_empty() {
                write(&vm, &file, separator.clone()).await?;
            }
            let text = protocol::str_text(&vm, value).await?;
            write(&vm, &file, text).await?;
        }
        if end.is_empty() {
            return Ok(Value::None);
        }
        write(&vm, &file, end).await
    })
}

/// Writes to a file-like object, or to what `sys.stdout` is.
async fn write(vm: &Vm, file: &Value, text: String) -> Outcome {
    let target = match file {
        Value::None => {
            let sys = vm.interp().module(Sym::of("sys"));
            sys.and_then(|sys| vm.interp().modules[sys.0].get(Sym::of("stdout")))
                .unwrap_or(Value::None)
        }
        other => other.clone(),
    };
    if target.is_none() {
        vm.interp().host.write(Stream::Output, &text);
        return Ok(Value::None);
    }
    let method = attr::load(vm, &target, Sym::of("write")).get(vm).await?;
    vm.call(method, [Value::str(text)]).await?;
    Ok(Value::None)
}

fn extreme(vm: &Vm, args: Args<'_>, name: &'static str, op: CmpOp) -> Reply {
    let mut key = Value::None;
    let mut default = None;
    for (named, value) in args.named() {
        match named.text() {
            "key" => key = value.clone(),
            "default" => default = Some(value.clone()),
            other => {
                return Raised::type_error(format!(
                    "{name}() got an unexpected keyword argument '{other}'"
                ))
                .into();
            }
        }
    }
    let values = args.positional().to_vec();
    if values.is_empty() {
        return Raised::type_error(format!("{name} expected at least 1 argument, got 0")).into();
    }
    if values.len() > 1 && default.is_some() {
        return Raised::type_error(format!(
            "Cannot specify a default for {name}() with multiple positional arguments"
        ))
        .into();
    }
    if key.is_none() && values.len() > 1 {
        // Of a few numbers, at once.
        let mut best = &values[0];
        let mut quick = true;
        for value in &values[1..] {
            match ops::compare_quick(vm.interp(), op, value, best) {
                Some(true) => best = value,
                Some(false) => {}
                None => {
                    quick = false;
                    break;
                }
            }
        }
        if quick {
            return best.clone().into();
        }
    }
    let vm = vm.clone();
    Reply::later(async move {
        let items = match &values[..] {
            [one] => iterate::collect(&vm, one).await?,
            _ => values,
        };
        let mut best: Option<(Value, Value)> = None;
        for item in items {
            let of_item = if key.is_none() {
                item.clone()
            } else {
                vm.call(key.clone(), [item.clone()]).await?
            };
            let better = match &best {
                None => true,
                Some((_, of_best)) => {
                    match ops::compare_quick(vm.interp(), op, &of_item, of_best) {
                        Some(better) => better,
                        None => {
                            let answer = ops::compare(&vm, op, &of_item, of_best).get(&vm).await?;
                            protocol::is_true(&vm, &answer).await?
                        }
                    }
                }
            };
            if better {
                best = Some((item, of_item));
            }
        }
        match (best, default) {
            (Some((item, _)), _) => Ok(item),
            (None, Some(default)) => Ok(default),
            (None, None) => Err(Raised::value_error(format!(
                "{name}() iterable argument is empty"
            ))),
        }
    })
}

fn sum(vm: &Vm, args: Args<'_>) -> Reply {
    if args.positional().is_empty() {
        return Raised::type_error("sum() takes at least 1 positional argument (0 given)").into();
    }
    let [items, start] = py_try!(args.bind("sum", ["/iterable", "start"], 1));
    let start = start.unwrap_or(Value::Int(0));
    for (test, message) in [
        (
            as_str(&start).is_some(),
            "sum() can't sum strings [use ''.join(seq) instead]",
        ),
        (
            matches!(start, Value::Bytes(_)),
            "sum() can't sum bytes [use b''.join(seq) instead]",
        ),
    ] {
        if test {
            return Raised::type_error(message).into();
        }
    }
    let (vm, items) = (vm.clone(), items.unwrap_or_default());
    Reply::later(async move {
        let iter = iterate::iter(&vm, &items).get(&vm).await?;
        let mut total = start;
        // Floats are added with a running compensation, as CPython does since 3.12.
        let mut compensation = 0.0_f64;
        let mut in_floats = false;
        while let Some(item) = iterate::step(&vm, &iter).await? {
            let number = match (&total, &item) {
                (Value::Float(_), Value::Float(number)) => Some(*number),
                (Value::Float(_), other) => as_int(other).and_then(|number| number.to_float().ok()),
                _ => None,
            };
            if let (Value::Float(sum), Some(number)) = (&total, number) {
                in_floats = true;
                let next = sum + number;
                if sum.abs() >= number.abs() {
                    compensation += (sum - next) + number;
                } else {
                    compensation += (number - next) + sum;
                }
                total = Value::Float(next);
                continue;
            }
            if let (true, Value::Float(sum)) = (in_floats, &total) {
                total = Value::Float(if compensation.is_finite() {
                    sum + compensation
                } else {
                    *sum
                });
                (in_floats, compensation) = (false, 0.0);
            }
            total = ops::binary(&vm, BinOp::Add, &total, &item).get(&vm).await?;
        }
        if let (true, Value::Float(sum)) = (in_floats, &total)
            && compensation != 0.0
            && compensation.is_finite()
        {
            total = Value::Float(sum + compensation);
        }
        Ok(total)
    })
}

fn any_or_all(vm: &Vm, items: &Value, decides: bool) -> Reply {
    let (vm, items) = (vm.clone(), items.clone());
    Reply::later(async move {
        let iter = iterate::iter(&vm, &items).get(&vm).await?;
        while let Some(item) = iterate::step(&vm, &iter).await? {
            if protocol::is_true(&vm, &item).await? == decides {
                return Ok(Value::Bool(decides));
            }
        }
        Ok(Value::Bool(!decides))
    })
}

fn getattr(vm: &Vm, args: Args<'_>) -> Reply {
    let name = py_try!(name_argument(vm, &args.values()[1]));
    let found = attr::load(vm, args.this(), name);
    let Some(default) = args.get(2).cloned() else {
        return found;
    };
    match found {
        Reply::Value(_) => found,
        Reply::Raise(raised)
            if vm
                .interp()
                .is_subclass(raised.class(), ids::ATTRIBUTE_ERROR) =>
        {
            default.into()
        }
        Reply::Raise(raised) => raised.into(),
        other => {
            let vm = vm.clone();
            Reply::later(async move {
                match other.get(&vm).await {
                    Err(raised)
                        if vm
                            .interp()
                            .is_subclass(raised.class(), ids::ATTRIBUTE_ERROR) =>
                    {
                        Ok(default)
                    }
                    other => other,
                }
            })
        }
    }
}

fn round(vm: &Vm, args: Args<'_>) -> Reply {
    let [value, digits] = py_try!(args.bind("round", ["number", "ndigits"], 1));
    let value = value.unwrap_or_default();
    let digits = digits.filter(|digits| !digits.is_none());
    if let Value::Instance(_) = value
        && let Some(reply) = protocol::call_method(vm, &value, sym::ROUND, digits.as_slice())
    {
        return reply;
    }
    let places = match &digits {
        Some(digits) => Some(py_try!(int_argument(vm, digits))),
        None => None,
    };
    let result = match (protocol::unwrapped(&value), as_int(&value), places) {
        (Value::Float(float), _, None) => number::round::float_to_int(*float).map(Value::int),
        (Value::Float(float), _, Some(places)) => {
            number::round::float(*float, places).map(Value::Float)
        }
        (_, Some(number), None) => Ok(Value::int(number.to_int())),
        (_, Some(number), Some(places)) => Ok(Value::int(number::round::integer(number, places))),
        _ => {
            let class = vm.class_name(&value);
            return Raised::type_error(format!("type {class} doesn't define __round__ method"))
                .into();
        }
    };
    result.map_err(Raised::from).into()
}

fn pow(vm: &Vm, args: Args<'_>) -> Reply {
    let [base, exponent, modulus] = py_try!(args.bind("pow", ["base", "exp", "mod"], 2));
    let (base, exponent) = (base.unwrap_or_default(), exponent.unwrap_or_default());
    match modulus.filter(|modulus| !modulus.is_none()) {
        None => ops::binary(vm, BinOp::Pow, &base, &exponent),
        Some(modulus) => match (as_int(&base), as_int(&exponent), as_int(&modulus)) {
            (Some(a), Some(b), Some(c)) => number::power::modular(a, b, c)
                .map(Value::int)
                .map_err(Raised::from)
                .into(),
            _ if matches!(base, Value::Instance(_))
                && vm
                    .interp()
                    .lookup(vm.interp().class_of(&base), sym::POW)
                    .is_some() =>
            {
                protocol::call_method(vm, &base, sym::POW, &[exponent, modulus])
                    .unwrap_or(Reply::NONE)
            }
            _ => Raised::type_error(
                "pow() 3rd argument not allowed unless all arguments are integers",
            )
            .into(),
        },
    }
}

fn divmod(vm: &Vm, args: Args<'_>) -> Reply {
    let (a, b) = (&args.values()[0], &args.values()[1]);
    if let (Some(x), Some(y)) = (as_int(a), as_int(b)) {
        let parts = number::arithmetic::divide_modulo(x, y);
        return parts
            .map(|(quotient, rest)| Value::tuple([Value::int(quotient), Value::int(rest)]))
            .map_err(Raised::from)
            .into();
    }
    let (vm, a, b) = (vm.clone(), a.clone(), b.clone());
    Reply::later(async move {
        let is_float = |value: &Value| {
            matches!(protocol::unwrapped(value), Value::Float(_)) || as_int(value).is_some()
        };
        if !is_float(&a) || !is_float(&b) {
            let (rdivmod, tries) = (Sym::of("__rdivmod__"), [(&a, &b), (&b, &a)]);
            for ((this, other), name) in tries.into_iter().zip([sym::DIVMOD, rdivmod]) {
                if let Some(reply) =
                    protocol::call_method(&vm, this, name, std::slice::from_ref(other))
                {
                    let answer = reply.get(&vm).await?;
                    if !matches!(answer, Value::NotImplemented) {
                        return Ok(answer);
                    }
                }
            }
            let (a, b) = (vm.class_name(&a), vm.class_name(&b));
            return Err(Raised::type_error(format!(
                "unsupported operand type(s) for divmod(): '{a}' and '{b}'"
            )));
        }
        let quotient = ops::binary(&vm, BinOp::FloorDiv, &a, &b).get(&vm).await?;
        let rest = ops::binary(&vm, BinOp::Mod, &a, &b).get(&vm).await?;
        Ok(Value::tuple([quotient, rest]))
    })
}

fn index_text(vm: &Vm, value: &Value, base: u32) -> Reply {
    match as_int(value) {
        Some(number) => Value::str(number::int_text::format_prefixed(number, base)).into(),
        None => match protocol::call_method(vm, value, sym::INDEX, &[]) {
            Some(reply) => reply.then(vm, move |_, number| {
                Ok(Value::str(
                    as_int(&number).map_or_else(String::new, |number| {
                        number::int_text::format_prefixed(number, base)
                    }),
                ))
            }),
            None => {
                let class = vm.class_name(value);
                Raised::type_error(format!(
                    "'{class}' object cannot be interpreted as an integer"
                ))
                .into()
            }
        },
    }
}

fn not_here(what: &str) -> Reply {
    Raised::new(
        ids::NOT_IMPLEMENTED_ERROR,
        match what.contains(' ') {
            true => format!("{what} is not part of this playground's Python"),
            false => format!("{what}() is not part of this playground's Python"),
        },
    )
    .into()
}

fn is_callable(vm: &Vm, value: &Value) -> bool {
    match value {
        Value::Class(_)
        | Value::Function(_)
        | Value::Closure(_)
        | Value::Native(_)
        | Value::Method(_) => true,
        other => vm
            .interp()
            .lookup(vm.interp().class_of(other), sym::CALL)
            .is_some(),
    }
}

const fn function(
    name: &'static str,
    arity: (u8, u8),
    call: super::native::NativeCall,
) -> NativeFn {
    NativeFn::function(name, arity, call)
}

/// Builtin functions.
/// `exit(code=None)`, as `sys.exit`.
fn leave(_: &Vm, args: Args<'_>) -> Reply {
    Raised::exit(args.get(0)).into()
}

const FUNCTIONS: &[NativeFn] = &[
    function("print", ANY, print),
    function("__build_class__", ANY, type_::build_class),
    function("__import__", ANY, |vm, args| {
        let names = ["name", "globals", "locals", "fromlist", "level"];
        let [name, _, _, from, _] = py_try!(args.bind("__import__", names, 1));
        let Some(name) = name.as_ref().and_then(as_str) else {
            return Raised::type_error("__import__() argument 1 must be str").into();
        };
        let from = from.is_some_and(|from| {
            protocol::truth(vm.interp(), &from) == protocol::Truth::Known(true)
        });
        super::import::import(vm, vm.interp().builtins, Sym::of(name), from, 0)
    }),
    function("repr", (1, 1), |vm, args| protocol::repr(vm, args.this())),
    function("ascii", (1, 1), |vm, args| {
        protocol::repr(vm, args.this()).then(vm, |_, text| {
            Ok(Value::str(
                super::text::quote::ascii(as_str(&text).unwrap_or_default()).into_owned(),
            ))
        })
    }),
    function("format", (1, 2), |vm, args| {
        let spec = args.get(1).cloned().unwrap_or_else(|| Value::str(""));
        protocol::format(vm, args.this(), &spec)
    }),
    function("len", (1, 1), |vm, args| protocol::length(vm, args.this())),
    function("hash", (1, 1), |vm, args| {
        let (vm, value) = (vm.clone(), args.this().clone());
        match protocol::hash_quick(vm.interp(), &value) {
            protocol::Hashed::Known(hash) => Value::Int(hash).into(),
            _ => Reply::later(async move { Ok(Value::Int(protocol::hash(&vm, &value).await?)) }),
        }
    }),
    function("id", (1, 1), |vm, args| {
        Value::Int(args.this().id(vm.interp()) as i64).into()
    }),
    function("abs", (1, 1), |vm, args| {
        let value = args.this();
        if let Value::Instance(_) = value
            && let Some(reply) = protocol::call_method(vm, value, sym::ABS, &[])
        {
            return reply;
        }
        match (protocol::unwrapped(value), as_int(value)) {
            (Value::Float(number), _) => Value::Float(number.abs()).into(),
            (_, Some(number)) => Value::int(number::arithmetic::absolute(number)).into(),
            _ => {
                let class = vm.class_name(value);
                Raised::type_error(format!("bad operand type for abs(): '{class}'")).into()
            }
        }
    }),
    function("round", ANY, round),
    function("pow", ANY, pow),
    function("divmod", (2, 2), divmod),
    function("bin", (1, 1), |vm, args| index_text(vm, args.this(), 2)),
    function("oct", (1, 1), |vm, args| index_text(vm, args.this(), 8)),
    function("hex", (1, 1), |vm, args| index_text(vm, args.this(), 16)),
    function("chr", (1, 1), |vm, args| {
        let code = py_try!(int_argument(vm, args.this()));
        match u32::try_from(code).ok().and_then(char::from_u32) {
            Some(character) => Value::str(character.to_string()).into(),
            None => Raised::value_error("chr() arg not in range(0x110000)").into(),
        }
    }),
    function("ord", (1, 1), |vm, args| {
        match protocol::unwrapped(args.this()) {
            Value::Str(text) if text.len() == 1 => Value::Int(
                text.as_str()
                    .chars()
                    .next()
                    .map_or(0, |character| i64::from(u32::from(character))),
            )
            .into(),
            Value::Bytes(bytes) if bytes.0.len() == 1 => Value::Int(bytes.0[0].into()).into(),
            Value::Str(text) => {
                let length = text.len();
                Raised::type_error(format!(
                    "ord() expected a character, but string of length {length} found"
                ))
                .into()
            }
            other => {
                let class = vm.class_name(other);
                Raised::type_error(format!(
                    "ord() expected string of length 1, but {class} found"
                ))
                .into()
            }
        }
    }),
    function("iter", (1, 2), |vm, args| match args.get(1) {
        None => iterate::iter(vm, args.this()),
        Some(_) if !is_callable(vm, args.this()) => {
            Raised::type_error("iter(v, w): v must be callable").into()
        }
        Some(sentinel) => {
            let state = State::Callable {
                callable: args.this().clone(),
                sentinel: sentinel.clone(),
            };
            Value::Iter(Iter::new(ids::CALLABLE_ITERATOR, state)).into()
        }
    }),
    function("next", (1, 2), |vm, args| {
        let next = iterate::next(vm, args.this());
        let Some(default) = args.get(1).cloned() else {
            return next;
        };
        match next {
            Reply::Value(_) => next,
            Reply::Raise(raised)
                if vm.interp().is_subclass(raised.class(), ids::STOP_ITERATION) =>
            {
                default.into()
            }
            Reply::Raise(raised) => raised.into(),
            other => {
                let vm = vm.clone();
                Reply::later(async move {
                    match other.get(&vm).await {
                        Err(raised)
                            if vm.interp().is_subclass(raised.class(), ids::STOP_ITERATION) =>
                        {
                            Ok(default)
                        }
                        other => other,
                    }
                })
            }
        }
    }),
    function("aiter", (1, 1), |vm, args| {
        iterate::async_iter(vm, args.this())
    }),
    function("anext", (1, 2), |vm, args| {
        match (args.this(), args.get(1)) {
            (value, None) => iterate::async_next(vm, value),
            (Value::Generator(generator), Some(default)) => {
                super::types::generator::async_next_or(generator, default.clone()).into()
            }
            (_, Some(_)) => not_here("anext() with a default, but for asynchronous generators,"),
        }
    }),
    function("min", ANY, |vm, args| extreme(vm, args, "min", CmpOp::Lt)),
    function("max", ANY, |vm, args| extreme(vm, args, "max", CmpOp::Gt)),
    function("sum", ANY, sum),
    function("any", (1, 1), |vm, args| any_or_all(vm, args.this(), true)),
    function("all", (1, 1), |vm, args| any_or_all(vm, args.this(), false)),
    function("sorted", ANY, |vm, args| {
        let given = args.positional().len();
        if given != 1 {
            return Raised::type_error(format!("sorted expected 1 argument, got {given}")).into();
        }
        let [items, key, reverse] =
            py_try!(args.bind("sort", ["/iterable", "*key", "*reverse"], 1));
        let (vm, items) = (vm.clone(), items.unwrap_or_default());
        Reply::later(async move {
            let reverse = match reverse {
                Some(reverse) => protocol::is_true(&vm, &reverse).await?,
                None => false,
            };
            let items = iterate::collect(&vm, &items).await?;
            Ok(Value::list(
                list::sorted(&vm, items, key.unwrap_or(Value::None), reverse).await?,
            ))
        })
    }),
    function("isinstance", (2, 2), |vm, args| {
        type_::is_instance(vm, args.this(), &args.values()[1])
    }),
    function("issubclass", (2, 2), |vm, args| {
        type_::is_subclass(vm, args.this(), &args.values()[1])
    }),
    function("callable", (1, 1), |vm, args| {
        Value::Bool(is_callable(vm, args.this())).into()
    }),
    function("getattr", (2, 3), getattr),
    function("hasattr", (2, 2), |vm, args| {
        let name = py_try!(name_argument(vm, &args.values()[1]));
        match attr::load(vm, args.this(), name) {
            Reply::Value(_) => Value::Bool(true).into(),
            Reply::Raise(raised)
                if vm
                    .interp()
                    .is_subclass(raised.class(), ids::ATTRIBUTE_ERROR) =>
            {
                Value::Bool(false).into()
            }
            Reply::Raise(raised) => raised.into(),
            other => {
                let vm = vm.clone();
                Reply::later(async move {
                    match other.get(&vm).await {
                        Ok(_) => Ok(Value::Bool(true)),
                        Err(raised)
                            if vm
                                .interp()
                                .is_subclass(raised.class(), ids::ATTRIBUTE_ERROR) =>
                        {
                            Ok(Value::Bool(false))
                        }
                        Err(raised) => Err(raised),
                    }
                })
            }
        }
    }),
    function("setattr", (3, 3), |vm, args| {
        let name = py_try!(name_argument(vm, &args.values()[1]));
        attr::store(vm, args.this(), name, args.values()[2].clone())
    }),
    function("delattr", (2, 2), |vm, args| {
        let name = py_try!(name_argument(vm, &args.values()[1]));
        attr::delete(vm, args.this(), name)
    }),
    function("vars", (1, 1), |vm, args| object::vars(vm, args.this())),
    function("dir", (1, 1), |vm, args| {
        object::dir(vm, args.this()).into()
    }),
    function("exit", (0, 1), leave),
    function("quit", (0, 1), leave),
    function("input", (0, 1), |vm, args| {
        if let Some(prompt) = args.get(0).and_then(as_str) {
            vm.interp().host.write(Stream::Output, prompt);
        }
        Raised::new(ids::EOF_ERROR, "EOF when reading a line").into()
    }),
    function("open", ANY, |_, _| {
        let text = Value::str("this playground has no files");
        Raised::with_args(ids::OS_ERROR, vec![Value::Int(38), text]).into()
    }),
    function("eval", ANY, |_, _| not_here("eval")),
    function("exec", ANY, |_, _| not_here("exec")),
    function("compile", ANY, |_, _| not_here("compile")),
    function("globals", ANY, |_, _| not_here("globals")),
    function("locals", ANY, |_, _| not_here("locals")),
    function("help", ANY, |_, _| not_here("help")),
    function("breakpoint", ANY, |_, _| not_here("breakpoint")),
    function(".traceback", (1, 1), |vm, args| {
        match Raised::from_value(args.this()) {
            Some(raised) => super::exceptions::format_traceback(vm, &raised),
            None => Value::str("").into(),
        }
    }),
    function(".eq", (2, 2), |vm, args| {
        ops::compare(vm, CmpOp::Eq, args.this(), &args.values()[1])
    }),
    function(".lt", (2, 2), |vm, args| {
        ops::compare(vm, CmpOp::Lt, args.this(), &args.values()[1])
    }),
    function(".le", (2, 2), |vm, args| {
        ops::compare(vm, CmpOp::Le, args.this(), &args.values()[1])
    }),
    function(".gt", (2, 2), |vm, args| {
        ops::compare(vm, CmpOp::Gt, args.this(), &args.values()[1])
    }),
    function(".ge", (2, 2), |vm, args| {
        ops::compare(vm, CmpOp::Ge, args.this(), &args.values()[1])
    }),
];

const ITER_METHODS: &[NativeFn] = &[
    NativeFn::method("__iter__", (0, 0), |_, args| args.this().clone().into()),
    NativeFn::method("__next__", (0, 0), |vm, args| {
        iterate::next(vm, args.this())
    }),
];

/// An iterator over the iterators of several iterables.
fn over_all(
    vm: &Vm,
    values: Vec<Value>,
    make: impl FnOnce(Vec<Value>) -> Value + Send + 'static,
) -> Reply {
    let mut inner = Vec::with_capacity(values.len());
    for (place, value) in values.iter().enumerate() {
        match iterate::iter(vm, value) {
            Reply::Value(iter) => inner.push(iter),
            Reply::Raise(raised) => return raised.into(),
            other => {
                let (vm, rest) = (vm.clone(), values[place + 1..].to_vec());
                return Reply::later(async move {
                    inner.push(other.get(&vm).await?);
                    for value in rest {
                        inner.push(iterate::iter(&vm, &value).get(&vm).await?);
                    }
                    Ok(make(inner))
                });
            }
        }
    }
    make(inner).into()
}

const ENUMERATE: &[NativeFn] = &[NativeFn::static_method("__new__", ANY, |vm, args| {
    let [items, start] = py_try!(args.rest().bind("enumerate", ["iterable", "start"], 1));
    let next = start.unwrap_or(Value::Int(0));
    over_all(vm, vec![items.unwrap_or_default()], |mut inner| {
        let inner = inner.pop().unwrap_or_default();
        Value::Iter(Iter::new(ids::ENUMERATE, State::Enumerate { inner, next }))
    })
})];

const ZIP: &[NativeFn] = &[NativeFn::static_method("__new__", ANY, |vm, args| {
    let strict = args
        .named()
        .any(|(name, value)| name.text() == "strict" && matches!(value, Value::Bool(true)));
    over_all(vm, args.positional()[1..].to_vec(), move |inner| {
        Value::Iter(Iter::new(ids::ZIP, State::Zip { inner, strict }))
    })
})];

const MAP: &[NativeFn] = &[NativeFn::static_method("__new__", ANY, |vm, args| {
    let [_, function, items @ ..] = args.positional() else {
        return Raised::type_error("map() must have at least two arguments.").into();
    };
    if items.is_empty() {
        return Raised::type_error("map() must have at least two arguments.").into();
    }
    let function = function.clone();
    over_all(vm, items.to_vec(), |inner| {
        Value::Iter(Iter::new(ids::MAP, State::Map { function, inner }))
    })
})];

const FILTER: &[NativeFn] = &[NativeFn::static_method("__new__", ANY, |vm, args| {
    if args.values().len() != 3 {
        let given = args.values().len() - 1;
        return Raised::type_error(format!("filter expected 2 arguments, got {given}")).into();
    }
    let function = args.values()[1].clone();
    over_all(vm, vec![args.values()[2].clone()], |mut inner| {
        let inner = inner.pop().unwrap_or_default();
        Value::Iter(Iter::new(ids::FILTER, State::Filter { function, inner }))
    })
})];

const REVERSED: &[NativeFn] = &[NativeFn::static_method("__new__", (2, 2), |vm, args| {
    let value = &args.values()[1];
    match protocol::unwrapped(value) {
        Value::Tuple(tuple) => {
            let state = State::TupleBack {
                tuple: Arc::clone(tuple),
                next: tuple.0.len(),
            };
            return Value::Iter(Iter::new(ids::REVERSED, state)).into();
        }
        Value::Str(text) => {
            let items = text
                .as_str()
                .chars()
                .rev()
                .map(|character| Value::str(character.to_string()));
            let state = State::Tuple {
                tuple: Arc::new(super::value::Tuple(items.collect())),
                next: 0,
            };
            return Value::Iter(Iter::new(ids::REVERSED, state)).into();
        }
        _ => {}
    }
    if let Some(reply) = protocol::call_method(vm, value, sym::REVERSED, &[]) {
        return reply;
    }
    if vm
        .interp()
        .lookup(vm.interp().class_of(value), sym::GETITEM)
        .is_none()
    {
        let class = vm.class_name(value);
        return Raised::type_error(format!("'{class}' object is not reversible")).into();
    }
    let object = value.clone();
    protocol::length(vm, value).then(vm, move |_, length| {
        let next = as_int(&length).map_or(0, IntRef::clamped) - 1;
        Ok(Value::Iter(Iter::new(
            ids::REVERSED,
            State::SequenceBack { object, next },
        )))
    })
})];

const ITERATORS: &[(ClassId, &[NativeFn])] = &[
    (ids::ENUMERATE, ENUMERATE),
    (ids::ZIP, ZIP),
    (ids::MAP, MAP),
    (ids::FILTER, FILTER),
    (ids::REVERSED, REVERSED),
    (ids::ENUMERATE, ITER_METHODS),
    (ids::ZIP, ITER_METHODS),
    (ids::MAP, ITER_METHODS),
    (ids::FILTER, ITER_METHODS),
    (ids::REVERSED, ITER_METHODS),
    (ids::LIST_ITERATOR, ITER_METHODS),
    (ids::TUPLE_ITERATOR, ITER_METHODS),
    (ids::STR_ITERATOR, ITER_METHODS),
    (ids::BYTES_ITERATOR, ITER_METHODS),
    (ids::RANGE_ITERATOR, ITER_METHODS),
    (ids::DICT_KEYITERATOR, ITER_METHODS),
    (ids::DICT_VALUEITERATOR, ITER_METHODS),
    (ids::DICT_ITEMITERATOR, ITER_METHODS),
    (ids::LIST_REVERSEITERATOR, ITER_METHODS),
    (ids::DICT_REVERSEKEYITERATOR, ITER_METHODS),
    (ids::DICT_REVERSEVALUEITERATOR, ITER_METHODS),
    (ids::DICT_REVERSEITEMITERATOR, ITER_METHODS),
    (ids::SET_ITERATOR, ITER_METHODS),
    (ids::SEQUENCE_ITERATOR, ITER_METHODS),
    (ids::CALLABLE_ITERATOR, ITER_METHODS),
    (ids::NATIVE_ITERATOR, ITER_METHODS),
];
