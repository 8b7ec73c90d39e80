//! The same tasks, their results collected as they come, by `map`, and as they come but each put
//! in its place.

use super::demo::{Demo, ProcessSupport};
use crate::executor::{Future, as_completed};
use crate::runtime::{Arguments, Program, RunError, ThreadContext};
use crate::value::Value;
use std::sync::Arc;
use std::time::Duration;

use crate::sync::thread::sleep;
use crate::trace::{Kind, Label, LabelText};

fn run(program: &Program, arguments: &Arguments) -> Result<Value, RunError> {
    let times: Arc<[u64]> = arguments.integers("times_ms")?.into();
    let workers = arguments.integer("workers")? as usize;
    let items = 0..times.len();
    program.expect(3 * times.len() as u64);

    let square = move |cx: &mut ThreadContext, item: usize| {
        let label = Label::one(LabelText::Tasks, item as u64);
        let time = Duration::from_millis(times[item]);
        cx.block(Kind::Io, label, || sleep(time));
        cx.advance(1);
        item * item
    };
    let executor = program.thread_pool(workers);
    let submit = |item| {
        let square = square.clone();
        executor.submit(move |cx| square(cx, item))
    };
    let mut main = program.main();

    let futures: Vec<_> = items.clone().map(submit).collect::<Result<_, _>>()?;
    let mut mixed = Vec::new();
    as_they_come(&mut main, &futures, |_, result| mixed.push(result))?; // !
    print(program, "as_completed", &mixed);

    let mut results = executor.map(items.clone(), square.clone())?;
    let mut ordered = Vec::new();
    while let Some(result) = main.block(Kind::Wait, FOR_FUTURES, || results.next()) {
        ordered.push(result?); // !
    }
    print(program, "map", &ordered);

    let futures: Vec<_> = items.map(submit).collect::<Result<_, _>>()?;
    let mut fixed = vec![0; futures.len()];
    as_they_come(&mut main, &futures, |item, result| fixed[item] = result)?; // !
    print(program, "as_completed, by index", &fixed);

    Ok(Value::record([
        ("asCompleted", mixed.into_iter().collect()),
        ("map", ordered.into_iter().collect()),
        ("fixed", fixed.into_iter().collect()),
    ]))
}

fn as_they_come(
    main: &mut ThreadContext,
    futures: &[Future<usize>],
    mut take: impl FnMut(usize, usize),
) -> Result<(), RunError> {
    let mut completed = as_completed(futures, None);
    while let Some(item) = main.block(Kind::Wait, FOR_FUTURES, || completed.next()) {
        let item = item?;
        take(item, futures[item].result(None)?);
    }
    Ok(())
}

const FOR_FUTURES: Label = Label::of(LabelText::ForFutures);

fn print(program: &Program, how: &str, results: &[usize]) {
    let results: Vec<_> = results.iter().map(usize::to_string).collect();
    program.print(format!("{how}: [{}]", results.join(", ")));
}

/// The demo.
pub static DEMO: Demo<Arguments, Value> = Demo {
    id: "result-order",
    run: |program, arguments| run(program, &arguments),
    processes: ProcessSupport::No,
    #[cfg(not(target_arch = "wasm32"))]
    info: {
        use crate::demos::info::{DemoInfo, Parameter, ParameterType::*, Threads};
        DemoInfo {
            section: "concurrent.futures",
            title: "The order of results",
            summary: "as_completed hands out results as they come, which is not the order of the \
                      data; map keeps that order, and so does an index carried along.",
            parameters: &[
                Parameter {
                    name: "times_ms",
                    of: Integers {
                        default: &[240, 60, 160, 30, 200, 90, 120, 45],
                        min: 0,
                        max: 2000,
                        max_items: 24,
                    },
                },
                Parameter {
                    name: "workers",
                    of: Integer {
                        default: 3,
                        min: 1,
                        max: 16,
                    },
                },
            ],
            threads: Threads::WORKERS,
            python: include_str!("listing.py"),
        }
    },
};
