//! A program on an operating system.

use std::io::Write as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread::{self, JoinHandle};
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use super::super::class::ids;
use super::super::error::Raised;
use super::super::host::{Fetched, Host, Request, Stream};
use super::super::interp::{Interp, Settings};
use super::super::module::Source;
use super::super::native::Call;
use super::super::processes::{Process, Universe};
use super::super::program::main_module;
use super::super::symbol::Sym;
use super::super::thread::Thread;
use super::super::value::{NativeId, Value};
use super::green::{self, Started};
use super::workers::{self, Ended};
use crate::sync::{Mutex, lock};

/// What Python threads are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Threads {
    /// Threads of the operating system's.
    #[default]
    Workers,
    /// All on the caller's.
    Green,
}

/// The operating system as a host.
#[derive(Debug)]
struct System {
    start: Instant,
    seed: AtomicU64,
    threads: Threads,
    /// Green threads that wait for their first turn.
    started: Started,
    /// Threads of the machine's that run Python threads, and processes that were started.
    running: Mutex<Vec<JoinHandle<()>>>,
}

impl System {
    fn new(threads: Threads) -> Arc<Self> {
        Arc::new(Self {
            start: Instant::now(),
            seed: AtomicU64::new(0x9e37_79b9_7f4a_7c15),
            threads,
            started: Started::default(),
            running: Mutex::default(),
        })
    }

    /// An interpreter has ended, and with it the processes that it started: nothing of it is left.
    /// Threads that nobody waited for end, and what refers to each other is taken apart.
    fn clear(&self, interp: &Interp) {
        interp.threads.stop();
        let running = std::mem::take(&mut *lock(&self.running));
        for thread in running {
            // One that panicked has said so.
            let _ = thread.join();
        }
        self.started.clear();
        interp.clear();
    }

    fn drive(&self, main: Thread) -> Ended {
        match self.threads {
            Threads::Workers => workers::drive(main),
            Threads::Green => green::drive(main, &self.started),
        }
    }
}

impl Host for System {
    fn write(&self, stream: Stream, text: &str) {
        let _ = match stream {
            Stream::Output => std::io::stdout().lock().write_all(text.as_bytes()),
            Stream::Error => std::io::stderr().lock().write_all(text.as_bytes()),
        };
    }

    fn monotonic(&self) -> f64 {
        self.start.elapsed().as_secs_f64() * 1e3
    }

    fn wall(&self) -> f64 {
        SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .map_or(0.0, |time| time.as_secs_f64() * 1e3)
    }

    fn entropy(&self) -> u64 {
        let wall = self.wall().to_bits() | 1;
        let seed = self.seed.fetch_add(wall, Ordering::Relaxed);
        seed.wrapping_mul(0xd134_2543_de82_ef95)
    }

    fn start(&self, thread: Box<Thread>) -> Result<(), Box<Thread>> {
        match self.threads {
            Threads::Green => self.started.push(thread),
            Threads::Workers => {
                let mut running = lock(&self.running);
                running.retain(|thread| !thread.is_finished());
                running.push(thread::spawn(move || drop(workers::drive(*thread))));
            }
        }
        Ok(())
    }

    fn fetch(&self, request: Request, fetched: Fetched) {
        thread::spawn(move || fetched(super::http::fetch(request)));
    }

    fn cpu_count(&self) -> u32 {
        thread::available_parallelism().map_or(1, |count| count.get() as u32)
    }

    fn spawn(&self, parent: &Interp, process: Arc<Process>, data: Vec<u8>) -> bool {
        let (threads, settings) = (self.threads, parent.settings);
        let program = parent.program.clone();
        let run = move || run_child(program, settings, threads, &process, data);
        match thread::Builder::new().spawn(run) {
            Ok(thread) => lock(&self.running).push(thread),
            Err(_) => return false,
        }
        true
    }
}

/// Runs a program; its exit status.
pub fn run_program(source: &str, file: &str, settings: Settings, threads: Threads) -> i32 {
    let source = Source {
        file: file.into(),
        text: source.into(),
    };
    let system = System::new(threads);
    let process = Universe::main();
    let interp = Interp::new(
        Arc::<System>::clone(&system),
        settings,
        source,
        Arc::clone(&process),
    );
    let module = Value::Module(main_module(&interp));
    let ended = begin(&system, &interp, interp.run_main, module);
    let status = exit_status(&interp, ended);
    let _ = std::io::stdout().lock().flush();
    process.end(status);
    process.universe.end_all();
    system.clear(&interp);
    process.exit_code().unwrap_or(status)
}

/// Runs a process that another one started.
fn run_child(
    program: Source,
    settings: Settings,
    threads: Threads,
    process: &Arc<Process>,
    data: Vec<u8>,
) {
    let system = System::new(threads);
    let interp = Interp::new(
        Arc::<System>::clone(&system),
        settings,
        program,
        Arc::clone(process),
    );
    let ended = begin(&system, &interp, interp.run_child, Value::bytes(data));
    process.end(exit_status(&interp, ended));
    system.clear(&interp);
}

/// Runs a function on an interpreter's main thread.
fn begin(system: &System, interp: &Arc<Interp>, function: NativeId, argument: Value) -> Ended {
    let info = interp.threads.add("MainThread", false);
    let call = Call::new(Value::Native(function), [argument]);
    system.drive(Thread::new(interp, info, call))
}

fn exit_status(interp: &Arc<Interp>, ended: Ended) -> i32 {
    match ended {
        Ended::With(Ok(_)) | Ended::Stopped => 0,
        Ended::With(Err(raised)) => report(interp, &raised),
        Ended::Deadlock(report) => {
            let text = format!(
                "Deadlock: every thread waits for another, and none of them can be woken.\n{report}\n"
            );
            interp.host.write(Stream::Error, &text);
            1
        }
    }
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
