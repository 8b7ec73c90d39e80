//! How a process is started, and its identity.

use super::ids::{Pid, Port};

/// The identity of a process.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProcessInfo {
    /// Its number.
    pub pid: Pid,
    /// Its parent's number.
    pub parent: Pid,
    /// Its name, `MainProcess` or `Process-1`.
    pub name: String,
}

/// How a process is started. By default, it gets no argument, no connections and no memory.
#[derive(Debug, Default)]
pub struct SpawnOptions<'a> {
    /// Its name.
    pub name: &'a str,
    /// What it runs: the name of one of the demo's targets.
    pub target: &'a str,
    /// The target's argument, pickled.
    pub argument: &'a [u8],
    /// Ends of connections that belong to it from now on.
    pub ports: &'a [Port],
    /// Shared memory that it gets, by number.
    pub shared: &'a [u32],
    /// Whether the host may run it in a worker whose process has ended, and may keep its worker when
    /// it ends. A pool's processes leave nothing behind, so theirs can be reused.
    pub reuse: bool,
}
