//! A program on an operating system.

use std::io::Write as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread::{self, JoinHandle};
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use super::super::host::{Fetched, Host, Request, Stream};
use super::super::interp::{Interp, Settings};
use super::super::module::Source;
use super::super::processes::Process;
use super::super::thread::Thread;
use super::green::{self, Started};
use super::program::{Exit, Sink, child_process, finish, first_process};
use super::workers;
use crate::sync::{Mutex, lock};

/// Standard output and standard error.
#[derive(Debug)]
pub struct Standard;

impl Sink for Standard {
    fn write(&self, stream: Stream, text: &str) {
        // Nobody is left to hear of an output that is closed.
        let _ = match stream {
            Stream::Output => std::io::stdout().lock().write_all(text.as_bytes()),
            Stream::Error => std::io::stderr().lock().write_all(text.as_bytes()),
        };
    }
}

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
    sink: Arc<dyn Sink>,
    start: Instant,
    seed: AtomicU64,
    threads: Threads,
    /// Green threads that wait for their first turn.
    started: Started,
    /// Threads of the machine's that run Python threads, and processes that were started.
    running: Mutex<Vec<JoinHandle<()>>>,
}

impl System {
    fn new(threads: Threads, sink: Arc<dyn Sink>) -> Arc<Self> {
        Arc::new(Self {
            sink,
            start: Instant::now(),
            seed: AtomicU64::new(0x9e37_79b9_7f4a_7c15),
            threads,
            started: Started::default(),
            running: Mutex::default(),
        })
    }

    /// Runs a process, of which this is the main thread.
    fn run(&self, main: Thread) -> Exit {
        let interp = Arc::clone(main.vm.interp());
        let ended = match self.threads {
            Threads::Workers => workers::drive(main),
            Threads::Green => green::drive(main, &self.started),
        };
        finish(&interp, ended)
    }
}

impl Host for System {
    fn write(&self, stream: Stream, text: &str) {
        self.sink.write(stream, text);
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
        let system = Self::new(self.threads, Arc::clone(&self.sink));
        let (settings, program) = (parent.settings, parent.program.clone());
        let run = move || {
            let host = Arc::<Self>::clone(&system);
            system.run(child_process(host, settings, program, process, data));
        };
        match thread::Builder::new().spawn(run) {
            Ok(thread) => lock(&self.running).push(thread),
            Err(_) => return false,
        }
        true
    }

    /// Threads that nobody waited for end, and processes that were started.
    fn settle(&self) {
        let running = std::mem::take(&mut *lock(&self.running));
        for thread in running {
            // One that panicked has said so.
            let _ = thread.join();
        }
        self.started.clear();
    }
}

/// Runs a program.
pub fn run_program(
    program: Source,
    sink: Arc<dyn Sink>,
    settings: Settings,
    threads: Threads,
) -> Exit {
    let system = System::new(threads, sink);
    system.run(first_process(
        Arc::<System>::clone(&system),
        settings,
        program,
    ))
}
