//! All Python threads on one thread of the machine's: they take turns, as under the GIL, and waiting
//! overlaps. What a page without shared memory gets.

use std::collections::VecDeque;
use std::sync::Arc;
use std::task::{Context, Waker};
use std::time::Duration;

use super::super::interp::Interp;
use super::super::thread::{Thread, Turn};
use super::super::threads::Rest;
use super::program::Ended;
use super::{FUEL, leave, rest, turn};
use crate::sync::park::Parker;
use crate::sync::{Deadline, Mutex, lock};

/// Threads that were started and wait for their first turn.
#[derive(Debug, Default)]
pub struct Started(Mutex<VecDeque<Box<Thread>>>);

impl Started {
    /// Forgets those that will never have a turn.
    pub fn clear(&self) {
        let never = std::mem::take(&mut *lock(&self.0));
        drop(never);
    }

    /// A thread more.
    pub fn push(&self, thread: Box<Thread>) {
        lock(&self.0).push_back(thread);
    }
}

struct Green {
    thread: Box<Thread>,
    waker: Waker,
    rests: bool,
    is_main: bool,
}

/// Gives `main`, and the threads that it starts, their turns until it has ended.
pub fn drive(main: Thread, started: &Started) -> Ended {
    let interp = Arc::clone(main.vm.interp());
    let parker = Arc::new(Parker::default());
    let green = |thread: Box<Thread>, is_main| {
        let waker = thread.vm.info().unparker(&parker);
        Green {
            thread,
            waker,
            rests: false,
            is_main,
        }
    };
    let mut threads = VecDeque::from([green(Box::new(main), true)]);
    loop {
        let new: Vec<_> = lock(&started.0).drain(..).collect();
        threads.extend(new.into_iter().map(|thread| green(thread, false)));
        if interp.threads.is_stopped() {
            return Ended::Stopped;
        }
        if let Some(deadlock) = interp.threads.deadlock() {
            return Ended::Deadlock(deadlock);
        }
        let due = |thread: &Green| !thread.rests || is_due(&interp, &thread.thread);
        let Some(place) = threads.iter().position(due) else {
            parker.park(earliest(&interp, &threads));
            continue;
        };
        threads.rotate_left(place);
        let Some(mut current) = threads.pop_front() else {
            continue;
        };
        match slice(&interp, &mut current) {
            Some(outcome) => {
                let is_main = current.is_main;
                let info = Arc::clone(current.thread.vm.info());
                drop(current);
                leave(&interp, &info);
                if is_main {
                    return Ended::With(outcome);
                }
            }
            None => threads.push_back(current),
        }
    }
}

/// A thread's turns until its time is over or it must wait; what it ended with, if it ended.
fn slice(interp: &Interp, current: &mut Green) -> Option<super::super::error::Outcome> {
    let mut cx = Context::from_waker(&current.waker);
    let end = interp.host.monotonic() + interp.permits.interval().as_secs_f64() * 1e3;
    current.rests = false;
    loop {
        match turn(&mut current.thread, &mut cx, FUEL) {
            Turn::Done(outcome) => return Some(outcome),
            Turn::Yielded | Turn::Step(_) => return None,
            Turn::OutOfFuel if interp.host.monotonic() < end => {}
            Turn::OutOfFuel => return None,
            Turn::Waiting => match rest(&current.thread) {
                Rest::GoOn => {}
                rest => {
                    current.rests = rest == Rest::Wait;
                    return None;
                }
            },
        }
    }
}

/// Whether a thread that rests was woken, or its time has come.
fn is_due(interp: &Interp, thread: &Thread) -> bool {
    let info = thread.vm.info();
    let waiting = lock(&info.waiting);
    let deadline = waiting.as_ref().and_then(|waiting| waiting.deadline);
    info.is_woken() || deadline.is_some_and(|deadline| deadline <= interp.host.monotonic())
}

fn earliest(interp: &Interp, threads: &VecDeque<Green>) -> Deadline {
    let now = interp.host.monotonic();
    let left = threads.iter().filter_map(|green| {
        let waiting = lock(&green.thread.vm.info().waiting);
        waiting.as_ref().and_then(|waiting| waiting.deadline)
    });
    let soonest = left
        .map(|at| (at - now).clamp(0.0, 1e12))
        .min_by(f64::total_cmp);
    Deadline::after(soonest.map(|left| Duration::from_secs_f64(left / 1e3)))
}
