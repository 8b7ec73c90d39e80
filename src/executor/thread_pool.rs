//! `concurrent.futures.ThreadPoolExecutor`: runs single tasks on threads that are started when they
//! are first needed.
//!
//! Python's semantics throughout: `submit` starts a thread if none is idle, up to `max_workers`; the
//! task queue is unbounded; leaving a `with` block (here, dropping the executor) waits for all tasks.
//! Differences: each thread has [`WorkerHooks`] instead of an `initializer`; `map` continues after a
//! task that raised, and takes no timeout.

use std::collections::VecDeque;
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};

use super::future::{Exception, Future, FutureError};
use super::task::panic_text;
use crate::sync::thread::Thread;
use crate::sync::{Arc, Condvar, Mutex, lock, wait};

/// What a thread of the pool carries along, such as its lane. Tasks get it as their argument.
pub trait WorkerHooks: 'static {
    /// Called before the thread waits for a task.
    fn idle(&mut self);
    /// Called when it stops waiting.
    fn busy(&mut self);
}

impl WorkerHooks for () {
    fn idle(&mut self) {}
    fn busy(&mut self) {}
}

/// An executor; see the module documentation.
pub struct ThreadPoolExecutor<S: WorkerHooks> {
    pool: Arc<Pool<S>>,
    max_workers: usize,
    start: Box<Start<S>>,
    /// The threads started so far. Locked before the pool's state, if both are.
    threads: Mutex<Vec<Arc<Thread<()>>>>,
}

/// Starts the worker with this number, which then has to run the service.
type Start<S> = dyn Fn(usize, Service<S>) -> Thread<()> + Send + Sync;

/// A thread's part in a pool: it runs tasks until the pool shuts down.
pub struct Service<S: WorkerHooks>(Arc<Pool<S>>);

struct Pool<S> {
    state: Mutex<State<S>>,
    changed: Condvar,
}

struct State<S> {
    tasks: VecDeque<Task<S>>,
    /// How many threads are waiting for a task. A task that one of them was woken for may still be
    /// in `tasks`.
    idle: usize,
    shut_down: bool,
}

/// Run with a thread's hooks; without hooks, it is cancelled.
type Task<S> = Box<dyn FnOnce(Option<&mut S>) + Send>;

/// The executor has been shut down and takes no new tasks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShutDown;

impl fmt::Display for ShutDown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("cannot schedule new futures after shutdown")
    }
}

impl std::error::Error for ShutDown {}

impl<S: WorkerHooks> fmt::Debug for ThreadPoolExecutor<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ThreadPoolExecutor")
            .field("max_workers", &self.max_workers)
            .finish_non_exhaustive()
    }
}

impl<S: WorkerHooks> fmt::Debug for Service<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Service").finish_non_exhaustive()
    }
}

impl<S: WorkerHooks> ThreadPoolExecutor<S> {
    /// An executor of up to `max_workers` threads, each started by `start`.
    ///
    /// # Panics
    /// If `max_workers` is 0.
    pub fn new(
        max_workers: usize,
        start: impl Fn(usize, Service<S>) -> Thread<()> + Send + Sync + 'static,
    ) -> Self {
        assert!(max_workers > 0, "max_workers must be greater than 0");
        let tasks = VecDeque::new();
        let state = State {
            tasks,
            idle: 0,
            shut_down: false,
        };
        Self {
            pool: Arc::new(Pool {
                state: Mutex::new(state),
                changed: Condvar::new(),
            }),
            max_workers,
            start: Box::new(start),
            threads: Mutex::new(Vec::new()),
        }
    }

