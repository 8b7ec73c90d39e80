//! Threads, wherever they come from: the operating system, a web worker of the engine's pool, or
//! loom.

use super::{Arc, Condvar, Deadline, Mutex, lock, wait_while};
#[cfg(not(loom))]
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

/// Runs `task` on a thread of its own. In the browser that is a worker of the engine's pool, which
/// must have enough of them: a task that finds none free begins when another ends.
pub fn spawn<T: Send + 'static>(task: impl FnOnce() -> T + Send + 'static) -> Thread<T> {
    let ended = Arc::new(Ended {
        result: Mutex::new(None),
        changed: Condvar::new(),
    });
    let thread = Thread(Arc::clone(&ended));
    start(move || {
        let result = run(task);
        *lock(&ended.result) = Some(result);
        ended.changed.notify_all();
    });
    thread
}

#[cfg(not(loom))]
fn run<T>(task: impl FnOnce() -> T) -> Result<T, Panicked> {
    catch_unwind(AssertUnwindSafe(task)).map_err(|_| Panicked)
}

/// A panic is what loom has found: it must reach it.
#[cfg(loom)]
fn run<T>(task: impl FnOnce() -> T) -> Result<T, Panicked> {
    Ok(task())
}

#[cfg(loom)]
fn start(task: impl FnOnce() + Send + 'static) {
    loom::thread::spawn(task);
}

#[cfg(all(not(loom), not(target_arch = "wasm32")))]
fn start(task: impl FnOnce() + Send + 'static) {
    std::thread::spawn(task);
}

/// Boxed, so that rayon is compiled once and not for every task.
#[cfg(target_arch = "wasm32")]
fn start(task: impl FnOnce() + Send + 'static) {
    let task: Box<dyn FnOnce() + Send> = Box::new(task);
    rayon::spawn(task);
}

/// Blocks this thread for so long, really: the browser's worker does nothing else meanwhile.
pub fn sleep(time: Duration) {
    let (never, nobody) = (Mutex::new(()), Condvar::new());
    let deadline = Deadline::after(Some(time));
    drop(wait_while(&nobody, lock(&never), deadline, |()| true));
}

/// A thread that was started.
#[derive(Debug)]
pub struct Thread<T>(Arc<Ended<T>>);

#[derive(Debug)]
struct Ended<T> {
    result: Mutex<Option<Result<T, Panicked>>>,
    changed: Condvar,
}

/// The thread panicked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Panicked;

impl<T> Thread<T> {
    /// Blocks until it has ended, and gives what it gave.
    ///
    /// # Errors
    /// If it panicked.
    pub fn join(self) -> Result<T, Panicked> {
        self.wait(None);
        lock(&self.0.result).take().unwrap_or(Err(Panicked))
    }

    /// Blocks until it has ended or `timeout` is over; whether it has ended.
    pub fn wait(&self, timeout: Option<Duration>) -> bool {
        let deadline = Deadline::after(timeout);
        let result = lock(&self.0.result);
        wait_while(&self.0.changed, result, deadline, |result| result.is_none()).is_some()
    }

    /// Whether it has not ended.
    pub fn is_alive(&self) -> bool {
        lock(&self.0.result).is_none()
    }
}
