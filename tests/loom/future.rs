//! Futures: a task either runs or is cancelled, never both; callbacks are called once; a thread that
//! waits for one future or for several misses none.

use std::sync::Arc;
use std::time::Duration;

use concurrency_playground::executor::{
    Future, FutureError, ReturnWhen, ThreadPoolExecutor, as_completed, wait,
};
use concurrency_playground::sync::atomic::{AtomicU32, Ordering::Relaxed};
use concurrency_playground::sync::{Condvar, Mutex, clock, lock, thread::spawn};
use loom::thread;

use crate::{check, must_fail};

const LIMIT: Duration = Duration::from_millis(1);

/// An executor whose workers need no hooks.
pub fn pool(max_workers: usize) -> ThreadPoolExecutor<()> {
    ThreadPoolExecutor::new(max_workers, |_, service| {
        spawn(move || service.run(&mut ()))
    })
}

/// A task that counts how often it ran.
pub fn counting(pool: &ThreadPoolExecutor<()>) -> (Future<u32>, Arc<AtomicU32>) {
    let ran = Arc::new(AtomicU32::new(0));
    let future = pool.submit({
        let ran = Arc::clone(&ran);
        move |()| ran.fetch_add(1, Relaxed)
    });
    (future.unwrap(), ran)
}

#[test]
fn a_task_runs_or_is_cancelled() {
    check(3, || {
        let pool = pool(1);
        let (future, ran) = counting(&pool);
        let canceller = thread::spawn({
            let future = future.clone();
            move || future.cancel()
        });
        let result = future.result(None);
        let cancelled = canceller.join().unwrap();
        drop(pool);
        assert_eq!(ran.load(Relaxed), u32::from(!cancelled), "both or neither");
        assert_eq!(future.cancelled(), cancelled);
        let expected = if cancelled {
            Err(FutureError::Cancelled)
        } else {
            Ok(0)
        };
        assert_eq!(result, expected);
    });
}

#[test]
fn a_callback_is_called_once() {
    check(3, || {
        let pool = pool(1);
        let (future, _) = counting(&pool);
        let called = Arc::new(AtomicU32::new(0));
        future.add_done_callback({
            let called = Arc::clone(&called);
            move |future| {
                called.fetch_add(u32::from(future.done()), Relaxed);
            }
        });
        let canceller = thread::spawn({
            let future = future.clone();
            move || future.cancel()
        });
        canceller.join().unwrap();
        drop(pool);
        assert_eq!(called.load(Relaxed), 1, "called never or twice");
    });
}

#[test]
fn a_result_may_come_late_but_is_not_lost() {
    check(3, || {
        let pool = pool(1);
        let (future, _) = counting(&pool);
        let timer = thread::spawn(|| clock::pass(LIMIT));
        let result = future.result(Some(LIMIT));
        assert!([Ok(0), Err(FutureError::Timeout)].contains(&result));
        timer.join().unwrap();
        assert_eq!(future.result(None), Ok(0));
        assert_eq!(future.exception(Some(Duration::ZERO)), Ok(None));
    });
}

#[test]
fn every_completed_future_is_reported() {
    check(2, || {
        let pool = pool(2);
        let futures = [counting(&pool).0, counting(&pool).0];
        futures[1].cancel();
        let first = wait(&futures, None, ReturnWhen::FirstCompleted);
        assert!(!first.done.is_empty() && first.done.len() + first.not_done.len() == 2);
        let mut came: Vec<_> = as_completed(&futures, None).map(Result::unwrap).collect();
        came.sort_unstable();
        assert_eq!(came, [0, 1]);
    });
    check(2, || {
        let pool = pool(2);
        let futures = [counting(&pool).0, counting(&pool).0];
        let all = wait(&futures, None, ReturnWhen::AllCompleted);
        assert_eq!((all.done.len(), all.not_done.len()), (2, 0));
    });
}

