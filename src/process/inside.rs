//! A process from inside: what it can do, and what it knows.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::Poll;
use std::time::Duration;

use super::queue::Broker;
use super::{
    Child, Connection, Event, Host, Note, PARENT, Pid, Port, Queue, SharedLock, Start, Who, Words,
};
use crate::sync::clock;
use crate::trace::{Kind, Label};

/// A process, seen from inside. Clones are the same process.
#[derive(Clone)]
pub struct Process(Rc<Inside>);

struct Inside {
    who: Who,
    host: Rc<dyn Host>,
    state: RefCell<State>,
}

#[derive(Default)]
struct State {
    inboxes: Vec<(Port, Inbox)>,
    children: Vec<(Port, Pid, Life)>,
    brokers: Vec<Broker>,
    rung: Vec<u32>,
    rings: u32,
    doing: Option<(Kind, Label)>,
}

#[derive(Default)]
struct Inbox {
    messages: VecDeque<Received>,
    closed: bool,
}

impl State {
    /// What comes by `port`.
    fn inbox(&mut self, port: Port) -> &mut Inbox {
        let known = self.inboxes.iter().position(|(of, _)| *of == port);
        let place = known.unwrap_or_else(|| {
            self.inboxes.push((port, Inbox::default()));
            self.inboxes.len() - 1
        });
        &mut self.inboxes[place].1
    }
}

/// A message, and when this process began to take it in.
pub(super) struct Received {
    pub(super) message: Vec<u8>,
    pub(super) since: f64,
}

/// What is known of a child.
#[derive(Clone, Debug)]
pub(super) enum Life {
    Starting,
    Running,
    Ended(Result<(), String>),
    Terminated,
}

impl std::fmt::Debug for Process {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Process").field(&self.0.who).finish()
    }
}

impl Process {
    pub(super) fn new(who: Who, host: Rc<dyn Host>) -> Self {
        let state = RefCell::default();
        Self(Rc::new(Inside { who, host, state }))
    }

    /// Its number.
    pub fn pid(&self) -> Pid {
        self.0.who.pid
    }

    /// Its parent's number.
    pub fn parent_pid(&self) -> Pid {
        self.0.who.parent
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.0.who.name
    }

    /// Prints a line.
    pub fn print(&self, line: impl Into<String>) {
        self.show(Note::Print(line.into()));
    }

    /// Prints a part of a line: `print(part, end='')`.
    pub fn write(&self, part: impl Into<String>) {
        self.show(Note::Write(part.into()));
    }

    /// Adds to what is done of what the program expects to do.
    pub fn advance(&self, steps: u64) {
        self.show(Note::Advance(steps));
    }

    /// Shows `work` as a span; one inside another interrupts it.
    pub fn span<T>(&self, kind: Kind, label: Label, work: impl FnOnce() -> T) -> T {
        let outer = self.begin(Some((kind, label)));
        let result = work();
        self.begin(outer);
        result
    }

    /// Shows the wait for `future` as a span.
    pub async fn during<T>(&self, kind: Kind, label: Label, future: impl Future<Output = T>) -> T {
        let outer = self.begin(Some((kind, label)));
        let result = future.await;
        self.begin(outer);
        result
    }

    /// Waits for so long, and hears messages meanwhile.
    pub async fn sleep(&self, time: Duration) {
        let number = {
            let mut state = self.0.state.borrow_mut();
            state.rings += 1;
            state.rings
        };
        self.0.host.ring(number, time);
        poll_fn(|_| {
            let rung = &mut self.0.state.borrow_mut().rung;
            match rung.iter().position(|rung| *rung == number) {
                Some(place) => {
                    rung.swap_remove(place);
                    Poll::Ready(())
                }
                None => Poll::Pending,
            }
        })
        .await;
    }

    /// Starts a process: `Process(target=..., args=...).start()`.
    pub fn start(&self, start: &Start<'_>) -> Child {
        let (pid, port) = self.0.host.start(start);
        self.0
            .state
            .borrow_mut()
            .children
            .push((port, pid, Life::Starting));
        Child::new(self.clone(), pid, port)
    }

    /// The connection to the process that started this one.
    pub fn parent(&self) -> Connection {
        Connection::new(self.clone(), PARENT)
    }

    /// A connection that this process was given when it was started, by its place among them.
    pub fn given(&self, place: u32) -> Connection {
        Connection::new(self.clone(), PARENT + 1 + place)
    }

    /// A connection's two ends: `multiprocessing.Pipe()`.
    pub fn pipe(&self) -> (Connection, Connection) {
        let (one, other) = self.0.host.connect();
        (
            Connection::new(self.clone(), one),
            Connection::new(self.clone(), other),
        )
    }

