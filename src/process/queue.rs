//! `multiprocessing.Queue`: first in, first out, for any number of processes.
//!
//! The process that makes it keeps the items; each other one has a connection to it. So items of one
//! producer stay in order, and of all who wait the first gets the next item.

use std::collections::VecDeque;
use std::future::poll_fn;
use std::task::Poll;

use super::inside::Process;
use super::{Closed, Connection, Port};

/// A queue without limit, in the process that made it or in one that was given it.
#[derive(Debug)]
pub enum Queue {
    /// In the process that keeps the items.
    Here(Process, usize),
    /// In another.
    There(Connection),
}

/// What a process keeps of a queue of its own.
#[derive(Debug, Default)]
pub(super) struct Broker {
    items: VecDeque<Vec<u8>>,
    waiting: VecDeque<Port>,
    ports: Vec<Port>,
}

const PUT: u8 = 0;
const GET: u8 = 1;

impl Queue {
    pub(super) fn here(process: Process, index: usize) -> Self {
        Self::Here(process, index)
    }

    /// The queue in a process that was given `connection` by [`Queue::port`].
    pub fn there(connection: Connection) -> Self {
        Self::There(connection)
    }

    /// An end to be given to a process that is started, which makes [`Queue::there`] of it.
    ///
    /// # Panics
    /// Where the queue is another process's: only who keeps it can give it away.
    pub fn port(&self) -> Port {
        let Self::Here(process, index) = self else {
            panic!("a queue is given away by the process that made it");
        };
        let (own, other) = process.connect();
        process.broker(*index, |broker| broker.ports.push(own));
        other
    }

    /// Adds an item. Never waits.
    pub fn put(&self, item: &[u8]) {
        match self {
            Self::Here(process, index) => {
                let answer = process.broker(*index, |broker| broker.put(item.to_vec()));
                if let Some((port, item)) = answer {
                    process.send(port, Some(&item));
                }
            }
            Self::There(connection) => connection.send(&[&[PUT], item].concat()),
        }
    }

    /// Takes the oldest item; waits while there is none.
    ///
    /// # Errors
    /// If the process that keeps the queue has ended.
    pub async fn get(&self) -> Result<Vec<u8>, Closed> {
        match self {
            Self::Here(process, index) => {
                let next = || process.broker(*index, |broker| broker.items.pop_front());
                Ok(poll_fn(|_| next().map_or(Poll::Pending, Poll::Ready)).await)
            }
            Self::There(connection) => {
                connection.send(&[GET]);
                connection.recv().await
            }
        }
    }
}

impl Broker {
    pub(super) fn serves(&self, port: Port) -> bool {
        self.ports.contains(&port)
    }

    /// Hears what came from `port`: what is to be sent now.
    pub(super) fn hear(&mut self, port: Port, message: &[u8]) -> Option<(Port, Vec<u8>)> {
        match message.split_first() {
            Some((&PUT, item)) => self.put(item.to_vec()),
            Some((&GET, _)) => match self.items.pop_front() {
                Some(item) => Some((port, item)),
                None => {
                    self.waiting.push_back(port);
                    None
                }
            },
            _ => None,
        }
    }

    fn put(&mut self, item: Vec<u8>) -> Option<(Port, Vec<u8>)> {
        match self.waiting.pop_front() {
            Some(port) => Some((port, item)),
            None => {
                self.items.push_back(item);
                None
            }
        }
    }
}
