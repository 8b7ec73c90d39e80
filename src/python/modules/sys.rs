//! `sys`.

use super::super::class::ids;
use super::super::error::Raised;
use super::super::host::Stream;
use super::super::instance::{Instance, NativeData, Payload};
use super::super::interp::Interp;
use super::super::module::Source;
use super::super::native::{Args, NativeFn, Reply, Vm};
use super::super::protocol::{as_int, as_str};
use super::super::symbol::Sym;
use super::super::value::Value;
use std::sync::Arc;
use std::sync::atomic::Ordering;

/// `sys.stdout` and `sys.stderr`.
#[derive(Debug)]
struct TextStream(Stream);

impl NativeData for TextStream {}

fn write(vm: &Vm, args: Args<'_>) -> Reply {
    let Value::Instance(instance) = args.this() else {
        return Reply::NONE;
    };
    let Some(stream) = instance.native::<TextStream>() else {
        return Reply::NONE;
    };
    match as_str(&args.values()[1]) {
        Some(text) => {
            vm.interp().host.write(stream.0, text);
            Value::from(text.chars().count()).into()
        }
        None => {
            let class = vm.class_name(&args.values()[1]);
            Raised::type_error(format!("write() argument must be str, not {class}")).into()
        }
    }
}

const STREAM: &[NativeFn] = &[
    NativeFn::method("write", (1, 1), write),
    NativeFn::method("flush", (0, 0), |_, _| Reply::NONE),
    NativeFn::method("isatty", (0, 0), |_, _| Value::Bool(false).into()),
    NativeFn::attribute("encoding", |_, _| Value::str("utf-8").into()),
];

const FUNCTIONS: &[NativeFn] = &[
    NativeFn::function("exit", (0, 1), |_, args| {
        let code: Vec<Value> = args.values().to_vec();
        Raised::with_args(ids::SYSTEM_EXIT, code).into()
    }),
    NativeFn::function("_is_gil_enabled", (0, 0), |vm, _| {
        Value::Bool(vm.interp().settings.gil).into()
    }),
    NativeFn::function("getswitchinterval", (0, 0), |_, _| {
        Value::Float(0.005).into()
    }),
    NativeFn::function("setswitchinterval", (1, 1), |_, _| Reply::NONE),
    NativeFn::function("intern", (1, 1), |_, args| args.this().clone().into()),
    NativeFn::function("getsizeof", (1, 2), |_, _| Value::Int(16).into()),
    NativeFn::function("getdefaultencoding", (0, 0), |_, _| {
        Value::str("utf-8").into()
    }),
    NativeFn::function("get_int_max_str_digits", (0, 0), |_, _| {
        Value::from(super::super::DIGITS_LIMIT).into()
    }),
    NativeFn::function("exception", (0, 0), |vm, _| {
        let vm = vm.clone();
        Reply::later(async move { Ok(vm.handled().await) })
    }),
    NativeFn::function("exc_info", (0, 0), |vm, _| {
        let vm = vm.clone();
        Reply::later(async move {
            let value = vm.handled().await;
            if value.is_none() {
                return Ok(Value::tuple([Value::None, Value::None, Value::None]));
            }
            let class = Value::Class(vm.interp().class_of(&value));
            let traceback = Sym::of("__traceback__");
            let traceback = super::super::attr::load(&vm, &value, traceback)
                .get(&vm)
                .await?;
            Ok(Value::tuple([class, value, traceback]))
        })
    }),
    NativeFn::function("getrecursionlimit", (0, 0), |vm, _| {
        Value::Int(vm.interp().recursion_limit.load(Ordering::Relaxed).into()).into()
    }),
    NativeFn::function("setrecursionlimit", (1, 1), |vm, args| {
        let limit = as_int(args.this()).map_or(1000, super::super::number::IntRef::clamped);
        vm.interp()
            .recursion_limit
            .store(limit.clamp(1, 100_000) as u32, Ordering::Relaxed);
        Reply::NONE
    }),
];

/// Makes the module.
pub fn install(interp: &Interp) {
    let module = interp.add_module("sys", Source::default());
    interp.add_functions(module, FUNCTIONS);
    let class = interp.add_class("TextIOWrapper", ids::OBJECT, "_io", STREAM);
    let globals = &interp.modules[module.0];
    for (name, stream) in [("stdout", Stream::Output), ("stderr", Stream::Error)] {
        let data = Payload::Native(Box::new(TextStream(stream)));
        let value = Value::Instance(Arc::new(Instance::new(class, data)));
        globals.set(Sym::of(name), value.clone());
        globals.set(Sym::of(&format!("__{name}__")), value);
    }
    globals.set(
        Sym::of("modules"),
        Value::Dict(Arc::clone(&interp.imported)),
    );
    globals.set(
        Sym::of("version"),
        Value::str("3.14.0 (concurrency-playground)"),
    );
    globals.set(
        Sym::of("version_info"),
        Value::tuple([
            Value::Int(3),
            Value::Int(14),
            Value::Int(0),
            Value::str("final"),
            Value::Int(0),
        ]),
    );
    globals.set(Sym::of("platform"), Value::str("linux"));
    globals.set(Sym::of("maxsize"), Value::Int(i64::MAX));
    globals.set(Sym::of("argv"), Value::list(vec![Value::str("main.py")]));
    globals.set(Sym::of("path"), Value::list(Vec::new()));
    globals.set(Sym::of("executable"), Value::str(""));
    globals.set(Sym::of("byteorder"), Value::str("little"));
}
