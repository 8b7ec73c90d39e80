//! `_code`: text as functions, for `timeit` and for what notebooks call magic.

use std::sync::Arc;

use super::super::compile::compile_again;
use super::super::error::Outcome;
use super::super::function::Function;
use super::super::import::syntax_error;
use super::super::interp::Interp;
use super::super::module::{Module, Source};
use super::super::native::{Args, NativeFn, Reply, Vm};
use super::super::protocol::as_str;
use super::super::symbol::{Sym, well_known as sym};
use super::super::value::{ModuleId, Value};

/// A function without parameters that runs a text in a module, as often as it is called.
///
/// # Errors
/// A SyntaxError.
pub fn function(interp: &Interp, module: ModuleId, text: &str) -> Outcome {
    let code =
        compile_again(interp, module, text).map_err(|error| syntax_error(interp, module, error))?;
    let none = Box::<[Value]>::default;
    let function = Function::new(code, none(), Box::default(), Box::default(), Value::None);
    Ok(Value::Closure(Arc::new(function)))
}

fn of_text(vm: &Vm, args: Args<'_>) -> Reply {
    match args.values() {
        [text, Value::Module(module)] => {
            function(vm.interp(), *module, as_str(text).unwrap_or_default()).into()
        }
        _ => Reply::NONE,
    }
}

const FUNCTIONS: &[NativeFn] = &[
    // `function(text, module)`
    NativeFn::function("function", (2, 2), of_text),
    // `module(file)`: an empty one, which nobody can import.
    NativeFn::function("module", (1, 1), |vm, args| {
        let file = as_str(args.this()).unwrap_or_default().into();
        let source = Source {
            file,
            ..Source::default()
        };
        let name = Sym::of("timeit");
        let modules = &vm.interp().modules;
        let module = modules.push(Module::new(name, source));
        modules[module].set(sym::NAME, Value::name(name));
        Value::Module(ModuleId(module)).into()
    }),
    NativeFn::function("main", (0, 0), |vm, _| {
        let main = vm.interp().module(Sym::of("__main__"));
        main.map_or(Value::None, Value::Module).into()
    }),
];

/// Makes the module.
pub fn install(interp: &Interp) {
    let module = interp.add_module("_code", Source::default());
    interp.add_functions(module, FUNCTIONS);
}
