//! Queues: messages that any process may take.

use std::collections::VecDeque;

use super::watched::Watched;

/// First in, first out; whoever puts waits while it is full.
#[derive(Debug)]
pub struct Queue {
    messages: Watched<VecDeque<Vec<u8>>>,
    /// The most messages in it.
    capacity: usize,
}

impl Queue {
    /// For at most `capacity` messages; 0: any number.
    pub fn new(capacity: usize) -> Self {
        let capacity = if capacity == 0 { usize::MAX } else { capacity };
        Self {
            messages: Watched::default(),
            capacity,
        }
    }

    /// Waits until there is room, and puts the message, which is taken out of `message`.
    pub fn putting(&self, message: &mut Option<Vec<u8>>) -> impl Future<Output = ()> + Unpin {
        let capacity = self.capacity;
        self.messages.until(move |messages| {
            (messages.len() < capacity).then(|| messages.extend(message.take()))
        })
    }

    /// Waits for a message.
    pub fn getting(&self) -> impl Future<Output = Vec<u8>> + Unpin {
        self.messages.until(VecDeque::pop_front)
    }

    /// How many are in it.
    pub fn len(&self) -> usize {
        self.messages.see(VecDeque::len)
    }

    /// Waits until there is a message.
    pub fn ready(&self) -> impl Future<Output = ()> + Unpin {
        self.messages.once(|messages| !messages.is_empty())
    }
}
