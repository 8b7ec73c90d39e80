//! A thread of the running program, seen from inside: what it does is a span on its lane.

use std::sync::Arc;
use std::time::Duration;

use super::net;
use super::stage::Stage;
use crate::executor::Seat;
use crate::sync::thread::{Thread, sleep};
use crate::sync::{Event, Gil, Lock, Semaphore};
use crate::trace::{Kind, Label, Lane, Text};

/// See the module's text.
#[derive(Debug)]
pub struct Me {
    stage: &'static Stage,
    lane: Option<Lane<'static>>,
    /// Which lane to give back.
    number: usize,
    gil: Option<Arc<Gil>>,
}

impl Me {
    pub(super) fn new(stage: &'static Stage, name: &str) -> Self {
        let (number, lane) = stage.take_lane(name);
        Self {
            stage,
            lane: Some(lane),
            number,
            gil: None,
        }
    }

    pub(super) fn main(stage: &'static Stage) -> Self {
        Self {
            stage,
            lane: Some(stage.trace.lane(0, "main")),
            number: 0,
            gil: None,
        }
    }

    /// Shows as `kind` what `work` does; a span inside interrupts it and lets it go on after.
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

    /// Blocks in `wait`, without the GIL.
    pub fn block<T>(&mut self, kind: Kind, label: Label, wait: impl FnOnce() -> T) -> T {
        let gil = self.gil.clone();
        if let Some(gil) = &gil {
            gil.release();
        }
        let result = self.span(kind, label, |_| wait());
        if let Some(gil) = &gil {
            self.span(Kind::Wait, Label::of(Text::ForGil), |_| gil.acquire());
        }
        result
    }

    /// Blocks for so long, as something slow outside would.
    pub fn sleep(&mut self, time: Duration) {
        self.block(Kind::Io, Label::of(Text::Asleep), || sleep(time));
    }

    /// Waits for `event`; `false` if it was not set before `timeout` was over.
    pub fn wait_for(&mut self, event: &Event, timeout: Option<Duration>) -> bool {
        self.block(Kind::Wait, Label::of(Text::ForEvent), || {
            event.wait(timeout)
        })
    }

    /// Takes a permit; waiting for one is a span, having it at once is none.
    pub fn acquire(&mut self, semaphore: &Semaphore, text: Text) {
        if !semaphore.acquire(Some(Duration::ZERO)) {
            self.block(Kind::Wait, Label::of(text), || semaphore.acquire(None));
        }
    }

    /// Takes `lock`; waiting for it is a span, having it at once is none.
    pub fn take(&mut self, lock: &Lock) {
        if !lock.try_acquire() {
            self.block(Kind::Wait, Label::of(Text::ForLock), || lock.acquire(None));
        }
    }

    /// Does `work` holding `lock`: Python's `with lock:`.
    pub fn with_lock<T>(&mut self, lock: &Lock, work: impl FnOnce(&mut Self) -> T) -> T {
        self.take(lock);
        let result = self.span(Kind::Hold, Label::of(Text::TheLock), work);
        lock.release();
        result
    }

    /// Does `work` holding `gil`, which it hands over when it is asked to at [`Me::check_gil`], and
    /// gives up while it blocks.
    pub fn with_gil<T>(&mut self, gil: &Arc<Gil>, work: impl FnOnce(&mut Self) -> T) -> T {
        self.span(Kind::Wait, Label::of(Text::ForGil), |_| gil.acquire());
        self.gil = Some(Arc::clone(gil));
        let result = work(self);
        self.gil = None;
        gil.release();
        result
    }

    /// What Python does between two bytecodes: hands the GIL over, if another thread wants it.
    pub fn check_gil(&mut self) {
        if let Some(gil) = self.gil.clone().filter(|gil| gil.is_wanted()) {
            self.span(Kind::Wait, Label::of(Text::ForGil), |_| gil.check());
        }
    }

    /// Waits for `thread` to end: what it gave, if it did not panic.
    pub fn join<T>(&mut self, thread: Thread<T>) -> Option<T> {
        self.block(Kind::Wait, Label::of(Text::ForThread), || {
            thread.join().ok()
        })
    }

    /// Requests a page and reads it to its end, blocking: how many bytes it has.
    ///
    /// # Errors
    /// Why there is no page.
    pub fn fetch(&mut self, url: &str, number: u64, timeout: Duration) -> Result<u64, String> {
        let label = Label {
            text: Text::Requests,
            first: number,
            count: 1,
        };
        self.block(Kind::Io, label, || net::fetch(url, timeout))
    }

    /// Prints a line.
    pub fn print(&self, line: impl Into<String>) {
        self.stage.output.print(line.into());
    }

    /// Prints a part of a line: `print(part, end='')`.
    pub fn write(&self, part: &str) {
        self.stage.output.write(part);
    }

    /// Adds to what is done of [`super::Program::expect`].
    pub fn advance(&mut self, steps: u64) {
        self.lane().advance(steps);
    }

    /// How long the program has run, in ms.
    pub fn elapsed(&self) -> f64 {
        self.stage.trace.elapsed()
    }

    fn lane(&mut self) -> &mut Lane<'static> {
        self.lane.as_mut().expect("there until the drop")
    }
}

impl Seat for Me {
    fn idle(&mut self) {
        self.lane().open(Kind::Idle, Label::of(Text::ForTask));
    }

    fn busy(&mut self) {
        self.lane().close();
    }
}

impl Drop for Me {
    fn drop(&mut self) {
        // The lane first: whoever takes the number next claims it.
        self.lane = None;
        if self.number > 0 {
            self.stage.give_back(self.number);
        }
    }
}
