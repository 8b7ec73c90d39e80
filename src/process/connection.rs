//! `multiprocessing.connection.Connection`: messages, both ways, in order.

use std::fmt;
use std::future::poll_fn;

use super::Port;
use super::inside::{Process, Received};

/// One end of a connection. Messages are bytes, and are copied.
#[derive(Debug)]
pub struct Connection {
    process: Process,
    port: Port,
}

/// The other end is closed, and all it sent was received: Python's `EOFError`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Closed;

impl fmt::Display for Closed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the other end of the connection is closed")
    }
}

impl std::error::Error for Closed {}

impl Connection {
    pub(super) fn new(process: Process, port: Port) -> Self {
        Self { process, port }
    }

    /// Sends a message. Never waits: what is not received yet is kept.
    pub fn send(&self, message: &[u8]) {
        self.process.send(self.port, Some(message));
    }

    /// Waits for the next message.
    ///
    /// # Errors
    /// If there will be none.
    pub async fn recv(&self) -> Result<Vec<u8>, Closed> {
        self.receive()
            .await
            .map(|received| received.message)
            .ok_or(Closed)
    }

    pub(super) async fn receive(&self) -> Option<Received> {
        poll_fn(|_| self.process.receive(self.port)).await
    }

    /// Says that nothing more will be sent.
    pub fn close(self) {
        self.process.send(self.port, None);
    }

    /// The end itself, to be given to a process that is started: it is that one's from then on.
    pub fn into_port(self) -> Port {
        self.port
    }
}
