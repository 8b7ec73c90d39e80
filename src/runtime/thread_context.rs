//! A thread of the running program, seen from the inside. What it does appears as spans on its lane.

use std::sync::Arc;
use std::time::Duration;

use super::net;
use super::state::RuntimeState;
use crate::executor::WorkerHooks;
use crate::sync::thread::{Thread, sleep};
use crate::sync::{Event, Gil, Lock, Semaphore};
use crate::trace::{Kind, Label, LabelText, Lane};

/// A thread; see the module documentation.
#[derive(Debug)]
pub struct ThreadContext {
    state: &'static RuntimeState,
    lane: Option<Lane<'static>>,
    /// The lane's number, to give it back.
    number: usize,
    gil: Option<Arc<Gil>>,
}

impl ThreadContext {
    pub(super) fn new(state: &'static RuntimeState, name: &str) -> Self {
        let (number, lane) = state.take_lane(name);
        Self {
            state,
            lane: Some(lane),
            number,
            gil: None,
        }
    }

    pub(super) fn main(state: &'static RuntimeState) -> Self {
        Self {
            state,
            lane: Some(state.trace.lane(0, "main")),
            number: 0,
            gil: None,
        }
    }

    /// Shows `work` as a span of this kind. A span inside it interrupts it; afterwards it continues.
    pub fn span<T>(&mut self, kind: Kind, label: Label, work: impl FnOnce(&mut Self) -> T) -> T {
        let outer = self.lane().current();
        self.lane().open(kind, label);
        let result = work(self);
        match outer {
            Some((kind, label)) => self.lane().open(kind, label),
            None => self.lane().close(),
        };
        result
    }

    /// Shows `work` as computing.
    pub fn compute<T>(&mut self, label: Label, work: impl FnOnce(&mut Self) -> T) -> T {
        self.span(Kind::Compute, label, work)
    }

    /// Blocks in `wait`, releasing the GIL meanwhile.
    pub fn block<T>(&mut self, kind: Kind, label: Label, wait: impl FnOnce() -> T) -> T {
        let gil = self.gil.clone();
        if let Some(gil) = &gil {
            gil.release();
        }
        let result = self.span(kind, label, |_| wait());
        if let Some(gil) = &gil {
            self.span(Kind::Wait, Label::of(LabelText::ForGil), |_| gil.acquire());
        }
        result
    }

    /// Sleeps, as a stand-in for something slow outside.
    pub fn sleep(&mut self, time: Duration) {
        self.block(Kind::Io, Label::of(LabelText::Asleep), || sleep(time));
    }

    /// Waits for `event`. Returns `false` if it was not set before the timeout.
    pub fn wait_for(&mut self, event: &Event, timeout: Option<Duration>) -> bool {
        self.block(Kind::Wait, Label::of(LabelText::ForEvent), || {
            event.wait(timeout)
        })
    }

    /// Takes a permit. Shows a span only if it has to wait.
    pub fn acquire(&mut self, semaphore: &Semaphore, text: LabelText) {
        if !semaphore.acquire(Some(Duration::ZERO)) {
            self.block(Kind::Wait, Label::of(text), || semaphore.acquire(None));
        }
    }

    /// Acquires `lock`. Shows a span only if it has to wait.
    pub fn take(&mut self, lock: &Lock) {
        if !lock.try_acquire() {
            self.block(Kind::Wait, Label::of(LabelText::ForLock), || {
                lock.acquire(None)
            });
        }
    }

    /// Does `work` while holding `lock`: Python's `with lock:`.
    pub fn with_lock<T>(&mut self, lock: &Lock, work: impl FnOnce(&mut Self) -> T) -> T {
        self.take(lock);
        let result = self.span(Kind::Hold, Label::of(LabelText::TheLock), work);
        lock.release();
        result
    }

    /// Does `work` while holding `gil`. It hands the GIL over on request in
    /// [`ThreadContext::check_gil`], and releases it while it blocks.
    pub fn with_gil<T>(&mut self, gil: &Arc<Gil>, work: impl FnOnce(&mut Self) -> T) -> T {
        self.span(Kind::Wait, Label::of(LabelText::ForGil), |_| gil.acquire());
        self.gil = Some(Arc::clone(gil));
        let result = work(self);
        self.gil = None;
        gil.release();
        result
    }

    /// Hands the GIL over if another thread wants it, as Python does between two bytecodes.
    pub fn check_gil(&mut self) {
        if let Some(gil) = self.gil.clone().filter(|gil| gil.is_wanted()) {
            self.span(Kind::Wait, Label::of(LabelText::ForGil), |_| gil.check());
        }
    }

    /// Waits for `thread` to end. Returns its result, unless it panicked.
    pub fn join<T>(&mut self, thread: Thread<T>) -> Option<T> {
        self.block(Kind::Wait, Label::of(LabelText::ForThread), || {
            thread.join().ok()
        })
    }

    /// Requests a page and reads all of it, blocking. Returns how many bytes it has.
    ///
    /// # Errors
    /// Why there is no page.
    pub fn fetch(&mut self, url: &str, number: u64, timeout: Duration) -> Result<u64, String> {
        let label = Label {
            text: LabelText::Requests,
            first: number,
            count: 1,
        };
        self.block(Kind::Io, label, || net::fetch(url, timeout))
    }

    /// Prints a line.
    pub fn print(&self, line: impl Into<String>) {
        self.state.output.print(line.into());
    }

    /// Prints a part of a line: `print(part, end='')`.
    pub fn write(&self, part: &str) {
        self.state.output.write(part);
    }

    /// Reports that further steps are done, of those that [`super::Program::expect`] has set.
    pub fn advance(&mut self, steps: u64) {
        self.lane().advance(steps);
    }

    /// How long the program has been running, in ms.
    pub fn elapsed(&self) -> f64 {
        self.state.trace.elapsed()
    }

    fn lane(&mut self) -> &mut Lane<'static> {
        self.lane.as_mut().expect("there until the drop")
    }
}

impl WorkerHooks for ThreadContext {
    fn idle(&mut self) {
        self.lane().open(Kind::Idle, Label::of(LabelText::ForTask));
    }

    fn busy(&mut self) {
        self.lane().close();
    }
}

impl Drop for ThreadContext {
    fn drop(&mut self) {
        // The lane must be free before its number is: the next to take the number claims the lane.
        self.lane = None;
        if self.number > 0 {
            self.state.give_back(self.number);
        }
    }
}
