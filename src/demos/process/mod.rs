//! Processes, started and waited for: one, then several at once.

use super::demo::{Demo, Needs, ProcessProgram, ProcessSupport, only_on_processes};
use crate::process::{Child, Job, Process, SpawnOptions};
use crate::runtime::{Arguments, MainProcess, RunError, all_started};
use crate::value::Value;
use std::slice;

use crate::sync::clock;
use crate::trace::{Kind, Label, LabelText};

fn main(main: MainProcess, arguments: Arguments) -> Job<Result<Value, RunError>> {
    Box::pin(async move {
        let count = arguments.integer("processes")?;
        let process = &main.process;
        main.program.expect(count + 1);
        introduce(process);

        let asked = clock::now();
        let one = start(process, 1); // !
        all_started(process, slice::from_ref(&one)).await?;
        let start_ms = clock::now() - asked;
        let ended = one.join().await;
        process.print(format!(
            "Process-1 has ended: exitcode {}",
            ended.exitcode()
        ));

        let several: Vec<Child> = (2..count + 2)
            .map(|number| start(process, number))
            .collect();
        for child in &several {
            child.join().await; // !
        }
        process.print(format!("{count} more have ended"));

        let all = std::iter::once(&one).chain(&several);
        let children = (1..).zip(all).map(|(number, child)| {
            Value::record([
                ("name", format!("Process-{number}").into()),
                ("pid", u64::from(child.pid()).into()),
                ("ppid", u64::from(process.pid()).into()),
            ])
        });
        Ok(Value::record([
            ("children", children.collect()),
            ("startMs", start_ms.into()),
        ]))
    })
}

fn start(process: &Process, number: u64) -> Child {
    process.start(&SpawnOptions {
        name: &format!("Process-{number}"),
        target: "introduce",
        ..SpawnOptions::default()
    })
}

fn introduce(process: &Process) {
    let (name, pid, parent) = (process.name(), process.pid(), process.parent_pid());
    process.print(format!("{name}: pid {pid}, parent {parent}"));
}

fn child(process: Process, _: Vec<u8>) -> Job<()> {
    Box::pin(async move {
        process.span(Kind::Compute, Label::of(LabelText::Print), || {
            introduce(&process)
        });
        process.advance(1);
    })
}

/// The demo.
pub static DEMO: Demo<Arguments, Value> = Demo {
    id: "process",
    run: only_on_processes,
    processes: ProcessSupport::Only(ProcessProgram {
        main,
        targets: &[("introduce", child)],
        needs: Needs::Nothing,
    }),
    #[cfg(not(target_arch = "wasm32"))]
    info: {
        use crate::demos::info::{DemoInfo, Parameter, ParameterType::Integer, Threads};
        DemoInfo {
            section: "multiprocessing",
            title: "Start and join",
            summary: "Each process is a program of its own, with a number and a parent. Starting \
                      one costs time, which is why pools keep theirs.",
            parameters: &[Parameter {
                name: "processes",
                of: Integer {
                    default: 4,
                    min: 1,
                    max: 16,
                },
            }],
            threads: Threads::NONE,
            python: include_str!("listing.py"),
        }
    },
};
