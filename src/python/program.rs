//! A program from beginning to end: what the first process runs, and what those run that it starts.

use std::sync::Arc;

use serde::Serialize;

use super::class::ids;
use super::error::{Outcome, Raised};
use super::host::Stream;
use super::module::Source;
use super::native::{NativeFn, Reply, Vm};
use super::symbol::{Sym, well_known as sym};
use super::value::{ModuleId, Value};
use super::{import, notebook};

/// What ended a program: an exception that nobody caught, or a deadlock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Failure {
    /// The exception's class, or `Deadlock`.
    #[serde(rename = "type")]
    pub kind: String,
    /// Its text.
    pub message: String,
    /// All that was printed of it.
    pub traceback: String,
    /// The innermost line of the program that it passed, from 1.
    pub line: Option<u32>,
}

/// Compiles and runs the program, and all that is done at its end: threads that are no daemons are
/// waited for, then what was registered with `atexit` is called.
pub const RUN_MAIN: NativeFn = NativeFn::function("<main>", (1, 1), |vm, args| {
    let Value::Module(module) = *args.this() else {
        return Reply::NONE;
    };
    let vm = vm.clone();
    Reply::later(async move {
        let text = Arc::clone(&vm.interp().modules[module.0].source.text);
        let mut outcome = notebook::run(&vm, module, &text).await;
        if let Err(raised) = &outcome
            && !vm.interp().is_subclass(raised.class(), ids::SYSTEM_EXIT)
        {
            // It is printed before threads are waited for.
            report(&vm, raised).await?;
            outcome = Err(exit_with(1));
        }
        wind_up(&vm).await?;
        outcome
    })
});

/// What a process that another started runs: `<child>(data)`, as `_process.spawn` was given it.
pub const RUN_CHILD: NativeFn = NativeFn::function("<child>", (1, 1), |vm, args| {
    let (vm, data) = (vm.clone(), args.this().clone());
    Reply::later(async move {
        let code = match start_child(&vm, data).await {
            Ok(code) => code,
            Err(raised) if vm.interp().is_subclass(raised.class(), ids::SYSTEM_EXIT) => {
                return Err(raised);
            }
            Err(raised) => {
                report(&vm, &raised).await?;
                Value::Int(1)
            }
        };
        wind_up(&vm).await?;
        Err(Raised::with_args(ids::SYSTEM_EXIT, vec![code]))
    })
});

async fn start_child(vm: &Vm, data: Value) -> Outcome {
    import::load(vm, Sym::of("multiprocessing")).await?;
    let module = import::load(vm, Sym::of("multiprocessing.spawn")).await?;
    let main = vm.interp().modules[module.0].get(Sym::of("main"));
    vm.call(main.unwrap_or_default(), [data]).await
}

/// Runs the program once more, as the module `__mp_main__` of a process that another started.
pub async fn run_again(vm: &Vm) -> Outcome {
    let interp = vm.interp();
    let module = interp.add_module("__mp_main__", interp.program.clone());
    let file = Value::str(&*interp.program.file);
    interp.modules[module.0].set(sym::FILE, file);
    let main = Sym::of("__main__");
    drop(interp.imported.set_name(main, Value::Module(module)));
    import::run(vm, module, &interp.program.text).await
}

/// Makes `__main__` of a program.
pub fn main_module(interp: &super::interp::Interp) -> ModuleId {
    let Source { file, .. } = &interp.program;
    let module = interp.add_module("__main__", interp.program.clone());
    interp.modules[module.0].set(sym::FILE, Value::str(&**file));
    module
}

fn exit_with(code: i64) -> Raised {
    Raised::with_args(ids::SYSTEM_EXIT, vec![Value::Int(code)])
}

/// Prints an exception that nobody caught.
async fn report(vm: &Vm, raised: &Raised) -> Outcome<()> {
    let text = super::exceptions::format_traceback(vm, raised)
        .get(vm)
        .await?;
    let text = text.as_str().unwrap_or_default();
    vm.interp().host.write(Stream::Error, text);
    let (kind, message) = super::exceptions::class_and_text(vm, raised).await;
    vm.interp().fail(Failure {
        kind,
        message: message.unwrap_or_default(),
        line: super::exceptions::line_in_program(vm.interp(), raised),
        traceback: text.to_owned(),
    });
    Ok(())
}

/// What is done at the end of a process.
async fn wind_up(vm: &Vm) -> Outcome<()> {
    for (module, function) in [("threading", "_shutdown"), ("atexit", "_run_exitfuncs")] {
        let imported = vm.interp().module(Sym::of(module));
        let at_end =
            imported.and_then(|module| vm.interp().modules[module.0].get(Sym::of(function)));
        if let Some(at_end) = at_end
            && let Err(raised) = vm.call(at_end, []).await
        {
            report(vm, &raised).await?;
        }
    }
    Ok(())
}
