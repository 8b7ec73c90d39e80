//! Runs a process: polls its future whenever something has happened.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use super::current::Process;
use super::host::HostEvent;

/// What a process does.
pub type Job<T> = Pin<Box<dyn Future<Output = T>>>;

/// A process that runs a job, for its host.
pub struct ProcessDriver<T> {
    process: Process,
    job: Option<Job<T>>,
}

impl<T> fmt::Debug for ProcessDriver<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ProcessDriver")
            .field("process", &self.process)
            .finish_non_exhaustive()
    }
}

impl<T> ProcessDriver<T> {
    /// A process that runs `job`, starting with the first [`ProcessDriver::poll`].
    pub fn new(process: Process, job: Job<T>) -> Self {
        let job = Some(job);
        Self { process, job }
    }

    /// Tells the process what happened, and polls it. For a message, `since` is when it began to
    /// arrive, in ms on the clock that all processes share.
    pub fn tell(&mut self, event: HostEvent, since: f64) -> Option<T> {
        self.process.handle(event, since);
        self.poll()
    }

    /// Runs the job until it waits or ends. Returns its result, once.
    pub fn poll(&mut self) -> Option<T> {
        let job = self.job.as_mut()?;
        // The job is polled after every event anyway, so it needs no waker.
        match job.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(result) => {
                self.job = None;
                Some(result)
            }
            Poll::Pending => None,
        }
    }
}
