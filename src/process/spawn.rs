//! Starting a process, and who it then is.

use super::ids::{Pid, Port};

/// Who a process is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProcessInfo {
    /// Its number.
    pub pid: Pid,
    /// Its parent's number.
    pub parent: Pid,
    /// Its name, `MainProcess` or `Process-1`.
    pub name: String,
}

/// How a process is started. By default it has no argument and is given nothing.
#[derive(Debug, Default)]
pub struct SpawnOptions<'a> {
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
