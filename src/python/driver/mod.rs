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

/// Backward jumps and calls in a turn: some tens of microseconds' worth.
const FUEL: u32 = 1000;
