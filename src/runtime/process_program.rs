//! What a program that runs on processes has at hand in the process that starts the others.

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

/// What a program on processes has at hand.
#[derive(Debug)]
pub struct MainProcess {
    /// Its own process.
    pub process: Process,
    /// Its threads, and what it expects to do.
    pub program: Program,
    /// How many workers were asked for.
    pub workers: usize,
    /// How long it took until the processes were ready, in ms; 0 where that is a part of the run.
    pub startup: Rc<RefCell<f64>>,
}

impl MainProcess {
    /// The run is counted from here: until now processes were started.
    pub fn ready(&self) {
        *self.startup.borrow_mut() = self.program.restart();
    }
}

/// The error of a program that needs shared memory where there is none.
pub fn no_shared_memory() -> RunError {
    RunError::Unsupported("Memory that processes share is not available here.".to_owned())
}
