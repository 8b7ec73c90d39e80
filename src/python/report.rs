//! What is told of a program's run: the contract's `Report`.

use std::sync::Mutex;
use std::sync::PoisonError;

use serde::Serialize;

use super::driver::program::{Exit, Sink};
use super::host::Stream;
use super::interp::Settings;
use super::program::Failure;

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
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.push_str(text);
    }
}

impl Output {
    /// What was printed, a line each.
    pub fn lines(&self) -> Vec<String> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.lines().map(str::to_owned).collect()
    }
}

impl Settings {
    /// How many threads may compute at a time, on a machine with so many cores.
    pub fn cores_of(self, machine: usize) -> usize {
        match (self.gil, self.cores) {
            (true, _) => 1,
            (false, Some(cores)) => cores,
            (false, None) => machine,
        }
    }
}
