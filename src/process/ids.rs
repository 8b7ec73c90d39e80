//! How processes and the ends of their connections are named.

/// A process's number, for people.
pub type Pid = u32;

/// An end of a connection, as host and driver name it within one process.
pub type Port = u32;

/// The connection to the process that started this one. The ports it was given come after it, from
/// 1 on.
pub const PARENT: Port = 0;
