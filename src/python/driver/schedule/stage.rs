//! What a program that is run by a schedule has around it: nothing that another machine or another
//! day would change.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Weak};

use super::super::super::host::{Host, Stream};
use super::super::super::interp::Interp;
use super::super::super::processes::Process;
use super::super::super::thread::Thread;
use super::super::program::{Sink, child_process};
use crate::sync::{Mutex, lock};

/// Processors that a program is told of.
const CORES: u32 = 4;
/// When every run begins: 1 January 2026, in milliseconds since 1970.
const BEGINNING: f64 = 1_767_225_600_000.0;

/// A thread that has entered, and the process that ends with it.
type Entered = (Box<Thread>, Option<Arc<Process>>);

/// See the module's text.
#[derive(Debug)]
pub struct Stage {
    me: Weak<Self>,
    sink: Arc<dyn Sink>,
    /// Milliseconds since the beginning, as bits.
    clock: AtomicU64,
    drawn: AtomicU64,
    entered: Mutex<Vec<Entered>>,
}

impl Stage {
    /// An empty one, whose programs print to `sink`.
    pub fn new(sink: Arc<dyn Sink>) -> Arc<Self> {
        Arc::new_cyclic(|me| Self {
            me: Weak::clone(me),
            sink,
            clock: AtomicU64::new(0_f64.to_bits()),
            drawn: AtomicU64::new(1),
            entered: Mutex::default(),
        })
    }

    /// Threads that have been started since.
    pub fn entered(&self) -> Vec<Entered> {
        std::mem::take(&mut *lock(&self.entered))
    }

    /// Time passes, to a moment of [`Host::monotonic`]; it never goes back.
    pub fn advance_to(&self, moment: f64) {
        let now = self.monotonic().max(moment);
        self.clock.store(now.to_bits(), Ordering::Relaxed);
    }
}

impl Host for Stage {
    fn write(&self, stream: Stream, text: &str) {
        self.sink.write(stream, text);
    }

    fn monotonic(&self) -> f64 {
        f64::from_bits(self.clock.load(Ordering::Relaxed))
    }

    fn wall(&self) -> f64 {
        BEGINNING + self.monotonic()
    }

    fn entropy(&self) -> u64 {
        let drawn = self.drawn.fetch_add(1, Ordering::Relaxed);
        drawn.wrapping_mul(0xd134_2543_de82_ef95)
    }

    fn start(&self, thread: Box<Thread>) -> Result<(), Box<Thread>> {
        lock(&self.entered).push((thread, None));
        Ok(())
    }

    fn cpu_count(&self) -> u32 {
        CORES
    }

    fn spawn(&self, parent: &Interp, process: Arc<Process>, data: Vec<u8>) -> bool {
        let Some(me) = self.me.upgrade() else {
            return false;
        };
        let (settings, program) = (parent.settings, parent.program.clone());
        let main = child_process(me, settings, program, Arc::clone(&process), data);
        lock(&self.entered).push((Box::new(main), Some(process)));
        true
    }
}
