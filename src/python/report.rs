//! What is told of a program's run: the contract's `Report`.

use serde::Serialize;

use super::driver::program::{Exit, Sink};
use super::host::Stream;
use super::program::Failure;
use crate::sync::{Mutex, lock};

/// See `www/contract.d.ts`.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct Report {
    /// Of no demo.
    pub demo: Option<()>,
    pub source: String,
    pub gil: bool,
    pub cores: usize,
    pub backend: &'static str,
    pub elapsed_ms: f64,
    pub startup_ms: f64,
    /// Standard output and standard error, a line each, in the order printed.
    pub output: Vec<String>,
    pub value: Value,
    /// The order of steps that it was run by, if it was run by one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub schedule: Option<String>,
}

/// What came of a program.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct Value {
    pub exit_code: i32,
    pub error: Option<Failure>,
}

impl From<Exit> for Value {
    fn from(exit: Exit) -> Self {
        Self {
            exit_code: exit.code,
            error: exit.error,
        }
    }
}

/// Keeps what a program prints.
#[derive(Debug, Default)]
pub struct Output(Mutex<String>);

impl Sink for Output {
    fn write(&self, _: Stream, text: &str) {
        lock(&self.0).push_str(text);
    }
}

impl Output {
    /// What was printed, a line each.
    pub fn lines(&self) -> Vec<String> {
        lock(&self.0).lines().map(str::to_owned).collect()
    }
}
