//! Processes: who there is, how each ended, and whether any can still go on.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::sync::{Arc, Weak};

use super::watched::Watched;
use super::{End, Memory, Queue, SemLock};
use crate::python::interp::Interp;
use crate::sync::{Mutex, lock};

/// Processes alive at the same time, the main one among them.
pub const MOST: usize = 16;

/// Exit codes of processes that were ended from outside: the signal's number, negative.
pub const TERMINATED: i32 = -15;
/// See [`TERMINATED`].
pub const KILLED: i32 = -9;

/// The number of a program's first process.
const FIRST_PID: u32 = 4127;

/// All processes of a program, and what is on its way between them.
#[derive(Debug, Default)]
pub struct Universe {
    started: AtomicU32,
    alive: Mutex<Vec<Arc<Process>>>,
    tickets: Mutex<HashMap<u64, Shared>>,
    last_ticket: AtomicU64,
}

/// Something that processes hand to each other.
#[derive(Debug)]
#[allow(missing_docs)]
pub enum Shared {
    End(End),
    Queue(Arc<Queue>),
    SemLock(Arc<SemLock>),
    Memory(Arc<Memory>),
}

/// What a process is for others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A process with a number of its own.
    Process,
    /// Another interpreter in the process of whoever starts it.
    Interpreter,
}

/// A process.
#[derive(Debug)]
pub struct Process {
    /// Its number.
    pub pid: u32,
    /// What it is called in reports.
    pub name: String,
    /// Who started it.
    pub parent: Option<Arc<Process>>,
    /// All of the program's.
    pub universe: Arc<Universe>,
    exit: Watched<Option<i32>>,
    interp: Mutex<Weak<Interp>>,
    /// Ends of pipes that it has: closed when it ends.
    ends: Mutex<Vec<Weak<End>>>,
}

impl Universe {
    /// The first process of a new program.
    pub fn main() -> Arc<Process> {
        let universe = Arc::<Self>::default();
        let main = universe.process("MainProcess", None, FIRST_PID);
        lock(&universe.alive).push(Arc::clone(&main));
        main
    }

    fn process(
        self: &Arc<Self>,
        name: &str,
        parent: Option<Arc<Process>>,
        pid: u32,
    ) -> Arc<Process> {
        Arc::new(Process {
            pid,
            name: name.to_owned(),
            parent,
            universe: Arc::clone(self),
            exit: Watched::default(),
            interp: Mutex::default(),
            ends: Mutex::default(),
        })
    }

    /// Whether there is more than one process.
    pub fn has_several(&self) -> bool {
        lock(&self.alive).len() > 1
    }

    /// A ticket for something, good for once.
    pub fn share(&self, shared: Shared) -> u64 {
        let ticket = self.last_ticket.fetch_add(1, Ordering::Relaxed) + 1;
        lock(&self.tickets).insert(ticket, shared);
        ticket
    }

    /// What a ticket is for.
    pub fn attach(&self, ticket: u64) -> Option<Shared> {
        lock(&self.tickets).remove(&ticket)
    }

    /// Ends all processes that are left: the program has ended.
    pub fn end_all(&self) {
        let alive = lock(&self.alive).clone();
        for process in alive {
            process.end(KILLED);
        }
    }

    /// Sees whether every thread of every process waits for another. Then the first process ends so.
    ///
    /// Whoever is woken or runs meanwhile is seen: a thread that waits at both looks, with no turn
    /// between them, waited all the time between, and so all waited at once.
    pub fn look_for_deadlock(&self) {
        let processes = lock(&self.alive).clone();
        let interps: Option<Vec<_>> = processes.iter().map(|process| process.interp()).collect();
        let Some(interps) = interps else { return };
        let look = || -> Option<Vec<u64>> {
            let turns = interps.iter().map(|interp| interp.threads.turns_if_stuck());
            turns.collect()
        };
        let Some(first) = look() else { return };
        if look() != Some(first) {
            return;
        }
        let many = processes.len() > 1;
        let reports = processes.iter().zip(&interps).map(|(process, interp)| {
            let name = many.then_some(&*process.name);
            interp.threads.describe(name)
        });
        let report = reports.collect::<Vec<_>>().join("\n");
        // The first process ends the others.
        let main = processes
            .iter()
            .position(|process| process.parent.is_none());
        if let Some(main) = main {
            interps[main].threads.end_in_deadlock(report);
        }
    }
}

impl Process {
    /// A process that this one starts; None if there are too many.
    pub fn start(self: &Arc<Self>, name: &str, kind: Kind) -> Option<Arc<Self>> {
        let universe = &self.universe;
        let mut alive = lock(&universe.alive);
        if alive.len() >= MOST {
            return None;
        }
        let pid = match kind {
            Kind::Process => FIRST_PID + 1 + universe.started.fetch_add(1, Ordering::Relaxed),
            Kind::Interpreter => self.pid,
        };
        let process = universe.process(name, Some(Arc::clone(self)), pid);
        alive.push(Arc::clone(&process));
        Some(process)
    }

    /// Its interpreter is there.
    pub fn begin(&self, interp: &Arc<Interp>) {
        *lock(&self.interp) = Arc::downgrade(interp);
        // It may have been ended before.
        if self.exit_code().is_some() {
            interp.threads.stop();
        }
    }

    fn interp(&self) -> Option<Arc<Interp>> {
        lock(&self.interp).upgrade()
    }

    /// Its exit code, once it has ended; negative if it was ended from outside.
    pub fn exit_code(&self) -> Option<i32> {
        self.exit.see(|code| *code)
    }

    /// Waits until it has ended.
    pub fn ended(&self) -> impl Future<Output = ()> + Unpin {
        self.exit.once(Option::is_some)
    }

    /// An end of a pipe is this process's.
    pub fn keep(&self, end: &Arc<End>) {
        let mut ends = lock(&self.ends);
        ends.retain(|end| end.strong_count() > 0);
        ends.push(Arc::downgrade(end));
    }

    /// It has ended, or is ended, with this code; only the first call counts.
    pub fn end(self: &Arc<Self>, code: i32) {
        let is_first = self.exit.see(Option::is_none);
        if !is_first {
            return;
        }
        let ends = std::mem::take(&mut *lock(&self.ends));
        for end in ends.iter().filter_map(Weak::upgrade) {
            end.close();
        }
        lock(&self.universe.alive).retain(|other| !Arc::ptr_eq(other, self));
        // What it sent can be received by the time it is known to have ended.
        self.exit.change(|exit| *exit = exit.or(Some(code)));
        if let Some(interp) = self.interp() {
            interp.threads.stop();
        }
        self.universe.look_for_deadlock();
    }
}
