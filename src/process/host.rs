//! What a process asks of its host, and what its host tells it.

use std::rc::Rc;
use std::time::Duration;

use super::ids::{Pid, Port};
use super::shared::SharedMemory;
use super::spawn::SpawnOptions;
use super::update::ProcessUpdate;

/// Whoever hosts a process.
pub trait Host {
    /// Starts a process: its number, and this end of the connection to it.
    fn start(&self, options: &SpawnOptions<'_>) -> (Pid, Port);
    /// Ends a process that was started here, at once, whatever it does. No event follows.
    fn terminate(&self, child: Port);
    /// Makes a connection: both ends.
    fn connect(&self) -> (Port, Port);
    /// Sends a message; `None` says that none will follow.
    fn send(&self, port: Port, message: Option<&[u8]>);
    /// Shows an update about process `pid`, or passes it on to the parent.
    fn show(&self, pid: Pid, update: ProcessUpdate);
    /// Asks for [`HostEvent::TimerFired`] with this number after some time.
    fn set_timer(&self, number: u32, after: Duration);
    /// Makes memory of so many 32-bit words that processes share: its number, if there can be any.
    fn share(&self, words: usize) -> Option<u32>;
    /// Memory that is shared, by its number.
    fn shared(&self, number: u32) -> Rc<dyn SharedMemory>;
}

/// What a host tells a driver.
#[derive(Debug)]
pub enum HostEvent {
    /// A child has started.
    Started(Port),
    /// A message arrived; `None`: none will follow.
    Received(Port, Option<Vec<u8>>),
    /// A child has ended, well or by an error that nobody caught.
    Ended(Port, Result<(), String>),
    /// A timer fired.
    TimerFired(u32),
}
