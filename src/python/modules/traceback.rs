//! `_traceback`: what `traceback` and `linecache` ask of the engine.

use super::super::error::Raised;
use super::super::interp::Interp;
use super::super::module::Source;
use super::super::native::{Args, NativeFn, Reply, Vm};
use super::super::protocol::{as_int, as_str};
use super::super::value::Value;

/// `source_line(filename, lineno)`: a line of a text that was run, with its end.
fn source_line(vm: &Vm, args: Args<'_>) -> Reply {
    let [file, number] = args.values() else {
        return Reply::NONE;
    };
    let (file, number) = (as_str(file).unwrap_or_default(), as_int(number));
    let number = number.map_or(0, super::super::number::IntRef::clamped);
    let modules = &vm.interp().modules;
    let line = (0..modules.len())
        .map(|place| &modules[place].source)
        .find(|source| &*source.file == file)
        .zip(usize::try_from(number - 1).ok())
        .and_then(|(source, place)| source.text.lines().nth(place));
    Value::str(line.map_or_else(String::new, |line| format!("{line}\n"))).into()
}

const FUNCTIONS: &[NativeFn] = &[
    NativeFn::function("source_line", (2, 2), source_line),
    NativeFn::function("carets", (1, 1), |_, _| Reply::NONE),
    NativeFn::function("suggestion", (1, 1), |vm, args| {
        let Some(raised) = Raised::from_value(args.this()) else {
            return Reply::NONE;
        };
        let text = super::super::suggest::suggestion(vm, &raised);
        let name = text.strip_prefix(". Did you mean: '");
        match name.and_then(|rest| rest.split_once('\'')) {
            Some((name, _)) => Value::str(name).into(),
            None => Reply::NONE,
        }
    }),
];

/// Makes the module.
pub fn install(interp: &Interp) {
    let module = interp.add_module("_traceback", Source::default());
    interp.add_functions(module, FUNCTIONS);
}
