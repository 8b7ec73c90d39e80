//! `_time`: clocks and sleep. The calendar is in the library's `time`.

use super::super::interp::Interp;
use super::super::module::Source;
use super::super::native::{Args, NativeFn, Reply, Vm};
use super::super::threads::Waiting;
use super::super::value::Value;

fn seconds(vm: &Vm) -> Reply {
    Value::Float(vm.interp().host.monotonic() / 1e3).into()
}

fn nanoseconds(vm: &Vm) -> Reply {
    Value::Int((vm.interp().host.monotonic() * 1e6) as i64).into()
}

/// How long this thread, or all, have computed, in nanoseconds.
fn computed(vm: &Vm, all: bool) -> u64 {
    let now = vm.interp().host.monotonic();
    match all {
        true => vm.interp().threads.computed(now),
        false => vm.info().computed(now),
    }
}

fn sleep(vm: &Vm, args: Args<'_>) -> Reply {
    let negative = match super::super::protocol::unwrapped(args.this()) {
        Value::Float(seconds) => *seconds < 0.0,
        other => super::super::protocol::as_int(other)
            .is_some_and(super::super::number::IntRef::is_negative),
    };
    if negative {
        return super::super::error::Raised::value_error("sleep length must be non-negative")
            .into();
    }
    let timeout = super::super::py_try!(super::locks::timeout_of(vm, Some(args.this())));
    let vm = vm.clone();
    Reply::later(async move {
        let waiting = Waiting::new("a time to be over");
        vm.wait(
            waiting,
            Some(timeout.unwrap_or(0.0)),
            std::future::pending::<()>(),
        )
        .await;
        Ok(Value::None)
    })
}

const FUNCTIONS: &[NativeFn] = &[
    NativeFn::function("sleep", (1, 1), sleep),
    NativeFn::function("utc_offset", (1, 1), |vm, args| {
        let wall = match args.this() {
            Value::Float(seconds) => seconds * 1e3,
            _ => 0.0,
        };
        Value::Int(vm.interp().host.utc_offset(wall).into()).into()
    }),
    NativeFn::function("time", (0, 0), |vm, _| {
        Value::Float(vm.interp().host.wall() / 1e3).into()
    }),
    NativeFn::function("time_ns", (0, 0), |vm, _| {
        Value::Int((vm.interp().host.wall() * 1e6) as i64).into()
    }),
    NativeFn::function("monotonic", (0, 0), |vm, _| seconds(vm)),
    NativeFn::function("perf_counter", (0, 0), |vm, _| seconds(vm)),
    NativeFn::function("process_time", (0, 0), |vm, _| {
        Value::Float(computed(vm, true) as f64 / 1e9).into()
    }),
    NativeFn::function("thread_time", (0, 0), |vm, _| {
        Value::Float(computed(vm, false) as f64 / 1e9).into()
    }),
    NativeFn::function("process_time_ns", (0, 0), |vm, _| {
        Value::Int(computed(vm, true) as i64).into()
    }),
    NativeFn::function("thread_time_ns", (0, 0), |vm, _| {
        Value::Int(computed(vm, false) as i64).into()
    }),
    NativeFn::function("monotonic_ns", (0, 0), |vm, _| nanoseconds(vm)),
    NativeFn::function("perf_counter_ns", (0, 0), |vm, _| nanoseconds(vm)),
];

/// Makes the module.
pub fn install(interp: &Interp) {
    let module = interp.add_module("_time", Source::default());
    interp.add_functions(module, FUNCTIONS);
}
