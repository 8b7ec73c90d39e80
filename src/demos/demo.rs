//! What a demo is: how it runs, on threads and on processes, and what pages are told of it.

use serde::Serialize;
use serde::de::DeserializeOwned;

#[cfg(not(target_arch = "wasm32"))]
use super::info::DemoInfo;
use crate::process::{Job, Process};
use crate::runtime::{MainProcess, Program, RunError};

/// A demo that takes `P` and gives `A`.
#[derive(Debug)]
pub struct Demo<P: 'static, A: 'static> {
    /// How pages name it, in kebab-case.
    pub id: &'static str,
    /// Runs it on threads, or alone.
    pub run: fn(&Program, P) -> Result<A, RunError>,
    /// Whether it runs on processes, and how.
    pub processes: ProcessSupport<P, A>,
    /// What pages are told of it. Not in the browser's binary: the page has it already.
    #[cfg(not(target_arch = "wasm32"))]
    pub info: DemoInfo,
}

/// Whether a demo runs on processes.
#[derive(Debug)]
pub enum ProcessSupport<P, A> {
    /// It does not.
    No,
    /// It can, if the reader chooses that backend.
    Also(ProcessProgram<P, A>),
    /// Always.
    Only(ProcessProgram<P, A>),
}

/// How a demo runs on processes.
#[derive(Debug)]
pub struct ProcessProgram<P, A> {
    /// What the program does, in the process that starts the others.
    pub main: fn(MainProcess, P) -> Job<Result<A, RunError>>,
    /// What the processes do that it starts, by name.
    pub targets: Targets,
    /// What it cannot do without.
    pub needs: Needs,
}

/// What processes do that are started, by name.
pub type Targets = &'static [(&'static str, Target)];

/// What a process does, with the argument it was started with, pickled.
pub type Target = fn(Process, Vec<u8>) -> Job<()>;

/// What a demo on processes needs beside them. Both kinds exist on isolated pages only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// Nothing: where threads are available, it may use those that its `DemoInfo` counts.
    Nothing,
    /// The threads that its `DemoInfo` counts.
    Threads,
    /// Memory that processes share.
    SharedMemory,
}

/// What pages can set.
pub trait Parameters: DeserializeOwned + 'static {}
impl<T: DeserializeOwned + 'static> Parameters for T {}

/// What pages are given. Natively it also says what it is in TypeScript.
#[cfg(not(target_arch = "wasm32"))]
pub trait Answer: Serialize + ts_rs::TS + 'static {}
#[cfg(not(target_arch = "wasm32"))]
impl<T: Serialize + ts_rs::TS + 'static> Answer for T {}

/// What pages are given.
#[cfg(target_arch = "wasm32")]
pub trait Answer: Serialize + 'static {}
#[cfg(target_arch = "wasm32")]
impl<T: Serialize + 'static> Answer for T {}

/// Does something with a demo, whatever its types: who runs demos for a page implements it, so that
/// nothing here knows in which format parameters and answers cross.
pub trait Visitor {
    /// What comes of it.
    type Output;

    /// Does it.
    fn visit<P: Parameters, A: Answer>(self, demo: &'static Demo<P, A>) -> Self::Output;
}

impl<P, A> ProcessSupport<P, A> {
    /// How, if it does.
    pub fn program(&self) -> Option<&ProcessProgram<P, A>> {
        match self {
            Self::No => None,
            Self::Also(program) | Self::Only(program) => Some(program),
        }
    }
}

/// The `run` of demos that run on processes only.
pub(super) fn only_on_processes<P, A>(_: &Program, _: P) -> Result<A, RunError> {
    Err(RunError::Unsupported(
        "This demo runs on processes.".to_owned(),
    ))
}
