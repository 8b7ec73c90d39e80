//! `multiprocessing.connection.Connection`: messages in both directions, in order.

use std::fmt;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::Poll;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::ids::Port;
use super::inner::{Incoming, Inner};
use super::pickle;

/// One end of a connection. What is sent is copied.
pub struct Connection {
    process: Rc<Inner>,
    port: Port,
}

/// The other end is closed, and everything it sent has been received: Python's `EOFError`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Closed;

impl fmt::Display for Closed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the other end of the connection is closed")
    }
}

impl std::error::Error for Closed {}

impl fmt::Debug for Connection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Connection")
            .field("port", &self.port)
            .finish_non_exhaustive()
    }
}

impl Connection {
    pub(super) fn new(process: Rc<Inner>, port: Port) -> Self {
        Self { process, port }
    }

    /// Sends a value. Never waits: values are kept until they are received.
    pub fn send<T: Serialize + ?Sized>(&self, value: &T) {
        self.send_bytes(&pickle::dump(value));
    }

    /// Waits for the next value.
    ///
    /// # Errors
    /// If nothing more will be sent.
    ///
    /// # Panics
    /// If a value of another type was sent.
    pub fn recv<T: DeserializeOwned>(&self) -> impl Future<Output = Result<T, Closed>> {
        poll_fn(|_| self.try_recv().map_ok(|bytes| pickle::load(&bytes)))
    }

    /// Sends bytes, as [`Connection::send`] sends a value.
    pub fn send_bytes(&self, bytes: &[u8]) {
        self.process.host.send(self.port, Some(bytes));
    }

    /// Waits for the next bytes, as [`Connection::recv`] waits for a value.
    ///
    /// # Errors
    /// If nothing more will be sent.
    pub fn recv_bytes(&self) -> impl Future<Output = Result<Vec<u8>, Closed>> {
        poll_fn(|_| self.try_recv())
    }

    fn try_recv(&self) -> Poll<Result<Vec<u8>, Closed>> {
        let next = self.try_receive();
        next.map(|incoming| incoming.map(|incoming| incoming.message).ok_or(Closed))
    }

    /// The next message, and when it began to arrive; `None` if there will be none.
    pub(crate) fn try_receive(&self) -> Poll<Option<Incoming>> {
        self.process.receive(self.port)
    }

    /// Says that nothing more will be sent.
    pub fn close(self) {
        self.process.host.send(self.port, None);
    }

    /// The end's port, to be passed to a process that is started. From then on it belongs to that
    /// process.
    pub fn into_port(self) -> Port {
        self.port
    }
}
