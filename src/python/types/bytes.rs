//! `bytes`.

use std::sync::Arc;

use super::super::class::ids;
use super::super::error::{Outcome, Raised};
use super::super::native::{ANY, Args, NativeFn, Reply, Vm};
use super::super::number::IntRef;
use super::super::protocol::{self, as_int, as_str, unwrapped};
use super::super::text::{self, bytes as methods};
use super::super::value::{Bytes, Value};
use super::super::{item, iterate, ops, py_try};
use super::list;

fn this<'a>(args: &Args<'a>) -> Outcome<&'a Arc<Bytes>> {
    match unwrapped(args.this()) {
        Value::Bytes(bytes) => Ok(bytes),
        _ => Err(Raised::type_error("descriptor needs bytes")),
    }
}

fn argument<'a>(vm: &Vm, args: &Args<'a>, place: usize) -> Outcome<&'a [u8]> {
    match unwrapped(&args.values()[place]) {
        Value::Bytes(bytes) => Ok(&bytes.0),
        other => {
            let class = vm.class_name(other);
            Err(Raised::type_error(format!(
                "a bytes-like object is required, not '{class}'"
            )))
        }
    }
}

fn byte(vm: &Vm, value: &Value) -> Outcome<u8> {
    let Some(number) = as_int(value) else {
        let class = vm.class_name(value);
        return Err(Raised::type_error(format!(
            "'{class}' object cannot be interpreted as an integer"
        )));
    };
    u8::try_from(number.clamped())
        .map_err(|_| Raised::value_error("bytes must be in range(0, 256)"))
}

fn new(vm: &Vm, args: Args<'_>) -> Reply {
    let class = args.get(0).cloned();
    let done = |bytes: Vec<u8>| -> Reply {
        list::made(class.as_ref(), ids::BYTES, Value::bytes(bytes)).into()
    };
    let Some(from) = args.values().get(1) else {
        return done(Vec::new());
    };
    if let Some(text) = as_str(from) {
        if args.values().len() < 3 {
            return Raised::type_error("string argument without an encoding").into();
        }
        let (encoding, errors) = py_try!(super::str::codec_arguments(vm, &args.rest(), "bytes"));
        return match text::codec::encode(text, encoding, &errors) {
            Ok(bytes) => done(bytes.into_owned()),
            Err(failure) => {
                super::str::codec_error(ids::UNICODE_ENCODE_ERROR, from.clone(), failure).into()
            }
        };
    }
    if let Some(count) = as_int(from) {
        let count = count.clamped();
        if count < 0 {
            return Raised::value_error("negative count").into();
        }
        py_try!(super::super::failure::check_size(count as usize).map_err(Raised::from));
        return done(vec![0; count as usize]);
    }
    if let Value::Bytes(bytes) = unwrapped(from) {
        return done(bytes.0.to_vec());
    }
    if let Some(reply) =
        protocol::call_method(vm, from, super::super::symbol::Sym::of("__bytes__"), &[])
    {
        return reply.then(vm, move |_, bytes| {
            Ok(list::made(
                class.as_ref(),
                ids::BYTES,
                unwrapped(&bytes).clone(),
            ))
        });
    }
    let (vm, from) = (vm.clone(), from.clone());
    Reply::later(async move {
        let items = match iterate::collect(&vm, &from).await {
            Err(raised)
                if raised.class() == ids::TYPE_ERROR
                    && vm
                        .interp()
                        .lookup(
                            vm.interp().class_of(&from),
                            super::super::symbol::well_known::ITER,
                        )
                        .is_none() =>
            {
                let class = vm.class_name(&from);
                return Err(Raised::type_error(format!(
                    "cannot convert '{class}' object to bytes"
                )));
            }
            items => items?,
        };
        let bytes: Outcome<Vec<u8>> = items.iter().map(|item| byte(&vm, item)).collect();
        Ok(list::made(class.as_ref(), ids::BYTES, Value::bytes(bytes?)))
    })
}

fn parts<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> Vec<Value> {
    parts
        .into_iter()
        .map(|part| Value::bytes(part.to_vec()))
        .collect()
}

