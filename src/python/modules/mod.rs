//! Modules that are written in Rust.

mod sys;
mod time;

use super::interp::Interp;

/// Makes the modules in Rust, ready to be imported.
pub fn install(interp: &Interp) {
    sys::install(interp);
    time::install(interp);
}
