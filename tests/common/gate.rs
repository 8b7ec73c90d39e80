//! Threads that a test holds up until it lets them continue.

use std::sync::Arc;
use std::time::Duration;

use concurrency_playground::executor::{Future, ThreadPoolExecutor};
use concurrency_playground::sync::{Event, thread::spawn};

/// An executor whose tasks need no hooks.
pub fn pool(max_workers: usize) -> ThreadPoolExecutor<()> {
    ThreadPoolExecutor::new(max_workers, |_, service| {
        spawn(move || service.run(&mut ()))
    })
}

/// The test's side of a gate. Whoever waits there continues when the test opens it, or drops it
/// because it has failed.
#[derive(Default)]
pub struct Gate(Passage);

/// The threads' side.
#[derive(Clone, Default)]
pub struct Passage(Arc<(Event, Event)>);

impl Gate {
    /// The thread's side of the gate.
    pub fn passage(&self) -> Passage {
        self.0.clone()
    }

    /// Blocks until a thread has arrived.
    pub fn somebody_is_there(&self) {
        let came = self.0.0.0.wait(Some(Duration::from_secs(60)));
        assert!(came, "nobody came to the gate within a minute");
    }

    /// Lets through whoever is there, and whoever comes later.
    pub fn open(&self) {
        self.0.open();
    }
}

impl Drop for Gate {
    fn drop(&mut self) {
        self.open();
    }
}

impl Passage {
    /// Reports that it has arrived, and waits until the gate is open.
    pub fn pass(&self) {
        self.0.0.set();
        self.0.1.wait(None);
    }

    /// Opens the gate to others.
    pub fn open(&self) {
        self.0.1.set();
    }
}

/// A task behind a gate, which then returns `result`.
pub fn gated<T: Clone + Send + 'static>(
    pool: &ThreadPoolExecutor<()>,
    result: T,
) -> (Gate, Future<T>) {
    let gate = Gate::default();
    let passage = gate.passage();
    let task = move |(): &mut ()| {
        passage.pass();
        result
    };
    (gate, pool.submit(task).expect("an open executor"))
}
