//! Modules that are written in Rust.

mod locks;
mod math;
mod sys;
mod thread;
mod time;

use super::interp::Interp;

/// Makes the modules in Rust, ready to be imported.
pub fn install(interp: &Interp) {
    locks::install(interp);
    math::install(interp);
    sys::install(interp);
    thread::install(interp);
    time::install(interp);
}