    /// Hands `task` to a thread of the pool.
    ///
    /// # Errors
    /// After [`ThreadPoolExecutor::shutdown`].
    pub fn submit<T: Send + 'static>(
        &self,
        task: impl FnOnce(&mut S) -> T + Send + 'static,
    ) -> Result<Future<T>, ShutDown> {
        let future = Future::pending();
        let own = future.clone();
        let task = move |hooks: Option<&mut S>| match hooks {
            Some(hooks) if own.begin() => {
                let result = catch_unwind(AssertUnwindSafe(|| task(hooks)));
                own.finish(result.map_err(|panic| Exception(panic_text(&*panic))));
            }
            Some(_) => {}
            None => {
                own.cancel();
            }
        };
        self.enqueue(Box::new(task))?;
        Ok(future)
    }

    /// Runs `function` for each item and yields the results in the items' order; `next` blocks until
    /// the next result is ready. Dropping the iterator cancels the remaining tasks. (In Python, the
    /// iterator also ends with the first task that raised.)
    ///
    /// # Errors
    /// After [`ThreadPoolExecutor::shutdown`].
    pub fn map<I, T>(
        &self,
        items: impl IntoIterator<Item = I>,
        function: impl Fn(&mut S, I) -> T + Send + Sync + 'static,
    ) -> Result<InOrder<T>, ShutDown>
    where
        I: Send + 'static,
        T: Clone + Send + 'static,
    {
        let function = Arc::new(function);
        let submit = |item| {
            let function = Arc::clone(&function);
            self.submit(move |hooks: &mut S| function(hooks, item))
        };
        Ok(InOrder(
            items.into_iter().map(submit).collect::<Result<_, _>>()?,
        ))
    }

    /// Stops accepting tasks. With `cancel_futures`, tasks that have not started never do; with
    /// `wait`, blocks until the remaining ones have finished.
    pub fn shutdown(&self, wait: bool, cancel_futures: bool) {
        let mut state = lock(&self.pool.state);
        state.shut_down = true;
        let cancelled = if cancel_futures {
            std::mem::take(&mut state.tasks)
        } else {
            VecDeque::new()
        };
        drop(state);
        self.pool.changed.notify_all();
        for task in cancelled {
            task(None);
        }
        if wait {
            let threads = lock(&self.threads).clone();
            for thread in threads {
                thread.wait(None);
            }
        }
    }

    fn enqueue(&self, task: Task<S>) -> Result<(), ShutDown> {
        // Locked until a new thread is in the list: a concurrent shutdown must wait for it, too.
        let mut threads = lock(&self.threads);
        let mut state = lock(&self.pool.state);
        if state.shut_down {
            return Err(ShutDown);
        }
        state.tasks.push_back(task);
        let enough = state.tasks.len() <= state.idle || threads.len() == self.max_workers;
        drop(state);
        if enough {
            self.pool.changed.notify_one();
        } else {
            let service = Service(Arc::clone(&self.pool));
            let thread = (self.start)(threads.len(), service);
            threads.push(Arc::new(thread));
        }
        Ok(())
    }
}

impl<S: WorkerHooks> Service<S> {
    /// Runs tasks until the pool is shut down and there are none left.
    pub fn run(self, hooks: &mut S) {
        while let Some(task) = self.next(hooks) {
            task(Some(hooks));
        }
    }

    fn next(&self, hooks: &mut S) -> Option<Task<S>> {
        let mut state = lock(&self.0.state);
        loop {
            if let Some(task) = state.tasks.pop_front() {
                return Some(task);
            }
            if state.shut_down {
                return None;
            }
            hooks.idle();
            state.idle += 1;
            state = wait(&self.0.changed, state);
            state.idle -= 1;
            hooks.busy();
        }
    }
}

impl<S: WorkerHooks> Drop for ThreadPoolExecutor<S> {
    fn drop(&mut self) {
        self.shutdown(true, false);
    }
}

/// See [`ThreadPoolExecutor::map`].
#[derive(Debug)]
pub struct InOrder<T>(VecDeque<Future<T>>);

impl<T: Clone> Iterator for InOrder<T> {
    type Item = Result<T, FutureError>;

    fn next(&mut self) -> Option<Self::Item> {
        self.0.pop_front().map(|future| future.result(None))
    }
}

impl<T> Drop for InOrder<T> {
    fn drop(&mut self) {
        for future in &self.0 {
            future.cancel();
        }
    }
}
