//! Under loom: a mutex and a condition variable with timeouts, which loom's own takes and ignores.
//!
//! Time stands still until some thread of the model calls [`pass`]; so the model chooses what may
//! be late, and loom when. Whoever waits until then is woken by that alone: a timeout wakes nobody
//! else, and takes nobody's notification.
//!
//! One thing more is ordered than in life: who reads the clock sees what those did who read it
//! before. Models about memory orderings do without timeouts.

use std::collections::VecDeque;
use std::ops::{Deref, DerefMut};
use std::sync::{Arc, LockResult, PoisonError};
use std::time::Duration;

use loom::thread::{self, Thread};

/// `std::sync::Mutex`, as far as it is needed.
#[derive(Debug)]
pub struct Mutex<T>(loom::sync::Mutex<T>);

/// `std::sync::MutexGuard`, which knows its mutex.
#[derive(Debug)]
pub struct MutexGuard<'a, T> {
    mutex: &'a Mutex<T>,
    data: loom::sync::MutexGuard<'a, T>,
}

/// `std::sync::Condvar`, but for `wait_timeout`. Threads are woken in the order in which they came.
#[derive(Debug)]
pub struct Condvar(Arc<Mutex<Waiting>>);

#[derive(Debug)]
struct Waiting {
    came: u64,
    threads: VecDeque<(u64, Thread)>,
}

struct Clock {
    now: f64,
    alarms: Vec<Alarm>,
}

/// Whom to wake, and when.
struct Alarm {
    at: f64,
    waiting: Arc<Mutex<Waiting>>,
    number: u64,
}

loom::lazy_static! {
    static ref CLOCK: Mutex<Clock> = Mutex::new(Clock { now: 0.0, alarms: Vec::new() });
}

/// Milliseconds that have passed in this run of the model.
pub fn now() -> f64 {
    super::lock(&CLOCK).now
}

/// Lets time pass, for all threads.
pub fn pass(time: Duration) {
    let mut clock = super::lock(&CLOCK);
    clock.now += time.as_secs_f64() * 1e3;
    let now = clock.now;
    let (due, later) = std::mem::take(&mut clock.alarms)
        .into_iter()
        .partition(|alarm| alarm.at <= now);
    clock.alarms = later;
    drop(clock);
    for Alarm {
        waiting, number, ..
    } in due
    {
        let mut waiting = super::lock(&waiting);
        let place = waiting
            .threads
            .iter()
            .position(|(other, _)| *other == number);
        if let Some((_, thread)) = place.and_then(|place| waiting.threads.remove(place)) {
            thread.unpark();
        }
    }
}

impl<T> Mutex<T> {
    /// A mutex around `data`.
    pub fn new(data: T) -> Self {
        Self(loom::sync::Mutex::new(data))
    }

    /// Blocks until this thread has it.
    ///
    /// # Errors
    /// Never: a panic ends the model.
    pub fn lock(&self) -> LockResult<MutexGuard<'_, T>> {
        let data = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(MutexGuard { mutex: self, data })
    }

    /// What it was around.
    ///
    /// # Errors
    /// Never: a panic ends the model.
    pub fn into_inner(self) -> LockResult<T> {
        self.0.into_inner()
    }
}

impl<'a, T> MutexGuard<'a, T> {
    /// Lets go of the mutex, sleeps until it is woken, and takes the mutex again.
    ///
    /// Nothing is between letting go and sleeping: loom switches threads at neither.
    fn sleep(self) -> Self {
        let mutex = self.mutex;
        drop(self);
        thread::park();
        super::lock(mutex)
    }
}

impl<T> Deref for MutexGuard<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.data
    }
}

impl<T> DerefMut for MutexGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.data
    }
}

impl Default for Condvar {
    fn default() -> Self {
        Self::new()
    }
}

impl Condvar {
    /// A condition that nobody waits for.
    pub fn new() -> Self {
        let threads = VecDeque::new();
        Self(Arc::new(Mutex::new(Waiting { came: 0, threads })))
    }

    /// Sleeps until notified.
    ///
    /// # Errors
    /// Never: a panic ends the model.
    pub fn wait<'a, T>(&self, guard: MutexGuard<'a, T>) -> LockResult<MutexGuard<'a, T>> {
        self.enter();
        Ok(guard.sleep())
    }

    /// Sleeps until notified, or until the clock shows `at`.
    pub(super) fn wait_until<'a, T>(&self, guard: MutexGuard<'a, T>, at: f64) -> MutexGuard<'a, T> {
        let mut clock = super::lock(&CLOCK);
        if clock.now >= at {
            return guard;
        }
        clock.alarms.push(Alarm {
            at,
            waiting: Arc::clone(&self.0),
            number: self.enter(),
        });
        drop(clock);
        guard.sleep()
    }

    /// Wakes the thread that has waited longest.
    pub fn notify_one(&self) {
        if let Some((_, thread)) = super::lock(&self.0).threads.pop_front() {
            thread.unpark();
        }
    }

    /// Wakes all threads that wait.
    pub fn notify_all(&self) {
        for (_, thread) in super::lock(&self.0).threads.drain(..) {
            thread.unpark();
        }
    }

    fn enter(&self) -> u64 {
        let mut waiting = super::lock(&self.0);
        waiting.came += 1;
        let number = waiting.came;
        waiting.threads.push_back((number, thread::current()));
        number
    }
}
