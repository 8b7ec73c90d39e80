//! `_thread`: what `threading` is made of.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use super::super::class::ids;
use super::super::error::{Outcome, Raised};
use super::super::instance::NativeData;
use super::super::interp::Interp;
use super::super::module::Source;
use super::super::native::{Args, Call, NativeFn, Reply, Vm};
use super::super::protocol::as_str;
use super::super::py_try;
use super::super::symbol::Sym;
use super::super::thread::Thread;
use super::super::threads::{MOST, ThreadInfo, Waiting};
use super::super::value::Value;
use super::locks::timeout_of;
use super::object::{class_in, object};
use crate::sync::lock;

/// A thread, for those who started it.
#[derive(Debug)]
struct Handle(Arc<ThreadInfo>);

impl NativeData for Handle {}

fn handle<'a>(args: &Args<'a>) -> Outcome<&'a Arc<ThreadInfo>> {
    match args.this() {
        Value::Instance(instance) => instance
            .native::<Handle>()
            .map(|handle| &handle.0)
            .ok_or_else(|| Raised::type_error("descriptor needs a thread")),
        _ => Err(Raised::type_error("descriptor needs a thread")),
    }
}

fn handle_of(vm: &Vm, info: Arc<ThreadInfo>) -> Value {
    object(class_in(vm.interp(), "_thread", "_Handle"), Handle(info))
}

/// `start(function, name, daemon, object)`
fn start(vm: &Vm, args: Args<'_>) -> Reply {
    let [function, name, daemon, object] = args.values() else {
        return Reply::NONE;
    };
    let interp = vm.interp();
    if interp.threads.alive().len() >= MOST {
        return Raised::runtime_error("can't start new thread").into();
    }
    let name = as_str(name).unwrap_or("Thread");
    let info = interp
        .threads
        .add(name, matches!(daemon, Value::Bool(true)));
    *lock(&info.object) = object.clone();
    let thread = Thread::new(interp, Arc::clone(&info), Call::new(function.clone(), []));
    match interp.host.start(Box::new(thread)) {
        Ok(()) => handle_of(vm, info).into(),
        Err(_) => {
            interp.threads.remove(&info);
            Raised::runtime_error("can't start new thread").into()
        }
    }
}

const HANDLE: &[NativeFn] = &[
    NativeFn::attribute("ident", |_, args| {
        Value::Int(py_try!(handle(&args)).ident as i64).into()
    }),
    NativeFn::method("is_alive", (0, 0), |_, args| {
        Value::Bool(!py_try!(handle(&args)).ended.is_set()).into()
    }),
    NativeFn::method("rename", (1, 1), |_, args| {
        let info = py_try!(handle(&args));
        if let Some(name) = as_str(&args.values()[1]) {
            *lock(&info.name) = name.into();
        }
        Reply::NONE
    }),
    NativeFn::method("set_daemon", (1, 1), |_, args| {
        let info = py_try!(handle(&args));
        info.daemon.store(
            matches!(args.values()[1], Value::Bool(true)),
            Ordering::Relaxed,
        );
        Reply::NONE
    }),
    NativeFn::method("join", (0, 1), |vm, args| {
        let info = Arc::clone(py_try!(handle(&args)));
        if info.ended.is_set() {
            return Value::Bool(true).into();
        }
        let timeout = py_try!(timeout_of(vm, args.get(1)));
        let vm = vm.clone();
        Reply::later(async move {
            let waiting = Waiting {
                for_end: true,
                held_by: Some(info.ident),
                ..Waiting::new("a thread")
            };
            let ended = vm.wait(waiting, timeout, info.ended.waiting()).await;
            Ok(Value::Bool(ended.is_some()))
        })
    })
    .operation(),
];

const FUNCTIONS: &[NativeFn] = &[
    NativeFn::function("start", (4, 4), start).operation(),
    NativeFn::function("get_ident", (0, 0), |vm, _| {
        Value::Int(vm.info().ident as i64).into()
    }),
    NativeFn::function("current", (0, 0), |vm, _| {
        let object = lock(&vm.info().object).clone();
        object.bound().unwrap_or(Value::None).into()
    }),
    NativeFn::function("current_handle", (0, 0), |vm, _| {
        handle_of(vm, Arc::clone(vm.info())).into()
    }),
    NativeFn::function("set_current", (1, 1), |vm, args| {
        *lock(&vm.info().object) = args.this().clone();
        Reply::NONE
    }),
    NativeFn::function(
        "format_exception",
        (1, 1),
        |vm, args| match Raised::from_value(args.this()) {
            Some(raised) => super::super::exceptions::format_traceback(vm, &raised),
            None => Value::str("").into(),
        },
    ),
    // The main part has ended: who joins the main thread need not wait, although it has threads of
    // its own to wait for.
    NativeFn::function("main_ended", (0, 0), |vm, _| {
        vm.info().ended.set();
        Reply::NONE
    }),
    NativeFn::function("all", (0, 0), |vm, _| {
        let alive = vm.interp().threads.alive();
        let objects = alive
            .iter()
            .filter_map(|info| lock(&info.object).clone().bound());
        Value::list(objects.collect()).into()
    }),
];

/// Makes the module.
pub fn install(interp: &Interp) {
    let module = interp.add_module("_thread", Source::default());
    interp.add_functions(module, FUNCTIONS);
    let class = interp.add_class("_Handle", ids::OBJECT, "_thread", HANDLE);
    interp.modules[module.0].set(Sym::of("_Handle"), Value::Class(class));
    interp.modules[module.0].set(Sym::of("error"), Value::Class(ids::RUNTIME_ERROR));
}
