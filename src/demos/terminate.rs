//! Tasks that do not end, in a pool of processes: unlike threads they can be stopped from outside.

use std::hint::black_box;
use std::time::Duration;

use super::on_processes::only_on_processes;
use super::{Demo, Main, Needs, OnProcesses, Processes, RunError, Value};
use crate::executor::{Remote, TaskError};
use crate::process::{Job, Pool, PoolOptions, Process, serve};
use crate::sync::clock;
use crate::trace::{Kind, Label, Text};

fn main(main: Main) -> Job<Result<Value, RunError>> {
    Box::pin(async move {
        let arguments = main.arguments();
        let workers = arguments.integer("workers")?;
        let timeout = Duration::from_millis(arguments.integer("timeout_ms")?);
        let me = &main.me;

        let mut pool = start(me, workers as usize).await?;
        main.ready();
        let results: Vec<_> = (0..workers).map(|item| pool.apply_async(item)).collect();
        me.during(Kind::Wait, Label::of(Text::ForResult), me.sleep(timeout))
            .await;
        let running = results
            .iter()
            .filter(|result| !pool.ready(**result))
            .count();
        me.print(format!(
            "after the timeout: {running} of {workers} still running"
        ));

        let asked = clock::now();
        pool.terminate(); // !
        // Nobody hears of them any more; how soon the browser takes the core from a loop is its affair:
        // Firefox at once, Chromium within two seconds. So what is timed is when others are ready.
        let again = start(me, workers as usize).await?;
        let after = clock::now() - asked;
        drop(again);
        me.print("after terminate: the processes have ended");
        Ok(Value::record([("afterMs", after.into())]))
    })
}

async fn start(me: &Process, processes: usize) -> Result<Pool, RunError> {
    let options = PoolOptions {
        processes,
        target: "pool",
        argument: Vec::new(),
        max_tasks_per_child: 0,
    };
    Pool::start(me, options)
        .await
        .map_err(RunError::Unsupported)
}

/// Each item is a loop that does not end.
struct Runaway;

impl Remote for Runaway {
    fn items(&self) -> u64 {
        u64::MAX
    }

    fn compute(&self, _: std::ops::Range<u64>) -> Result<Vec<u8>, TaskError> {
        loop {
            black_box(()); // !
        }
    }

    fn take(&mut self, _: u64, _: &[u8]) {}

    fn label(&self, _: u64, _: u64) -> Label {
        Label::of(Text::BusyLoop)
    }
}

fn pool(me: Process, _: Vec<u8>) -> Job<()> {
    Box::pin(serve(me, Box::new(Runaway)))
}

/// The demo.
pub static DEMO: Demo = Demo {
    id: "terminate",
    run: only_on_processes,
    processes: Processes::Only(OnProcesses {
        main,
        targets: &[("pool", pool)],
        needs: Needs::Nothing,
    }),
    #[cfg(not(target_arch = "wasm32"))]
    about: {
        use super::{About, Parameter, ParameterType::Integer, Threads};
        About {
            section: "multiprocessing",
            title: "Stop it from outside",
            summary: "A busy thread cannot be stopped from outside. A process can: its memory and \
                      its loop end with it.",
            parameters: &[
                Parameter {
                    name: "workers",
                    of: Integer {
                        default: 2,
                        min: 1,
                        max: 8,
                    },
                },
                Parameter {
                    name: "timeout_ms",
                    of: Integer {
                        default: 1000,
                        min: 0,
                        max: 10_000,
                    },
                },
            ],
            threads: Threads::NONE,
            python: include_str!("terminate.py"),
        }
    },
};
