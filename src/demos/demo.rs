//! What a demo consists of: how it runs, on threads and on processes, and what pages know about it.

use serde::Serialize;
use serde::de::DeserializeOwned;

#[cfg(not(target_arch = "wasm32"))]
use super::info::DemoInfo;
use crate::process::{Job, Process};
use crate::runtime::{MainProcess, Program, RunError};

/// A demo with parameters of type `P` and an answer of type `A`.
#[derive(Debug)]
pub struct Demo<P: 'static, A: 'static> {
    /// Its name for pages, in kebab-case.
    pub id: &'static str,
    /// Runs it on threads, or without any.
    pub run: fn(&Program, P) -> Result<A, RunError>,
    /// Whether it runs on processes, and how.
    pub processes: ProcessSupport<P, A>,
    /// What pages know about it. Not in the browser's binary, since the page has it already.
    #[cfg(not(target_arch = "wasm32"))]
    pub info: DemoInfo,
}

/// Whether a demo runs on processes.
#[derive(Debug)]
pub enum ProcessSupport<P, A> {
    /// Never.
    No,
    /// If the reader chooses that backend.
    Also(ProcessProgram<P, A>),
    /// Always.
    Only(ProcessProgram<P, A>),
}

/// How a demo runs on processes.
#[derive(Debug)]
pub struct ProcessProgram<P, A> {
    /// What the main process does, which starts the others.
    pub main: fn(MainProcess, P) -> Job<Result<A, RunError>>,
    /// What the processes that it starts do, by name.
    pub targets: Targets,
    /// What it can't do without.
    pub needs: Needs,
}

/// What started processes do, by name.
pub type Targets = &'static [(&'static str, Target)];

/// What a process does; its argument is pickled.
pub type Target = fn(Process, Vec<u8>) -> Job<()>;

/// What a demo on processes needs besides them. Threads and shared memory only exist on isolated
/// pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// Nothing; but if threads are available, it may use those that its `DemoInfo` counts.
    Nothing,
    /// The threads that its `DemoInfo` counts.
    Threads,
    /// Memory that processes share.
    SharedMemory,
}

/// What pages can set.
pub trait Parameters: DeserializeOwned + 'static {}
impl<T: DeserializeOwned + 'static> Parameters for T {}

/// What pages get. Natively, it also knows its type in TypeScript.
#[cfg(not(target_arch = "wasm32"))]
pub trait Answer: Serialize + ts_rs::TS + 'static {}
#[cfg(not(target_arch = "wasm32"))]
impl<T: Serialize + ts_rs::TS + 'static> Answer for T {}

/// What pages get.
#[cfg(target_arch = "wasm32")]
pub trait Answer: Serialize + 'static {}
#[cfg(target_arch = "wasm32")]
impl<T: Serialize + 'static> Answer for T {}

/// Does something with a demo of any type, for those who want to know its types. To run a demo, see
/// [`super::Runnable`].
pub trait Visitor {
    /// The result of a visit.
    type Output;

    /// Visits a demo.
    fn visit<P: Parameters, A: Answer>(self, demo: &'static Demo<P, A>) -> Self::Output;
}

impl<P, A> ProcessSupport<P, A> {
    /// The program on processes, if there is one.
    pub const fn program(&self) -> Option<&ProcessProgram<P, A>> {
        match self {
            Self::No => None,
            Self::Also(program) | Self::Only(program) => Some(program),
        }
    }
}

/// The `run` function of demos that only run on processes.
pub(super) fn only_on_processes<P, A>(_: &Program, _: P) -> Result<A, RunError> {
    Err(RunError::Unsupported(
        "This demo runs on processes.".to_owned(),
    ))
}
