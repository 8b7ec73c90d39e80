//! What a process knows: the messages that have arrived, its children, its timers and queues.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;
use std::task::Poll;

use super::broker::Broker;
use super::host::{Host, HostEvent};
use super::ids::{Pid, Port};
use super::pickle;
use super::spawn::ProcessInfo;
use super::update::ProcessUpdate;
use crate::sync::clock;
use crate::trace::{Kind, Label};

/// The part of a process that its connections, children and queues share.
pub(super) struct Inner {
    pub(super) info: ProcessInfo,
    pub(super) host: Rc<dyn Host>,
    state: RefCell<State>,
}

#[derive(Default)]
struct State {
    inboxes: Vec<(Port, Inbox)>,
    children: Vec<(Port, Pid, Life)>,
    brokers: Vec<Broker>,
    timers: u32,
    fired: Vec<u32>,
    doing: Option<(Kind, Label)>,
}

#[derive(Default)]
struct Inbox {
    messages: VecDeque<Incoming>,
    closed: bool,
}

/// A message, and when it began to arrive.
pub(crate) struct Incoming {
    pub(crate) message: Vec<u8>,
    pub(crate) since: f64,
}

/// What is known of a child.
#[derive(Clone, Debug)]
pub(super) enum Life {
    Starting,
    Running,
    Ended(Result<(), String>),
    Terminated,
}

impl State {
    fn inbox(&mut self, port: Port) -> &mut Inbox {
        let known = self.inboxes.iter().position(|(of, _)| *of == port);
        let place = known.unwrap_or_else(|| {
            self.inboxes.push((port, Inbox::default()));
            self.inboxes.len() - 1
        });
        &mut self.inboxes[place].1
    }
}

impl Inner {
    pub(super) fn new(info: ProcessInfo, host: Rc<dyn Host>) -> Self {
        let state = RefCell::default();
        Self { info, host, state }
    }

    // ---- Messages ------------------------------------------------------------------------------

    /// The next message that arrived at `port`; `None` if there will be none.
    pub(super) fn receive(&self, port: Port) -> Poll<Option<Incoming>> {
        let mut state = self.state.borrow_mut();
        let inbox = state.inbox(port);
        match inbox.messages.pop_front() {
            Some(incoming) => Poll::Ready(Some(incoming)),
            None if inbox.closed => Poll::Ready(None),
            None => Poll::Pending,
        }
    }

    pub(super) fn new_broker(&self) -> usize {
        let brokers = &mut self.state.borrow_mut().brokers;
        brokers.push(Broker::default());
        brokers.len() - 1
    }

    pub(super) fn broker<T>(&self, index: usize, with: impl FnOnce(&mut Broker) -> T) -> T {
        with(&mut self.state.borrow_mut().brokers[index])
    }

    // ---- Timers --------------------------------------------------------------------------------

    pub(super) fn new_timer(&self) -> u32 {
        let mut state = self.state.borrow_mut();
        state.timers += 1;
        state.timers
    }

    /// Ready if the timer has fired; only once.
    pub(super) fn poll_timer(&self, number: u32) -> Poll<()> {
        let fired = &mut self.state.borrow_mut().fired;
        match fired.iter().position(|fired| *fired == number) {
            Some(place) => {
                fired.swap_remove(place);
                Poll::Ready(())
            }
            None => Poll::Pending,
        }
    }

    // ---- Children ------------------------------------------------------------------------------

    pub(super) fn add_child(&self, port: Port, pid: Pid) {
        let children = &mut self.state.borrow_mut().children;
        children.push((port, pid, Life::Starting));
    }

    pub(super) fn life(&self, child: Port) -> Life {
        let state = self.state.borrow();
        let known = state.children.iter().find(|(port, ..)| *port == child);
        known.map_or(Life::Terminated, |(.., life)| life.clone())
    }

    pub(super) fn terminate(&self, child: Port) {
        self.host.terminate(child);
        self.set_life(child, Life::Terminated);
    }

    /// Records a child's state. If it has ended, its current span ends, too.
    fn set_life(&self, child: Port, life: Life) {
        let now = clock::now();
        let end = match life {
            Life::Starting | Life::Running => None,
            Life::Ended(_) => Some(ProcessUpdate::Close(now)),
            Life::Terminated => Some(ProcessUpdate::Cancel(now)),
        };
        let mut state = self.state.borrow_mut();
        let mut children = state.children.iter_mut();
        let Some((_, pid, known)) = children.find(|(port, ..)| *port == child) else {
            return;
        };
        *known = life;
        let pid = *pid;
        drop(state);
        if let Some(update) = end {
            self.host.show(pid, update);
        }
    }

    // ---- Its timeline --------------------------------------------------------------------------

    pub(super) fn show(&self, update: ProcessUpdate) {
        self.host.show(self.info.pid, update);
    }

    /// Shows what the process does from now on, and returns what it did before.
    pub(super) fn begin(&self, doing: Option<(Kind, Label)>) -> Option<(Kind, Label)> {
        let now = clock::now();
        self.show(match doing {
            Some((kind, label)) => ProcessUpdate::Open(kind, label, now),
            None => ProcessUpdate::Close(now),
        });
        std::mem::replace(&mut self.state.borrow_mut().doing, doing)
    }

    // ---- What its host tells it ----------------------------------------------------------------

    /// Handles an event. For a message, `since` is when it began to arrive.
    pub(super) fn handle(&self, event: HostEvent, since: f64) {
        match event {
            HostEvent::Started(child) => self.set_life(child, Life::Running),
            HostEvent::Ended(child, how) => self.set_life(child, Life::Ended(how)),
            HostEvent::TimerFired(number) => self.state.borrow_mut().fired.push(number),
            HostEvent::Received(port, message) => self.take_in(port, message, since),
        }
    }

    fn take_in(&self, port: Port, message: Option<Vec<u8>>, since: f64) {
        let mut state = self.state.borrow_mut();
        let broker = state.brokers.iter_mut().find(|broker| broker.serves(port));
        match (broker, message) {
            (Some(broker), Some(request)) => {
                let answer = broker.handle(port, pickle::load(&request));
                drop(state);
                if let Some((port, item)) = answer {
                    self.host.send(port, Some(&item));
                }
            }
            (Some(_), None) => {}
            (None, Some(message)) => {
                let incoming = Incoming { message, since };
                state.inbox(port).messages.push_back(incoming);
            }
            (None, None) => state.inbox(port).closed = true,
        }
    }
}
