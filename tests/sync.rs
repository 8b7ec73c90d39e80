//! The primitives on real threads: what they return, and that their timeouts end. Loom checks every
//! possible order of the threads.

mod common;

use std::sync::mpsc::channel;
use std::sync::{Arc, Barrier};
use std::thread;
use std::time::{Duration, Instant};

use common::must_end;
use concurrency_playground::sync::thread::{Panicked, sleep, spawn};
use concurrency_playground::sync::{Event, Gil, Lock, LockedCounter, Queue, Semaphore};
use proptest::prelude::*;

const NOW: Option<Duration> = Some(Duration::ZERO);
const SOON: Option<Duration> = Some(Duration::from_millis(20));

/// Runs `wait`, which must time out, and not too early.
fn late<T>(wait: impl FnOnce(Option<Duration>) -> T) -> T {
    let start = Instant::now();
    let result = wait(SOON);
    assert!(Some(start.elapsed()) >= SOON, "gave up too early");
    result
}

#[test]
fn a_lock_that_is_held() {
    let lock = Lock::default();
    assert!(lock.acquire(NOW));
    assert!(!lock.try_acquire() && !lock.acquire(NOW));
    assert!(!late(|timeout| lock.acquire(timeout)));
    lock.release();
    assert!(lock.acquire(None));
    // Another thread may release it.
    thread::scope(|scope| scope.spawn(|| lock.release()).join().unwrap());
    {
        let _held = lock.hold();
        assert!(!lock.try_acquire());
    }
    assert!(lock.try_acquire(), "dropped, and not released");
}

#[test]
#[should_panic(expected = "nobody holds")]
fn a_lock_that_is_not_held() {
    let lock = Lock::default();
    lock.acquire(None);
    lock.release();
    lock.release();
}

#[test]
fn a_lock_among_many() {
    must_end(|| {
        let counter = LockedCounter::default();
        thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    for _ in 0..10_000 {
                        counter.add(|lock| assert!(lock.acquire(None)));
                    }
                });
            }
        });
        assert_eq!(counter.get(), 80_000);
    });
}

#[test]
fn an_event_that_is_set_and_cleared() {
    let event = Event::default();
    assert!(!event.is_set() && !event.wait(NOW));
    assert!(!late(|timeout| event.wait(timeout)));
    event.set();
    assert!(event.is_set() && event.wait(None) && event.wait(NOW));
    event.clear();
    assert!(!event.is_set() && !event.wait(NOW));
}

/// The event is set and cleared again until every waiter is through: sooner or later a `set` that is
/// cleared immediately wakes each of them.
#[test]
fn an_event_that_is_cleared_at_once_wakes() {
    must_end(|| {
        let event = Event::default();
        thread::scope(|scope| {
            let waiters = [(); 4].map(|()| scope.spawn(|| event.wait(None)));
            while !waiters.iter().all(|waiter| waiter.is_finished()) {
                event.set();
                event.clear();
                thread::yield_now();
            }
            assert!(waiters.into_iter().all(|waiter| waiter.join().unwrap()));
        });
    });
}

#[test]
fn a_semaphore_without_permits() {
    let semaphore = Semaphore::new(2);
    assert!(semaphore.acquire(None) && semaphore.acquire(NOW));
    assert!(!semaphore.acquire(NOW));
    assert!(!late(|timeout| semaphore.acquire(timeout)));
    semaphore.release(2);
    assert!([(); 3].map(|()| semaphore.acquire(NOW)) == [true, true, false]);
}

#[test]
fn a_queue_that_is_full_or_empty() {
    let queue = Queue::new(2);
    assert!(queue.is_empty());
    assert_eq!(queue.get(NOW), None::<&str>);
    assert_eq!(late(|timeout| queue.get(timeout)), None);
    queue.put("first", None).unwrap();
    queue.put("second", NOW).unwrap();
    assert_eq!(queue.put("third", NOW), Err("third"));
    assert_eq!(late(|timeout| queue.put("third", timeout)), Err("third"));
    assert_eq!((queue.len(), queue.get(None)), (2, Some("first")));
    queue.put("third", None).unwrap();
    assert_eq!(
        [queue.get(NOW), queue.get(NOW)],
        [Some("second"), Some("third")]
    );
}

