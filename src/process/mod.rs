//! Processes: programs that each have their own memory, share nothing, and send each other messages;
//! modelled on Python's `multiprocessing`.
//!
//! A process runs a single future, which is polled whenever something has happened: a message arrived,
//! a child ended, a timer fired. The host (web workers in the browser, letter boxes in the tests) does
//! what [`Host`] asks for, and passes each [`HostEvent`] to the [`ProcessDriver`]. Nothing here waits
//! or sends anything by itself.

mod broker;
mod child;
mod connection;
mod current;
mod driver;
mod host;
mod ids;
mod inner;
pub mod pickle;
mod queue;
mod shared;
mod spawn;
mod update;

pub use child::{Child, Ended};
pub use connection::{Closed, Connection};
pub use current::Process;
pub use driver::{Job, ProcessDriver};
pub use host::{Host, HostEvent};
pub use ids::{PARENT, Pid, Port};
pub(crate) use inner::Incoming;
pub use queue::Queue;
pub use shared::{SharedLock, SharedMemory};
pub use spawn::{ProcessInfo, SpawnOptions};
pub use update::ProcessUpdate;
