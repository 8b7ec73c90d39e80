//! Each Python thread on a thread of the machine's own, parked while it waits. Who computes holds one
//! of the interpreter's permits.

use std::sync::Arc;
use std::task::Context;
use std::time::Duration;

use super::super::interp::Interp;
use super::super::thread::{Thread, Turn};
use super::super::threads::Rest;
use super::program::Ended;
use super::{FUEL, leave, rest, turn};
use crate::sync::Deadline;
use crate::sync::park::Parker;

/// Gives a thread its turns on this one until it has ended.
pub fn drive(mut thread: Thread) -> Ended {
    let vm = thread.vm.clone();
    let (interp, info) = (vm.interp(), vm.info());
    let parker = Arc::new(Parker::default());
    let waker = info.unparker(&parker);
    let mut cx = Context::from_waker(&waker);
    interp.permits.acquire();
    let ended = loop {
        if interp.threads.is_stopped() {
            break Ended::Stopped;
        }
        if let Some(deadlock) = interp.threads.deadlock() {
            break Ended::Deadlock(deadlock);
        }
        match turn(&mut thread, &mut cx, FUEL) {
            Turn::Done(outcome) => break Ended::With(outcome),
            Turn::OutOfFuel | Turn::Yielded | Turn::Step(_) => interp.permits.check(),
            Turn::Waiting => {
                if rest(&thread) == Rest::Wait {
                    interp.permits.release();
                    parker.park(deadline(interp, info));
                    interp.permits.acquire();
                }
            }
        }
    };
    // What it held goes while it may still compute.
    drop(thread);
    interp.permits.release();
    leave(interp, info);
    ended
}

fn deadline(interp: &Interp, info: &super::super::threads::ThreadInfo) -> Deadline {
    let waiting = crate::sync::lock(&info.waiting);
    let at = waiting.as_ref().and_then(|waiting| waiting.deadline);
    let left = at.map(|at| (at - interp.host.monotonic()).clamp(0.0, 1e12) / 1e3);
    Deadline::after(left.map(Duration::from_secs_f64))
}
