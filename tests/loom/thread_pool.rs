//! The executor: each task runs once or is cancelled; a shutdown returns, and one that waits, waits
//! for every task; there is never a thread too many.

use std::collections::VecDeque;
use std::sync::Arc;

use concurrency_playground::executor::{FutureError, Service, ShutDown, ThreadPoolExecutor};
use concurrency_playground::sync::atomic::{AtomicU32, Ordering::Relaxed};
use concurrency_playground::sync::{Condvar, Mutex, lock, thread::spawn, wait};
use loom::thread;

use crate::future::{counting, pool};
use crate::{check, must_fail};

#[test]
fn each_task_runs_once() {
    for max_workers in [1, 2] {
        check(2, move || {
            let pool = pool(max_workers);
            let tasks = [(); 3].map(|()| counting(&pool));
            drop(pool);
            for (future, ran) in tasks {
                assert_eq!(ran.load(Relaxed), 1, "ran never or twice");
                assert!(future.done());
            }
        });
    }
}

/// A task submitted during a shutdown is either refused or done by the time the shutdown returns.
#[test]
fn a_shutdown_waits_for_accepted_tasks() {
    check(3, || {
        let pool = Arc::new(pool(1));
        let task = Arc::new(Mutex::new(None));
        let submitter = thread::spawn({
            let (pool, task) = (Arc::clone(&pool), Arc::clone(&task));
            move || {
                let ran = Arc::new(AtomicU32::new(0));
                let count = {
                    let ran = Arc::clone(&ran);
                    move |(): &mut ()| ran.store(1, Relaxed)
                };
                *lock(&task) = Some(ran);
                pool.submit(count).is_ok()
            }
        });
        pool.shutdown(true, false);
        let ran = lock(&task).as_ref().map(|ran| ran.load(Relaxed));
        let taken = submitter.join().unwrap();
        assert_eq!(ran == Some(1), taken, "accepted, but not waited for");
        assert_eq!(pool.submit(|()| ()).unwrap_err(), ShutDown);
    });
}

#[test]
fn both_of_two_shutdowns_wait() {
    check(2, || {
        let pool = Arc::new(pool(1));
        let (_, ran) = counting(&pool);
        let other = thread::spawn({
            let pool = Arc::clone(&pool);
            move || pool.shutdown(true, false)
        });
        pool.shutdown(true, false);
        assert_eq!(ran.load(Relaxed), 1, "returned too early");
        other.join().unwrap();
    });
}

/// Whichever thread submits, there are never more threads than allowed, and each task gets one.
#[test]
fn there_is_no_thread_too_many() {
    check(2, || {
        let started = Arc::new(AtomicU32::new(0));
        let pool = Arc::new(ThreadPoolExecutor::new(1, {
            let started = Arc::clone(&started);
            move |_, service: Service<()>| {
                started.fetch_add(1, Relaxed);
                spawn(move || service.run(&mut ()))
            }
        }));
        let submitter = thread::spawn({
            let pool = Arc::clone(&pool);
            move || counting(&pool).0.result(None)
        });
        assert_eq!(counting(&pool).0.result(None), Ok(0));
        assert_eq!(submitter.join().unwrap(), Ok(0));
        assert_eq!(started.load(Relaxed), 1, "one thread too many");
    });
}

#[test]
fn pending_tasks_are_cancelled() {
    check(3, || {
        let pool = pool(1);
        let tasks = [counting(&pool), counting(&pool)];
        pool.shutdown(true, true);
        for (future, ran) in tasks {
            let expected = if ran.load(Relaxed) == 1 {
                Ok(0)
            } else {
                Err(FutureError::Cancelled)
            };
            assert_eq!(future.result(None), expected);
        }
    });
}

/// The workers' side of an executor again, with parts that can be broken. A task is a number.
struct Model {
    state: Mutex<State>,
    changed: Condvar,
    done: AtomicU32,
    parts: Parts,
}

#[derive(Default)]
struct State {
    tasks: VecDeque<u32>,
    shut_down: bool,
}

#[derive(Clone, Copy)]
struct Parts {
    shutdown_notifies_all: bool,
    tasks_before_shutdown: bool,
    takes_at_once: bool,
}

const WHOLE: Parts = Parts {
    shutdown_notifies_all: true,
    tasks_before_shutdown: true,
    takes_at_once: true,
};

impl Model {
    fn serve(&self) {
        let mut state = lock(&self.state);
        loop {
            if state.shut_down && (state.tasks.is_empty() || !self.parts.tasks_before_shutdown) {
                return;
            }
            let Some(task) = state.tasks.front().copied() else {
                state = wait(&self.changed, state);
                continue;
            };
            if !self.parts.takes_at_once {
                drop(state);
                state = lock(&self.state);
            }
            state.tasks.pop_front();
            drop(state);
            self.done.fetch_add(task, Relaxed);
            state = lock(&self.state);
        }
    }

    fn submit(&self, task: u32) {
        lock(&self.state).tasks.push_back(task);
        self.changed.notify_one();
    }

    fn shutdown(&self) {
        lock(&self.state).shut_down = true;
        if self.parts.shutdown_notifies_all {
            self.changed.notify_all();
        } else {
            self.changed.notify_one();
        }
    }
}

/// Two threads serve; this one submits tasks and shuts down.
fn two_serve(parts: Parts) -> impl Fn() + Sync + Send {
    move || {
        let pool = Arc::new(Model {
            state: Mutex::new(State::default()),
            changed: Condvar::new(),
            done: AtomicU32::new(0),
            parts,
        });
        let threads = [(); 2].map(|()| {
            let pool = Arc::clone(&pool);
            thread::spawn(move || pool.serve())
        });
        [1, 2].into_iter().for_each(|task| pool.submit(task));
        pool.shutdown();
        for thread in threads {
            thread.join().unwrap();
        }
        assert_eq!(pool.done.load(Relaxed), 3, "a task ran never or twice");
    }
}

#[test]
fn the_pool_with_all_its_parts() {
    check(2, two_serve(WHOLE));
}

#[test]
fn broken_pool_that_tells_only_one_worker_of_the_end() {
    let parts = Parts {
        shutdown_notifies_all: false,
        ..WHOLE
    };
    must_fail(2, "deadlock", two_serve(parts));
}

#[test]
fn broken_pool_that_ends_before_its_tasks() {
    let parts = Parts {
        tasks_before_shutdown: false,
        ..WHOLE
    };
    must_fail(2, "a task ran never or twice", two_serve(parts));
}

#[test]
fn broken_pool_that_unlocks_between_look_and_take() {
    let parts = Parts {
        takes_at_once: false,
        ..WHOLE
    };
    must_fail(2, "a task ran never or twice", two_serve(parts));
}
