//! `list[int]` and `int | None`: classes, with what was said of them.

use std::sync::Arc;

use super::super::class::ids;
use super::super::error::Outcome;
use super::super::instance::{Instance, NativeData, Payload};
use super::super::native::{ANY, Args, Call, NativeFn, Reply, Vm};
use super::super::protocol;
use super::super::value::{ClassId, Tuple, Value};

/// A class in brackets, or several with a bar between them.
#[derive(Debug)]
pub struct Alias {
    /// The class; None for several.
    pub origin: Value,
    /// What stands in brackets; or the several.
    pub args: Arc<Tuple>,
}

impl NativeData for Alias {}

fn made(class: ClassId, origin: Value, args: Vec<Value>) -> Value {
    let args = Arc::new(Tuple(args.into()));
    let data = Payload::Native(Box::new(Alias { origin, args }));
    Value::Instance(Arc::new(Instance::new(class, data)))
}

/// `origin[index]`
pub fn alias(origin: Value, index: Value) -> Value {
    let args = match index {
        Value::Tuple(items) => items.0.to_vec(),
        one => vec![one],
    };
    made(ids::GENERIC_ALIAS, origin, args)
}

/// `a | b`
pub fn union(a: &Value, b: &Value) -> Reply {
    let mut args: Vec<Value> = Vec::new();
    for side in [a, b] {
        let several = match side {
            Value::None => vec![Value::Class(ids::NONE_TYPE)],
            side => members(side).unwrap_or_else(|| vec![side.clone()]),
        };
        for one in several {
            if !args.iter().any(|known| known.is(&one)) {
                args.push(one);
            }
        }
    }
    match <[Value; 1]>::try_from(args) {
        Ok([one]) => one.into(),
        Err(args) => made(ids::UNION_TYPE, Value::None, args).into(),
    }
}

/// The classes of a union.
pub fn members(value: &Value) -> Option<Vec<Value>> {
    match value {
        Value::Instance(data) if data.class() == ids::UNION_TYPE => {
            Some(data.native::<Alias>()?.args.0.to_vec())
        }
        _ => None,
    }
}

/// Whether `|` between this and a class makes a union.
pub fn joins(value: &Value) -> bool {
    match value {
        Value::Class(_) | Value::None => true,
        Value::Instance(data) => [ids::UNION_TYPE, ids::GENERIC_ALIAS].contains(&data.class()),
        _ => false,
    }
}

fn of<'a>(args: &Args<'a>) -> Option<&'a Alias> {
    match args.this() {
        Value::Instance(data) => data.native::<Alias>(),
        _ => None,
    }
}

async fn name(vm: &Vm, value: &Value) -> Outcome<String> {
    Ok(match value {
        Value::Class(ids::NONE_TYPE) => "None".to_owned(),
        Value::Ellipsis => "...".to_owned(),
        Value::Class(class) => super::type_::full_name(vm.interp().class(*class)),
        other => Box::pin(protocol::repr_text(vm, other)).await?,
    })
}

fn repr(vm: &Vm, args: Args<'_>) -> Reply {
    let Some(alias) = of(&args) else {
        return Reply::NONE;
    };
    let (vm, origin, args) = (vm.clone(), alias.origin.clone(), Arc::clone(&alias.args));
    Reply::later(async move {
        let mut names = Vec::new();
        for arg in &*args.0 {
            names.push(name(&vm, arg).await?);
        }
        Ok(Value::str(match origin {
            Value::None => names.join(" | "),
            origin => format!("{}[{}]", name(&vm, &origin).await?, names.join(", ")),
        }))
    })
}

const ARGS: NativeFn = NativeFn::attribute("__args__", |_, args| match of(&args) {
    Some(alias) => Value::Tuple(Arc::clone(&alias.args)).into(),
    None => Reply::NONE,
});

const REPR: NativeFn = NativeFn::method("__repr__", (0, 0), repr);

/// Methods of `list[int]`.
pub const GENERIC: &[NativeFn] = &[
    ARGS,
    REPR,
    NativeFn::attribute("__origin__", |_, args| match of(&args) {
        Some(alias) => alias.origin.clone().into(),
        None => Reply::NONE,
    }),
    NativeFn::method("__call__", ANY, |_, args| match of(&args) {
        Some(alias) => Reply::Call(Box::new(Call {
            callee: alias.origin.clone(),
            values: args.values()[1..].to_vec(),
            names: args.names().to_vec(),
        })),
        None => Reply::NONE,
    }),
];

/// Methods of `int | None`.
pub const UNION: &[NativeFn] = &[ARGS, REPR];
