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

/// What is asked of a server.
#[derive(Clone, Debug)]
#[allow(missing_docs)]
pub struct Request {
    pub url: String,
    pub method: String,
    pub headers: Vec<(String, String)>,
    pub body: Option<Vec<u8>>,
    /// How long to wait for an answer, in milliseconds; for ever, if none is given.
    pub timeout: Option<f64>,
}

/// What a server answers, after all redirects.
#[derive(Clone, Debug)]
#[allow(missing_docs)]
pub struct Response {
    pub status: u16,
    pub reason: String,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
    pub url: String,
}

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FetchError {
    /// It did not come in time.
    TimedOut,
    /// The server was not reached, or not understood.
    Failed(String),
}

/// Called with the answer, on any thread.
pub type Fetched = Box<dyn FnOnce(Result<Response, FetchError>) + Send>;

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

    /// Asks a server, without waiting for the answer.
    fn fetch(&self, _request: Request, fetched: Fetched) {
        let reason = "there is no network here".to_owned();
        fetched(Err(FetchError::Failed(reason)));
    }

    /// Runs a process beside those that run: an interpreter of its own, begun with `data`. Whether
    /// that can be had.
    fn spawn(&self, parent: &Interp, process: Arc<Process>, data: Vec<u8>) -> bool;

    /// The process has ended: what this host started for it ends too.
    fn settle(&self) {}
}