fn split(vm: &Vm, args: &Args<'_>, last: bool) -> Reply {
    let bytes = py_try!(this(args));
    let [separator, limit] = py_try!(args.rest().bind("split", ["sep", "maxsplit"], 0));
    let limit = limit.as_ref().and_then(as_int).map_or(-1, IntRef::clamped);
    let _ = vm;
    let cut = match separator.as_ref().map(unwrapped) {
        Some(Value::Bytes(separator)) => match last {
            true => methods::split::split_last(&bytes.0, &separator.0, limit),
            false => methods::split::split(&bytes.0, &separator.0, limit),
        },
        _ if last => Ok(methods::split::split_spaces_last(&bytes.0, limit)),
        _ => Ok(methods::split::split_spaces(&bytes.0, limit)),
    };
    cut.map(|cut| Value::list(parts(cut)))
        .map_err(Raised::from)
        .into()
}

fn stripped(
    vm: &Vm,
    args: &Args<'_>,
    strip: for<'t> fn(&'t [u8], Option<&[u8]>) -> &'t [u8],
) -> Reply {
    let bytes = py_try!(this(args));
    let set = match args.get(1) {
        None | Some(Value::None) => None,
        Some(_) => Some(py_try!(argument(vm, args, 1))),
    };
    Value::bytes(strip(&bytes.0, set).to_vec()).into()
}

/// `bytes % arguments`: as for `str`, each byte a character.
pub fn percent(vm: &Vm, format: &Bytes, args: &Value) -> Reply {
    let text = |bytes: &[u8]| {
        bytes
            .iter()
            .map(|byte| char::from(*byte))
            .collect::<String>()
    };
    let value = |value: &Value| match unwrapped(value) {
        Value::Bytes(bytes) => Value::str(text(&bytes.0)),
        _ => value.clone(),
    };
    let values = match args {
        Value::Tuple(items) => Value::tuple(items.0.iter().map(value).collect::<Vec<_>>()),
        one => value(one),
    };
    let format = Arc::new(super::super::value::Str::from(
        text(&format.0).replace("%b", "%s"),
    ));
    let vm = vm.clone();
    Reply::later(async move {
        let done = match super::str::percent(&vm, format, values).get(&vm).await {
            Err(raised) if raised.class() == ids::TYPE_ERROR => {
                let message = protocol::str_text(&vm, &raised.value()).await?;
                return Err(Raised::type_error(
                    message.replace("during string formatting", "during bytes formatting"),
                ));
            }
            done => done?,
        };
        let done = as_str(&done).unwrap_or_default();
        let bytes = done.chars().map(|c| u8::try_from(c).unwrap_or(b'?'));
        Ok(Value::bytes(bytes.collect::<Vec<u8>>()))
    })
}

/// Looks for a part between two places.
type Look = fn(&[u8], &[u8], Option<i64>, Option<i64>) -> Option<usize>;

/// What is looked for, a part or a single byte, by `look` within the bounds that are given.
fn found(vm: &Vm, args: &Args<'_>, look: Look) -> Outcome<Option<usize>> {
    let bytes = this(args)?;
    let (start, end) = super::str::bounds(vm, args, 2)?;
    let wanted = &args.values()[1];
    if let Some(number) = as_int(wanted) {
        let byte = [methods::search::byte(number.clamped())?];
        return Ok(look(&bytes.0, &byte, start, end));
    }
    match unwrapped(wanted) {
        Value::Bytes(part) => Ok(look(&bytes.0, &part.0, start, end)),
        other => {
            let class = vm.class_name(other);
            Err(Raised::type_error(format!(
                "argument should be integer or bytes-like object, not '{class}'"
            )))
        }
    }
}

fn begins_or_ends(vm: &Vm, args: &Args<'_>, name: &str, test: fn(&[u8], &[u8]) -> bool) -> Reply {
    let bytes = py_try!(this(args));
    let (start, end) = py_try!(super::str::bounds(vm, args, 2));
    let window = methods::search::window(&bytes.0, start, end).map(|(window, _)| window);
    let one = |part: &Value| match unwrapped(part) {
        Value::Bytes(part) => Some(window.is_some_and(|window| test(window, &part.0))),
        _ => None,
    };
    let parts = match &args.values()[1] {
        Value::Tuple(parts) => parts.0.to_vec(),
        part => vec![part.clone()],
    };
    for part in &parts {
        match one(part) {
            Some(true) => return Value::Bool(true).into(),
            Some(false) => {}
            None => {
                let class = vm.class_name(part);
                let message = match &args.values()[1] {
                    Value::Tuple(_) => format!("a bytes-like object is required, not '{class}'"),
                    _ => format!("{name} first arg must be bytes or a tuple of bytes, not {class}"),
                };
                return Raised::type_error(message).into();
            }
        }
    }
    Value::Bool(false).into()
}

