//! `time`.

use super::super::interp::Interp;
use super::super::module::Source;
use super::super::native::{NativeFn, Reply, Vm};
use super::super::value::Value;

fn seconds(vm: &Vm) -> Reply {
    Value::Float(vm.interp().host.monotonic() / 1e3).into()
}

fn nanoseconds(vm: &Vm) -> Reply {
    Value::Int((vm.interp().host.monotonic() * 1e6) as i64).into()
}

const FUNCTIONS: &[NativeFn] = &[
    NativeFn::function("time", (0, 0), |vm, _| {
        Value::Float(vm.interp().host.wall() / 1e3).into()
    }),
    NativeFn::function("time_ns", (0, 0), |vm, _| {
        Value::Int((vm.interp().host.wall() * 1e6) as i64).into()
    }),
    NativeFn::function("monotonic", (0, 0), |vm, _| seconds(vm)),
    NativeFn::function("perf_counter", (0, 0), |vm, _| seconds(vm)),
    NativeFn::function("process_time", (0, 0), |vm, _| seconds(vm)),
    NativeFn::function("thread_time", (0, 0), |vm, _| seconds(vm)),
    NativeFn::function("monotonic_ns", (0, 0), |vm, _| nanoseconds(vm)),
    NativeFn::function("perf_counter_ns", (0, 0), |vm, _| nanoseconds(vm)),
];

/// Makes the module.
pub fn install(interp: &Interp) {
    let module = interp.add_module("time", Source::default());
    interp.add_functions(module, FUNCTIONS);
}
