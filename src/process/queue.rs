//! `multiprocessing.Queue`: first in, first out, for any number of processes.
//!
//! The process that creates the queue keeps its items; every other process has a connection to it. So
//! each producer's items stay in order, and whoever has waited longest gets the next item.

use std::fmt;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::Poll;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::broker::Request;
use super::connection::{Closed, Connection};
use super::ids::Port;
use super::inner::Inner;
use super::pickle;

/// An unbounded queue, in the process that created it or in one that it was passed to.
#[derive(Debug)]
pub struct Queue(Place);

/// Where the items are kept.
enum Place {
    /// In this process, by this broker.
    Here(Rc<Inner>, usize),
    /// In another process.
    There(Connection),
}

impl fmt::Debug for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Here(..) => "Here",
            Self::There(_) => "There",
        })
    }
}

impl Queue {
    pub(super) fn here(process: Rc<Inner>) -> Self {
        let broker = process.new_broker();
        Self(Place::Here(process, broker))
    }

    /// The queue in a process that got `connection` by [`Queue::port`].
    pub fn there(connection: Connection) -> Self {
        Self(Place::There(connection))
    }

    /// A port for a process that is started, which turns it into a queue with [`Queue::there`].
    ///
    /// # Panics
    /// If the queue is kept by another process: only the process that keeps it can pass it on.
    pub fn port(&self) -> Port {
        let Place::Here(process, broker) = &self.0 else {
            panic!("a queue is given away by the process that made it");
        };
        let (own, other) = process.host.connect();
        process.broker(*broker, |broker| broker.serve(own));
        other
    }

    /// Adds an item. Never waits.
    pub fn put<T: Serialize + ?Sized>(&self, item: &T) {
        self.put_bytes(pickle::dump(item));
    }

    fn put_bytes(&self, item: Vec<u8>) {
        match &self.0 {
            Place::Here(process, broker) => {
                let answer = process.broker(*broker, |broker| broker.put(item));
                if let Some((port, item)) = answer {
                    process.host.send(port, Some(&item));
                }
            }
            Place::There(connection) => connection.send(&Request::Put(&item)),
        }
    }

    /// Takes the oldest item, waiting until there is one.
    ///
    /// # Errors
    /// If the process that keeps the queue has ended.
    ///
    /// # Panics
    /// If an item of another type was put in.
    pub async fn get<T: DeserializeOwned>(&self) -> Result<T, Closed> {
        self.get_bytes().await.map(|item| pickle::load(&item))
    }

    async fn get_bytes(&self) -> Result<Vec<u8>, Closed> {
        match &self.0 {
            Place::Here(process, broker) => {
                let next = || process.broker(*broker, |broker| broker.take());
                Ok(poll_fn(|_| next().map_or(Poll::Pending, Poll::Ready)).await)
            }
            Place::There(connection) => {
                connection.send(&Request::Get);
                connection.recv_bytes().await
            }
        }
    }
}
