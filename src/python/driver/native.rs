//! A program on an operating system: the main thread on the caller's.

use std::io::Write as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::{Context, Wake, Waker};
use std::thread::{self, Thread as OsThread};
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use super::super::class::ids;
use super::super::error::{Outcome, Raised};
use super::super::host::{Host, Stream};
use super::super::interp::Interp;
use super::super::module::Source;
use super::super::native::Call;
use super::super::symbol::{Sym, well_known as sym};
use super::super::thread::{Thread, Turn};
use super::super::value::Value;

/// The operating system as a host.
#[derive(Debug)]
pub struct System {
    start: Instant,
    seed: AtomicU64,
}

impl Default for System {
    fn default() -> Self {
        Self {
            start: Instant::now(),
            seed: AtomicU64::new(0x9e37_79b9_7f4a_7c15),
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
        let wall = self.wall().to_bits();
        self.seed
            .fetch_add(wall | 1, Ordering::Relaxed)
            .wrapping_mul(0xd134_2543_de82_ef95)
    }

    fn start(&self, thread: Box<Thread>) -> Result<(), Box<Thread>> {
        thread::spawn(move || drop(block_on(*thread)));
        Ok(())
    }

    fn cpu_count(&self) -> u32 {
        thread::available_parallelism().map_or(1, |count| count.get() as u32)
    }
}

struct Unpark(OsThread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

/// Backward jumps and calls in a turn.
const FUEL: u32 = 10_000;

/// Gives a thread its turns on this one until it has ended.
pub fn block_on(mut thread: Thread) -> Outcome {
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let mut cx = Context::from_waker(&waker);
    loop {
        let mut fuel = FUEL;
        match thread.turn(&mut cx, &mut fuel) {
            Turn::Done(outcome) => return outcome,
            Turn::Waiting => thread::park(),
            Turn::OutOfFuel | Turn::Yielded => {}
        }
    }
}

/// Runs a program; its exit status.
pub fn run_program(source: &str, file: &str) -> i32 {
    let interp = Interp::new(Arc::new(System::default()));
    let text: Arc<str> = source.into();
    let module = interp.add_module(
        "__main__",
        Source {
            file: file.into(),
            text: Arc::clone(&text),
        },
    );
    interp.modules[module.0].set(sym::FILE, Value::str(file));
    let info = interp.threads.add("MainThread", false);
    let call = Call::new(Value::Native(interp.run_main), [Value::Module(module)]);
    let thread = Thread::new(&interp, info, call);
    let outcome = block_on(thread);
    let status = match outcome {
        Ok(_) => 0,
        Err(raised) => report(&interp, &raised),
    };
    interp.clear();
    status
}

/// Prints an exception that nobody caught; the exit status.
fn report(interp: &Arc<Interp>, raised: &Raised) -> i32 {
    if interp.is_subclass(raised.class(), ids::SYSTEM_EXIT) {
        let code = raised.state().value.clone();
        return match code {
            Value::None | Value::Unbound => 0,
            Value::Int(code) => code as i32 & 0xff,
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
    match block_on(thread) {
        Ok(Value::Str(text)) => text.as_str().to_owned(),
        _ => String::new(),
    }
}
