//! The same tasks three times, their results collected as they come, by `map`, and as they come but
//! each put in its place.

use std::sync::Arc;
use std::time::Duration;

use super::{Answer, Parameters};
use crate::executor::{Future, as_completed};
use crate::runtime::{Program, RunError, ThreadContext};
use crate::sync::thread::sleep;
use crate::trace::{Kind, Label, LabelText};

/// Collects the results in each of the three ways.
pub(super) fn run(program: &Program, parameters: Parameters) -> Result<Answer, RunError> {
    let times: Arc<[u64]> = parameters.times_ms.into();
    let items = 0..times.len();
    program.expect(3 * times.len() as u64);

    let square = move |cx: &mut ThreadContext, item: usize| {
        let label = Label::one(LabelText::Tasks, item as u64);
        let time = Duration::from_millis(times[item]);
        cx.block(Kind::Io, label, || sleep(time)); // Some take longer than others.
        cx.advance(1);
        item * item
    };
    let executor = program.thread_pool(parameters.workers);
    let submit = |item| {
        let square = square.clone();
        executor.submit(move |cx| square(cx, item))
    };
    let mut main = program.main();

    // In the order in which they are ready.
    let futures: Vec<_> = items.clone().map(submit).collect::<Result<_, _>>()?;
    let mut mixed = Vec::new();
    as_they_come(&mut main, &futures, |_, result| mixed.push(result))?; // !
    print(program, "as_completed", &mixed);

    // In the order of the items.
    let mut results = executor.map(items.clone(), square.clone())?;
    let mut ordered = Vec::new();
    while let Some(result) = main.block(Kind::Wait, FOR_FUTURES, || results.next()) {
        ordered.push(result?); // !
    }
    print(program, "map", &ordered);

    // As they are ready, but each put in its place.
    let futures: Vec<_> = items.map(submit).collect::<Result<_, _>>()?;
    let mut fixed = vec![0; futures.len()];
    as_they_come(&mut main, &futures, |item, result| fixed[item] = result)?; // !
    print(program, "as_completed, by index", &fixed);

    Ok(Answer {
        as_completed: mixed,
        map: ordered,
        fixed,
    })
}

/// Hands each item and its result to `take` as soon as it is ready.
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

fn print(program: &Program, how: &str, results: &[usize]) {
    let results: Vec<_> = results.iter().map(usize::to_string).collect();
    program.print(format!("{how}: [{}]", results.join(", ")));
}

const FOR_FUTURES: Label = Label::of(LabelText::ForFutures);
