//! What a running program has at hand: workers, threads, executors and standard output.

use super::state::RuntimeState;
use super::thread_context::ThreadContext;
use crate::executor::{Executor, Team, ThreadPoolExecutor};
use crate::sync::thread::{Thread, spawn};

/// A running program.
#[derive(Debug)]
pub struct Program {
    team: Team,
    state: &'static RuntimeState,
}

impl Program {
    /// A program whose workers are `team`, on `state`.
    pub fn new(team: Team, state: &'static RuntimeState) -> Self {
        Self { team, state }
    }

    /// `map`, `imap` and `imap_unordered` on all workers.
    pub fn executor(&self) -> Executor<'_> {
        Executor::new(&self.team, &self.state.trace)
    }

    /// A new `ThreadPoolExecutor`.
    pub fn thread_pool(&self, max_workers: usize) -> ThreadPoolExecutor<ThreadContext> {
        let state = self.state;
        ThreadPoolExecutor::new(max_workers, move |worker, service| {
            let mut cx = ThreadContext::new(state, &format!("worker {}", worker + 1));
            spawn(move || service.run(&mut cx))
        })
    }

    /// Starts a thread: `threading.Thread`. Wait for it with `join`. A thread that the program
    /// doesn't wait for is a daemon: it is cut off when the program ends.
    pub fn start<T: Send + 'static>(
        &self,
        name: &str,
        target: impl FnOnce(&mut ThreadContext) -> T + Send + 'static,
    ) -> Thread<T> {
        // The lane is taken here so that lanes are in the order in which threads were started.
        let mut cx = ThreadContext::new(self.state, name);
        spawn(move || target(&mut cx))
    }

    /// Whether it can start threads.
    pub fn has_threads(&self) -> bool {
        !matches!(self.team, Team::Caller)
    }

    /// The main thread. There is only one.
    pub fn main(&self) -> ThreadContext {
        ThreadContext::main(self.state)
    }

    /// Restarts the clock, so that preparations don't count. Returns how long they took, in ms.
    pub(super) fn restart(&self) -> f64 {
        let ready = self.elapsed();
        self.state.begin();
        ready
    }

    /// How long the program has run, in ms.
    pub fn elapsed(&self) -> f64 {
        self.state.trace.elapsed()
    }

    /// Sets how many steps the program has. Threads report theirs with [`ThreadContext::advance`].
    pub fn expect(&self, total: u64) {
        self.state.trace.expect(total);
    }

    /// Prints a line, from any thread.
    pub fn print(&self, line: impl Into<String>) {
        self.state.output.print(line.into());
    }

    /// The lines printed so far.
    pub fn printed(&self) -> Vec<String> {
        self.state.output.lines()
    }
}
