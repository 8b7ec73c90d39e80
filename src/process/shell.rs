//! What runs a process: the future that it is, asked whenever something has happened.

use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use super::inside::Process;
use super::{Event, Host, Job, Who};

/// A process that runs a job, for its host.
pub struct Shell<T> {
    process: Process,
    job: Option<Job<T>>,
}

impl<T> std::fmt::Debug for Shell<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Shell")
            .field("process", &self.process)
            .finish_non_exhaustive()
    }
}

impl<T> Shell<T> {
    /// A process that runs `job`. It begins with the first [`Shell::go_on`].
    pub fn new(who: Who, host: Rc<dyn Host>, job: impl FnOnce(Process) -> Job<T>) -> Self {
        let process = Process::new(who, host);
        let job = Some(job(process.clone()));
        Self { process, job }
    }

    /// Tells what happened, which was begun to be taken in at `since`, and goes on.
    pub fn tell(&mut self, event: Event, since: f64) -> Option<T> {
        self.process.tell(event, since);
        self.go_on()
    }

    /// Goes on until the job waits or has ended: what it gives, once.
    pub fn go_on(&mut self) -> Option<T> {
        let job = self.job.as_mut()?;
        // Whatever happens, the job is asked again: nobody needs to be woken.
        match job.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(result) => {
                self.job = None;
                Some(result)
            }
            Poll::Pending => None,
        }
    }
}
