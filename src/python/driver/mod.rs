//! Drivers: whoever gives Python threads their turns.
//!
//! `workers` gives each thread a thread of the machine's own, `green` runs all of them on one.

pub mod green;
mod http;
pub mod native;
pub mod workers;

/// Backward jumps and calls in a turn: some tens of microseconds' worth.
const FUEL: u32 = 1000;
