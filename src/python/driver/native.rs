//! A program on an operating system.

use std::io::Write as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use super::super::class::ids;
use super::super::error::Raised;
use super::super::host::{Host, Stream};
use super::super::interp::{Interp, Settings};
use super::super::module::Source;
use super::super::native::Call;
use super::super::symbol::{Sym, well_known as sym};
use super::super::thread::Thread;
use super::super::value::Value;
use super::green::{self, Started};
use super::workers::{self, Ended};

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
    started: Started,
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
                thread::spawn(move || drop(workers::drive(*thread)));
            }
        }
        Ok(())
    }

    fn cpu_count(&self) -> u32 {
        thread::available_parallelism().map_or(1, |count| count.get() as u32)
    }
}

/// Runs a program; its exit status.
pub fn run_program(source: &str, file: &str, settings: Settings, threads: Threads) -> i32 {
    let system = Arc::new(System {
        start: Instant::now(),
        seed: AtomicU64::new(0x9e37_79b9_7f4a_7c15),
        threads,
        started: Started::default(),
    });
    let interp = Interp::new(Arc::<System>::clone(&system), settings);
    let text: Arc<str> = source.into();
    let source = Source {
        file: file.into(),
        text,
    };
    let module = interp.add_module("__main__", source);
    interp.modules[module.0].set(sym::FILE, Value::str(file));
    let info = interp.threads.add("MainThread", false);
    let call = Call::new(Value::Native(interp.run_main), [Value::Module(module)]);
    let main = Thread::new(&interp, info, call);
    let ended = match threads {
        Threads::Workers => workers::drive(main),
        Threads::Green => green::drive(main, &system.started),
    };
    let status = match ended {
        Ended::With(Ok(_)) | Ended::Stopped => 0,
        Ended::With(Err(raised)) => report(&interp, &raised),
        Ended::Deadlock(report) => {
            let text = format!(
                "Deadlock: every thread waits for another, and none of them can be woken.\n{report}\n"
            );
            interp.host.write(Stream::Error, &text);
            1
        }
    };
    let _ = std::io::stdout().lock().flush();
    interp.threads.stop();
    status
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
