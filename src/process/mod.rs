//! Processes: programs with a memory of their own, which share nothing and send each other
//! messages; after Python's `multiprocessing`.
//!
//! A process runs one future. It goes on when something has happened: a message came, a child
//! ended, a time was over. Whoever hosts processes (web workers in the browser, letter boxes in the
//! tests) does what [`Host`] asks, and tells the [`Shell`] each [`Event`]; nothing here waits or
//! sends by itself.

mod child;
mod connection;
mod inside;
mod note;
mod pool;
mod queue;
mod shared;
mod shell;

use std::pin::Pin;
use std::rc::Rc;
use std::time::Duration;

pub use child::{Child, Ended};
pub use connection::{Closed, Connection};
pub use inside::Process;
pub use note::Note;
pub use pool::{AsyncResult, Pool, PoolOptions, serve};
pub use queue::Queue;
pub use shared::{SharedLock, Words};
pub use shell::Shell;

/// What a process does.
pub type Job<T> = Pin<Box<dyn Future<Output = T>>>;

/// A process's number, for people.
pub type Pid = u32;

/// An end of a connection, as host and shell name it within one process.
pub type Port = u32;

/// The connection to the process that started this one. The ports it was given come after it, from
/// 1 on.
pub const PARENT: Port = 0;

/// Who a process is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Who {
    /// Its number.
    pub pid: Pid,
    /// Its parent's number.
    pub parent: Pid,
    /// Its name, `MainProcess` or `Process-1`.
    pub name: String,
}

/// How a process is started: like [`Start::default`], with no argument and nothing given, unless said
/// otherwise.
#[derive(Debug, Default)]
pub struct Start<'a> {
    /// Its name.
    pub name: &'a str,
    /// What it runs: a name that the child finds among the demo's targets.
    pub target: &'a str,
    /// The target's argument.
    pub argument: &'a [u8],
    /// Ends of connections that are its own from now on.
    pub ports: &'a [Port],
    /// Memory that it shares, by its number.
    pub shared: &'a [u32],
    /// Whether the host may start it in a process that has ended, and keep it when it ends: what
    /// a pool's processes do leaves nothing behind.
    pub reuse: bool,
}

/// Whoever hosts a process.
pub trait Host {
    /// Starts a process: its number, and this end of the connection to it.
    fn start(&self, start: &Start<'_>) -> (Pid, Port);
    /// Ends a process that was started here, at once, whatever it does. No event follows.
    fn terminate(&self, child: Port);
    /// Makes a connection: both ends.
    fn connect(&self) -> (Port, Port);
    /// Sends a message; `None` says that none will follow.
    fn send(&self, port: Port, message: Option<&[u8]>);
    /// Makes a note known: shows it, or passes it on to the parent.
    fn show(&self, pid: Pid, note: Note);
    /// Asks for [`Event::Rang`] with this number after a time.
    fn ring(&self, number: u32, after: Duration);
    /// Makes memory of so many 32-bit words that processes share: its number, if there can be any.
    fn share(&self, words: usize) -> Option<u32>;
    /// Memory that is shared, by its number.
    fn shared(&self, number: u32) -> Rc<dyn Words>;
}

/// What a host tells a shell.
#[derive(Debug)]
pub enum Event {
    /// A child has begun.
    Began(Port),
    /// A message came; `None`: none will follow.
    Came(Port, Option<Vec<u8>>),
    /// A child has ended, well or by an error that nobody caught.
    Ended(Port, Result<(), String>),
    /// A time is over.
    Rang(u32),
}
