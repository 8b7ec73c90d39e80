//! Which kind of concurrency suits which kind of task: every pair, measured.

use super::{Advice, Advised, Answer, Cell, Parameters, Way};
use crate::runtime::tasks::{Model, Task, Tasks, speedup};
use crate::runtime::{MainProcess, Program, RunError};

/// Threads under the GIL are advised where they are this many times as fast as one.
const WORTH_IT: f64 = 1.3;

/// Measures threads.
pub(super) fn run(program: &Program, parameters: Parameters) -> Result<Answer, RunError> {
    let measured = measure(program, &parameters);
    Ok(Answer {
        cells: measured.iter().flat_map(Measured::cells).collect(),
        advice: advice(&measured),
    })
}

/// Measures threads, and then processes.
pub(super) async fn main(main: MainProcess, parameters: Parameters) -> Result<Answer, RunError> {
    let measured = measure(&main.program, &parameters);
    let mut cells = Vec::new();
    for measured in &measured {
        let tasks = measured.tasks;
        let processes = tasks.measure_processes(&main, tasks.count).await?; // !
        cells.extend(measured.cells());
        cells.push(measured.cell(Way::Processes, processes));
    }
    let advice = advice(&measured);
    Ok(Answer { cells, advice })
}

fn measure(program: &Program, parameters: &Parameters) -> [Measured; 2] {
    [Task::Cpu, Task::Io].map(|task| on_threads(program, parameters.tasks(task)))
}

fn on_threads(program: &Program, tasks: Tasks) -> Measured {
    let threads = tasks.count;
    let ways = [
        (1, Model::Gil),
        (threads, Model::Gil),
        (threads, Model::Free),
    ];
    let [one, held, free] = tasks.measure(program, ways); // !
    let best = match speedup(one, held) > WORTH_IT {
        true => Advised::Threads,
        false => Advised::Processes,
    };
    program.print(format!("{}-bound: use {}", tasks.task.name(), best.name()));
    Measured {
        tasks,
        one,
        held,
        free,
        best,
    }
}

/// How long tasks of one kind took, in ms: on one thread, on several under the GIL, and on several
/// without it.
struct Measured {
    tasks: Tasks,
    one: f64,
    held: f64,
    free: f64,
    best: Advised,
}

impl Measured {
    fn cells(&self) -> [Cell; 3] {
        [
            self.cell(Way::OneThread, self.one),
            self.cell(Way::ThreadsWithGil, self.held),
            self.cell(Way::Threads, self.free),
        ]
    }

    fn cell(&self, model: Way, elapsed_ms: f64) -> Cell {
        Cell {
            task: self.tasks.task,
            model,
            elapsed_ms,
            speedup: speedup(self.one, elapsed_ms),
        }
    }
}

fn advice([cpu, io]: &[Measured; 2]) -> Advice {
    Advice {
        cpu: cpu.best,
        io: io.best,
    }
}
