//! Processes, started and waited for: first one, then several at once.

use std::{iter, slice};

use super::{Answer, Introduction, Parameters};
use crate::process::{Child, Process, SpawnOptions};
use crate::runtime::{MainProcess, RunError, all_started};
use crate::sync::clock;
use crate::trace::{Kind, Label, LabelText};

/// Starts the processes, and says who they were.
pub(super) async fn main(main: MainProcess, parameters: Parameters) -> Result<Answer, RunError> {
    let count = parameters.processes;
    let process = &main.process;
    main.program.expect(count + 1);
    introduce(process);

    let asked = clock::now();
    let one = start(process, 1); // !
    all_started(process, slice::from_ref(&one)).await?;
    let start_ms = clock::now() - asked;
    let exitcode = one.join().await.exitcode();
    process.print(format!("Process-1 has ended: exitcode {exitcode}"));

    let several: Vec<Child> = (2..count + 2)
        .map(|number| start(process, number))
        .collect();
    for child in &several {
        child.join().await; // !
    }
    process.print(format!("{count} more have ended"));

    let all = iter::once(&one).chain(&several);
    let children = (1..).zip(all).map(|(number, child)| Introduction {
        name: format!("Process-{number}"),
        pid: child.pid(),
        ppid: process.pid(),
    });
    Ok(Answer {
        children: children.collect(),
        start_ms,
    })
}

fn start(process: &Process, number: u64) -> Child {
    process.start(&SpawnOptions {
        name: &format!("Process-{number}"),
        target: "introduce",
        ..SpawnOptions::default()
    })
}

/// What each child does.
pub(super) async fn child(process: Process) {
    let label = Label::of(LabelText::Print);
    process.span(Kind::Compute, label, || introduce(&process));
    process.advance(1);
}

fn introduce(process: &Process) {
    let (name, pid, parent) = (process.name(), process.pid(), process.parent_pid());
    process.print(format!("{name}: pid {pid}, parent {parent}"));
}
