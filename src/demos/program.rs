//! What a running demo has at hand: its workers, and somewhere to print.

use std::fmt;

use crate::executor::{Executor, TaskError, Team};
use crate::sync::atomic::{AtomicU8, AtomicU32, Ordering};
use crate::sync::{Mutex, lock};
use crate::trace::Trace;

/// A demo's run, as a Python program's: workers, and standard output.
#[derive(Debug)]
pub struct Program<'a> {
    /// Hands work to the workers.
    pub executor: Executor<'a>,
    output: &'a Output,
}

impl<'a> Program<'a> {
    /// A program whose workers are `team`, seen on `trace`, printing to `output`.
    pub fn new(team: &'a Team, trace: &'a Trace, output: &'a Output) -> Self {
        Self {
            executor: Executor::new(team, trace),
            output,
        }
    }

    /// Prints a line, from any thread.
    pub fn print(&self, line: impl Into<String>) {
        self.output.print(line.into());
    }
}

/// Why a run has no value.
#[derive(Debug, PartialEq, Eq)]
pub enum RunError {
    /// A parameter that the page should not have let through.
    InvalidParameter(String),
    /// A task failed, and the listing does not catch that.
    Task(TaskError),
}

impl RunError {
    /// As the page's error is named.
    pub fn name(&self) -> &'static str {
        match self {
            Self::InvalidParameter(_) => "InvalidParameter",
            Self::Task(_) => "WorkerFailed",
        }
    }
}

impl fmt::Display for RunError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::InvalidParameter(message) => f.write_str(message),
            Self::Task(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for RunError {}

impl From<TaskError> for RunError {
    fn from(error: TaskError) -> Self {
        Self::Task(error)
    }
}

/// Bytes of output that can be read while the run goes on; all lines are in the report.
const LIVE_BYTES: usize = 256 << 10;

/// Lines printed by any thread. The page reads the first of them from memory while they come.
#[derive(Debug)]
pub struct Output {
    printed: Mutex<Printed>,
    published: AtomicU32,
    bytes: Box<[AtomicU8]>,
}

#[derive(Debug, Default)]
struct Printed {
    lines: Vec<String>,
    /// A line did not fit into the bytes. A shorter one might, but would leave a gap.
    full: bool,
}

impl Default for Output {
    fn default() -> Self {
        Self::with_room(LIVE_BYTES)
    }
}

impl Output {
    /// An output of which `bytes` bytes can be read while the run goes on.
    pub fn with_room(bytes: usize) -> Self {
        Self {
            printed: Mutex::new(Printed::default()),
            published: AtomicU32::new(0),
            bytes: (0..bytes).map(|_| AtomicU8::new(0)).collect(),
        }
    }

    /// Adds a line.
    pub fn print(&self, line: String) {
        let mut printed = lock(&self.printed);
        let from = self.published.load(Ordering::Relaxed) as usize;
        let text = line.bytes().chain([b'\n']);
        match self
            .bytes
            .get(from..from + line.len() + 1)
            .filter(|_| !printed.full)
        {
            Some(room) => {
                for (byte, value) in room.iter().zip(text) {
                    byte.store(value, Ordering::Relaxed);
                }
                // A reader that sees the new length (it loads with acquire) sees the bytes.
                let until = from + room.len();
                self.published.store(until as u32, Ordering::Release);
            }
            None => printed.full = true,
        }
        printed.lines.push(line);
    }

    /// Takes all lines, and begins anew.
    pub fn take(&self) -> Vec<String> {
        let mut printed = lock(&self.printed);
        self.published.store(0, Ordering::Release);
        std::mem::take(&mut *printed).lines
    }

    /// The lines that can be read while the run goes on: as the page reads them, from the bytes.
    pub fn live(&self) -> String {
        let length = self.published.load(Ordering::Acquire) as usize;
        let bytes = self.bytes[..length]
            .iter()
            .map(|byte| byte.load(Ordering::Relaxed));
        String::from_utf8_lossy(&bytes.collect::<Vec<_>>()).into_owned()
    }

    /// Addresses in this memory: the count of bytes that can be read, and the bytes.
    pub fn addresses(&self) -> (usize, usize) {
        (
            &raw const self.published as usize,
            self.bytes.as_ptr() as usize,
        )
    }
}
