//! A program ends: it waits for its ordinary threads, and its daemon threads are cut off.

use super::demo::{Demo, ProcessSupport};
use crate::runtime::{Arguments, Program, RunError, ThreadContext};
use crate::value::Value;
use std::time::Duration;

use crate::sync::atomic::{AtomicU64, Ordering};
use crate::trace::{Label, LabelText};

fn run(program: &Program, arguments: &Arguments) -> Result<Value, RunError> {
    let pause = Duration::from_millis(arguments.integer("pause_ms")?);
    let lines = arguments.integer("lines")?;
    let [said_by_daemon, said_by_thread] = [Counter::new(), Counter::new()];

    let count = said_by_daemon.clone();
    let endless = u64::MAX;
    program.start("daemon", move |cx| {
        talk(cx, "daemon", endless, pause, &count)
    }); // !
    let count = said_by_thread.clone();
    let thread = program.start("thread", move |cx| talk(cx, "thread", lines, pause, &count));

    program.print("main: nothing left to do");
    let mut main = program.main();
    // What Python does at the end of the program. Nobody waits for the daemon.
    main.join(thread); // !

    Ok(Value::record([
        ("daemonLines", said_by_daemon.get().into()),
        ("threadLines", said_by_thread.get().into()),
    ]))
}

fn talk(cx: &mut ThreadContext, name: &str, lines: u64, pause: Duration, said: &Counter) {
    for line in 1..=lines {
        cx.compute(Label::of(LabelText::Print), |cx| {
            cx.print(format!("{name}: line {line}"))
        });
        said.add();
        cx.sleep(pause);
    }
}

/// Lines said so far, to be read while they are said.
#[derive(Clone)]
struct Counter(std::sync::Arc<AtomicU64>);

impl Counter {
    fn new() -> Self {
        Self(std::sync::Arc::new(AtomicU64::new(0)))
    }

    fn add(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }

    fn get(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// The demo.
pub static DEMO: Demo<Arguments, Value> = Demo {
    id: "daemon",
    run: |program, arguments| run(program, &arguments),
    processes: ProcessSupport::No,
    #[cfg(not(target_arch = "wasm32"))]
    info: {
        use crate::demos::info::{DemoInfo, Parameter, ParameterType::Integer, Threads};
        DemoInfo {
            section: "threading",
            title: "Daemon threads",
            summary: "A program waits for its ordinary threads before it ends; a daemon thread is \
                      cut off, wherever it is.",
            parameters: &[
                Parameter {
                    name: "lines",
                    of: Integer {
                        default: 5,
                        min: 1,
                        max: 100,
                    },
                },
                Parameter {
                    name: "pause_ms",
                    of: Integer {
                        default: 80,
                        min: 1,
                        max: 1000,
                    },
                },
            ],
            threads: Threads { of: &[], plus: 2 },
            python: include_str!("listing.py"),
        }
    },
};