#[test]
fn a_queue_without_limit() {
    let queue = Queue::new(0);
    (0..10_000).for_each(|item| queue.put(item, NOW).unwrap());
    assert!((0..10_000).all(|item| queue.get(NOW) == Some(item)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// Each consumer gets each producer's items in the order in which they were put in; together, the
    /// consumers get all of them.
    #[test]
    fn a_queue_between_many(capacity in 0..4_usize, producers in 1..4_usize, consumers in 1..4_usize) {
        const ITEMS: usize = 200;
        let taken = must_end(move || {
            let queue = Queue::new(capacity);
            thread::scope(|scope| {
                let takers: Vec<_> = (0..consumers)
                    .map(|_| scope.spawn(|| {
                        std::iter::from_fn(|| queue.get(None).unwrap()).collect::<Vec<_>>()
                    }))
                    .collect();
                let putters: Vec<_> = (0..producers)
                    .map(|producer| {
                        let queue = &queue;
                        scope.spawn(move || {
                            for item in 0..ITEMS {
                                queue.put(Some((producer, item)), None).unwrap();
                            }
                        })
                    })
                    .collect();
                putters.into_iter().for_each(|putter| putter.join().unwrap());
                (0..consumers).for_each(|_| queue.put(None, None).unwrap());
                takers.into_iter().map(|taker| taker.join().unwrap()).collect::<Vec<_>>()
            })
        });
        for mine in &taken {
            for producer in 0..producers {
                prop_assert!(mine.iter().filter(|item| item.0 == producer).is_sorted());
            }
        }
        let mut all = taken.concat();
        all.sort_unstable();
        let expected = (0..producers).flat_map(|producer| (0..ITEMS).map(move |item| (producer, item)));
        prop_assert!(all.into_iter().eq(expected));
    }
}

/// Neither thread ever blocks: each hands over only because it is asked to, which happens soon.
#[test]
fn two_who_compute_alternate() {
    let turns: Vec<_> = must_end(|| {
        let gil = Gil::default();
        let both = Barrier::new(2);
        let (say, turns) = channel();
        thread::scope(|scope| {
            for cx in 0..2 {
                let (say, gil, both) = (say.clone(), &gil, &both);
                scope.spawn(move || {
                    both.wait();
                    gil.acquire();
                    for turn in 0..4 {
                        say.send(cx).unwrap();
                        // The other thread may have finished: then nobody asks.
                        while turn < 3 && !gil.is_wanted() {
                            std::hint::spin_loop();
                        }
                        gil.check();
                    }
                    gil.release();
                });
            }
        });
        drop(say);
        turns.iter().collect()
    });
    assert_eq!(turns.len(), 8);
    assert!(turns.windows(2).all(|two| two[0] != two[1]), "{turns:?}");
}

#[test]
#[should_panic(expected = "nobody holds")]
fn a_gil_that_is_not_held() {
    Gil::default().release();
}

#[test]
fn a_thread_gives_its_result() {
    let event = Arc::new(Event::default());
    let waiter = spawn({
        let event = Arc::clone(&event);
        move || event.wait(None)
    });
    assert!(waiter.is_alive() && !waiter.wait(NOW));
    assert!(!late(|timeout| waiter.wait(timeout)));
    event.set();
    assert!(waiter.wait(None) && !waiter.is_alive());
    assert_eq!(waiter.join(), Ok(true));
    assert_eq!(spawn(|| panic!("it failed")).join(), Err::<(), _>(Panicked));
}

#[test]
fn sleep_is_not_too_short() {
    late(|time| sleep(time.unwrap()));
}
