//! `sys`.

use super::super::class::ids;
use super::super::error::Raised;
use super::super::host::Stream;
use super::super::instance::{Instance, NativeData, Payload};
use super::super::interp::Interp;
use super::super::module::Source;
use super::super::native::{Args, NativeFn, Reply, Vm};
use super::super::number::IntRef;
use super::super::protocol::{as_int, as_str, unwrapped};
use super::super::py_try;
use super::super::symbol::Sym;
use super::super::value::Value;
use super::object::object;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

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

fn of_version(args: &Args<'_>, place: usize) -> Reply {
    match unwrapped(args.this()) {
        Value::Tuple(parts) => parts.0[place].clone().into(),
        _ => Reply::NONE,
    }
}

/// `sys.version_info`: a tuple whose parts have names.
const VERSION: &[NativeFn] = &[
    NativeFn::attribute("major", |_, args| of_version(&args, 0)),
    NativeFn::attribute("minor", |_, args| of_version(&args, 1)),
    NativeFn::attribute("micro", |_, args| of_version(&args, 2)),
    NativeFn::attribute("releaselevel", |_, args| of_version(&args, 3)),
    NativeFn::attribute("serial", |_, args| of_version(&args, 4)),
    NativeFn::method("__repr__", (0, 0), |_, _| {
        let text = "sys.version_info(major=3, minor=14, micro=0, releaselevel='final', serial=0)";
        Value::str(text).into()
    }),
];

const FUNCTIONS: &[NativeFn] = &[
    NativeFn::function("exit", (0, 1), |_, args| Raised::exit(args.get(0)).into()),
    NativeFn::function("_is_gil_enabled", (0, 0), |vm, _| {
        Value::Bool(vm.interp().settings.gil).into()
    }),
    NativeFn::function("getswitchinterval", (0, 0), |vm, _| {
        Value::Float(vm.interp().permits.interval().as_secs_f64()).into()
    }),
    NativeFn::function("setswitchinterval", (1, 1), |vm, args| {
        let interval = py_try!(super::locks::timeout_of(vm, args.get(0))).unwrap_or(0.0);
        if interval <= 0.0 {
            return Raised::value_error("switch interval must be strictly positive").into();
        }
        let interval = Duration::from_secs_f64(interval.min(1e9) / 1e3);
        vm.interp().permits.set_interval(interval);
        Reply::NONE
    }),
    NativeFn::function("_getframe", (0, 1), |vm, args| {
        let depth = args.get(0).and_then(as_int).map_or(0, IntRef::clamped);
        let vm = vm.clone();
        Reply::later(async move {
            match vm.frames(depth.max(0) as usize).await {
                Value::None => Err(Raised::value_error("call stack is not deep enough")),
                frame => Ok(frame),
            }
        })
    }),
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
        let limit = as_int(args.this()).map_or(1000, IntRef::clamped);
        if limit < 1 {
            let message = "recursion limit must be greater or equal than 1";
            return Raised::value_error(message).into();
        }
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
        let value = object(class, TextStream(stream));
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
    let version = interp.add_class("version_info", ids::TUPLE, "sys", VERSION);
    let numbers = Value::tuple([
        Value::Int(3),
        Value::Int(14),
        Value::Int(0),
        Value::str("final"),
        Value::Int(0),
    ]);
    let version = Value::Instance(Arc::new(Instance::new(version, Payload::Value(numbers))));
    globals.set(Sym::of("version_info"), version);
    globals.set(Sym::of("hexversion"), Value::Int(0x030e_00f0));
    globals.set(Sym::of("platform"), Value::str("linux"));
    globals.set(Sym::of("maxsize"), Value::Int(i64::MAX));
    globals.set(
        Sym::of("argv"),
        Value::list(vec![Value::str(&*interp.program.file)]),
    );
    globals.set(Sym::of("path"), Value::list(Vec::new()));
    globals.set(Sym::of("executable"), Value::str(""));
    globals.set(Sym::of("byteorder"), Value::str("little"));
}
