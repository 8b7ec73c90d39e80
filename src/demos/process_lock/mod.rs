//! Processes print lines of two parts: a lock in shared memory keeps each line whole.

use super::demo::{Demo, Needs, ProcessProgram, ProcessSupport, only_on_processes};
use crate::process::{Child, Job, Process, SharedLock, SpawnOptions, pickle};
use crate::runtime::arguments::Guard;
use crate::runtime::{Arguments, MainProcess, RunError, all_started, no_shared_memory};
use crate::value::Value;
use std::time::Duration;

use crate::sync::thread::sleep;
use crate::trace::{Kind, Label, LabelText};

const PROCESSES: usize = 5;

fn main(main: MainProcess, arguments: Arguments) -> Job<Result<Value, RunError>> {
    Box::pin(async move {
        let process = &main.process;
        main.program.expect(PROCESSES as u64);
        let (memory, _) = process.share(1).ok_or_else(no_shared_memory)?; // !
        let children: Vec<Child> = (0..PROCESSES)
            .map(|number| {
                process.start(&SpawnOptions {
                    name: &number.to_string(),
                    target: "speak",
                    argument: &pickle::dump(&arguments),
                    shared: &[memory],
                    ..SpawnOptions::default()
                })
            })
            .collect();
        // They begin together: started one by one they might never meet.
        all_started(process, &children).await?;
        for child in &children {
            child.connection().send_bytes(&[]);
        }
        for child in &children {
            child.join().await;
        }
        let is_whole =
            |line: &String| (0..PROCESSES).any(|n| *line == format!("{n} begins, {n} ends"));
        let lines = main.program.printed();
        let interleaved = lines.iter().filter(|line| !is_whole(line)).count();
        Ok(Value::record([("interleaved", interleaved.into())]))
    })
}

fn speak(process: Process, argument: Vec<u8>) -> Job<()> {
    Box::pin(async move {
        let arguments = pickle::load::<Arguments>(&argument);
        let guard = arguments.choice("guard").unwrap_or(Guard::None);
        let go = process.parent();
        let for_start = Label::of(LabelText::ForStart);
        if process
            .during(Kind::Wait, for_start, go.recv_bytes())
            .await
            .is_err()
        {
            return;
        }
        match guard {
            Guard::None => process.span(Kind::Io, Label::of(LabelText::Print), || {
                both_parts(&process)
            }),
            Guard::Lock => {
                let lock = SharedLock::at(process.shared(0), 0);
                process.take(&lock, Label::of(LabelText::ForLock)); // !
                process.span(Kind::Hold, Label::of(LabelText::TheLock), || {
                    both_parts(&process)
                });
                lock.release(); // !
            }
        }
    })
}

fn both_parts(process: &Process) {
    process.write(format!("{} begins, ", process.name()));
    // Meanwhile others print, if nothing keeps them from it.
    sleep(Duration::from_millis(50));
    process.print(format!("{} ends", process.name()));
    process.advance(1);
}

/// The demo.
pub static DEMO: Demo<Arguments, Value> = Demo {
    id: "process-lock",
    run: only_on_processes,
    processes: ProcessSupport::Only(ProcessProgram {
        main,
        targets: &[("speak", speak)],
        needs: Needs::SharedMemory,
    }),
    #[cfg(not(target_arch = "wasm32"))]
    info: {
        use crate::demos::info::{DemoInfo, Parameter, ParameterType::Choice, Threads};
        use crate::runtime::arguments::choices;
        DemoInfo {
            section: "multiprocessing",
            title: "A lock between processes",
            summary: "Five processes print on one screen. A lock that lies in memory they share \
                      lets each finish its line.",
            parameters: &[Parameter {
                name: "guard",
                of: Choice {
                    choices: choices::<Guard>,
                },
            }],
            threads: Threads::NONE,
            python: include_str!("listing.py"),
        }
    },
};
