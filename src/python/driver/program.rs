//! A program's run, whoever drives it: where it prints, and what came of it.

use std::fmt::Debug;
use std::sync::Arc;

use super::super::class::ids;
use super::super::error::{Outcome, Raised};
use super::super::host::{Host, Stream};
use super::super::interp::{Interp, Settings};
use super::super::module::Source;
use super::super::native::Call;
use super::super::processes::{Process, Universe};
use super::super::program::{Failure, main_module};
use super::super::symbol::Sym;
use super::super::thread::Thread;
use super::super::threads::Deadlock;
use super::super::value::{NativeId, Value};
use super::schedule::{self, Order, Stage, Unfit};
use super::workers;

/// Where programs print.
pub trait Sink: Send + Sync + Debug {
    /// Takes text.
    fn write(&self, stream: Stream, text: &str);
}

/// How a thread ended.
#[derive(Debug)]
pub enum Ended {
    /// By itself.
    With(Outcome),
    /// The program ended before it.
    Stopped,
    /// Nobody was left who could have woken anybody.
    Deadlock(Deadlock),
}

/// How a program ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exit {
    /// Its exit status.
    pub code: i32,
    /// What ended it, if that was an exception that nobody caught, or a deadlock.
    pub error: Option<Failure>,
}

/// Runs a program by a schedule: how it ended, and the whole order that it was run by.
///
/// # Errors
/// Where the schedule lets a thread go on that cannot.
pub fn replay(program: Source, sink: Arc<dyn Sink>, order: &Order) -> Result<(Exit, Order), Unfit> {
    let settings = Settings {
        stepped: true,
        ..Settings::default()
    };
    let stage = Stage::new(sink);
    let main = first_process(Arc::<Stage>::clone(&stage), settings, program);
    let interp = Arc::clone(main.vm.interp());
    match schedule::drive(&stage, main, order) {
        Ok((ended, taken)) => Ok((finish(&interp, ended), taken)),
        Err(unfit) => {
            finish(&interp, Ended::Stopped);
            Err(unfit)
        }
    }
}

/// The main thread of a new program's first process.
pub fn first_process(host: Arc<dyn Host>, settings: Settings, program: Source) -> Thread {
    let interp = Interp::new(host, settings, program, Universe::main());
    let module = Value::Module(main_module(&interp));
    main_thread(&interp, interp.run_main, module)
}

/// The main thread of a process that another one started: see [`Host::spawn`].
pub fn child_process(
    host: Arc<dyn Host>,
    settings: Settings,
    program: Source,
    process: Arc<Process>,
    data: Vec<u8>,
) -> Thread {
    let interp = Interp::new(host, settings, program, process);
    main_thread(&interp, interp.run_child, Value::bytes(data))
}

fn main_thread(interp: &Arc<Interp>, function: NativeId, argument: Value) -> Thread {
    let info = interp.threads.add("MainThread", false);
    let call = Call::new(Value::Native(function), [argument]);
    Thread::new(interp, info, call)
}

/// A process's main thread has ended, and so does the process: with it all others, if it was the first.
/// Nothing of it is left.
pub fn finish(interp: &Arc<Interp>, ended: Ended) -> Exit {
    let exit = exit_status(interp, ended);
    interp.process.end(exit.code);
    if interp.process.parent.is_none() {
        interp.process.universe.end_all();
    }
    interp.host.settle();
    interp.clear();
    exit
}

/// The exit status of a process whose main thread ended so.
fn exit_status(interp: &Arc<Interp>, ended: Ended) -> Exit {
    let code = match ended {
        Ended::With(Ok(_)) => 0,
        Ended::Stopped => interp.process.exit_code().unwrap_or(0),
        Ended::With(Err(raised)) => report(interp, &raised),
        Ended::Deadlock(Deadlock { report, line }) => {
            let message = "every thread waits for another, and none of them can be woken.";
            let traceback = format!("Deadlock: {message}\n{report}\n");
            interp.host.write(Stream::Error, &traceback);
            interp.fail(Failure {
                kind: "Deadlock".to_owned(),
                message: message.to_owned(),
                line,
                traceback,
            });
            1
        }
    };
    let error = interp.failure();
    Exit { code, error }
}

/// Prints an exception that nobody caught; the exit status.
fn report(interp: &Arc<Interp>, raised: &Raised) -> i32 {
    if interp.is_subclass(raised.class(), ids::SYSTEM_EXIT) {
        let code = raised.state().value.clone();
        return match code {
            Value::None | Value::Unbound => 0,
            Value::Int(code) => code as i32 & 0xff,
            Value::Bool(code) => i32::from(code),
            other => {
                let text = call(interp, "str", other);
                interp.host.write(Stream::Error, &format!("{text}\n"));
                1
            }
        };
    }
    let text = call(interp, ".traceback", raised.value());
    interp.host.write(Stream::Error, &text);
    1
}

/// Calls a builtin function on a thread of its own making.
fn call(interp: &Arc<Interp>, name: &str, value: Value) -> String {
    let function = interp.modules[interp.builtins.0]
        .get(Sym::of(name))
        .unwrap_or_default();
    let info = interp.threads.add("reporter", true);
    let thread = Thread::new(interp, info, Call::new(function, [value]));
    match workers::drive(thread) {
        Ended::With(Ok(Value::Str(text))) => text.as_str().to_owned(),
        _ => String::new(),
    }
}
