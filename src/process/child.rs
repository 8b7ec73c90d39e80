//! A process from outside, as the one that started it sees it.

use std::fmt;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::Poll;

use super::connection::Connection;
use super::ids::{Pid, Port};
use super::inner::{Inner, Life};
use crate::trace::{Kind, Label, LabelText};

/// A process that was started. Dropping this leaves it running.
pub struct Child {
    parent: Rc<Inner>,
    pid: Pid,
    port: Port,
}

/// How a process ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ended {
    /// Its target returned.
    Well,
    /// By an uncaught error, or because its worker died: the message.
    Raised(String),
    /// It was terminated.
    Terminated,
}

impl Ended {
    /// Python's `exitcode`: 0, 1, or minus the signal's number (SIGTERM).
    pub fn exitcode(&self) -> i32 {
        match self {
            Self::Well => 0,
            Self::Raised(_) => 1,
            Self::Terminated => -15,
        }
    }
}

impl fmt::Debug for Child {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Child")
            .field("pid", &self.pid)
            .finish_non_exhaustive()
    }
}

impl Child {
    pub(super) fn new(parent: Rc<Inner>, pid: Pid, port: Port) -> Self {
        Self { parent, pid, port }
    }

    /// Its number.
    pub fn pid(&self) -> Pid {
        self.pid
    }

    /// The connection to it; at its other end is [`super::Process::parent`].
    pub fn connection(&self) -> Connection {
        Connection::new(Rc::clone(&self.parent), self.port)
    }

    /// Waits until it has started.
    ///
    /// # Errors
    /// If it failed before that, the error's message.
    pub async fn started(&self) -> Result<(), String> {
        poll_fn(|_| match self.parent.life(self.port) {
            Life::Starting => Poll::Pending,
            Life::Running | Life::Terminated | Life::Ended(Ok(())) => Poll::Ready(Ok(())),
            Life::Ended(Err(said)) => Poll::Ready(Err(said)),
        })
        .await
    }

    /// Waits until it has ended, and shows the wait as a span.
    pub async fn join(&self) -> Ended {
        let ended = poll_fn(|_| self.ended().map_or(Poll::Pending, Poll::Ready));
        let label = Label::of(LabelText::ForProcess);
        let outer = self.parent.begin(Some((Kind::Wait, label)));
        let ended = ended.await;
        self.parent.begin(outer);
        ended
    }

    /// How it has ended, if it has.
    pub fn ended(&self) -> Option<Ended> {
        match self.parent.life(self.port) {
            Life::Starting | Life::Running => None,
            Life::Ended(Ok(())) => Some(Ended::Well),
            Life::Ended(Err(said)) => Some(Ended::Raised(said)),
            Life::Terminated => Some(Ended::Terminated),
        }
    }

    /// Whether it has not ended.
    pub fn is_alive(&self) -> bool {
        self.ended().is_none()
    }

    /// Ends it at once, whatever it is doing, unless it has ended already. Nothing arrives from it any
    /// more, and its connections are closed. A running loop may keep its core busy for a while:
    /// Chromium (as of 156) takes up to two seconds to stop the script of a terminated worker.
    pub fn terminate(&self) {
        if self.is_alive() {
            self.parent.terminate(self.port);
        }
    }
}
