//! Why a run ended without a value.

use std::fmt;

use crate::executor::{FutureError, ShutDown, TaskError};

/// Why a run ended without a value.
#[derive(Debug, PartialEq, Eq)]
pub enum RunError {
    /// A parameter was wrong, which the page should have noticed.
    InvalidParameter(String),
    /// A task failed, and the listing doesn't catch that.
    Task(TaskError),
    /// A future has no result, and the listing doesn't catch that; or there is no future, because the
    /// executor had been shut down.
    Future(String),
    /// A process could not be started, or something it needs isn't available here.
    Unsupported(String),
}

impl RunError {
    /// The name of the page's error.
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
