//! A process from the inside, like Python's `multiprocessing.current_process()`: what it can do.

use std::fmt;
use std::future::poll_fn;
use std::rc::Rc;
use std::time::Duration;

use super::child::Child;
use super::connection::Connection;
use super::host::{Host, HostEvent};
use super::ids::{PARENT, Pid};
use super::inner::Inner;
use super::queue::Queue;
use super::shared::{SharedLock, SharedMemory};
use super::spawn::{ProcessInfo, SpawnOptions};
use super::update::ProcessUpdate;
use crate::trace::{Kind, Label};

/// A process, seen from the inside. Clones refer to the same process.
#[derive(Clone)]
pub struct Process(Rc<Inner>);

impl fmt::Debug for Process {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Process").field(&self.0.info).finish()
    }
}

impl Process {
    /// A process that its host has started.
    pub fn new(info: ProcessInfo, host: Rc<dyn Host>) -> Self {
        Self(Rc::new(Inner::new(info, host)))
    }

    /// Its number.
    pub fn pid(&self) -> Pid {
        self.0.info.pid
    }

    /// Its parent's number.
    pub fn parent_pid(&self) -> Pid {
        self.0.info.parent
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.0.info.name
    }

    /// Prints a line.
    pub fn print(&self, line: impl Into<String>) {
        self.0.show(ProcessUpdate::Print(line.into()));
    }

    /// Prints a part of a line: `print(part, end='')`.
    pub fn write(&self, part: impl Into<String>) {
        self.0.show(ProcessUpdate::Write(part.into()));
    }

    /// Reports that further steps are done, of those that the program expects.
    pub fn advance(&self, steps: u64) {
        self.0.show(ProcessUpdate::Advance(steps));
    }

    /// Shows `work` as a span. A span inside another interrupts it.
    pub fn span<T>(&self, kind: Kind, label: Label, work: impl FnOnce() -> T) -> T {
        let outer = self.0.begin(Some((kind, label)));
        let result = work();
        self.0.begin(outer);
        result
    }

    /// Shows the wait for `future` as a span.
    pub async fn during<T>(&self, kind: Kind, label: Label, future: impl Future<Output = T>) -> T {
        let outer = self.0.begin(Some((kind, label)));
        let result = future.await;
        self.0.begin(outer);
        result
    }

    /// Sleeps; messages are still received meanwhile.
    pub async fn sleep(&self, time: Duration) {
        let timer = self.0.new_timer();
        self.0.host.set_timer(timer, time);
        poll_fn(|_| self.0.poll_timer(timer)).await;
    }

    /// Starts a process: `Process(target=..., args=...).start()`.
    pub fn start(&self, options: &SpawnOptions<'_>) -> Child {
        let (pid, port) = self.0.host.start(options);
        self.0.add_child(port, pid);
        Child::new(Rc::clone(&self.0), pid, port)
    }

    /// The connection to the process that started this one.
    pub fn parent(&self) -> Connection {
        Connection::new(Rc::clone(&self.0), PARENT)
    }

    /// A connection that was passed to this process at its start, by its index.
    pub fn given(&self, place: u32) -> Connection {
        Connection::new(Rc::clone(&self.0), PARENT + 1 + place)
    }

    /// A connection's two ends: `multiprocessing.Pipe()`.
    pub fn pipe(&self) -> (Connection, Connection) {
        let (one, other) = self.0.host.connect();
        (
            Connection::new(Rc::clone(&self.0), one),
            Connection::new(Rc::clone(&self.0), other),
        )
    }

    /// A queue whose items are kept here: `multiprocessing.Queue()`.
    pub fn queue(&self) -> Queue {
        Queue::here(Rc::clone(&self.0))
    }

    /// Creates shared memory of so many words, all 0, and returns its number as well:
    /// `multiprocessing.Array`. `None` if memory can't be shared.
    pub fn share(&self, words: usize) -> Option<(u32, Rc<dyn SharedMemory>)> {
        let number = self.0.host.share(words)?;
        Some((number, self.0.host.shared(number)))
    }

    /// Shared memory that was passed to this process at its start, by its index.
    pub fn shared(&self, place: u32) -> Rc<dyn SharedMemory> {
        self.0.host.shared(place)
    }

    /// Acquires `lock`. Shows a span only if it has to wait.
    pub fn take(&self, lock: &SharedLock, waiting: Label) {
        if !lock.try_acquire() {
            self.span(Kind::Wait, waiting, || lock.acquire());
        }
    }

    /// Shows an update about this process.
    pub(crate) fn show(&self, update: ProcessUpdate) {
        self.0.show(update);
    }

    /// Shows an update about another process.
    pub(crate) fn show_of(&self, pid: Pid, update: ProcessUpdate) {
        self.0.host.show(pid, update);
    }

    pub(super) fn handle(&self, event: HostEvent, since: f64) {
        self.0.handle(event, since);
    }
}
