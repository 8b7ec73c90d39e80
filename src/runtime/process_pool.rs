//! Demos whose work a pool of processes can do.

use super::arguments::Arguments;
use super::error::RunError;
use super::process_program::MainProcess;
use super::program::Program;
use crate::executor::window::Order;
use crate::executor::{Plan, Pool, PoolOptions, Remote, serve as serve_chunks};
use crate::process::{Job, Process};
use crate::value::Value;

/// Work, and how it is dealt out. The arguments name it: the program and each process make their
/// own from them.
pub struct Pooled {
    /// The work.
    pub work: Box<dyn RemoteProgram>,
    /// How it is dealt out.
    pub plan: Plan,
    /// Whether results are taken one after the other, and in which order.
    pub order: Option<Order>,
}

/// Makes a demo's work for so many processes.
pub type Make = fn(&Arguments, workers: usize) -> Result<Pooled, RunError>;

/// Work whose results make a demo's value.
pub trait RemoteProgram: Remote {
    /// Prints what the listing prints, and gives the value, when all results are taken.
    fn finish(self: Box<Self>, program: &Program) -> Value;
}

/// The target's name.
pub const POOL: &str = "pool";

/// Has a pool of processes do the work.
pub fn run(main: MainProcess, make: Make) -> Job<Result<Value, RunError>> {
    Box::pin(async move {
        let Pooled {
            mut work,
            plan,
            order,
        } = make(&main.arguments(), main.workers)?;
        let mut pool = start(&main, main.workers).await?;
        main.ready();
        main.program.expect(work.items());
        pool.map(plan, order, &mut *work).await?;
        Ok(work.finish(&main.program))
    })
}

/// A pool of so many processes that call [`serve`].
pub async fn start(main: &MainProcess, processes: usize) -> Result<Pool, RunError> {
    let options = PoolOptions {
        processes,
        target: POOL,
        argument: main.given.clone().into_bytes(),
        max_tasks_per_child: 0,
    };
    Pool::start(&main.process, options)
        .await
        .map_err(RunError::Unsupported)
}

/// What the pool's processes do.
pub fn serve(process: Process, argument: Vec<u8>, make: Make) -> Job<()> {
    Box::pin(async move {
        let arguments = Arguments::of_process(&argument);
        // The page has checked the arguments, and the program has made the same work of them.
        if let Ok(Pooled { work, .. }) = make(&arguments, 1) {
            serve_chunks(process, work).await;
        }
    })
}
