//! Generators, coroutines and asynchronous generators: a frame that was left and can be gone on with.

use std::cell::{Cell as StdCell, RefCell};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::code::CodeKind;
use super::frame::Frame;
use super::interp::{Container, Interp};
use super::value::{CodeId, Value};
use crate::sync::{Mutex, MutexGuard, lock};

/// A generator, coroutine or asynchronous generator.
#[derive(Debug)]
pub struct Generator {
    /// Which of the three.
    pub kind: CodeKind,
    /// What it runs.
    pub code: CodeId,
    /// The function's name and qualified name.
    pub names: [Arc<str>; 2],
    state: Mutex<State>,
    tracked: AtomicBool,
}

/// What a generator is doing.
#[derive(Debug)]
pub enum State {
    /// Not begun, or between two items: its frame and registers.
    Suspended(Box<Suspended>),
    /// Some thread runs it.
    Running,
    /// It has ended.
    Done,
}

/// A frame that is not on any stack.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct Suspended {
    pub frame: Frame,
    pub registers: Vec<Value>,
    /// Whether it has run at all.
    pub begun: bool,
    /// The register that what is sent goes into.
    pub sent: u16,
    /// What it yields from, if anything.
    pub delegate: Value,
    /// It stands where something is to be done when it is closed: in `try` or `with`.
    pub guarded: bool,
}

thread_local! {
    /// Generators that were dropped where something was left to be done.
    static UNFINISHED: RefCell<Vec<Generator>> = const { RefCell::new(Vec::new()) };
    static ANY_UNFINISHED: StdCell<bool> = const { StdCell::new(false) };
    /// Whether Python runs on this thread, so that there is somebody to close them.
    static RUNNING: StdCell<bool> = const { StdCell::new(false) };
}

/// Says that Python runs on this thread now, or no longer.
pub fn set_running(running: bool) {
    RUNNING.set(running);
}

/// Whether this thread has dropped generators that are to be closed.
#[inline]
pub fn any_unfinished() -> bool {
    ANY_UNFINISHED.get()
}

/// One of them.
pub fn take_unfinished() -> Option<Generator> {
    let taken = UNFINISHED.with_borrow_mut(Vec::pop);
    if taken.is_none() {
        ANY_UNFINISHED.set(false);
    }
    taken
}

/// Forgets them all, when there is nobody left to run them.
pub fn forget_unfinished() {
    while let Some(generator) = take_unfinished() {
        generator.finish();
    }
}

impl Drop for Generator {
    fn drop(&mut self) {
        let state = std::mem::replace(&mut *self.state(), State::Done);
        let is_left = matches!(&state, State::Suspended(suspended) if suspended.guarded)
            && self.kind == CodeKind::Generator
            && RUNNING.get();
        if is_left && let State::Suspended(suspended) = state {
            let names = self.names.clone();
            let again = Self::new(self.kind, self.code, names, suspended);
            ANY_UNFINISHED.set(true);
            UNFINISHED.with_borrow_mut(|all| all.push(again));
        } else {
            super::discard::discard(state);
        }
    }
}

impl Generator {
    /// A generator that has not begun.
    pub fn new(
        kind: CodeKind,
        code: CodeId,
        names: [Arc<str>; 2],
        suspended: Box<Suspended>,
    ) -> Self {
        let state = Mutex::new(State::Suspended(suspended));
        Self {
            kind,
            code,
            names,
            state,
            tracked: AtomicBool::new(false),
        }
    }

    /// Locks its state, for one operation.
    pub fn state(&self) -> MutexGuard<'_, State> {
        lock(&self.state)
    }

    /// Takes its frame out, to run it. Without one it runs already or is done, as `State` says.
    pub fn take(&self) -> Option<Box<Suspended>> {
        let mut state = self.state();
        match std::mem::replace(&mut *state, State::Running) {
            State::Suspended(suspended) => Some(suspended),
            other => {
                *state = other;
                None
            }
        }
    }

    /// Its registers are to be emptied at the end, if they hold what may lead back to it without passing
    /// through something else that is emptied then.
    pub fn track(self: &Arc<Self>, interp: &Interp, registers: &[Value]) {
        let leads_on = |value: &Value| {
            matches!(
                value,
                Value::Generator(_) | Value::Tuple(_) | Value::Method(_)
            )
        };
        if !self.tracked.load(Ordering::Relaxed)
            && registers.iter().any(leads_on)
            && !self.tracked.swap(true, Ordering::Relaxed)
        {
            interp.track(Container::Generator(Arc::downgrade(self)));
        }
    }

    /// Lays its frame aside.
    pub fn suspend(&self, suspended: Box<Suspended>) {
        *self.state() = State::Suspended(suspended);
    }

    /// It has ended.
    pub fn finish(&self) {
        let old = std::mem::replace(&mut *self.state(), State::Done);
        drop(old);
    }

    /// Whether it has ended.
    pub fn is_done(&self) -> bool {
        matches!(*self.state(), State::Done)
    }
}
