//! The processes of one program and what they share: pipes, queues, semaphores, memory.
//!
//! A process is an interpreter of its own; what passes between processes is bytes, and what they share
//! is here, once for all of them. Whatever can be waited for is a future, as the primitives of
//! `crate::sync` are.

mod memory;
mod pipe;
mod process;
mod queue;
mod sem_lock;
mod watched;

pub use memory::Memory;
pub use pipe::{Broken, End, pipe};
pub use process::{KILLED, Kind, Process, Shared, TERMINATED, Universe};
pub use queue::Queue;
pub use sem_lock::{Misuse, SemLock};