fn padded(vm: &Vm, args: &Args<'_>, name: &str, side: methods::case::Side) -> Reply {
    let bytes = py_try!(this(args));
    let width = py_try!(super::str::number_argument(vm, &args.values()[1]));
    let fill = match args.get(2).map(unwrapped) {
        None => b' ',
        Some(Value::Bytes(fill)) if fill.0.len() == 1 => fill.0[0],
        Some(other) => {
            let class = vm.class_name(other);
            return Raised::type_error(format!(
                "{name}() argument 2 must be a byte string of length 1, not {class}"
            ))
            .into();
        }
    };
    let padded = methods::case::pad(&bytes.0, side, width, fill);
    padded.map(Value::bytes).map_err(Raised::from).into()
}

fn mapped(args: &Args<'_>, map: impl FnOnce(&[u8]) -> Vec<u8>) -> Reply {
    Value::bytes(map(&py_try!(this(args)).0)).into()
}

fn asked(args: &Args<'_>, ask: impl FnOnce(&[u8]) -> bool) -> Reply {
    Value::Bool(ask(&py_try!(this(args)).0)).into()
}

/// Methods of `bytes`.
pub const METHODS: &[NativeFn] = &[
    NativeFn::static_method("__new__", ANY, new),
    NativeFn::method("__init__", ANY, |_, _| Reply::NONE),
    NativeFn::method("decode", ANY, |vm, args| {
        let bytes = py_try!(this(&args));
        let (encoding, errors) = py_try!(super::str::codec_arguments(vm, &args, "decode"));
        match text::codec::decode(&bytes.0, encoding, &errors) {
            Ok(text) => Value::str(text.into_owned()).into(),
            Err(failure) => {
                super::str::codec_error(ids::UNICODE_DECODE_ERROR, args.this().clone(), failure)
                    .into()
            }
        }
    }),
    NativeFn::method("hex", (0, 2), |_, args| {
        let bytes = py_try!(this(&args));
        let separator = match args.get(1).and_then(as_str) {
            Some(separator) => Some(py_try!(
                methods::hex::separator(separator).map_err(Raised::from)
            )),
            None => None,
        };
        let group = args.get(2).and_then(as_int).map_or(1, IntRef::clamped);
        Value::str(methods::hex::to_hex(&bytes.0, separator, group)).into()
    }),
    NativeFn::class_method("fromhex", (1, 1), |_, args| {
        match as_str(&args.values()[1]) {
            Some(text) => methods::hex::from_hex(text)
                .map(Value::bytes)
                .map_err(Raised::from)
                .into(),
            None => Raised::type_error("fromhex() argument must be str").into(),
        }
    }),
    NativeFn::method("join", (1, 1), |vm, args| {
        let separator = Arc::clone(py_try!(this(&args)));
        let (vm, items) = (vm.clone(), args.values()[1].clone());
        Reply::later(async move {
            let mut all = Vec::new();
            for (place, item) in iterate::collect(&vm, &items).await?.iter().enumerate() {
                if place > 0 {
                    all.extend_from_slice(&separator.0);
                }
                match unwrapped(item) {
                    Value::Bytes(part) => all.extend_from_slice(&part.0),
                    other => {
                        let class = vm.class_name(other);
                        return Err(Raised::type_error(format!(
                            "sequence item {place}: expected a bytes-like object, {class} found"
                        )));
                    }
                }
            }
            Ok(Value::bytes(all))
        })
    }),
    NativeFn::method("split", ANY, |vm, args| split(vm, &args, false)),
    NativeFn::method("rsplit", ANY, |vm, args| split(vm, &args, true)),
    NativeFn::method("splitlines", ANY, |vm, args| {
        let bytes = py_try!(this(&args));
        let [keep] = py_try!(args.rest().bind("splitlines", ["keepends"], 0));
        let keep = keep.is_some_and(|keep| {
            protocol::truth(vm.interp(), &keep) == protocol::Truth::Known(true)
        });
        Value::list(parts(methods::split::split_lines(&bytes.0, keep))).into()
    }),
    NativeFn::method("strip", (0, 1), |vm, args| {
        stripped(vm, &args, methods::split::strip)
    }),
    NativeFn::method("lstrip", (0, 1), |vm, args| {
        stripped(vm, &args, methods::split::strip_start)
    }),
    NativeFn::method("rstrip", (0, 1), |vm, args| {
        stripped(vm, &args, methods::split::strip_end)
    }),
    NativeFn::method("find", (1, 3), |vm, args| {
        let place = py_try!(found(vm, &args, methods::search::find));
        Value::Int(place.map_or(-1, |place| place as i64)).into()
    }),
    NativeFn::method("rfind", (1, 3), |vm, args| {
        let place = py_try!(found(vm, &args, methods::search::find_last));
        Value::Int(place.map_or(-1, |place| place as i64)).into()
    }),
    NativeFn::method("index", (1, 3), |vm, args| {
        match py_try!(found(vm, &args, methods::search::find)) {
            Some(place) => Value::from(place).into(),
            None => Raised::from(methods::search::not_found()).into(),
        }
    }),
    NativeFn::method("rindex", (1, 3), |vm, args| {
        match py_try!(found(vm, &args, methods::search::find_last)) {
            Some(place) => Value::from(place).into(),
            None => Raised::from(methods::search::not_found()).into(),
        }
    }),
    NativeFn::method("count", (1, 3), |vm, args| {
        let count = py_try!(found(vm, &args, |bytes, wanted, start, end| {
            Some(methods::search::count(bytes, wanted, start, end))
        }));
        Value::from(count.unwrap_or_default()).into()
    }),
    NativeFn::method("startswith", (1, 3), |vm, args| {
        begins_or_ends(vm, &args, "startswith", |bytes, part| {
            bytes.starts_with(part)
        })
    }),
    NativeFn::method("endswith", (1, 3), |vm, args| {
        begins_or_ends(vm, &args, "endswith", |bytes, part| bytes.ends_with(part))
    }),
    NativeFn::method("removeprefix", (1, 1), |vm, args| {
        let (bytes, part) = (py_try!(this(&args)), py_try!(argument(vm, &args, 1)));
        Value::bytes(bytes.0.strip_prefix(part).unwrap_or(&bytes.0).to_vec()).into()
    }),
    NativeFn::method("removesuffix", (1, 1), |vm, args| {
        let (bytes, part) = (py_try!(this(&args)), py_try!(argument(vm, &args, 1)));
        Value::bytes(bytes.0.strip_suffix(part).unwrap_or(&bytes.0).to_vec()).into()
    }),
    NativeFn::method("partition", (1, 1), |vm, args| {
        let (bytes, part) = (py_try!(this(&args)), py_try!(argument(vm, &args, 1)));
        let cut = py_try!(methods::split::partition(&bytes.0, part).map_err(Raised::from));
        Value::tuple(parts(cut)).into()
    }),
    NativeFn::method("rpartition", (1, 1), |vm, args| {
        let (bytes, part) = (py_try!(this(&args)), py_try!(argument(vm, &args, 1)));
        let cut = py_try!(methods::split::partition_last(&bytes.0, part).map_err(Raised::from));
        Value::tuple(parts(cut)).into()
    }),
    NativeFn::method("replace", (2, 3), |vm, args| {
        let (old, new) = (
            py_try!(argument(vm, &args, 1)),
            py_try!(argument(vm, &args, 2)),
        );
        let limit = args.get(3).and_then(as_int).map_or(-1, IntRef::clamped);
        let replaced = methods::search::replace(&py_try!(this(&args)).0, old, new, limit);
        replaced
            .map(|bytes| Value::bytes(bytes.into_owned()))
            .map_err(Raised::from)
            .into()
    }),
    NativeFn::method("translate", ANY, |vm, args| {
        let bytes = py_try!(this(&args));
        let [table, gone] = py_try!(args.rest().bind("translate", ["/table", "delete"], 1));
        let gone = match gone.as_ref().map(unwrapped) {
            Some(Value::Bytes(gone)) => gone.0.to_vec(),
            _ => Vec::new(),
        };
        let table = match table.as_ref().map(unwrapped) {
            Some(Value::Bytes(table)) if table.0.len() == 256 => Some(table.0.to_vec()),
            Some(Value::None) => None,
            Some(Value::Bytes(_)) => {
                return Raised::value_error("translation table must be 256 characters long").into();
            }
            other => {
                let class = other.map_or("?", |other| vm.class_name(other));
                return Raised::type_error(format!(
                    "a bytes-like object is required, not '{class}'"
                ))
                .into();
            }
        };
        let kept = bytes.0.iter().filter(|byte| !gone.contains(byte));
        let map = |byte: &u8| {
            table
                .as_ref()
                .map_or(*byte, |table| table[usize::from(*byte)])
        };
        Value::bytes(kept.map(map).collect::<Vec<u8>>()).into()
    }),
    NativeFn::static_method("maketrans", (2, 2), |vm, args| {
        let (from, to) = (
            py_try!(argument(vm, &args, 0)),
            py_try!(argument(vm, &args, 1)),
        );
        if from.len() != to.len() {
            return Raised::value_error("maketrans arguments must have same length").into();
        }
        let mut table: Vec<u8> = (0..=255).collect();
        for (from, to) in from.iter().zip(to) {
            table[usize::from(*from)] = *to;
        }
        Value::bytes(table).into()
    }),
    NativeFn::method("center", (1, 2), |vm, args| {
        padded(vm, &args, "center", methods::case::Side::Center)
    }),
    NativeFn::method("ljust", (1, 2), |vm, args| {
        padded(vm, &args, "ljust", methods::case::Side::Left)
    }),
    NativeFn::method("rjust", (1, 2), |vm, args| {
        padded(vm, &args, "rjust", methods::case::Side::Right)
    }),
    NativeFn::method("zfill", (1, 1), |vm, args| {
        let width = py_try!(super::str::number_argument(vm, &args.values()[1]));
        let filled = methods::case::zeros(&py_try!(this(&args)).0, width);
        filled.map(Value::bytes).map_err(Raised::from).into()
    }),
    NativeFn::method("expandtabs", ANY, |vm, args| {
        let bytes = py_try!(this(&args));
        let [size] = py_try!(args.rest().bind("expandtabs", ["tabsize"], 0));
        let size = match size {
            Some(size) => py_try!(super::str::number_argument(vm, &size)),
            None => 8,
        };
        let expanded = methods::case::expand_tabs(&bytes.0, size);
        expanded.map(Value::bytes).map_err(Raised::from).into()
    }),
    NativeFn::method("upper", (0, 0), |_, args| {
        mapped(&args, |bytes| bytes.to_ascii_uppercase())
    }),
    NativeFn::method("lower", (0, 0), |_, args| {
        mapped(&args, |bytes| bytes.to_ascii_lowercase())
    }),
    NativeFn::method("title", (0, 0), |_, args| {
        mapped(&args, methods::case::title)
    }),
    NativeFn::method("capitalize", (0, 0), |_, args| {
        mapped(&args, methods::case::capitalize)
    }),
    NativeFn::method("swapcase", (0, 0), |_, args| {
        mapped(&args, methods::case::swap_case)
    }),
    NativeFn::method("isalpha", (0, 0), |_, args| {
        asked(&args, |b| methods::case::all(b, u8::is_ascii_alphabetic))
    }),
    NativeFn::method("isalnum", (0, 0), |_, args| {
        asked(&args, |b| methods::case::all(b, u8::is_ascii_alphanumeric))
    }),
    NativeFn::method("isdigit", (0, 0), |_, args| {
        asked(&args, |b| methods::case::all(b, u8::is_ascii_digit))
    }),
    NativeFn::method("isspace", (0, 0), |_, args| {
        asked(&args, |b| {
            methods::case::all(b, |byte| methods::split::is_space(*byte))
        })
    }),
    NativeFn::method("isascii", (0, 0), |_, args| {
        asked(&args, |bytes| bytes.is_ascii())
    }),
    NativeFn::method("isupper", (0, 0), |_, args| {
        asked(&args, methods::case::is_upper)
    }),
    NativeFn::method("islower", (0, 0), |_, args| {
        asked(&args, methods::case::is_lower)
    }),
    NativeFn::method("istitle", (0, 0), |_, args| {
        asked(&args, methods::case::is_title)
    }),
    NativeFn::method("__len__", (0, 0), |_, args| {
        Value::from(py_try!(this(&args)).0.len()).into()
    }),
    NativeFn::method("__iter__", (0, 0), |vm, args| {
        iterate::iter(vm, unwrapped(args.this()))
    }),
    NativeFn::method("__getitem__", (1, 1), |vm, args| {
        item::get(vm, unwrapped(args.this()), &args.values()[1])
    }),
    NativeFn::method("__contains__", (1, 1), |vm, args| {
        ops::contains(vm, unwrapped(args.this()), &args.values()[1])
    }),
    NativeFn::method("__bytes__", (0, 0), |_, args| args.this().clone().into()),
    NativeFn::method("__hash__", (0, 0), |vm, args| {
        match protocol::hash_quick(vm.interp(), args.this()) {
            protocol::Hashed::Known(hash) => Value::Int(hash).into(),
            _ => Value::Int(0).into(),
        }
    }),
];
