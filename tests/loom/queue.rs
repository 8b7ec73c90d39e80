//! The queue: what is put in comes out, once and in its order, never more is inside than may be, and
//! nobody waits while there is something to do.

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
        assert!(Self::put(self, item, None).is_ok(), "full without a limit");
    }

    fn get(&self) -> u32 {
        Self::get(self, None).expect("an item, as there is no limit")
    }
}

/// One puts 0, 1, 2 in; this thread takes them out.
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

/// Two put an item in each, another thread and this one take one out each.
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
    assert_eq!(mine + consumer.join().unwrap(), 3, "an item twice");
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
fn each_item_goes_to_one() {
    check(2, || two_and_two(Queue::new(1)));
    check(2, || two_and_two(Queue::new(0)));
}

#[test]
fn never_more_than_the_capacity() {
    check(3, || {
        let queue = Arc::new(Queue::new(1));
        let producers = [1, 2].map(|item| {
            let queue = Arc::clone(&queue);
            thread::spawn(move || queue.put(item, None))
        });
        assert!(queue.len() <= 1, "too full");
        let first = queue.get(None);
        assert!(queue.len() <= 1, "too full");
        assert_ne!(queue.get(None), first);
        for producer in producers {
            producer.join().unwrap().unwrap();
        }
        assert!(queue.is_empty());
    });
}

/// A put and a get that may be late: an item is inside, or with who took it, or still with who could
/// not put it in. The one that is not late still gets its turn.
#[test]
fn no_item_is_lost_by_who_gives_up() {
    check(2, || {
        let queue = Arc::new(Queue::new(1));
        queue.put(0, None).unwrap();
        let producers = [Some(LIMIT), None].map(|timeout| {
            let queue = Arc::clone(&queue);
            thread::spawn(move || queue.put(1, timeout))
        });
        clock::pass(LIMIT);
        assert_eq!(queue.get(None), Some(0));
        assert_eq!(queue.get(None), Some(1), "the one without a limit");
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
        assert_ne!(left.is_some(), limited.is_some(), "lost, or twice");
    });
}

/// A queue for one item, with parts that can be wrong.
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
    /// Who waits for room, and who waits for an item, wait apart.
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
fn broken_queue_that_takes_being_woken_for_an_item() {
    let parts = Parts {
        looks_again: false,
        ..WHOLE
    };
    must_fail(2, "an item in the queue", move || two_and_two(with(parts)));
}

#[test]
fn broken_queue_that_does_not_tell_of_room() {
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
