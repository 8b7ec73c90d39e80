//! Who does the work: only the caller, or the threads of a rayon pool.

use rayon::ThreadPool;

/// Workers that run a job together.
#[derive(Debug)]
pub enum Team {
    /// The calling thread, as the only worker.
    Caller,
    /// The threads of rayon's global pool: in the browser, web workers that share one memory.
    GlobalPool,
    /// The threads of a separate pool.
    Pool(ThreadPool),
}

impl Team {
    /// A team of `workers` native threads.
    ///
    /// # Errors
    /// If the system can't start that many threads.
    pub fn threads(workers: usize) -> Result<Self, rayon::ThreadPoolBuildError> {
        rayon::ThreadPoolBuilder::new()
            .num_threads(workers)
            .build()
            .map(Self::Pool)
    }

    /// How many workers there are.
    pub fn size(&self) -> usize {
        match self {
            Self::Caller => 1,
            Self::GlobalPool => rayon::current_num_threads(),
            Self::Pool(pool) => pool.current_num_threads(),
        }
    }

    /// Runs `job(worker)` once on every worker, and `main` on the calling thread meanwhile.
    /// Returns when all of them have returned. [`Team::Caller`] runs `main` after its job.
    ///
    /// Takes trait objects, as [`Team::steal`] does, so that rayon is compiled only once.
    pub fn run(&self, job: &(dyn Fn(usize) + Sync), main: &mut dyn FnMut()) {
        match self {
            Self::Caller => {
                job(0);
                main();
            }
            Self::GlobalPool => rayon::in_place_scope(|scope| side_by_side(scope, job, main)),
            Self::Pool(pool) => pool.in_place_scope(|scope| side_by_side(scope, job, main)),
        }
    }

    /// Runs `job(worker, index)` for each index below `count`, shared out by work stealing.
    pub fn steal(&self, count: u64, job: &(dyn Fn(usize, u64) + Sync)) {
        match self {
            Self::Caller => (0..count).for_each(|index| job(0, index)),
            // Called from outside the pool, this hands over the work and blocks.
            Self::GlobalPool => share_out(count, job),
            Self::Pool(pool) => pool.install(|| share_out(count, job)),
        }
    }
}

fn side_by_side<'s>(
    scope: &rayon::Scope<'s>,
    job: &'s (dyn Fn(usize) + Sync),
    main: &mut dyn FnMut(),
) {
    scope.spawn_broadcast(move |_, worker| job(worker.index()));
    main();
}

fn share_out(count: u64, job: &(dyn Fn(usize, u64) + Sync)) {
    use rayon::prelude::*;
    (0..count)
        .into_par_iter()
        .for_each(|index| job(rayon::current_thread_index().unwrap_or(0), index));
}
