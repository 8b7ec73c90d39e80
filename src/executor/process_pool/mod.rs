//! `multiprocessing.Pool`: processes that compute what is dealt out to them.

mod batch;
mod recall;
mod serve;
mod work;

use std::collections::VecDeque;
use std::future::poll_fn;
use std::ops::Range;
use std::task::Poll;

use serde::de::DeserializeOwned;

pub use serve::serve;

use super::Plan;
use super::remote::{AnyRemote, Dispatch};
use super::task::TaskError;
use super::window::Order;
use crate::process::{Child, Process, SpawnOptions, pickle};
use crate::sync::clock;

/// How a pool is made.
#[derive(Clone, Debug)]
pub struct PoolOptions {
    /// How many processes.
    pub processes: usize,
    /// The demo's target that calls [`serve`].
    pub target: &'static str,
    /// The target's argument.
    pub argument: Vec<u8>,
    /// After how many tasks a process is replaced by a new one; a chunk is a task. 0 is never.
    pub max_tasks_per_child: u64,
}

/// See the module's text. Dropping it lets its processes end.
#[derive(Debug)]
pub struct Pool {
    process: Process,
    options: PoolOptions,
    workers: Vec<Worker>,
    /// Single tasks that no process has yet, and their items.
    waiting: VecDeque<(AsyncResult, u64)>,
    results: Vec<(AsyncResult, Result<Vec<u8>, TaskError>)>,
    /// How many single tasks there were.
    singles: u64,
}

#[derive(Debug)]
struct Worker {
    child: Child,
    given: VecDeque<Given>,
    /// How many tasks it was given in all.
    served: u64,
    /// When it ended its last task.
    idle_since: f64,
    /// How many tasks it may have at a time, once it has shown how long one takes.
    depth: Option<usize>,
    /// How long a task takes, in ms, by its last answers.
    task_ms: f64,
    /// Whether it was asked to give tasks back, and has not replied.
    recalling: bool,
}

/// What a process was given and has not answered.
#[derive(Debug)]
struct Given {
    chunk: Range<u64>,
    /// Where it is a single task, whose result it is.
    single: Option<AsyncResult>,
    /// Whether it was asked back because it is not wanted any more.
    unwanted: bool,
}

/// A task given by [`Pool::apply_async`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AsyncResult(u64);

impl Pool {
    /// Starts the processes, and waits until they are ready.
    ///
    /// # Errors
    /// If one cannot be started, what was said.
    pub async fn start(process: &Process, options: PoolOptions) -> Result<Self, String> {
        let workers = (0..options.processes)
            .map(|_| Worker::start(process, &options))
            .collect();
        let pool = Self {
            process: process.clone(),
            options,
            workers,
            waiting: VecDeque::new(),
            results: Vec::new(),
            singles: 0,
        };
        for worker in &pool.workers {
            worker.child.started().await?;
        }
        Ok(pool)
    }

    /// Has all items of `work` computed, and its results taken: by `map`, where they are taken as
    /// they come since all are awaited anyhow, or with an order by `imap` and `imap_unordered`.
    ///
    /// # Errors
    /// The failed task with the smallest items. `imap` ends with the first one that fails.
    pub async fn map(
        &mut self,
        plan: Plan,
        order: Option<Order>,
        work: &mut dyn AnyRemote,
    ) -> Result<(), TaskError> {
        let mut dispatch = Dispatch::new(plan, work.items(), self.workers.len(), order);
        poll_fn(|_| {
            self.step(Some((&mut dispatch, &mut *work)));
            if dispatch.is_done() {
                Poll::Ready(())
            } else {
                Poll::Pending
            }
        })
        .await;
        self.show_idle();
        dispatch.failure().cloned().map_or(Ok(()), Err)
    }

    /// Has one item computed.
    pub fn apply_async(&mut self, item: u64) -> AsyncResult {
        self.singles += 1;
        let result = AsyncResult(self.singles);
        self.waiting.push_back((result, item));
        self.step(None);
        result
    }

    /// Waits for the results of one item.
    ///
    /// # Errors
    /// If the task failed, or its process died.
    pub async fn get<T: DeserializeOwned>(&mut self, result: AsyncResult) -> Result<T, TaskError> {
        let results = poll_fn(|_| self.poll_result(result)).await?;
        Ok(pickle::load(&results))
    }

    /// Whether a result is there.
    pub fn ready(&mut self, result: AsyncResult) -> bool {
        self.step(None);
        self.results.iter().any(|(of, _)| *of == result)
    }

    /// Takes no more work and waits until all processes have ended: `close()` and `join()`.
    pub async fn close(self) {
        for worker in &self.workers {
            worker.child.connection().close();
        }
        for worker in &self.workers {
            worker.child.join().await;
        }
    }

    /// Ends all processes at once, whatever they do. What is computed already can still be had.
    pub fn terminate(&mut self) {
        self.step(None);
        for worker in &mut self.workers {
            worker.child.terminate();
            worker.given.clear();
        }
        self.workers.clear();
    }

    fn poll_result(&mut self, result: AsyncResult) -> Poll<Result<Vec<u8>, TaskError>> {
        self.step(None);
        match self.results.iter().position(|(of, _)| *of == result) {
            Some(place) => Poll::Ready(self.results.swap_remove(place).1),
            None if self.workers.is_empty() => Poll::Ready(Err(TaskError {
                items: 0..0,
                message: "the pool was terminated".to_owned(),
            })),
            None => Poll::Pending,
        }
    }
}

impl Worker {
    fn start(process: &Process, options: &PoolOptions) -> Self {
        let child = process.start(&SpawnOptions {
            name: "",
            target: options.target,
            argument: &options.argument,
            reuse: true,
            ..SpawnOptions::default()
        });
        Self {
            child,
            given: VecDeque::new(),
            served: 0,
            idle_since: clock::now(),
            depth: None,
            task_ms: 0.0,
            recalling: false,
        }
    }
}

impl Drop for Pool {
    fn drop(&mut self) {
        for worker in &self.workers {
            worker.child.connection().close();
        }
    }
}
