//! Tasks that do not end: neither a timeout nor leaving the `with` block stops them.

use std::sync::Arc;
use std::time::Duration;

use super::{Answer, Parameters, StopBy};
use crate::executor::{ReturnWhen, wait};
use crate::runtime::{Program, RunError};
use crate::sync::Event;
use crate::trace::{Kind, Label, LabelText};

/// Waits for the tasks until the timeout, then stops them in the way that was chosen.
pub(super) fn run(program: &Program, parameters: Parameters) -> Result<Answer, RunError> {
    let Parameters {
        stop_by,
        workers,
        timeout_ms,
        loop_ms,
    } = parameters;

    let stop = Arc::new(Event::default());
    let executor = program.thread_pool(workers);
    let runaway = |_| {
        let stop = Arc::clone(&stop);
        executor.submit(move |cx| {
            cx.compute(Label::of(LabelText::BusyLoop), |cx| {
                let end = cx.elapsed() + loop_ms as f64;
                while cx.elapsed() < end && !stop.is_set() {} // !
            });
        })
    };
    let futures: Vec<_> = (0..workers).map(runaway).collect::<Result<_, _>>()?;
    let tell = |when: &str| {
        let running = futures.iter().filter(|future| !future.done()).count();
        program.print(format!("{when}: {running} of {workers} still running"));
        running
    };

    let mut main = program.main();
    let timeout = Duration::from_millis(timeout_ms);
    main.block(Kind::Wait, Label::of(LabelText::ForFutures), || {
        wait(&futures, Some(timeout), ReturnWhen::AllCompleted)
    });
    let returned = program.elapsed();
    let running = tell("after wait");

    if stop_by == StopBy::Flag {
        stop.set(); // !
    }
    if stop_by == StopBy::Engine {
        // Nobody waits for the threads. The engine ends with the program, and they with it.
        std::mem::forget(executor); // !
        program.print("the program ends");
    } else {
        // The end of Python's `with` block.
        main.block(Kind::Wait, Label::of(LabelText::ForThread), || {
            drop(executor)
        }); // !
        tell("after the with block");
    }

    Ok(Answer {
        stopped: running > 0 && stop_by != StopBy::Wait,
        how: stop_by,
        after_ms: program.elapsed() - returned,
    })
}
