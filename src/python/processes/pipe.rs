//! Pipes: two connected ends, of which each process may have copies.

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::watched::Watched;

/// What has been sent to an end and not been received.
#[derive(Debug, Default)]
struct Inbox {
    messages: VecDeque<Vec<u8>>,
    /// Copies of this end, those on their way to another process among them.
    copies: usize,
    /// No copy of the other end is left.
    is_over: bool,
}

/// A copy of an end of a pipe.
#[derive(Debug)]
pub struct End {
    own: Arc<Watched<Inbox>>,
    other: Arc<Watched<Inbox>>,
    is_closed: AtomicBool,
}

/// No copy of the other end is left.
#[derive(Debug, PartialEq, Eq)]
pub struct Broken;

/// Two connected ends.
pub fn pipe() -> (End, End) {
    let (one, two) = (Arc::default(), Arc::default());
    (End::new(&one, &two), End::new(&two, &one))
}

impl End {
    fn new(own: &Arc<Watched<Inbox>>, other: &Arc<Watched<Inbox>>) -> Self {
        own.change(|inbox| inbox.copies += 1);
        Self {
            own: Arc::clone(own),
            other: Arc::clone(other),
            is_closed: AtomicBool::new(false),
        }
    }

    /// Another copy.
    pub fn copy(&self) -> Self {
        Self::new(&self.own, &self.other)
    }

    /// Sends a message; never waits.
    ///
    /// # Errors
    /// [`Broken`]: nobody could receive it.
    pub fn send(&self, message: Vec<u8>) -> Result<(), Broken> {
        self.other.change(|inbox| match inbox.copies {
            0 => Err(Broken),
            _ => {
                inbox.messages.push_back(message);
                Ok(())
            }
        })
    }

    /// Waits for the next message.
    ///
    /// # Errors
    /// [`Broken`]: there is none, and nobody could send one.
    pub fn receiving(&self) -> impl Future<Output = Result<Vec<u8>, Broken>> + Unpin {
        self.own.until(|inbox| match inbox.messages.pop_front() {
            Some(message) => Some(Ok(message)),
            None => inbox.is_over.then_some(Err(Broken)),
        })
    }

    /// Waits until [`Self::receiving`] would not wait.
    pub fn ready(&self) -> impl Future<Output = ()> + Unpin {
        self.own.once(Inbox::is_ready)
    }

    /// Whether [`Self::receiving`] would not wait.
    pub fn is_ready(&self) -> bool {
        self.own.see(Inbox::is_ready)
    }

    /// Gives up this copy.
    pub fn close(&self) {
        if self.is_closed.swap(true, Ordering::Relaxed) {
            return;
        }
        let left = self.own.change(|inbox| {
            inbox.copies -= 1;
            inbox.copies
        });
        if left == 0 {
            self.other.change(|inbox| inbox.is_over = true);
        }
    }
}

impl Inbox {
    fn is_ready(&self) -> bool {
        !self.messages.is_empty() || self.is_over
    }
}

impl Drop for End {
    fn drop(&mut self) {
        self.close();
    }
}
