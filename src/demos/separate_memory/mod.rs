//! A global variable, changed by processes and by threads: only the threads' changes are there
//! afterwards.

use super::demo::{Demo, Needs, ProcessProgram, ProcessSupport, only_on_processes};
use crate::process::{Job, Process, SpawnOptions};
use crate::runtime::{Arguments, MainProcess, RunError};
use crate::value::Value;
// Not by the facade, whose atomics cannot be static under loom.
use std::sync::atomic::{AtomicU64, Ordering};

use crate::trace::{Kind, Label, LabelText};

/// One in each memory: threads share it, a process has its own.
static COUNTER: AtomicU64 = AtomicU64::new(0);

fn add_one() -> u64 {
    COUNTER.fetch_add(1, Ordering::Relaxed) + 1 // !
}

fn main(main: MainProcess, arguments: Arguments) -> Job<Result<Value, RunError>> {
    Box::pin(async move {
        let children = arguments.integer("children")?;
        let process = &main.process;
        let has_threads = main.program.has_threads();
        main.program
            .expect(children * if has_threads { 2 } else { 1 });
        // This memory has lived through earlier runs.
        COUNTER.store(0, Ordering::Relaxed);

        let mut seen = Vec::new();
        for number in 1..=children {
            let child = process.start(&SpawnOptions {
                name: &format!("process {number}"),
                target: "add one",
                ..SpawnOptions::default()
            });
            let said = child.connection();
            child.join().await;
            let count = said.recv_bytes().await.unwrap_or_default();
            seen.push(count.try_into().map_or(0, u64::from_le_bytes));
        }
        let parent = COUNTER.load(Ordering::Relaxed);
        process.print(format!("after the processes: counter is {parent}"));

        let threads = has_threads.then(|| {
            for number in 1..=children {
                let name = format!("thread {number}");
                let thread = main.program.start(&name.clone(), move |cx| {
                    let count = cx.compute(Label::of(LabelText::Increments), |_| add_one());
                    cx.print(format!("{name}: counter is {count}"));
                    cx.advance(1);
                });
                process.span(Kind::Wait, Label::of(LabelText::ForThread), || {
                    thread.join().ok()
                });
            }
            let after = COUNTER.load(Ordering::Relaxed);
            process.print(format!("after the threads: counter is {after}"));
            after
        });
        Ok(Value::record([
            ("parent", parent.into()),
            ("children", seen.into_iter().collect()),
            ("threads", threads.into()),
        ]))
    })
}

fn child(process: Process, _: Vec<u8>) -> Job<()> {
    Box::pin(async move {
        let count = process.span(Kind::Compute, Label::of(LabelText::Increments), add_one);
        process.print(format!("{}: counter is {count}", process.name()));
        process.advance(1);
        process.parent().send_bytes(&count.to_le_bytes());
    })
}

/// The demo.
pub static DEMO: Demo<Arguments, Value> = Demo {
    id: "separate-memory",
    run: only_on_processes,
    processes: ProcessSupport::Only(ProcessProgram {
        main,
        targets: &[("add one", child)],
        needs: Needs::Nothing,
    }),
    #[cfg(not(target_arch = "wasm32"))]
    info: {
        use crate::demos::info::{DemoInfo, Parameter, ParameterType::Integer, Threads};
        DemoInfo {
            section: "multiprocessing",
            title: "A memory of one's own",
            summary: "What a process changes, no other process sees. Threads of one process \
                      share everything.",
            parameters: &[Parameter {
                name: "children",
                of: Integer {
                    default: 3,
                    min: 1,
                    max: 8,
                },
            }],
            threads: Threads {
                of: &["children"],
                plus: 0,
            },
            python: include_str!("listing.py"),
        }
    },
};
