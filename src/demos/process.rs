//! Processes, started and waited for: one, then several at once.

use std::slice;

use super::on_processes::{all_begun, only_on_processes};
use super::{Demo, Main, Needs, OnProcesses, Processes, RunError, Value};
use crate::process::{Child, Job, Process, Start};
use crate::sync::clock;
use crate::trace::{Kind, Label, Text};

fn main(main: Main) -> Job<Result<Value, RunError>> {
    Box::pin(async move {
        let count = main.arguments().integer("processes")?;
        let me = &main.me;
        main.program.expect(count + 1);
        introduce(me);

        let asked = clock::now();
        let one = start(me, 1); // !
        all_begun(me, slice::from_ref(&one)).await?;
        let start_ms = clock::now() - asked;
        let ended = one.join().await;
        me.print(format!(
            "Process-1 has ended: exitcode {}",
            ended.exitcode()
        ));

        let several: Vec<Child> = (2..count + 2).map(|number| start(me, number)).collect();
        for process in &several {
            process.join().await; // !
        }
        me.print(format!("{count} more have ended"));

        let all = std::iter::once(&one).chain(&several);
        let children = (1..).zip(all).map(|(number, child)| {
            Value::record([
                ("name", format!("Process-{number}").into()),
                ("pid", u64::from(child.pid()).into()),
                ("ppid", u64::from(me.pid()).into()),
            ])
        });
        Ok(Value::record([
            ("children", children.collect()),
            ("startMs", start_ms.into()),
        ]))
    })
}

fn start(me: &Process, number: u64) -> Child {
    me.start(&Start {
        name: &format!("Process-{number}"),
        target: "introduce",
        ..Start::default()
    })
}

fn introduce(me: &Process) {
    let (name, pid, parent) = (me.name(), me.pid(), me.parent_pid());
    me.print(format!("{name}: pid {pid}, parent {parent}"));
}

fn child(me: Process, _: Vec<u8>) -> Job<()> {
    Box::pin(async move {
        me.span(Kind::Compute, Label::of(Text::Print), || introduce(&me));
        me.advance(1);
    })
}

/// The demo.
pub static DEMO: Demo = Demo {
    id: "process",
    run: only_on_processes,
    processes: Processes::Only(OnProcesses {
        main,
        targets: &[("introduce", child)],
        needs: Needs::Nothing,
    }),
    #[cfg(not(target_arch = "wasm32"))]
    about: {
        use super::{About, Parameter, ParameterType::Integer, Threads};
        About {
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
            python: include_str!("process.py"),
        }
    },
};
