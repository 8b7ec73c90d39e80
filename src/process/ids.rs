//! How processes and the ends of their connections are named.

/// A process's number, as people see it.
pub type Pid = u32;

/// One end of a connection, as a process and its host refer to it.
pub type Port = u32;

/// The connection to the process that started this one. The ports passed at its start follow, from 1.
pub const PARENT: Port = 0;
