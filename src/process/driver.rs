//! What runs a process: its future, polled whenever something has happened.

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
    /// A process that runs `job`. It begins with the first [`ProcessDriver::poll`].
    pub fn new(process: Process, job: Job<T>) -> Self {
        let job = Some(job);
        Self { process, job }
    }

    /// Tells the process what happened, and polls it. A message has been on its way in since
    /// `since`, in ms on the clock that all processes share.
    pub fn tell(&mut self, event: HostEvent, since: f64) -> Option<T> {
        self.process.handle(event, since);
        self.poll()
    }

    /// Runs the job until it waits or has ended; gives its result, once.
    pub fn poll(&mut self) -> Option<T> {
        let job = self.job.as_mut()?;
        // The job is polled after every event anyway: nobody needs to be woken.
        match job.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(result) => {
                self.job = None;
                Some(result)
            }
            Poll::Pending => None,
        }
    }
}
