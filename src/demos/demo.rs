//! What a demo is: how it runs, on threads and on processes, and what pages are told of it.

#[cfg(not(target_arch = "wasm32"))]
use super::info::DemoInfo;
use crate::process::{Job, Process};
use crate::runtime::{Arguments, MainProcess, Program, RunError};
use crate::value::Value;

/// A demo.
#[derive(Debug)]
pub struct Demo {
    /// How pages name it, in kebab-case.
    pub id: &'static str,
    /// Runs it with parameters that the page has checked, and gives its value.
    pub run: fn(&Program, &Arguments) -> Result<Value, RunError>,
    /// Whether it runs on processes, and how.
    pub processes: ProcessSupport,
    /// What pages are told of it. Not in the browser's binary: the page has it already.
    #[cfg(not(target_arch = "wasm32"))]
    pub info: DemoInfo,
}

/// Whether a demo runs on processes.
#[derive(Debug)]
pub enum ProcessSupport {
    /// It does not.
    No,
    /// It can, if the reader chooses that backend.
    Also(ProcessProgram),
    /// Always.
    Only(ProcessProgram),
}

/// How a demo runs on processes.
#[derive(Debug)]
pub struct ProcessProgram {
    /// What the program does, in the process that starts the others.
    pub main: fn(MainProcess) -> Job<Result<Value, RunError>>,
    /// What the processes do that it starts, by name.
    pub targets: &'static [(&'static str, Target)],
    /// What it cannot do without.
    pub needs: Needs,
}

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

/// What a process does, with the argument it was started with.
pub type Target = fn(Process, Vec<u8>) -> Job<()>;

impl ProcessSupport {
    /// How, if it does.
    pub fn program(&self) -> Option<&ProcessProgram> {
        match self {
            Self::No => None,
            Self::Also(program) | Self::Only(program) => Some(program),
        }
    }
}

impl ProcessProgram {
    /// The target with this name.
    pub fn target(&self, name: &str) -> Option<Target> {
        let found = self.targets.iter().find(|(target, _)| *target == name);
        found.map(|(_, target)| *target)
    }
}

/// The `run` of demos that run on processes only.
pub(super) fn only_on_processes(_: &Program, _: &Arguments) -> Result<Value, RunError> {
    Err(RunError::Unsupported(
        "This demo runs on processes.".to_owned(),
    ))
}
