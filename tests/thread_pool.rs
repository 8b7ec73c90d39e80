//! `ThreadPoolExecutor` on real threads: how many it starts, what `map` returns, and how it ends.

mod common;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::thread;

use common::{Gate, gated, must_end, pool};
use concurrency_playground::executor::{
    Exception, Future, FutureError, Service, ShutDown, ThreadPoolExecutor, WorkerHooks,
};
use concurrency_playground::sync::{Event, thread::spawn};
use proptest::prelude::*;

/// An executor that counts the threads it has started.
fn counted(max_workers: usize) -> (ThreadPoolExecutor<()>, Arc<AtomicUsize>) {
    let started = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&started);
    let pool = ThreadPoolExecutor::new(max_workers, move |number, service: Service<()>| {
        assert_eq!(count.fetch_add(1, Relaxed), number, "numbered in turn");
        spawn(move || service.run(&mut ()))
    });
    (pool, started)
}

#[test]
fn threads_are_started_when_needed_and_not_beyond() {
    let (pool, started) = counted(3);
    assert_eq!(started.load(Relaxed), 0, "none before the first task");
    let tasks: Vec<_> = (1..=3)
        .map(|number| {
            let (gate, future) = gated(&pool, number);
            gate.somebody_is_there();
            assert_eq!(started.load(Relaxed), number, "one more for each task");
            (gate, future)
        })
        .collect();
    let more: Vec<_> = (0..10).map(|n| pool.submit(move |()| n).unwrap()).collect();
    assert_eq!(started.load(Relaxed), 3, "never more than may be");
    for (gate, _) in &tasks {
        gate.open();
    }
    assert!(
        more.iter()
            .enumerate()
            .all(|(n, more)| more.result(None) == Ok(n))
    );
}

/// Reports when it is idle.
struct Idle(Arc<Event>);

impl WorkerHooks for Idle {
    fn idle(&mut self) {
        self.0.set();
    }

    fn busy(&mut self) {
        self.0.clear();
    }
}

#[test]
fn an_idle_thread_is_used_again() {
    must_end(|| {
        let idle = Arc::new(Event::default());
        let seat = Arc::clone(&idle);
        let pool = ThreadPoolExecutor::new(4, move |number, service| {
            assert_eq!(number, 0, "a second thread, and the first was idle");
            let mut seat = Idle(Arc::clone(&seat));
            spawn(move || service.run(&mut seat))
        });
        let mut threads: Vec<_> = (0..5)
            .map(|_| {
                let task = pool.submit(|_| thread::current().id()).unwrap();
                let id = task.result(None).unwrap();
                idle.wait(None);
                id
            })
            .collect();
        threads.dedup();
        assert_eq!(threads.len(), 1);
    });
}

#[test]
#[should_panic(expected = "max_workers must be greater than 0")]
fn a_pool_of_nobody() {
    pool(0);
}

#[test]
fn map_gives_results_in_the_items_order() {
    let pool = pool(3);
    let gate = Gate::default();
    let passage = gate.passage();
    let squares = pool.map(0..20_u32, move |(), item| {
        // The first task ends last.
        if item == 0 {
            passage.pass();
        } else if item == 19 {
            passage.open();
        }
        item * item
    });
    let expected = (0..20).map(|item| Ok(item * item));
    assert!(squares.unwrap().eq(expected));
}

#[test]
fn a_failing_item_is_one_result() {
    let pool = pool(2);
    let halves = pool.map([4, 3, 2], |(), item: u32| {
        assert!(item.is_multiple_of(2), "{item} is odd");
        item / 2
    });
    let odd = FutureError::Exception(Exception("3 is odd".to_owned()));
    assert!(halves.unwrap().eq([Ok(2), Err(odd), Ok(1)]));
}

#[test]
fn a_map_that_is_dropped_cancels_the_rest() {
    let pool = pool(1);
    let (ran, gate) = (Arc::new(AtomicUsize::new(0)), Gate::default());
    let (count, passage) = (Arc::clone(&ran), gate.passage());
    let mut results = pool
        .map(0..5, move |(), item| {
            if item == 1 {
                passage.pass();
            }
            count.fetch_add(1, Relaxed)
        })
        .unwrap();
    assert_eq!(results.next(), Some(Ok(0)));
    gate.somebody_is_there();
    drop(results);
    gate.open();
    drop(pool);
    assert_eq!(ran.load(Relaxed), 2, "the one that had begun, and no more");
}

#[test]
fn no_tasks_after_a_shutdown() {
    let pool = pool(1);
    let task = pool.submit(|()| 1).unwrap();
    pool.shutdown(true, false);
    assert!(task.done());
    let refused = pool.submit(|()| 2).unwrap_err();
    assert_eq!(refused, ShutDown);
    assert_eq!(
        refused.to_string(),
        "cannot schedule new futures after shutdown"
    );
    assert_eq!(pool.map([1], |(), item: u32| item).unwrap_err(), ShutDown);
    pool.shutdown(true, true);
}

#[test]
fn a_shutdown_that_does_not_wait_loses_no_task() {
    let pool = pool(1);
    let (gate, running) = gated(&pool, 1);
    let pending = pool.submit(|()| 2).unwrap();
    pool.shutdown(false, false);
    assert!(!running.done() && !pending.done());
    gate.open();
    drop(pool);
    assert_eq!((running.result(None), pending.result(None)), (Ok(1), Ok(2)));
}

#[test]
fn a_shutdown_cancels_what_has_not_begun() {
    let pool = pool(1);
    let (gate, running) = gated(&pool, 1);
    gate.somebody_is_there();
    let pending: Vec<Future<u32>> = (0..3).map(|n| pool.submit(move |()| n).unwrap()).collect();
    pool.shutdown(false, true);
    assert!(pending.iter().all(Future::cancelled) && running.running());
    gate.open();
    pool.shutdown(true, true);
    assert_eq!(running.result(None), Ok(1));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn map_is_map(max_workers in 1..6_usize, items in prop::collection::vec(any::<u32>(), 0..50)) {
        let (pool, started) = counted(max_workers);
        let results = pool.map(items.clone(), |(), item| item / 3).unwrap();
        prop_assert!(results.map(Result::unwrap).eq(items.iter().map(|item| item / 3)));
        prop_assert!(started.load(Relaxed) <= max_workers.min(items.len()));
    }
}
