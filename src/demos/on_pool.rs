//! Demos whose work a pool of processes can do.

use super::{Arguments, Main, Program, RunError, Value};
use crate::executor::window::Order;
use crate::executor::{Plan, Remote};
use crate::process::{Job, Pool, PoolOptions, Process, serve};

/// Work, and how it is dealt out. The arguments name it: the program and each process make their
/// own from them.
pub(super) struct Pooled {
    /// The work.
    pub(super) work: Box<dyn RemoteProgram>,
    /// How it is dealt out.
    pub(super) plan: Plan,
    /// Whether results are taken one after the other, and in which order.
    pub(super) order: Option<Order>,
}

/// Makes a demo's work for so many processes.
pub(super) type Make = fn(&Arguments, workers: usize) -> Result<Pooled, RunError>;

/// Work whose results make a demo's value.
pub(super) trait RemoteProgram: Remote {
    /// Prints what the listing prints, and gives the value, when all results are taken.
    fn finish(self: Box<Self>, program: &Program) -> Value;
}

/// The target's name.
pub(super) const POOL: &str = "pool";

/// Has a pool of processes do the work.
pub(super) fn on_pool(main: Main, make: Make) -> Job<Result<Value, RunError>> {
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

/// A pool of so many processes that call [`serve_pool`].
pub(super) async fn start(main: &Main, processes: usize) -> Result<Pool, RunError> {
    let options = PoolOptions {
        processes,
        target: POOL,
        argument: main.given.clone().into_bytes(),
        max_tasks_per_child: 0,
    };
    Pool::start(&main.me, options)
        .await
        .map_err(RunError::Unsupported)
}

/// What the pool's processes do.
pub(super) fn serve_pool(me: Process, argument: Vec<u8>, make: Make) -> Job<()> {
    Box::pin(async move {
        let arguments = Arguments::of_process(&argument);
        // The page has checked the arguments, and the program has made the same work of them.
        if let Ok(Pooled { work, .. }) = make(&arguments, 1) {
            serve(me, work).await;
        }
    })
}
