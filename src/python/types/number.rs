//! `int`, `float` and `bool`.

use super::super::class::ids;
use super::super::code::{BinOp, CmpOp, UnaryOp};
use super::super::error::{Outcome, Raised};
use super::super::native::{ANY, Args, NativeFn, Reply, Vm};
use super::super::number::{self, IntRef};
use super::super::protocol::{self, as_int, as_str, unwrapped};
use super::super::symbol::well_known as sym;
use super::super::value::Value;
use super::super::{ops, py_try};
use super::list;

/// `int(value)`.
fn int_of(vm: &Vm, value: &Value) -> Reply {
    if let Some(number) = as_int(value) {
        return Value::int(number.to_int()).into();
    }
    match unwrapped(value) {
        Value::Float(float) => match number::from_float(*float) {
            Ok(number) => Value::int(number).into(),
            Err(failure) => Raised::from(failure).into(),
        },
        Value::Str(text) => {
            match number::int_text::parse(text.as_str(), 10, super::super::DIGITS_LIMIT) {
                Ok(number) => Value::int(number).into(),
                Err(failure) => Raised::from(failure).into(),
            }
        }
        Value::Bytes(bytes) => int_of_bytes(&bytes.0, 10),
        _ => {
            for name in [sym::INT, sym::INDEX, sym::TRUNC] {
                if let Some(reply) = protocol::call_method(vm, value, name, &[]) {
                    return reply.then(vm, move |vm, number| match as_int(&number) {
                        Some(number) => Ok(Value::int(number.to_int())),
                        None => {
                            let (name, class) = (name.text(), vm.class_name(&number));
                            Err(Raised::type_error(format!(
                                "{name} returned non-int (type {class})"
                            )))
                        }
                    });
                }
            }
            let class = vm.class_name(value);
            Raised::type_error(format!(
                "int() argument must be a string, a bytes-like object or a real number, not '{class}'"
            ))
            .into()
        }
    }
}

fn int_of_bytes(bytes: &[u8], base: i64) -> Reply {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let repr = || super::super::text::quote::bytes(bytes);
    number::int_text::parse_quoted(&text, base, super::super::DIGITS_LIMIT, repr)
        .map(Value::int)
        .map_err(Raised::from)
        .into()
}

/// `float(value)`.
pub fn float_of(vm: &Vm, value: &Value) -> Reply {
    if let Some(number) = as_int(value) {
        return number
            .to_float()
            .map(Value::Float)
            .map_err(Raised::from)
            .into();
    }
    match unwrapped(value) {
        Value::Float(float) => Value::Float(*float).into(),
        Value::Str(text) => number::float_text::parse(text.as_str())
            .map(Value::Float)
            .map_err(Raised::from)
            .into(),
        Value::Bytes(bytes) => {
            let text = String::from_utf8_lossy(&bytes.0);
            let repr = || super::super::text::quote::bytes(&bytes.0);
            number::float_text::parse_quoted(&text, repr)
                .map(Value::Float)
                .map_err(Raised::from)
                .into()
        }
        _ => {
            for name in [sym::FLOAT, sym::INDEX] {
                if let Some(reply) = protocol::call_method(vm, value, name, &[]) {
                    return reply.then(vm, move |vm, number| {
                        match (unwrapped(&number), as_int(&number)) {
                            (Value::Float(number), _) => Ok(Value::Float(*number)),
                            (_, Some(number)) if name == sym::INDEX => {
                                Ok(Value::Float(number.to_float()?))
                            }
                            _ => {
                                let class = vm.class_name(&number);
                                Err(Raised::type_error(format!(
                                    "__float__() returned non-float (type {class})"
                                )))
                            }
                        }
                    });
                }
            }
            let class = vm.class_name(value);
            Raised::type_error(format!(
                "float() argument must be a string or a real number, not '{class}'"
            ))
            .into()
        }
    }
}

fn int<'a>(args: &Args<'a>) -> Outcome<IntRef<'a>> {
    as_int(args.this()).ok_or_else(|| Raised::type_error("descriptor needs an int"))
}

fn float(args: &Args<'_>) -> Outcome<f64> {
    match unwrapped(args.this()) {
        Value::Float(number) => Ok(*number),
        _ => Err(Raised::type_error("descriptor needs a float")),
    }
}

