//! Drivers: whoever gives Python threads their turns.
//!
//! `workers` gives each thread a thread of the machine's own, `green` runs all of them on one, and
//! `schedule` does so in a given order, on a clock of its own.

pub mod green;
#[cfg(not(target_arch = "wasm32"))]
mod http;
#[cfg(not(target_arch = "wasm32"))]
pub mod native;
pub mod program;
pub mod schedule;
pub mod workers;

use std::task::Context;

use super::interp::Interp;
use super::thread::{Thread, Turn};
use super::threads::{Rest, ThreadInfo};
use crate::sync::lock;

/// Backward jumps and calls in a turn: some tens of microseconds' worth.
const FUEL: u32 = 1000;

/// Gives a thread a turn of at most so many backward jumps and calls, and counts the time.
fn turn(thread: &mut Thread, cx: &mut Context<'_>, mut fuel: u32) -> Turn {
    let vm = thread.vm.clone();
    let (host, info) = (&vm.interp().host, vm.info());
    info.begin_turn();
    info.clock_in(host.monotonic());
    let turn = thread.turn(cx, &mut fuel);
    info.clock_out(host.monotonic());
    turn
}

/// What a thread whose turn ended in [`Turn::Waiting`] is to do: wait, unless it was woken meanwhile, or
/// nobody is left who could wake it.
fn rest(thread: &Thread) -> Rest {
    let (interp, info) = (thread.vm.interp(), thread.vm.info());
    let line = thread.line();
    if let Some(waiting) = &mut *lock(&info.waiting) {
        waiting.line = line;
    }
    match interp.threads.rest(info) {
        Rest::AskOthers => {
            interp.process.universe.look_for_deadlock();
            Rest::Wait
        }
        rest => rest,
    }
}

/// A thread has ended.
fn leave(interp: &Interp, info: &ThreadInfo) {
    if interp.threads.remove(info) {
        interp.process.universe.look_for_deadlock();
    }
}