    /// A queue, kept here: `multiprocessing.Queue()`.
    pub fn queue(&self) -> Queue {
        let brokers = &mut self.0.state.borrow_mut().brokers;
        brokers.push(Broker::default());
        Queue::here(self.clone(), brokers.len() - 1)
    }

    /// Memory of so many words that processes share, and its number: `multiprocessing.Array`. All
    /// are 0. `None` where no memory can be shared.
    pub fn share(&self, words: usize) -> Option<(u32, Rc<dyn Words>)> {
        let number = self.0.host.share(words)?;
        Some((number, self.0.host.shared(number)))
    }

    /// Shared memory that this process was given when it was started, by its place.
    pub fn shared(&self, place: u32) -> Rc<dyn Words> {
        self.0.host.shared(place)
    }

    /// Takes `lock`; waiting for it is a span, having it at once is none.
    pub fn take(&self, lock: &SharedLock, waiting: Label) {
        if !lock.try_acquire() {
            self.span(Kind::Wait, waiting, || lock.acquire());
        }
    }

    /// Makes a note known that is about another process.
    pub(super) fn show_of(&self, pid: Pid, note: Note) {
        self.0.host.show(pid, note);
    }

    pub(super) fn show(&self, note: Note) {
        self.0.host.show(self.0.who.pid, note);
    }

    pub(super) fn send(&self, port: Port, message: Option<&[u8]>) {
        self.0.host.send(port, message);
    }

    pub(super) fn connect(&self) -> (Port, Port) {
        self.0.host.connect()
    }

    pub(super) fn terminate(&self, child: Port) {
        self.0.host.terminate(child);
        self.live(child, Life::Terminated);
    }

    /// The next message that came in, `Err` if none will.
    pub(super) fn receive(&self, port: Port) -> Poll<Option<Received>> {
        let mut state = self.0.state.borrow_mut();
        let inbox = state.inbox(port);
        match inbox.messages.pop_front() {
            Some(received) => Poll::Ready(Some(received)),
            None if inbox.closed => Poll::Ready(None),
            None => Poll::Pending,
        }
    }

    pub(super) fn life(&self, child: Port) -> Life {
        let state = self.0.state.borrow();
        let known = state.children.iter().find(|(port, ..)| *port == child);
        known.map_or(Life::Terminated, |(.., life)| life.clone())
    }

    pub(super) fn broker<T>(&self, index: usize, with: impl FnOnce(&mut Broker) -> T) -> T {
        with(&mut self.0.state.borrow_mut().brokers[index])
    }

    /// Begins to do this, and says what it did before.
    fn begin(&self, doing: Option<(Kind, Label)>) -> Option<(Kind, Label)> {
        let now = clock::now();
        self.show(match doing {
            Some((kind, label)) => Note::Open(kind, label, now),
            None => Note::Close(now),
        });
        std::mem::replace(&mut self.0.state.borrow_mut().doing, doing)
    }

    /// Notes what is known of a child. One that has ended does nothing any more.
    fn live(&self, child: Port, life: Life) {
        let now = clock::now();
        let end = match life {
            Life::Starting | Life::Running => None,
            Life::Ended(_) => Some(Note::Close(now)),
            Life::Terminated => Some(Note::Cancel(now)),
        };
        let mut state = self.0.state.borrow_mut();
        let mut children = state.children.iter_mut();
        let Some((_, pid, known)) = children.find(|(port, ..)| *port == child) else {
            return;
        };
        *known = life;
        let pid = *pid;
        drop(state);
        if let Some(note) = end {
            self.show_of(pid, note);
        }
    }

    pub(super) fn tell(&self, event: Event, since: f64) {
        let mut state = self.0.state.borrow_mut();
        match event {
            Event::Began(child) => {
                drop(state);
                self.live(child, Life::Running);
            }
            Event::Ended(child, how) => {
                drop(state);
                self.live(child, Life::Ended(how));
            }
            Event::Rang(number) => state.rung.push(number),
            Event::Came(port, message) => {
                let served = state.brokers.iter_mut().find(|broker| broker.serves(port));
                match (served, message) {
                    (Some(broker), Some(message)) => {
                        let answers = broker.hear(port, &message);
                        drop(state);
                        if let Some((port, item)) = answers {
                            self.send(port, Some(&item));
                        }
                    }
                    (Some(_), None) => {}
                    (None, Some(message)) => {
                        let received = Received { message, since };
                        state.inbox(port).messages.push_back(received);
                    }
                    (None, None) => state.inbox(port).closed = true,
                }
            }
        }
    }
}