/// Methods of `int`.
pub const INT: &[NativeFn] = &[
    NativeFn::static_method("__new__", ANY, |vm, args| {
        let class = args.get(0).cloned();
        let [value, base] = py_try!(args.rest().bind("int", ["/x", "base"], 0));
        let reply = match (value, base) {
            (None, _) => Value::Int(0).into(),
            (Some(value), None) => int_of(vm, &value),
            (Some(value), Some(base)) => {
                let Some(base) = as_int(&base).map(IntRef::clamped) else {
                    return Raised::type_error("int() base must be an integer").into();
                };
                match as_str(&value) {
                    Some(text) => {
                        match number::int_text::parse(text, base, super::super::DIGITS_LIMIT) {
                            Ok(number) => Value::int(number).into(),
                            Err(failure) => Raised::from(failure).into(),
                        }
                    }
                    None if matches!(unwrapped(&value), Value::Bytes(_)) => {
                        match unwrapped(&value) {
                            Value::Bytes(bytes) => int_of_bytes(&bytes.0, base),
                            _ => Reply::NONE,
                        }
                    }
                    None => Raised::type_error("int() can't convert non-string with explicit base")
                        .into(),
                }
            }
        };
        reply.then(vm, move |_, number| {
            Ok(list::made(class.as_ref(), ids::INT, number))
        })
    }),
    NativeFn::method("__init__", ANY, |_, _| Reply::NONE),
    NativeFn::method("bit_length", (0, 0), |_, args| {
        Value::from(py_try!(int(&args)).bit_length() as usize).into()
    }),
    NativeFn::attribute("real", |_, args| {
        Value::int(py_try!(int(&args)).to_int()).into()
    }),
    NativeFn::attribute("numerator", |_, args| {
        Value::int(py_try!(int(&args)).to_int()).into()
    }),
    NativeFn::attribute("denominator", |_, _| Value::Int(1).into()),
    NativeFn::attribute("imag", |_, _| Value::Int(0).into()),
    NativeFn::method("conjugate", (0, 0), |_, args| {
        Value::int(py_try!(int(&args)).to_int()).into()
    }),
    NativeFn::method("is_integer", (0, 0), |_, _| Value::Bool(true).into()),
    NativeFn::method("as_integer_ratio", (0, 0), |_, args| {
        Value::tuple([Value::int(py_try!(int(&args)).to_int()), Value::Int(1)]).into()
    }),
    NativeFn::method("bit_count", (0, 0), |_, args| {
        Value::from(number::bits::bit_count(py_try!(int(&args))) as usize).into()
    }),
    NativeFn::method("to_bytes", ANY, |_, args| {
        let [length, order, signed] = py_try!(args.rest().bind(
            "to_bytes",
            ["length", "byteorder", "*signed"],
            0
        ));
        let length = length.as_ref().and_then(as_int).map_or(1, IntRef::clamped);
        let order = order.as_ref().and_then(as_str).unwrap_or("big").to_owned();
        let order = py_try!(number::bytes::ByteOrder::named(&order).map_err(Raised::from));
        let signed = matches!(signed, Some(Value::Bool(true)));
        let bytes = number::bytes::to_bytes(py_try!(int(&args)), length, order, signed);
        bytes.map(Value::bytes).map_err(Raised::from).into()
    }),
    NativeFn::class_method("from_bytes", ANY, |_, args| {
        let [bytes, order, signed] = py_try!(args.rest().bind(
            "from_bytes",
            ["bytes", "byteorder", "*signed"],
            1
        ));
        let order = order.as_ref().and_then(as_str).unwrap_or("big").to_owned();
        let order = py_try!(number::bytes::ByteOrder::named(&order).map_err(Raised::from));
        let signed = matches!(signed, Some(Value::Bool(true)));
        match bytes.as_ref().map(unwrapped) {
            Some(Value::Bytes(bytes)) => {
                Value::int(number::bytes::from_bytes(&bytes.0, order, signed)).into()
            }
            _ => Raised::type_error("cannot convert object to bytes").into(),
        }
    }),
    NativeFn::method("__index__", (0, 0), |_, args| {
        Value::int(py_try!(int(&args)).to_int()).into()
    }),
    NativeFn::method("__int__", (0, 0), |_, args| {
        Value::int(py_try!(int(&args)).to_int()).into()
    }),
];

/// Methods of `float`.
pub const FLOAT: &[NativeFn] = &[
    NativeFn::static_method("__new__", ANY, |vm, args| {
        let class = args.get(0).cloned();
        let reply = match args.get(1) {
            None => Value::Float(0.0).into(),
            Some(value) => float_of(vm, value),
        };
        reply.then(vm, move |_, number| {
            Ok(list::made(class.as_ref(), ids::FLOAT, number))
        })
    }),
    NativeFn::method("__init__", ANY, |_, _| Reply::NONE),
    NativeFn::attribute("real", |_, args| Value::Float(py_try!(float(&args))).into()),
    NativeFn::attribute("imag", |_, _| Value::Float(0.0).into()),
    NativeFn::class_method("fromhex", (1, 1), |vm, args| {
        let Some(text) = as_str(&args.values()[1]) else {
            let class = vm.class_name(&args.values()[1]);
            return Raised::type_error(format!(
                "bad argument type for built-in operation: {class}"
            ))
            .into();
        };
        match number::float_text::from_hex(text) {
            Some(number) => Value::Float(number).into(),
            None => Raised::value_error("invalid hexadecimal floating-point string").into(),
        }
    }),
    NativeFn::method("conjugate", (0, 0), |_, args| {
        Value::Float(py_try!(float(&args))).into()
    }),
    NativeFn::method("hex", (0, 0), |_, args| {
        Value::str(number::float_text::hex(py_try!(float(&args)))).into()
    }),
    NativeFn::method("as_integer_ratio", (0, 0), |_, args| {
        let ratio = number::ratio::as_integer_ratio(py_try!(float(&args)));
        ratio
            .map(|(a, b)| Value::tuple([Value::int(a), Value::int(b)]))
            .map_err(Raised::from)
            .into()
    }),
    NativeFn::method("is_integer", (0, 0), |_, args| {
        Value::Bool(number::float::is_integer(py_try!(float(&args)))).into()
    }),
];

