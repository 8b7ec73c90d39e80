//! Demos that run on processes: what they are made of, and where their timeline is written.

use std::cell::RefCell;
use std::rc::Rc;

use super::{Arguments, Program, RunError, Stage, Value};
use crate::process::{Child, Job, Note, Pid, Process};
use crate::trace::{Kind, Label, Lane, Text};

/// Whether a demo runs on processes.
#[derive(Debug)]
pub enum Processes {
    /// It does not.
    No,
    /// It can, if the reader chooses that backend.
    Also(OnProcesses),
    /// Always.
    Only(OnProcesses),
}

/// How a demo runs on processes.
#[derive(Debug)]
pub struct OnProcesses {
    /// What the program does, in the process that starts the others.
    pub main: fn(Main) -> Job<Result<Value, RunError>>,
    /// What processes do that it starts, by name.
    pub targets: &'static [(&'static str, Target)],
    /// What it cannot do without.
    pub needs: Needs,
}

/// What a demo on processes needs beside them. Both are to be had on isolated pages only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// Nothing: where threads can be had, it may use those that its `About` counts.
    Nothing,
    /// The threads that its `About` counts.
    Threads,
    /// Memory that processes share.
    SharedMemory,
}

/// What a process does, with the argument it was started with.
pub type Target = fn(Process, Vec<u8>) -> Job<()>;

impl Processes {
    /// How, if it does.
    pub fn can(&self) -> Option<&OnProcesses> {
        match self {
            Self::No => None,
            Self::Also(how) | Self::Only(how) => Some(how),
        }
    }
}

impl OnProcesses {
    /// The target with this name.
    pub fn target(&self, name: &str) -> Option<Target> {
        let found = self.targets.iter().find(|(target, _)| *target == name);
        found.map(|(_, target)| *target)
    }
}

/// For demos that run on processes only.
pub(super) fn only_on_processes(_: &Program, _: &Arguments) -> Result<Value, RunError> {
    Err(RunError::Unsupported(
        "This demo runs on processes.".to_owned(),
    ))
}

/// Waits until all these processes have begun.
pub(super) async fn all_begun(me: &Process, children: &[Child]) -> Result<(), RunError> {
    for child in children {
        let begun = me.during(Kind::Wait, Label::of(Text::ForStart), child.began());
        begun.await.map_err(RunError::Unsupported)?;
    }
    Ok(())
}

/// What a program on processes has at hand.
#[derive(Debug)]
pub struct Main {
    /// Its own process.
    pub me: Process,
    /// Its threads, and what it expects to do.
    pub program: Program,
    /// What it was given, as text.
    pub given: String,
    /// How many workers were asked for.
    pub workers: usize,
    /// How long it took until the processes were ready, in ms; 0 where that is a part of the run.
    pub startup: Rc<RefCell<f64>>,
}

impl Main {
    /// What it was given.
    pub fn arguments(&self) -> Arguments {
        Arguments::parse(&self.given)
    }

    /// The run is counted from here: until now processes were started.
    pub fn ready(&self) {
        *self.startup.borrow_mut() = self.program.restart();
    }
}

/// Shows what processes have known of them: lines on the output, spans on a lane each.
#[derive(Debug)]
pub struct Console {
    stage: &'static Stage,
    main: Pid,
    lanes: RefCell<Vec<Seat>>,
}

#[derive(Debug)]
struct Seat {
    pid: Pid,
    number: usize,
    lane: Lane<'static>,
}

impl Console {
    /// A console whose lane 0 is that of process `main`.
    pub fn new(stage: &'static Stage, main: Pid) -> Self {
        let lanes = RefCell::default();
        Self { stage, main, lanes }
    }

    /// Shows a note of process `pid`.
    pub fn show(&self, pid: Pid, note: Note) {
        let at = |time| self.stage.trace.at(time);
        match note {
            Note::Print(line) => self.stage.output.print(line),
            Note::Write(text) => self.stage.output.write(&text),
            Note::Open(kind, label, time) => {
                self.with(pid, |seat| seat.lane.open_at(at(time), kind, label));
            }
            Note::Close(time) => self.with(pid, |seat| seat.lane.close_at(at(time))),
            Note::Cancel(time) => self.with(pid, |seat| seat.lane.cancel_at(at(time))),
            Note::Did(kind, label, from, to) => {
                self.with(pid, |seat| seat.lane.add(kind, label, at(from), at(to)));
            }
            Note::Advance(steps) => self.with(pid, |seat| seat.lane.advance(steps)),
            Note::ReplacedBy(other) => self.with(pid, |seat| {
                seat.pid = other;
                seat.lane.rename(&name_of(other));
            }),
        }
    }

    fn with(&self, pid: Pid, write: impl FnOnce(&mut Seat)) {
        let mut lanes = self.lanes.borrow_mut();
        let place = lanes.iter().position(|seat| seat.pid == pid);
        let place = place.unwrap_or_else(|| {
            let (number, lane) = if pid == self.main {
                (0, self.stage.trace.lane(0, "main"))
            } else {
                self.stage.take_lane(&name_of(pid))
            };
            lanes.push(Seat { pid, number, lane });
            lanes.len() - 1
        });
        write(&mut lanes[place]);
    }
}

impl Drop for Console {
    fn drop(&mut self) {
        for Seat { number, lane, .. } in self.lanes.get_mut().drain(..) {
            // The lane first: whoever takes the number next claims it.
            drop(lane);
            if number > 0 {
                self.stage.give_back(number);
            }
        }
    }
}

fn name_of(pid: Pid) -> String {
    format!("process {pid}")
}
