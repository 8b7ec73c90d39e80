//! The queue: what is put in comes out once and in order, the capacity is never exceeded, and nobody
//! waits while there is something to do.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use concurrency_playground::sync::{Condvar, Mutex, Queue, clock, lock, wait};
use loom::thread;

use crate::{check, must_fail};

const LIMIT: Duration = Duration::from_millis(1);

trait Fifo: Send + Sync + 'static {
    fn put(&self, item: u32);
    fn get(&self) -> u32;
}

impl Fifo for Queue<u32> {
    fn put(&self, item: u32) {
        assert!(
            Self::put(self, item, None).is_ok(),
            "timed out without a timeout"
        );
    }

    fn get(&self) -> u32 {
        Self::get(self, None).expect("an item, since there is no timeout")
    }
}

/// One thread puts in 0, 1, 2; this one takes them out.
fn in_order<Q: Fifo>(queue: Q) {
    let queue = Arc::new(queue);
    let producer = thread::spawn({
        let queue = Arc::clone(&queue);
        move || (0..3).for_each(|item| queue.put(item))
    });
    for expected in 0..3 {
        assert_eq!(queue.get(), expected, "out of order");
    }
    producer.join().unwrap();
}

/// Two threads put in an item each; a third and this one take out an item each.
fn two_and_two<Q: Fifo>(queue: Q) {
    let queue = Arc::new(queue);
    let producers = [1, 2].map(|item| {
        let queue = Arc::clone(&queue);
        thread::spawn(move || queue.put(item))
    });
    let consumer = thread::spawn({
        let queue = Arc::clone(&queue);
        move || queue.get()
    });
    let mine = queue.get();
    assert_eq!(mine + consumer.join().unwrap(), 3, "an item twice or never");
    for producer in producers {
        producer.join().unwrap();
    }
}

#[test]
fn first_in_first_out() {
    for capacity in [0, 1, 2] {
        check(4, move || in_order(Queue::new(capacity)));
    }
}

#[test]
fn each_item_goes_to_one_consumer() {
    check(2, || two_and_two(Queue::new(1)));
    check(2, || two_and_two(Queue::new(0)));
}

#[test]
fn the_capacity_is_never_exceeded() {
    check(3, || {
        let queue = Arc::new(Queue::new(1));
        let producers = [1, 2].map(|item| {
            let queue = Arc::clone(&queue);
            thread::spawn(move || queue.put(item, None))
        });
        assert!(queue.len() <= 1, "over capacity");
        let first = queue.get(None);
        assert!(queue.len() <= 1, "over capacity");
        assert_ne!(queue.get(None), first);
        for producer in producers {
            producer.join().unwrap().unwrap();
        }
        assert!(queue.is_empty());
    });
}

/// A `put` and a `get` that may time out: the item is in the queue, with the thread that took it, or
/// still with the one that could not put it in. The thread without a timeout still gets its turn.
#[test]
fn a_timeout_loses_no_item() {
    check(2, || {
        let queue = Arc::new(Queue::new(1));
        queue.put(0, None).unwrap();
        let producers = [Some(LIMIT), None].map(|timeout| {
            let queue = Arc::clone(&queue);
            thread::spawn(move || queue.put(1, timeout))
        });
        clock::pass(LIMIT);
        assert_eq!(queue.get(None), Some(0));
        assert_eq!(queue.get(None), Some(1), "without a timeout");
        let put = producers.map(|producer| producer.join().unwrap());
        assert_eq!(put[1], Ok(()));
        assert_eq!(queue.get(Some(Duration::ZERO)).is_some(), put[0].is_ok());
    });
    check(2, || {
        let queue = Arc::new(Queue::new(0));
        let consumers = [Some(LIMIT), None].map(|timeout| {
            let queue = Arc::clone(&queue);
            thread::spawn(move || queue.get(timeout))
        });
        queue.put(1, None).unwrap();
        clock::pass(LIMIT);
        queue.put(2, None).unwrap();
        let [limited, unlimited] = consumers.map(|consumer| consumer.join().unwrap());
        assert!(unlimited.is_some());
        let left = queue.get(Some(Duration::ZERO));
        assert_ne!(
            left.is_some(),
            limited.is_some(),
            "an item lost or duplicated"
        );
    });
}

/// A queue for one item, whose parts can be broken.
struct Model {
    items: Mutex<VecDeque<u32>>,
    filled: Condvar,
    emptied: Condvar,
    parts: Parts,
}

#[derive(Clone, Copy)]
struct Parts {
    looks_again: bool,
    tells_of_room: bool,
    /// Threads that wait for room and threads that wait for an item wait separately.
    two_conditions: bool,
}

const WHOLE: Parts = Parts {
    looks_again: true,
    tells_of_room: true,
    two_conditions: true,
};

impl Model {
    fn room(&self) -> &Condvar {
        if self.parts.two_conditions {
            &self.emptied
        } else {
            &self.filled
        }
    }
}

impl Fifo for Model {
    fn put(&self, item: u32) {
        let mut items = lock(&self.items);
        while !items.is_empty() {
            items = wait(self.room(), items);
        }
        items.push_back(item);
        drop(items);
        self.filled.notify_one();
    }

    fn get(&self) -> u32 {
        let mut items = lock(&self.items);
        while items.is_empty() {
            items = wait(&self.filled, items);
            if !self.parts.looks_again {
                break;
            }
        }
        let item = items.pop_front().expect("an item in the queue");
        drop(items);
        if self.parts.tells_of_room {
            self.room().notify_one();
        }
        item
    }
}

fn with(parts: Parts) -> Model {
    let [filled, emptied] = [Condvar::new(), Condvar::new()];
    Model {
        items: Mutex::new(VecDeque::new()),
        filled,
        emptied,
        parts,
    }
}

#[test]
fn the_queue_with_all_its_parts() {
    check(3, || in_order(with(WHOLE)));
    check(2, || two_and_two(with(WHOLE)));
}

#[test]
fn broken_queue_that_takes_a_wake_up_for_an_item() {
    let parts = Parts {
        looks_again: false,
        ..WHOLE
    };
    must_fail(2, "an item in the queue", move || two_and_two(with(parts)));
}

#[test]
fn broken_queue_that_does_not_announce_room() {
    let parts = Parts {
        tells_of_room: false,
        ..WHOLE
    };
    must_fail(2, "deadlock", move || in_order(with(parts)));
}

#[test]
fn broken_queue_that_wakes_the_wrong_side() {
    let parts = Parts {
        two_conditions: false,
        ..WHOLE
    };
    must_fail(3, "deadlock", move || two_and_two(with(parts)));
}
