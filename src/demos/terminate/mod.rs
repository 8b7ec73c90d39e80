//! Tasks that do not end, in a pool of processes: unlike threads they can be stopped from outside.

use super::demo::{Demo, Needs, ProcessProgram, ProcessSupport, only_on_processes};
use crate::executor::{Pool, PoolOptions, Remote, serve};
use crate::process::{Job, Process};
use crate::runtime::{Arguments, MainProcess, RunError};
use crate::value::Value;
use std::hint::black_box;
use std::time::Duration;

use crate::sync::clock;
use crate::trace::{Kind, Label, LabelText};

fn main(main: MainProcess, arguments: Arguments) -> Job<Result<Value, RunError>> {
    Box::pin(async move {
        let workers = arguments.integer("workers")?;
        let timeout = Duration::from_millis(arguments.integer("timeout_ms")?);
        let process = &main.process;

        let mut pool = start(process, workers as usize).await?;
        main.ready();
        let results: Vec<_> = (0..workers).map(|item| pool.apply_async(item)).collect();
        process
            .during(
                Kind::Wait,
                Label::of(LabelText::ForResult),
                process.sleep(timeout),
            )
            .await;
        let running = results
            .iter()
            .filter(|result| !pool.ready(**result))
            .count();
        process.print(format!(
            "after the timeout: {running} of {workers} still running"
        ));

        let asked = clock::now();
        pool.terminate(); // !
        // Nobody hears of them any more; how soon the browser takes the core from a loop is its affair:
        // Firefox at once, Chromium within two seconds. So what is timed is when others are ready.
        let again = start(process, workers as usize).await?;
        let after = clock::now() - asked;
        drop(again);
        process.print("after terminate: the processes have ended");
        Ok(Value::record([("afterMs", after.into())]))
    })
}

async fn start(process: &Process, processes: usize) -> Result<Pool, RunError> {
    let options = PoolOptions {
        processes,
        target: "pool",
        argument: Vec::new(),
        max_tasks_per_child: 0,
    };
    Pool::start(process, options)
        .await
        .map_err(RunError::Unsupported)
}

/// Each item is a loop that does not end.
struct Runaway;

impl Remote for Runaway {
    type Results = ();

    fn items(&self) -> u64 {
        u64::MAX
    }

    fn compute(&self, _: std::ops::Range<u64>) {
        loop {
            black_box(()); // !
        }
    }

    fn take(&mut self, _: u64, (): ()) {}

    fn label(&self, _: u64, _: u64) -> Label {
        Label::of(LabelText::BusyLoop)
    }
}

fn pool(process: Process, _: Vec<u8>) -> Job<()> {
    Box::pin(serve(process, Box::new(Runaway)))
}

/// The demo.
pub static DEMO: Demo<Arguments, Value> = Demo {
    id: "terminate",
    run: only_on_processes,
    processes: ProcessSupport::Only(ProcessProgram {
        main,
        targets: &[("pool", pool)],
        needs: Needs::Nothing,
    }),
    #[cfg(not(target_arch = "wasm32"))]
    info: {
        use crate::demos::info::{DemoInfo, Parameter, ParameterType::Integer, Threads};
        DemoInfo {
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
            python: include_str!("listing.py"),
        }
    },
};
