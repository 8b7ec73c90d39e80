//! `tuple`.

use std::sync::Arc;

use super::super::class::ids;
use super::super::error::{Outcome, Raised};
use super::super::native::{ANY, Args, NativeFn, Reply};
use super::super::protocol::unwrapped;
use super::super::value::{Tuple, Value};
use super::super::{iterate, ops, py_try};
use super::list;

fn tuple<'a>(args: &Args<'a>) -> Outcome<&'a Arc<Tuple>> {
    match unwrapped(args.this()) {
        Value::Tuple(items) => Ok(items),
        _ => Err(Raised::type_error("descriptor needs a tuple")),
    }
}

/// Methods of `tuple`.
pub const METHODS: &[NativeFn] = &[
    NativeFn::static_method("__new__", ANY, |vm, args| {
        let class = args.get(0).cloned();
        match args.get(1) {
            None => list::made(class.as_ref(), ids::TUPLE, Value::tuple([])).into(),
            Some(Value::Tuple(items)) => {
                list::made(class.as_ref(), ids::TUPLE, Value::Tuple(Arc::clone(items))).into()
            }
            Some(from) => {
                let (vm, from) = (vm.clone(), from.clone());
                Reply::later(async move {
                    let items = iterate::collect(&vm, &from).await?;
                    Ok(list::made(class.as_ref(), ids::TUPLE, Value::tuple(items)))
                })
            }
        }
    }),
    NativeFn::method("__init__", ANY, |_, _| Reply::NONE),
    NativeFn::method("index", (1, 3), |vm, args| {
        list::find(
            vm,
            py_try!(tuple(&args)).0.to_vec(),
            &args,
            "tuple.index(x): x not in tuple",
        )
    }),
    NativeFn::method("count", (1, 1), |vm, args| {
        list::count(vm, py_try!(tuple(&args)).0.to_vec(), &args.values()[1])
    }),
    NativeFn::method("__len__", (0, 0), |_, args| {
        Value::from(py_try!(tuple(&args)).0.len()).into()
    }),
    NativeFn::method("__iter__", (0, 0), |vm, args| {
        iterate::iter(vm, unwrapped(args.this()))
    }),
    NativeFn::method("__getitem__", (1, 1), |vm, args| {
        super::super::item::get(vm, unwrapped(args.this()), &args.values()[1])
    }),
    NativeFn::method("__contains__", (1, 1), |vm, args| {
        ops::contains(vm, unwrapped(args.this()), &args.values()[1])
    }),
    NativeFn::method("__add__", (1, 1), |vm, args| {
        ops::binary(
            vm,
            super::super::code::BinOp::Add,
            unwrapped(args.this()),
            unwrapped(&args.values()[1]),
        )
    }),
    NativeFn::class_method("__class_getitem__", (1, 1), |_, args| {
        super::alias::alias(args.values()[0].clone(), args.values()[1].clone()).into()
    }),
];
