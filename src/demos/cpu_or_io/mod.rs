//! Which kind of concurrency for which kind of task: every pair, measured.

use super::demo::{Demo, Needs, ProcessProgram, ProcessSupport};
use crate::process::Job;
use crate::runtime::tasks::{Model, PERFORM, Task, Tasks, perform, speedup};
use crate::runtime::{Arguments, MainProcess, Program, RunError};
use crate::value::Value;

fn run(program: &Program, arguments: &Arguments) -> Result<Value, RunError> {
    Ok(report(&measure(program, arguments)?, &[]))
}

/// The same, and then processes.
fn main(main: MainProcess, arguments: Arguments) -> Job<Result<Value, RunError>> {
    Box::pin(async move {
        let measured = measure(&main.program, &arguments)?;
        let mut on_processes = Vec::new();
        for Measured { tasks, .. } in &measured {
            on_processes.push(
                tasks
                    .measure_processes(&main, &arguments, tasks.count)
                    .await?,
            ); // !
        }
        Ok(report(&measured, &on_processes))
    })
}

/// What one kind of task took by each model, in ms, and which is advised.
struct Measured {
    tasks: Tasks,
    models: [(&'static str, f64); 3],
    best: &'static str,
}

fn measure(program: &Program, arguments: &Arguments) -> Result<[Measured; 2], RunError> {
    let count = arguments.integer("workers")? as usize;
    let sequences = arguments.integer("sequences")?;
    let pause = arguments.integer("pause_ms")?;
    Ok([Task::Cpu, Task::Io].map(|task| {
        let tasks = Tasks {
            task,
            sequences,
            pause,
            count,
        };
        let [one, gil, free] = tasks.measure(
            program,
            [(1, Model::Gil), (count, Model::Gil), (count, Model::Free)], // !
        );
        let helps = speedup(one, gil) > WORTH_IT;
        let best = if helps { "threads" } else { "processes" };
        program.print(format!("{}-bound: use {best}", task.name()));
        Measured {
            tasks,
            models: [
                ("one thread", one),
                ("threads, GIL", gil),
                ("threads", free),
            ],
            best,
        }
    }))
}

fn report(measured: &[Measured], on_processes: &[f64]) -> Value {
    let mut cells = Vec::new();
    let mut advice = Vec::new();
    for (index, measured) in measured.iter().enumerate() {
        let Measured {
            tasks,
            models,
            best,
        } = measured;
        advice.push((tasks.task.name(), (*best).into()));
        let processes = on_processes
            .get(index)
            .map(|elapsed| ("processes", *elapsed));
        for (model, elapsed) in models.iter().copied().chain(processes) {
            cells.push(Value::record([
                ("task", tasks.task.name().into()),
                ("model", model.into()),
                ("elapsedMs", elapsed.into()),
                ("speedup", speedup(models[0].1, elapsed).into()),
            ]));
        }
    }
    Value::record([
        ("cells", Value::List(cells)),
        ("advice", Value::Record(advice)),
    ])
}

/// Threads under the GIL are advised where they are this many times as fast as one.
const WORTH_IT: f64 = 1.3;

/// The demo.
pub static DEMO: Demo<Arguments, Value> = Demo {
    id: "cpu-or-io",
    run: |program, arguments| run(program, &arguments),
    processes: ProcessSupport::Only(ProcessProgram {
        main,
        targets: &[(PERFORM, perform)],
        needs: Needs::Threads,
    }),
    #[cfg(not(target_arch = "wasm32"))]
    info: {
        use crate::demos::info::{DemoInfo, Parameter, ParameterType::Integer, Threads};
        DemoInfo {
            section: "The GIL",
            title: "CPU-bound or I/O-bound?",
            summary: "Whether threads help depends on what a task does most: compute, or wait.",
            parameters: &[
                Parameter::SEQUENCES,
                Parameter::PAUSE,
                Parameter {
                    name: "workers",
                    of: Integer {
                        default: 2,
                        min: 2,
                        max: 64,
                    },
                },
            ],
            threads: Threads::WORKERS,
            python: include_str!("listing.py"),
        }
    },
};
