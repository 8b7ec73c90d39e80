//! `wait` with a timeout gives up waiting; the tasks know nothing of it.

use std::sync::Arc;
use std::time::Duration;

use super::{Answer, Parameters};
use crate::executor::{ReturnWhen, wait};
use crate::runtime::{Program, RunError};
use crate::sync::thread::sleep;
use crate::sync::{Mutex, lock};
use crate::trace::{Kind, Label, LabelText};

/// How long the store takes for an update.
const SLOW: Duration = Duration::from_millis(10);

/// Waits for the updates for a while, then looks at what became of the rest.
pub(super) fn run(program: &Program, parameters: Parameters) -> Result<Answer, RunError> {
    let timeout = Duration::from_millis(parameters.timeout_ms);
    program.expect(parameters.updates);

    let store = Arc::new(Mutex::new(Vec::new()));
    let executor = program.thread_pool(parameters.workers);
    let update = |key: u64| {
        let store = Arc::clone(&store);
        executor.submit(move |cx| {
            cx.block(Kind::Io, Label::one(LabelText::Updates, key), || {
                sleep(SLOW)
            });
            lock(&store).push((key, key * key));
            cx.advance(1);
        })
    };
    let futures: Vec<_> = (0..parameters.updates)
        .map(update)
        .collect::<Result<_, _>>()?;

    let mut main = program.main();
    let waited = main.block(Kind::Wait, Label::of(LabelText::ForFutures), || {
        wait(&futures, Some(timeout), ReturnWhen::AllCompleted) // !
    });
    let (done, not_done) = (waited.done.len(), waited.not_done.len());
    program.print(format!("after wait: {done} done, {not_done} not done"));

    // The end of Python's `with` block, which waits for what is left.
    main.block(Kind::Wait, Label::of(LabelText::ForThread), || {
        drop(executor)
    });
    let is_done = |index: &&usize| futures[**index].done();
    let finished_later = waited.not_done.iter().filter(is_done).count();
    program.print(format!("after the with block: {finished_later} more done"));
    program.print(format!("the store has {} keys", lock(&store).len()));

    Ok(Answer {
        done,
        not_done,
        finished_later,
    })
}
