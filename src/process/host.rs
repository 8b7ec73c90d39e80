//! What a process asks of its host, and what its host tells it.

use std::rc::Rc;
use std::time::Duration;

use super::ids::{Pid, Port};
use super::shared::SharedMemory;
use super::spawn::SpawnOptions;
use super::update::ProcessUpdate;

/// Whoever hosts a process.
pub trait Host {
    /// Starts a process. Returns its number, and this end of the connection to it.
    fn start(&self, options: &SpawnOptions<'_>) -> (Pid, Port);
    /// Ends a process that was started here, at once. No event follows.
    fn terminate(&self, child: Port);
    /// Creates a connection and returns both ends.
    fn connect(&self) -> (Port, Port);
    /// Sends a message; `None` means that none will follow.
    fn send(&self, port: Port, message: Option<&[u8]>);
    /// Shows an update about process `pid`, or passes it on to the parent.
    fn show(&self, pid: Pid, update: ProcessUpdate);
    /// Asks for [`HostEvent::TimerFired`] with this number after some time.
    fn set_timer(&self, number: u32, after: Duration);
    /// Creates shared memory of so many 32-bit words. Returns its number, or `None` if memory can't
    /// be shared.
    fn share(&self, words: usize) -> Option<u32>;
    /// The shared memory with this number.
    fn shared(&self, number: u32) -> Rc<dyn SharedMemory>;
}

/// What a host tells a driver.
#[derive(Debug)]
pub enum HostEvent {
    /// A child has started.
    Started(Port),
    /// A message arrived; `None`: none will follow.
    Received(Port, Option<Vec<u8>>),
    /// A child has ended, normally or by an uncaught error.
    Ended(Port, Result<(), String>),
    /// A timer fired.
    TimerFired(u32),
}
