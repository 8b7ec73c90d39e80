//! `_os`: what `os` asks of the engine.

use super::super::interp::Interp;
use super::super::module::Source;
use super::super::native::{NativeFn, Reply};
use super::super::number::IntRef;
use super::super::protocol::as_int;
use super::super::value::Value;

const FUNCTIONS: &[NativeFn] = &[
    NativeFn::function("cpu_count", (0, 0), |vm, _| {
        Value::Int(vm.interp().host.cpu_count().into()).into()
    }),
    NativeFn::function("urandom", (1, 1), |vm, args| {
        let count = as_int(args.this())
            .map_or(0, IntRef::clamped)
            .clamp(0, 1 << 20) as usize;
        let words = std::iter::repeat_with(|| vm.interp().host.entropy().to_le_bytes());
        Value::bytes(words.flatten().take(count).collect::<Vec<u8>>()).into()
    }),
    NativeFn::function("exit", (1, 1), |vm, args| {
        let status = as_int(args.this()).map_or(0, IntRef::clamped) & 0xff;
        vm.interp().process.end(status as i32);
        // No thread of this process has another turn.
        Reply::later(std::future::pending())
    }),
];

/// Makes the module.
pub fn install(interp: &Interp) {
    let module = interp.add_module("_os", Source::default());
    interp.add_functions(module, FUNCTIONS);
}
