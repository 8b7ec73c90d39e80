//! The same tasks with the GIL and without: what computes does not gain by threads, what waits does.

use super::demo::{Demo, Needs, ProcessProgram, ProcessSupport};
use crate::process::Job;
use crate::runtime::tasks::{Model, PERFORM, Task, Tasks, one_decimal, perform, speedup};
use crate::runtime::{Arguments, Choice, MainProcess, Program, RunError};
use crate::value::Value;

fn run(program: &Program, arguments: &Arguments) -> Result<Value, RunError> {
    let measured = measure(program, arguments)?;
    Ok(report(&measured, |_| None))
}

/// The same, and then processes, each of which has a GIL of its own.
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
        Ok(report(&measured, |index| on_processes.get(index).copied()))
    })
}

/// What one kind of task took, in ms.
struct Measured {
    tasks: Tasks,
    one: f64,
    held: f64,
    free: f64,
}

fn measure(program: &Program, arguments: &Arguments) -> Result<Vec<Measured>, RunError> {
    let threads = arguments.integer("workers")? as usize;
    let sequences = arguments.integer("sequences")?;
    let pause = arguments.integer("pause_ms")?;
    let measure = |&task| {
        let tasks = Tasks {
            task,
            sequences,
            pause,
            count: threads,
        };
        let [one, held, free] = tasks.measure(
            program,
            [
                (1, Model::Gil),
                (threads, Model::Gil),
                (threads, Model::Free),
            ], // !
        );
        let times = speedup(one, held);
        program.print(format!(
            "{}: {threads} threads, {} times as fast as one",
            task.name(),
            one_decimal(times)
        ));
        Measured {
            tasks,
            one,
            held,
            free,
        }
    };
    let which: Which = arguments.choice("task")?;
    Ok(which.tasks().iter().map(measure).collect())
}

fn report(measured: &[Measured], on_processes: impl Fn(usize) -> Option<f64>) -> Value {
    let mut cells = Vec::new();
    for (index, Measured { tasks, one, .. }) in measured.iter().enumerate() {
        let Measured { held, free, .. } = measured[index];
        let mut cell = |gil: Value, model: &str, elapsed: f64| {
            cells.push(Value::record([
                ("task", tasks.task.name().into()),
                ("model", model.into()),
                ("gil", gil),
                ("elapsedMs", elapsed.into()),
                ("speedup", speedup(*one, elapsed).into()),
            ]));
        };
        cell(true.into(), "threads, GIL", held);
        cell(false.into(), "threads", free);
        if let Some(elapsed) = on_processes(index) {
            cell(Value::Null, "processes", elapsed);
        }
    }
    Value::record([("cells", Value::List(cells))])
}

#[derive(Clone, Copy)]
enum Which {
    Both,
    Cpu,
    Io,
}

impl Choice for Which {
    const CHOICES: &'static [(&'static str, Self)] =
        &[("both", Self::Both), ("cpu", Self::Cpu), ("io", Self::Io)];
}

impl Which {
    fn tasks(self) -> &'static [Task] {
        match self {
            Self::Both => &[Task::Cpu, Task::Io],
            Self::Cpu => &[Task::Cpu],
            Self::Io => &[Task::Io],
        }
    }
}

/// The demo.
pub static DEMO: Demo<Arguments, Value> = Demo {
    id: "gil",
    run: |program, arguments| run(program, &arguments),
    processes: ProcessSupport::Only(ProcessProgram {
        main,
        targets: &[(PERFORM, perform)],
        needs: Needs::Threads,
    }),
    #[cfg(not(target_arch = "wasm32"))]
    info: {
        use crate::demos::info::{DemoInfo, Parameter, ParameterType::*, Threads};
        use crate::runtime::arguments::choices;
        DemoInfo {
            section: "The GIL",
            title: "One thread at a time",
            summary: "A Python thread must hold the global interpreter lock to compute, and gives \
                      it up while it waits: so threads help with waiting, not with computing.",
            parameters: &[
                Parameter {
                    name: "task",
                    of: Choice {
                        choices: choices::<Which>,
                    },
                },
                Parameter::SEQUENCES,
                Parameter::PAUSE,
                Parameter::WORKERS,
            ],
            threads: Threads::WORKERS,
            python: include_str!("listing.py"),
        }
    },
};
