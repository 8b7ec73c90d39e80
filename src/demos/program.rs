//! What a running demo has at hand: its workers, threads and executors, and somewhere to print.

use std::fmt;

use super::me::Me;
use super::stage::Stage;
use crate::executor::{Executor, FutureError, ShutDown, TaskError, Team, ThreadPoolExecutor};
use crate::sync::thread::{Thread, spawn};

/// A demo's run, as a Python program's.
#[derive(Debug)]
pub struct Program {
    team: Team,
    stage: &'static Stage,
}

impl Program {
    /// A program whose workers are `team`, on `stage`.
    pub fn new(team: Team, stage: &'static Stage) -> Self {
        Self { team, stage }
    }

    /// `Pool.map` and its kin on all workers.
    pub fn executor(&self) -> Executor<'_> {
        Executor::new(&self.team, &self.stage.trace)
    }

    /// A `ThreadPoolExecutor` of its own threads.
    pub fn thread_pool(&self, max_workers: usize) -> ThreadPoolExecutor<Me> {
        let stage = self.stage;
        ThreadPoolExecutor::new(max_workers, move |worker, service| {
            let mut me = Me::new(stage, &format!("worker {}", worker + 1));
            spawn(move || service.run(&mut me))
        })
    }

    /// A thread of its own: `threading.Thread`, started. Wait for it with its `join`; one that the
    /// program does not wait for is a daemon: it ends with the program, wherever it is.
    pub fn start<T: Send + 'static>(
        &self,
        name: &str,
        target: impl FnOnce(&mut Me) -> T + Send + 'static,
    ) -> Thread<T> {
        // Its lane is taken here, so that lanes are in the order in which threads were started.
        let mut me = Me::new(self.stage, name);
        spawn(move || target(&mut me))
    }

    /// Whether it can start threads.
    pub fn has_threads(&self) -> bool {
        !matches!(self.team, Team::Caller)
    }

    /// The thread that runs the program. There is one.
    pub fn main(&self) -> Me {
        Me::main(self.stage)
    }

    /// Sets the clock back: what was until now got things ready, and is not counted.
    pub(super) fn restart(&self) -> f64 {
        let ready = self.elapsed();
        self.stage.begin();
        ready
    }

    /// How long the program has run, in ms.
    pub fn elapsed(&self) -> f64 {
        self.stage.trace.elapsed()
    }

    /// Says how many things there are to do; threads say what they have done by [`Me::advance`].
    pub fn expect(&self, total: u64) {
        self.stage.trace.expect(total);
    }

    /// Prints a line, from any thread.
    pub fn print(&self, line: impl Into<String>) {
        self.stage.output.print(line.into());
    }

    /// The lines printed so far.
    pub fn printed(&self) -> Vec<String> {
        self.stage.output.lines()
    }
}

/// Why a run has no value.
#[derive(Debug, PartialEq, Eq)]
pub enum RunError {
    /// A parameter that the page should not have let through.
    InvalidParameter(String),
    /// A task failed, and the listing does not catch that.
    Task(TaskError),
    /// A future has no result, and the listing does not catch that either; or there is no future,
    /// for the executor had been shut down.
    Future(String),
    /// A process could not be started, or something that it needs is not to be had here.
    Unsupported(String),
}

impl RunError {
    /// As the page's error is named.
    pub fn name(&self) -> &'static str {
        match self {
            Self::InvalidParameter(_) => "InvalidParameter",
            Self::Task(_) | Self::Future(_) => "WorkerFailed",
            Self::Unsupported(_) => "Unsupported",
        }
    }
}

impl fmt::Display for RunError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::InvalidParameter(message)
            | Self::Future(message)
            | Self::Unsupported(message) => f.write_str(message),
            Self::Task(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for RunError {}

impl From<TaskError> for RunError {
    fn from(error: TaskError) -> Self {
        Self::Task(error)
    }
}

impl From<FutureError> for RunError {
    fn from(error: FutureError) -> Self {
        Self::Future(error.to_string())
    }
}

impl From<ShutDown> for RunError {
    fn from(error: ShutDown) -> Self {
        Self::Future(error.to_string())
    }
}
