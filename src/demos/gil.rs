//! The same tasks with the GIL and without: what computes does not gain by threads, what waits does.

use super::arguments::Word;
use super::tasks::{Model, Task, Tasks, one_decimal, speedup};
use super::{Arguments, Demo, Program, RunError, Value};

fn run(program: &Program, arguments: &Arguments) -> Result<Value, RunError> {
    let threads = arguments.integer("workers")? as usize;
    let sequences = arguments.integer("sequences")?;
    let pause = arguments.integer("pause_ms")?;
    let mut cells = Vec::new();

    for &task in arguments.word::<Which>("task")?.tasks() {
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
        for (gil, elapsed) in [(true, held), (false, free)] {
            cells.push(Value::record([
                ("task", Value::Text(task.name().to_owned())),
                ("gil", gil.into()),
                ("elapsedMs", Value::Float(elapsed)),
                ("speedup", Value::Float(speedup(one, elapsed))),
            ]));
        }
    }
    Ok(Value::record([("cells", Value::List(cells))]))
}

#[derive(Clone, Copy)]
enum Which {
    Both,
    Cpu,
    Io,
}

impl Word for Which {
    const WORDS: &'static [(&'static str, Self)] =
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
pub static DEMO: Demo = Demo {
    id: "gil",
    run,
    #[cfg(not(target_arch = "wasm32"))]
    about: {
        use super::{About, Parameter, ParameterType::*, Threads, arguments::words, tasks};
        About {
            section: "The GIL",
            title: "One thread at a time",
            summary: "A Python thread must hold the global interpreter lock to compute, and gives \
                      it up while it waits: so threads help with waiting, not with computing.",
            parameters: &[
                Parameter {
                    name: "task",
                    of: Choice {
                        choices: words::<Which>,
                    },
                },
                tasks::SEQUENCES,
                tasks::PAUSE,
                Parameter::WORKERS,
            ],
            threads: Threads::WORKERS,
            python: include_str!("gil.py"),
        }
    },
};
