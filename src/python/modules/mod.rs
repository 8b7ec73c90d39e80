//! Modules that are written in Rust.

mod code;
mod deque;
mod heap;
mod json;
mod locks;
mod math;
mod net;
mod numbers;
mod object;
mod os;
mod pickling;
mod process;
mod queues;
mod random;
mod sys;
mod thread;
mod time;
mod traceback;

pub use code::function;

use super::interp::Interp;

/// Makes the modules in Rust, ready to be imported.
pub fn install(interp: &Interp) {
    code::install(interp);
    deque::install(interp);
    heap::install(interp);
    json::install(interp);
    locks::install(interp);
    math::install(interp);
    net::install(interp);
    os::install(interp);
    pickling::install(interp);
    process::install(interp);
    random::install(interp);
    sys::install(interp);
    thread::install(interp);
    time::install(interp);
    traceback::install(interp);
}
