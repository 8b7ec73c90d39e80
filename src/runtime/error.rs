//! Why a run ended without a value.

use std::fmt;

use crate::executor::{FutureError, ShutDown, TaskError};

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