/// The timeout expires meanwhile: the futures that are done come first, then the error.
#[test]
fn some_futures_may_time_out() {
    check(2, || {
        let pool = pool(1);
        let futures = [counting(&pool).0, counting(&pool).0];
        let timer = thread::spawn(|| clock::pass(LIMIT));
        let came: Vec<_> = as_completed(&futures, Some(LIMIT)).collect();
        let late = [Err(FutureError::Timeout)];
        let all = [Ok(0), Ok(1)];
        let ways = [&late[..], &[all[0].clone(), late[0].clone()], &all];
        assert!(ways.contains(&&came[..]), "{came:?}");
        let waited = wait(&futures, Some(LIMIT), ReturnWhen::AllCompleted);
        assert!(waited.done.len() >= came.iter().filter(|came| came.is_ok()).count());
        timer.join().unwrap();
    });
}

/// A second future, whose parts can be broken.
struct Model {
    state: Mutex<State>,
    settled: Condvar,
    parts: Parts,
}

#[derive(Default)]
struct State {
    begun: bool,
    done: bool,
    watchers: Vec<Arc<AtomicU32>>,
}

#[derive(Clone, Copy)]
struct Parts {
    /// Looking and acting are one step, for a thread that begins or cancels and for one that watches.
    acts_at_once: bool,
    watches_at_once: bool,
    notifies: bool,
}

const WHOLE: Parts = Parts {
    acts_at_once: true,
    watches_at_once: true,
    notifies: true,
};

impl Model {
    /// Begins or cancels; `true` if it could.
    fn act(&self, begun: bool) -> bool {
        let mut state = lock(&self.state);
        let pending = !state.begun && !state.done;
        if !self.parts.acts_at_once {
            drop(state);
            state = lock(&self.state);
        }
        if pending {
            state.begun = begun;
            state.done = !begun;
        }
        pending
    }

    fn settle(&self) {
        let mut state = lock(&self.state);
        state.done = true;
        for watcher in state.watchers.drain(..) {
            watcher.fetch_add(1, Relaxed);
        }
        drop(state);
        if self.parts.notifies {
            self.settled.notify_all();
        }
    }

    fn watch(&self, watcher: &Arc<AtomicU32>) {
        let mut state = lock(&self.state);
        let done = state.done;
        if !self.parts.watches_at_once {
            drop(state);
            state = lock(&self.state);
        }
        if done {
            watcher.fetch_add(1, Relaxed);
        } else {
            state.watchers.push(Arc::clone(watcher));
        }
    }

    fn result(&self) {
        let mut state = lock(&self.state);
        while !state.done {
            state = concurrency_playground::sync::wait(&self.settled, state);
        }
    }
}

/// One thread begins and completes it unless this thread cancels it first; both watch.
fn begun_or_cancelled(parts: Parts) -> impl Fn() + Sync + Send {
    move || {
        let future = Arc::new(Model {
            state: Mutex::new(State::default()),
            settled: Condvar::new(),
            parts,
        });
        let told = Arc::new(AtomicU32::new(0));
        let worker = thread::spawn({
            let future = Arc::clone(&future);
            move || {
                let begun = future.act(true);
                if begun {
                    future.settle();
                }
                begun
            }
        });
        future.watch(&told);
        let cancelled = future.act(false);
        if cancelled {
            future.settle();
        }
        future.result();
        assert_ne!(
            worker.join().unwrap(),
            cancelled,
            "both begun and cancelled"
        );
        assert_eq!(told.load(Relaxed), 1, "notified never or twice");
    }
}

#[test]
fn the_future_with_all_its_parts() {
    check(3, begun_or_cancelled(WHOLE));
}

#[test]
fn broken_future_that_is_both_begun_and_cancelled() {
    let parts = Parts {
        acts_at_once: false,
        ..WHOLE
    };
    must_fail(3, "both begun and cancelled", begun_or_cancelled(parts));
}

#[test]
fn broken_future_that_is_watched_too_late() {
    let parts = Parts {
        watches_at_once: false,
        ..WHOLE
    };
    must_fail(3, "notified never", begun_or_cancelled(parts));
}

#[test]
fn broken_future_that_notifies_nobody() {
    let parts = Parts {
        notifies: false,
        ..WHOLE
    };
    must_fail(3, "deadlock", begun_or_cancelled(parts));
}
