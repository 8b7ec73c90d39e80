//! Running a demo's work on a pool of processes.

use std::future::ready;

use super::error::RunError;
use super::process_program::MainProcess;
use super::program::Program;
use crate::executor::window::Order;
use crate::executor::{AnyRemote, Plan, Pool, PoolOptions, serve as serve_chunks};
use crate::process::{Job, Process};

/// Work, and how it is dealt out. The program and each of its processes make it from the same
/// parameters.
pub struct Pooled<A> {
    /// The work.
    pub work: Box<dyn RemoteProgram<A>>,
    /// How it is dealt out.
    pub plan: Plan,
    /// For `imap`: the order in which results are taken one by one.
    pub order: Option<Order>,
}

/// Work whose results add up to a demo's answer.
pub trait RemoteProgram<A>: AnyRemote {
    /// Called when all results have been taken. Prints what the listing prints.
    fn finish(self: Box<Self>, program: &Program) -> A;
}

/// The name of the target that calls [`serve`].
pub const POOL: &str = "pool";

/// Runs the work on a pool of processes, which make the same work from `argument`.
pub fn run<A: 'static>(
    main: MainProcess,
    argument: Vec<u8>,
    pooled: Result<Pooled<A>, RunError>,
) -> Job<Result<A, RunError>> {
    Box::pin(async move {
        let Pooled {
            mut work,
            plan,
            order,
        } = pooled?;
        map(&main, argument, plan, order, &mut *work).await?;
        Ok(work.finish(&main.program))
    })
}

/// Runs the work on a new pool. Not generic, so that it is compiled only once.
async fn map(
    main: &MainProcess,
    argument: Vec<u8>,
    plan: Plan,
    order: Option<Order>,
    work: &mut dyn AnyRemote,
) -> Result<(), RunError> {
    let mut pool = start(main, main.workers, argument).await?;
    main.ready();
    main.program.expect(work.items());
    pool.map(plan, order, work).await?;
    Ok(())
}

/// Starts a pool of processes that run the target [`POOL`] with this argument.
///
/// # Errors
/// If one cannot be started.
pub async fn start(
    main: &MainProcess,
    processes: usize,
    argument: Vec<u8>,
) -> Result<Pool, RunError> {
    let options = PoolOptions {
        processes,
        target: POOL,
        argument,
        max_tasks_per_child: 0,
    };
    Pool::start(&main.process, options)
        .await
        .map_err(RunError::Unsupported)
}

/// Runs in each of the pool's processes.
pub fn serve<A: 'static>(process: Process, pooled: Result<Pooled<A>, RunError>) -> Job<()> {
    match pooled {
        Ok(Pooled { work, .. }) => Box::pin(serve_chunks(process, work)),
        // The program that started this process has failed for the same reason.
        Err(_) => Box::pin(ready(())),
    }
}
