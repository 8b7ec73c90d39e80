//! `multiprocessing.Queue`: first in, first out, for any number of processes.
//!
//! The process that makes it keeps the items; every other one has a connection to it. So the items
//! of one producer stay in order, and of all who wait the first gets the next item.

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

/// A queue without limit, in the process that made it or in one that was given it.
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

    /// The queue in a process that was given `connection` by [`Queue::port`].
    pub fn there(connection: Connection) -> Self {
        Self(Place::There(connection))
    }

    /// An end to be given to a process that is started, which makes [`Queue::there`] of it.
    ///
    /// # Panics
    /// Where the queue is another process's: only the process that keeps it can give it away.
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

    /// Takes the oldest item; waits while there is none.
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
