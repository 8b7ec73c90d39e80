//! Which kind of concurrency for which kind of task: every pair, measured.

use super::tasks::{Model, Task, Tasks, speedup};
use super::{Arguments, Demo, Program, RunError, Value};

fn run(program: &Program, arguments: &Arguments) -> Result<Value, RunError> {
    let count = arguments.integer("workers")? as usize;
    let sequences = arguments.integer("sequences")?;
    let pause = arguments.integer("pause_ms")?;
    let mut cells = Vec::new();
    let mut advice = Vec::new();

    for task in [Task::Cpu, Task::Io] {
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

        let helps = |elapsed| speedup(one, elapsed) > WORTH_IT;
        let best = if helps(gil) { "threads" } else { "processes" };
        program.print(format!("{}-bound: use {best}", task.name()));
        advice.push((task.name(), Value::Text(best.to_owned())));
        for (model, elapsed) in [
            ("one thread", one),
            ("threads, GIL", gil),
            ("threads", free),
        ] {
            cells.push(Value::record([
                ("task", Value::Text(task.name().to_owned())),
                ("model", Value::Text(model.to_owned())),
                ("elapsedMs", Value::Float(elapsed)),
                ("speedup", Value::Float(speedup(one, elapsed))),
            ]));
        }
    }
    Ok(Value::record([
        ("cells", Value::List(cells)),
        ("advice", Value::Record(advice)),
    ]))
}

/// Threads under the GIL are advised where they are this many times as fast as one.
const WORTH_IT: f64 = 1.3;

/// The demo.
pub static DEMO: Demo = Demo {
    id: "cpu-or-io",
    run,
    #[cfg(not(target_arch = "wasm32"))]
    about: {
        use super::{About, Parameter, ParameterType::Integer, Threads, tasks};
        About {
            section: "The GIL",
            title: "CPU-bound or I/O-bound?",
            summary: "Whether threads help depends on what a task does most: compute, or wait.",
            parameters: &[
                tasks::SEQUENCES,
                tasks::PAUSE,
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
            python: include_str!("cpu_or_io.py"),
        }
    },
};
