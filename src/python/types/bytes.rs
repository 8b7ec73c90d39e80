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

fn byte(value: &Value) -> Outcome<u8> {
    let number = as_int(value).and_then(IntRef::to_i64);
    let number = number.ok_or_else(|| Raised::type_error("an integer is required"))?;
    u8::try_from(number).map_err(|_| Raised::value_error("bytes must be in range(0, 256)"))
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
        let (encoding, errors) = py_try!(super::str::codec_arguments(&args.rest(), "bytes"));
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
    let (vm, from) = (vm.clone(), from.clone());
    Reply::later(async move {
        let items = iterate::collect(&vm, &from).await?;
        let bytes: Outcome<Vec<u8>> = items.iter().map(byte).collect();
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

/// Methods of `bytes`.
pub const METHODS: &[NativeFn] = &[
    NativeFn::static_method("__new__", ANY, new),
    NativeFn::method("__init__", ANY, |_, _| Reply::NONE),
    NativeFn::method("decode", ANY, |_, args| {
        let bytes = py_try!(this(&args));
        let (encoding, errors) = py_try!(super::str::codec_arguments(&args, "decode"));
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
    NativeFn::method("splitlines", (0, 1), |_, args| {
        let keep = matches!(args.get(1), Some(Value::Bool(true)));
        Value::list(parts(methods::split::split_lines(
            &py_try!(this(&args)).0,
            keep,
        )))
        .into()
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
    NativeFn::method("find", (1, 1), |vm, args| {
        let wanted = py_try!(argument(vm, &args, 1));
        let place = methods::search::find(&py_try!(this(&args)).0, wanted, None, None);
        Value::Int(place.map_or(-1, |place| place as i64)).into()
    }),
    NativeFn::method("count", (1, 1), |vm, args| {
        let wanted = py_try!(argument(vm, &args, 1));
        Value::from(methods::search::count(
            &py_try!(this(&args)).0,
            wanted,
            None,
            None,
        ))
        .into()
    }),
    NativeFn::method("startswith", (1, 1), |vm, args| {
        let part = py_try!(argument(vm, &args, 1));
        Value::Bool(py_try!(this(&args)).0.starts_with(part)).into()
    }),
    NativeFn::method("endswith", (1, 1), |vm, args| {
        let part = py_try!(argument(vm, &args, 1));
        Value::Bool(py_try!(this(&args)).0.ends_with(part)).into()
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
    NativeFn::method("upper", (0, 0), |_, args| {
        Value::bytes(py_try!(this(&args)).0.to_ascii_uppercase()).into()
    }),
    NativeFn::method("lower", (0, 0), |_, args| {
        Value::bytes(py_try!(this(&args)).0.to_ascii_lowercase()).into()
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
