//! The items of a queue, in the process that made it.

use std::collections::VecDeque;

use super::ids::Port;

/// Asks a broker to keep the item that follows.
pub(super) const PUT: u8 = 0;
/// Asks a broker for the oldest item.
pub(super) const GET: u8 = 1;

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
    pub(super) fn handle(&mut self, port: Port, request: &[u8]) -> Option<(Port, Vec<u8>)> {
        match request.split_first() {
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
