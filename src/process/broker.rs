//! The items of a queue, in the process that made it.

use std::collections::VecDeque;

use serde::{Deserialize, Serialize};

use super::ids::Port;

/// What another process asks of a broker.
#[derive(Serialize, Deserialize)]
pub(super) enum Request<'b> {
    /// To keep an item.
    Put(#[serde(with = "serde_bytes")] &'b [u8]),
    /// For the oldest item.
    Get,
}

/// Keeps the items of one queue, and hands them to whoever asks, in the order of asking.
#[derive(Debug, Default)]
pub(super) struct Broker {
    items: VecDeque<Vec<u8>>,
    waiting: VecDeque<Port>,
    ports: Vec<Port>,
}

impl Broker {
    /// Takes requests that arrive at `port` from now on.
    pub(super) fn serve(&mut self, port: Port) {
        self.ports.push(port);
    }

    pub(super) fn serves(&self, port: Port) -> bool {
        self.ports.contains(&port)
    }

    /// Handles a request that arrived at `port`: what is to be sent now.
    pub(super) fn handle(&mut self, port: Port, request: Request<'_>) -> Option<(Port, Vec<u8>)> {
        match request {
            Request::Put(item) => self.put(item.to_vec()),
            Request::Get => match self.items.pop_front() {
                Some(item) => Some((port, item)),
                None => {
                    self.waiting.push_back(port);
                    None
                }
            },
        }
    }

    /// Keeps an item, unless somebody waits for one: what is to be sent now.
    pub(super) fn put(&mut self, item: Vec<u8>) -> Option<(Port, Vec<u8>)> {
        match self.waiting.pop_front() {
            Some(port) => Some((port, item)),
            None => {
                self.items.push_back(item);
                None
            }
        }
    }

    pub(super) fn take(&mut self) -> Option<Vec<u8>> {
        self.items.pop_front()
    }
}