/// Methods of `bool`.
pub const BOOL: &[NativeFn] = &[NativeFn::static_method(
    "__new__",
    ANY,
    |vm, args| match args.get(1) {
        None => Value::Bool(false).into(),
        Some(value) => protocol::truth_value(vm, value),
    },
)];

/// A binary operator as a method: on numbers alone, the others are asked themselves.
fn binary(vm: &Vm, args: &Args<'_>, op: BinOp, reflected: bool) -> Reply {
    let (a, b) = (unwrapped(args.this()), unwrapped(&args.values()[1]));
    let is_number = |value: &Value| matches!(value, Value::Float(_)) || as_int(value).is_some();
    // An int knows nothing of floats.
    let is_mixed = as_int(a).is_some() && matches!(b, Value::Float(_));
    if !is_number(b) || is_mixed {
        return Value::NotImplemented.into();
    }
    match reflected {
        true => ops::binary(vm, op, b, a),
        false => ops::binary(vm, op, a, b),
    }
}

fn compare(vm: &Vm, args: &Args<'_>, op: CmpOp) -> Reply {
    let (a, b) = (unwrapped(args.this()), unwrapped(&args.values()[1]));
    match ops::compare_quick(vm.interp(), op, a, b) {
        Some(truth) if matches!(b, Value::Float(_)) || as_int(b).is_some() => {
            Value::Bool(truth).into()
        }
        _ => Value::NotImplemented.into(),
    }
}

macro_rules! operators {
    ($($name:literal $reflected:literal $op:ident,)*) => {
        /// Operators that all numbers have.
        pub const OPERATORS: &[NativeFn] = &[
            $(NativeFn::method($name, (1, 1), |vm, args| binary(vm, &args, BinOp::$op, false)),
            NativeFn::method($reflected, (1, 1), |vm, args| binary(vm, &args, BinOp::$op, true)),)*
            NativeFn::method("__lt__", (1, 1), |vm, args| compare(vm, &args, CmpOp::Lt)),
            NativeFn::method("__le__", (1, 1), |vm, args| compare(vm, &args, CmpOp::Le)),
            NativeFn::method("__eq__", (1, 1), |vm, args| compare(vm, &args, CmpOp::Eq)),
            NativeFn::method("__ne__", (1, 1), |vm, args| compare(vm, &args, CmpOp::Ne)),
            NativeFn::method("__gt__", (1, 1), |vm, args| compare(vm, &args, CmpOp::Gt)),
            NativeFn::method("__ge__", (1, 1), |vm, args| compare(vm, &args, CmpOp::Ge)),
            NativeFn::method("__neg__", (0, 0), |vm, args| ops::unary(vm, UnaryOp::Neg, unwrapped(args.this()))),
            NativeFn::method("__pos__", (0, 0), |vm, args| ops::unary(vm, UnaryOp::Pos, unwrapped(args.this()))),
            NativeFn::method("__bool__", (0, 0), |vm, args| protocol::truth_value(vm, unwrapped(args.this()))),
            NativeFn::method("__float__", (0, 0), |vm, args| float_of(vm, unwrapped(args.this()))),
            NativeFn::method("__abs__", (0, 0), |_, args| match unwrapped(args.this()) {
                Value::Float(number) => Value::Float(number.abs()).into(),
                other => match as_int(other) {
                    Some(number) => Value::int(number::arithmetic::absolute(number)).into(),
                    None => Value::NotImplemented.into(),
                },
            }),
        ];
    };
}

operators! {
    "__add__" "__radd__" Add, "__sub__" "__rsub__" Sub, "__mul__" "__rmul__" Mul,
    "__truediv__" "__rtruediv__" TrueDiv, "__floordiv__" "__rfloordiv__" FloorDiv,
    "__mod__" "__rmod__" Mod, "__pow__" "__rpow__" Pow,
}

macro_rules! bitwise {
    ($($name:literal $reflected:literal $op:ident,)*) => {
        /// Operators on whole numbers alone.
        pub const BITWISE: &[NativeFn] = &[
            $(NativeFn::method($name, (1, 1), |vm, args| binary(vm, &args, BinOp::$op, false)),
            NativeFn::method($reflected, (1, 1), |vm, args| binary(vm, &args, BinOp::$op, true)),)*
            NativeFn::method("__invert__", (0, 0), |vm, args| {
                ops::unary(vm, UnaryOp::Invert, unwrapped(args.this()))
            }),
        ];
    };
}

bitwise! {
    "__and__" "__rand__" And, "__or__" "__ror__" Or, "__xor__" "__rxor__" Xor,
    "__lshift__" "__rlshift__" LShift, "__rshift__" "__rrshift__" RShift,
}
