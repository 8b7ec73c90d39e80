//! What a running demo has at hand: its workers, threads and executors, and somewhere to print.

use super::state::RuntimeState;
use super::thread_context::ThreadContext;
use crate::executor::{Executor, Team, ThreadPoolExecutor};
use crate::sync::thread::{Thread, spawn};

/// A demo's run, as a Python program's.
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

    /// `Pool.map` and its kin on all workers.
    pub fn executor(&self) -> Executor<'_> {
        Executor::new(&self.team, &self.state.trace)
    }

    /// A `ThreadPoolExecutor` of its own threads.
    pub fn thread_pool(&self, max_workers: usize) -> ThreadPoolExecutor<ThreadContext> {
        let state = self.state;
        ThreadPoolExecutor::new(max_workers, move |worker, service| {
            let mut cx = ThreadContext::new(state, &format!("worker {}", worker + 1));
            spawn(move || service.run(&mut cx))
        })
    }

    /// A thread of its own: `threading.Thread`, started. Wait for it with its `join`; one that the
    /// program does not wait for is a daemon: it ends with the program, wherever it is.
    pub fn start<T: Send + 'static>(
        &self,
        name: &str,
        target: impl FnOnce(&mut ThreadContext) -> T + Send + 'static,
    ) -> Thread<T> {
        // Its lane is taken here, so that lanes are in the order in which threads were started.
        let mut cx = ThreadContext::new(self.state, name);
        spawn(move || target(&mut cx))
    }

    /// Whether it can start threads.
    pub fn has_threads(&self) -> bool {
        !matches!(self.team, Team::Caller)
    }

    /// The thread that runs the program. There is one.
    pub fn main(&self) -> ThreadContext {
        ThreadContext::main(self.state)
    }

    /// Sets the clock back: what was until now got things ready, and is not counted.
    pub(super) fn restart(&self) -> f64 {
        let ready = self.elapsed();
        self.state.begin();
        ready
    }

    /// How long the program has run, in ms.
    pub fn elapsed(&self) -> f64 {
        self.state.trace.elapsed()
    }

    /// Says how many things there are to do; threads say what they have done by [`ThreadContext::advance`].
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
