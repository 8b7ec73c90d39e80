//! What an interpreter needs of whoever runs it: output, clocks, threads.

use std::fmt::Debug;
use std::sync::Arc;

use super::interp::Interp;
use super::processes::Process;
use super::thread::Thread;

/// Where text goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Stream {
    Output,
    Error,
}

/// See the module's text.
pub trait Host: Send + Sync + Debug {
    /// Writes text.
    fn write(&self, stream: Stream, text: &str);

    /// Milliseconds since a fixed moment; never goes back.
    fn monotonic(&self) -> f64;

    /// Milliseconds since 1970.
    fn wall(&self) -> f64;

    /// Seconds east of UTC, at a moment in milliseconds since 1970.
    fn utc_offset(&self, _wall: f64) -> i32 {
        0
    }

    /// Random bits.
    fn entropy(&self) -> u64;

    /// Runs a thread beside those that run.
    ///
    /// # Errors
    /// The thread, if there can be no more.
    fn start(&self, thread: Box<Thread>) -> Result<(), Box<Thread>>;

    /// How many processors a program may count on.
    fn cpu_count(&self) -> u32;

    /// Runs a process beside those that run: an interpreter of its own, begun with `data`. Whether
    /// that can be had.
    fn spawn(&self, parent: &Interp, process: Arc<Process>, data: Vec<u8>) -> bool;
}
