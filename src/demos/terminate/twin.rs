//! Tasks that do not end, in a pool of processes: unlike threads, they can be stopped from outside.

use std::hint::black_box;
use std::ops::Range;
use std::time::Duration;

use super::{Answer, Parameters};
use crate::executor::Remote;
use crate::runtime::{MainProcess, RunError, process_pool};
use crate::sync::clock;
use crate::trace::{Kind, Label, LabelText};

/// Gives each process a task that does not end, waits for a while, and terminates them all.
pub(super) async fn main(main: MainProcess, parameters: Parameters) -> Result<Answer, RunError> {
    let workers = parameters.workers;
    let timeout = Duration::from_millis(parameters.timeout_ms);
    let process = &main.process;

    let mut pool = process_pool::start(&main, workers, Vec::new()).await?;
    main.ready();
    let results: Vec<_> = (0..workers as u64)
        .map(|item| pool.apply_async(item))
        .collect();
    let waiting = Label::of(LabelText::ForResult);
    process
        .during(Kind::Wait, waiting, process.sleep(timeout))
        .await;
    let is_running = |result: &&_| !pool.ready(**result);
    let running = results.iter().filter(is_running).count();
    process.print(format!(
        "after the timeout: {running} of {workers} still running"
    ));

    let start = clock::now();
    pool.terminate(); // !
    // Nothing is heard of them any more. How soon a looping one frees its core is up to the browser:
    // at once in Firefox, within two seconds in Chromium. So what is timed is how soon others are ready.
    let others = process_pool::start(&main, workers, Vec::new()).await?;
    let after_ms = clock::now() - start;
    drop(others);
    process.print("after terminate: the processes have ended");
    Ok(Answer { after_ms })
}

/// Each item is a loop that does not end.
pub(super) struct Runaway;

impl Remote for Runaway {
    type Results = ();

    fn items(&self) -> u64 {
        u64::MAX
    }

    fn compute(&self, _: Range<u64>) {
        loop {
            black_box(()); // !
        }
    }

    fn take(&mut self, _: u64, (): ()) {}

    fn label(&self, _: u64, _: u64) -> Label {
        Label::of(LabelText::BusyLoop)
    }
}
