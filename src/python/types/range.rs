//! `range` and `slice`.

use std::sync::Arc;

use super::super::class::ids;
use super::super::error::{Outcome, Raised};
use super::super::iter::{Iter, State};
use super::super::native::{ANY, Args, NativeFn, Reply, Vm};
use super::super::number::IntRef;
use super::super::protocol::{self, as_int, unwrapped};
use super::super::py_try;
use super::super::value::{Range, Slice, Value};

fn number(vm: &Vm, value: &Value) -> Outcome<i64> {
    match as_int(value) {
        Some(number) => number.to_i64().ok_or_else(|| {
            Raised::new(
                ids::OVERFLOW_ERROR,
                "range() over numbers beyond 64 bits is not part of this playground's Python",
            )
        }),
        None => {
            let class = vm.class_name(value);
            Err(Raised::type_error(format!(
                "'{class}' object cannot be interpreted as an integer"
            )))
        }
    }
}

fn new_range(vm: &Vm, args: &Args<'_>) -> Outcome {
    let given = args.positional().get(1..).unwrap_or_default();
    let range = match given {
        [stop] => Range {
            start: 0,
            stop: number(vm, stop)?,
            step: 1,
        },
        [start, stop] => Range {
            start: number(vm, start)?,
            stop: number(vm, stop)?,
            step: 1,
        },
        [start, stop, step] => {
            let step = number(vm, step)?;
            if step == 0 {
                return Err(Raised::value_error("range() arg 3 must not be zero"));
            }
            Range {
                start: number(vm, start)?,
                stop: number(vm, stop)?,
                step,
            }
        }
        [] => {
            return Err(Raised::type_error(
                "range expected at least 1 argument, got 0",
            ));
        }
        more => {
            return Err(Raised::type_error(format!(
                "range expected at most 3 arguments, got {}",
                more.len()
            )));
        }
    };
    Ok(Value::Range(Arc::new(range)))
}

fn range<'a>(args: &Args<'a>) -> Outcome<&'a Range> {
    match args.this() {
        Value::Range(range) => Ok(range),
        _ => Err(Raised::type_error("descriptor needs a range")),
    }
}

/// Methods of `range`.
pub const RANGE: &[NativeFn] = &[
    NativeFn::static_method("__new__", ANY, |vm, args| {
        let asks = |value: &&Value| as_int(value).is_none() && matches!(value, Value::Instance(_));
        if args.positional().iter().skip(1).find(asks).is_none() {
            return new_range(vm, &args).into();
        }
        let (vm, mut values) = (vm.clone(), args.positional().to_vec());
        Reply::later(async move {
            for value in &mut values[1..] {
                *value = protocol::index(&vm, value).await?;
            }
            new_range(&vm, &Args::new(&values, &[]))
        })
    }),
    NativeFn::method("__init__", ANY, |_, _| Reply::NONE),
    NativeFn::attribute("start", |_, args| {
        Value::Int(py_try!(range(&args)).start).into()
    }),
    NativeFn::attribute("stop", |_, args| {
        Value::Int(py_try!(range(&args)).stop).into()
    }),
    NativeFn::attribute("step", |_, args| {
        Value::Int(py_try!(range(&args)).step).into()
    }),
    NativeFn::method("__reversed__", (0, 0), |_, args| {
        let range = py_try!(range(&args));
        let left = range.len();
        let next = if left == 0 { 0 } else { range.at(left - 1) };
        let state = State::Range {
            next,
            step: range.step.wrapping_neg(),
            left,
        };
        Value::Iter(Iter::new(ids::RANGE_ITERATOR, state)).into()
    }),
    NativeFn::method("__len__", (0, 0), |_, args| {
        Value::from(py_try!(range(&args)).len() as usize).into()
    }),
    NativeFn::method("__iter__", (0, 0), |vm, args| {
        super::super::iterate::iter(vm, args.this())
    }),
    NativeFn::method("__getitem__", (1, 1), |vm, args| {
        super::super::item::get(vm, unwrapped(args.this()), &args.values()[1])
    }),
    NativeFn::method("index", (1, 1), |vm, args| {
        let range = py_try!(range(&args));
        let wanted = as_int(&args.values()[1]).and_then(IntRef::to_i64);
        let inside = super::super::ops::contains(vm, args.this(), &args.values()[1]);
        match (wanted, inside) {
            (Some(wanted), Reply::Value(Value::Bool(true))) => {
                Value::Int((wanted - range.start) / range.step).into()
            }
            (Some(wanted), _) => Raised::value_error(format!("{wanted} is not in range")).into(),
            _ => Raised::value_error("sequence.index(x): x not in sequence").into(),
        }
    }),
    NativeFn::method("count", (1, 1), |vm, args| {
        super::super::ops::contains(vm, args.this(), &args.values()[1]).then(vm, |_, found| {
            Ok(Value::Int(i64::from(matches!(found, Value::Bool(true)))))
        })
    }),
];

fn slice<'a>(args: &Args<'a>) -> Outcome<&'a Slice> {
    match args.this() {
        Value::Slice(slice) => Ok(slice),
        _ => Err(Raised::type_error("descriptor needs a slice")),
    }
}

/// Methods of `slice`.
pub const SLICE: &[NativeFn] = &[
    NativeFn::static_method("__new__", (2, 4), |_, args| {
        let none = || Value::None;
        let (start, stop, step) = match &args.values()[1..] {
            [stop] => (none(), stop.clone(), none()),
            [start, stop] => (start.clone(), stop.clone(), none()),
            [start, stop, step] => (start.clone(), stop.clone(), step.clone()),
            _ => (none(), none(), none()),
        };
        Value::Slice(Arc::new(Slice { start, stop, step })).into()
    }),
    NativeFn::method("__init__", ANY, |_, _| Reply::NONE),
    NativeFn::attribute("start", |_, args| {
        py_try!(slice(&args)).start.clone().into()
    }),
    NativeFn::attribute("stop", |_, args| py_try!(slice(&args)).stop.clone().into()),
    NativeFn::attribute("step", |_, args| py_try!(slice(&args)).step.clone().into()),
    NativeFn::method("indices", (1, 1), |vm, args| {
        let slice = py_try!(slice(&args));
        let length = py_try!(number(vm, &args.values()[1]));
        let places = py_try!(super::super::item::slice_places(
            slice,
            length.max(0) as usize
        ));
        let all = [places.first, places.stop, places.step];
        Value::tuple(all.map(Value::Int)).into()
    }),
];
