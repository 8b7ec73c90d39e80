//! The lock in memory shared by processes: one holder at a time, and no wake-up lost. Threads stand
//! in for the processes here, each with a handle of its own to the same words.

use std::rc::Rc;
use std::sync::Arc;

use concurrency_playground::process::{SharedLock, SharedMemory};
use concurrency_playground::sync::{Condvar, Mutex, lock, wait};
use loom::thread;

use crate::{check, must_fail};

/// Words of one memory, with the operations of JavaScript's `Atomics`.
struct Memory {
    words: Mutex<[i32; 2]>,
    notified: Condvar,
    /// What is broken, so that loom has something to find.
    fault: Fault,
}

#[derive(Clone, Copy, PartialEq)]
enum Fault {
    None,
    /// A wake-up goes nowhere.
    Deaf,
    /// It exchanges in two steps.
    TornExchange,
    /// It compares and exchanges in two steps.
    TornCompareExchange,
}

struct Handle(Arc<Memory>);

impl SharedMemory for Handle {
    fn load(&self, index: usize) -> i32 {
        lock(&self.0.words)[index]
    }

    fn store(&self, index: usize, value: i32) {
        lock(&self.0.words)[index] = value;
    }

    fn exchange(&self, index: usize, value: i32) -> i32 {
        if self.0.fault == Fault::TornExchange {
            let before = self.load(index);
            self.store(index, value);
            return before;
        }
        std::mem::replace(&mut lock(&self.0.words)[index], value)
    }

    fn compare_exchange(&self, index: usize, expected: i32, value: i32) -> i32 {
        let mut words = lock(&self.0.words);
        let before = words[index];
        if before == expected {
            if self.0.fault == Fault::TornCompareExchange {
                drop(words);
                words = lock(&self.0.words);
            }
            words[index] = value;
        }
        before
    }

    fn wait(&self, index: usize, expected: i32) {
        let words = lock(&self.0.words);
        if words[index] == expected {
            drop(wait(&self.0.notified, words));
        }
    }

    fn notify(&self, _: usize) {
        if self.0.fault != Fault::Deaf {
            // Under the mutex: nobody is between looking at the word and falling asleep.
            let _words = lock(&self.0.words);
            self.0.notified.notify_one();
        }
    }
}

const LOCK: usize = 0;
const COUNTER: usize = 1;

fn memory(fault: Fault) -> Arc<Memory> {
    Arc::new(Memory {
        words: Mutex::new([0; 2]),
        notified: Condvar::new(),
        fault,
    })
}

/// Each process adds one in two steps while it holds the lock.
fn count(processes: usize, fault: Fault) {
    let memory = memory(fault);
    let add = |memory: Arc<Memory>| {
        let words: Rc<dyn SharedMemory> = Rc::new(Handle(memory));
        let lock = SharedLock::at(Rc::clone(&words), LOCK);
        lock.acquire();
        let before = words.load(COUNTER);
        words.store(COUNTER, before + 1);
        lock.release();
    };
    let others: Vec<_> = (1..processes)
        .map(|_| {
            let memory = Arc::clone(&memory);
            thread::spawn(move || add(memory))
        })
        .collect();
    add(Arc::clone(&memory));
    for other in others {
        other.join().unwrap();
    }
    let words = *lock(&memory.words);
    assert_eq!(words, [0, processes as i32], "free, and no update lost");
}

/// Two processes try to get the lock and keep it.
fn try_once(fault: Fault) {
    let memory = memory(fault);
    let try_acquire = |memory| SharedLock::at(Rc::new(Handle(memory)), LOCK).try_acquire();
    let other = thread::spawn({
        let memory = Arc::clone(&memory);
        move || try_acquire(memory)
    });
    let got = [try_acquire(memory), other.join().unwrap()];
    assert!(got[0] != got[1], "acquired: {got:?}");
}

#[test]
fn one_process_at_a_time_holds_it() {
    check(2, || count(2, Fault::None));
    check(1, || count(3, Fault::None));
    check(2, || try_once(Fault::None));
}

#[test]
fn broken_lock_that_wakes_nobody() {
    must_fail(2, "deadlock", || count(2, Fault::Deaf));
}

/// A waiter marks the lock as contended after its holder has let go of it, and sleeps forever.
#[test]
fn broken_lock_that_exchanges_in_two_steps() {
    must_fail(2, "deadlock", || count(2, Fault::TornExchange));
}

#[test]
fn broken_lock_that_compares_and_exchanges_in_two_steps() {
    must_fail(2, "acquired: [true, true]", || {
        try_once(Fault::TornCompareExchange);
    });
}
