//! The same tasks with the GIL and without: threads help with waiting, not with computing.

use super::{Answer, Cell, Parameters, Way};
use crate::runtime::tasks::{Model, Tasks, one_decimal, speedup};
use crate::runtime::{MainProcess, Program, RunError};

/// Measures threads.
pub(super) fn run(program: &Program, parameters: Parameters) -> Result<Answer, RunError> {
    let measured = measure(program, &parameters);
    let cells = measured.iter().flat_map(Measured::cells).collect();
    Ok(Answer { cells })
}

/// Measures threads, and then processes, each of which has a GIL of its own.
pub(super) async fn main(main: MainProcess, parameters: Parameters) -> Result<Answer, RunError> {
    let mut cells = Vec::new();
    for measured in measure(&main.program, &parameters) {
        let tasks = measured.tasks;
        let processes = tasks.measure_processes(&main, tasks.count).await?; // !
        cells.extend(measured.cells());
        cells.push(measured.cell(Way::Processes, None, processes));
    }
    Ok(Answer { cells })
}

fn measure(program: &Program, parameters: &Parameters) -> Vec<Measured> {
    let kinds = parameters.tasks().into_iter();
    kinds.map(|tasks| on_threads(program, tasks)).collect()
}

fn on_threads(program: &Program, tasks: Tasks) -> Measured {
    let threads = tasks.count;
    let ways = [
        (1, Model::Gil),
        (threads, Model::Gil),
        (threads, Model::Free),
    ];
    let [one, held, free] = tasks.measure(program, ways); // !
    program.print(format!(
        "{}: {threads} threads, {} times as fast as one",
        tasks.task.name(),
        one_decimal(speedup(one, held))
    ));
    Measured {
        tasks,
        one,
        held,
        free,
    }
}

/// How long tasks of one kind took, in ms: on one thread, on several under the GIL, and on several
/// without it.
struct Measured {
    tasks: Tasks,
    one: f64,
    held: f64,
    free: f64,
}

impl Measured {
    fn cells(&self) -> [Cell; 2] {
        [
            self.cell(Way::ThreadsWithGil, Some(true), self.held),
            self.cell(Way::Threads, Some(false), self.free),
        ]
    }

    fn cell(&self, model: Way, gil: Option<bool>, elapsed_ms: f64) -> Cell {
        Cell {
            task: self.tasks.task,
            model,
            gil,
            elapsed_ms,
            speedup: speedup(self.one, elapsed_ms),
        }
    }
}
