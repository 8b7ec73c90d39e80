//! A demo of any type, as those see it who run demos.
//!
//! Parameters come as [`Given`] and answers leave as [`Plain`], whatever format they cross in. So all
//! that is compiled for each demo is in this file.

use std::pin::Pin;
use std::task::{Context, Poll};

use super::demo::{Answer, Demo, Parameters, Targets};
use crate::process::Job;
use crate::runtime::{Given, MainProcess, Plain, Program, RunError};

/// A demo that can be run: a [`Demo`] without its types.
#[derive(Debug)]
pub struct Runnable {
    /// Runs it on threads, or without any.
    pub run: fn(&Program, &Given) -> RunResult,
    /// Runs it on processes. An error if it can't, or if the parameters don't fit.
    pub run_on_processes: fn(MainProcess, &Given) -> Result<Job<RunResult>, RunError>,
    /// What the processes that it starts do, by name.
    pub targets: Targets,
}

/// What comes of a run.
pub type RunResult = Result<Box<dyn AnyAnswer>, RunError>;

/// An answer without its type. That it isn't converted yet keeps the conversion out of the run's time.
pub trait AnyAnswer {
    /// Converts it.
    fn plain(&self) -> Plain;
}

impl<A: Answer> AnyAnswer for A {
    fn plain(&self) -> Plain {
        Plain::of(self)
    }
}

impl<P: Parameters, A: Answer> Demo<P, A> {
    pub(super) fn run(&self, program: &Program, given: &Given) -> RunResult {
        let answer = (self.run)(program, given.parameters()?)?;
        Ok(Box::new(answer))
    }

    pub(super) fn run_on_processes(
        &self,
        main: MainProcess,
        given: &Given,
    ) -> Result<Job<RunResult>, RunError> {
        let program = self.processes.program().ok_or_else(no_processes)?;
        let job = (program.main)(main, given.parameters()?);
        Ok(Box::pin(Running(job)))
    }
}

/// A program on processes.
struct Running<A>(Job<Result<A, RunError>>);

impl<A: Answer> Future for Running<A> {
    type Output = RunResult;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<RunResult> {
        self.0
            .as_mut()
            .poll(cx)
            .map_ok(|answer| Box::new(answer) as _)
    }
}

#[cold]
fn no_processes() -> RunError {
    RunError::Unsupported("This demo does not run on processes.".to_owned())
}
