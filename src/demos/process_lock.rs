//! Processes print lines of two parts: a lock in shared memory keeps each line whole.

use std::time::Duration;

use super::arguments::Guard;
use super::on_processes::{all_begun, only_on_processes};
use super::shared_value::no_shared_memory;
use super::{Arguments, Demo, Main, Needs, OnProcesses, Processes, RunError, Value};
use crate::process::{Child, Job, Process, SharedLock, Start};
use crate::sync::thread::sleep;
use crate::trace::{Kind, Label, Text};

const PROCESSES: usize = 5;

fn main(main: Main) -> Job<Result<Value, RunError>> {
    Box::pin(async move {
        let me = &main.me;
        main.program.expect(PROCESSES as u64);
        let (memory, _) = me.share(1).ok_or_else(no_shared_memory)?; // !
        let processes: Vec<Child> = (0..PROCESSES)
            .map(|number| {
                me.start(&Start {
                    name: &number.to_string(),
                    target: "speak",
                    argument: main.given.as_bytes(),
                    shared: &[memory],
                    ..Start::default()
                })
            })
            .collect();
        // They begin together: started one by one they might never meet.
        all_begun(me, &processes).await?;
        for process in &processes {
            process.connection().send(&[]);
        }
        for process in &processes {
            process.join().await;
        }
        let is_whole =
            |line: &String| (0..PROCESSES).any(|n| *line == format!("{n} begins, {n} ends"));
        let lines = main.program.printed();
        let interleaved = lines.iter().filter(|line| !is_whole(line)).count();
        Ok(Value::record([("interleaved", interleaved.into())]))
    })
}

fn speak(me: Process, argument: Vec<u8>) -> Job<()> {
    Box::pin(async move {
        let arguments = Arguments::of_process(&argument);
        let guard = arguments.word("guard").unwrap_or(Guard::None);
        let go = me.parent();
        let for_start = Label::of(Text::ForStart);
        if me.during(Kind::Wait, for_start, go.recv()).await.is_err() {
            return;
        }
        match guard {
            Guard::None => me.span(Kind::Io, Label::of(Text::Print), || both_parts(&me)),
            Guard::Lock => {
                let lock = SharedLock::at(me.shared(0), 0);
                me.take(&lock, Label::of(Text::ForLock)); // !
                me.span(Kind::Hold, Label::of(Text::TheLock), || both_parts(&me));
                lock.release(); // !
            }
        }
    })
}

fn both_parts(me: &Process) {
    me.write(format!("{} begins, ", me.name()));
    // Meanwhile others print, if nothing keeps them from it.
    sleep(Duration::from_millis(50));
    me.print(format!("{} ends", me.name()));
    me.advance(1);
}

/// The demo.
pub static DEMO: Demo = Demo {
    id: "process-lock",
    run: only_on_processes,
    processes: Processes::Only(OnProcesses {
        main,
        targets: &[("speak", speak)],
        needs: Needs::SharedMemory,
    }),
    #[cfg(not(target_arch = "wasm32"))]
    about: {
        use super::{About, Parameter, ParameterType::Choice, Threads, arguments::words};
        About {
            section: "multiprocessing",
            title: "A lock between processes",
            summary: "Five processes print on one screen. A lock that lies in memory they share \
                      lets each finish its line.",
            parameters: &[Parameter {
                name: "guard",
                of: Choice {
                    choices: words::<Guard>,
                },
            }],
            threads: Threads::NONE,
            python: include_str!("process_lock.py"),
        }
    },
};
