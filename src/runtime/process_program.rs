//! The main process of a program that runs on processes: the one that starts the others.

use std::cell::RefCell;
use std::rc::Rc;

use super::error::RunError;
use super::program::Program;
use crate::process::{Child, Process};
use crate::trace::{Kind, Label, LabelText};

/// Waits until all these processes have started.
///
/// # Errors
/// If one cannot be started.
pub async fn all_started(process: &Process, children: &[Child]) -> Result<(), RunError> {
    for child in children {
        let started = process.during(Kind::Wait, Label::of(LabelText::ForStart), child.started());
        started.await.map_err(RunError::Unsupported)?;
    }
    Ok(())
}

/// What such a program has at hand.
#[derive(Debug)]
pub struct MainProcess {
    /// Its own process.
    pub process: Process,
    /// Its threads, its output and its progress.
    pub program: Program,
    /// How many workers were asked for.
    pub workers: usize,
    /// How long the processes took to get ready, in ms; 0 if that counts as part of the run.
    pub startup: Rc<RefCell<f64>>,
}

impl MainProcess {
    /// Says that the processes have been started: the run's time counts from here.
    pub fn ready(&self) {
        *self.startup.borrow_mut() = self.program.restart();
    }
}

/// The error when a program needs shared memory and there is none.
pub fn no_shared_memory() -> RunError {
    RunError::Unsupported("Memory that processes share is not available here.".to_owned())
}
