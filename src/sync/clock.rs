//! Time, for whatever waits with a limit.
//!
//! The core knows no browser: there the engine gives the clock it measures with, once. Elsewhere
//! the system's is there already.

use std::sync::OnceLock;
use std::time::Duration;

static CLOCK: OnceLock<fn() -> f64> = OnceLock::new();

/// Gives the clock: milliseconds since any fixed moment, the same for all threads of this memory.
/// The first one given stays.
pub fn set(now: fn() -> f64) {
    let _ = CLOCK.set(now);
}

/// Milliseconds since a fixed moment. Never goes back.
pub fn now() -> f64 {
    CLOCK.get().map_or_else(system, |now| now())
}

#[cfg(loom)]
use super::model::now as system;
#[cfg(loom)]
pub use super::model::pass;

#[cfg(all(not(loom), not(target_arch = "wasm32")))]
fn system() -> f64 {
    static START: OnceLock<std::time::Instant> = OnceLock::new();
    START
        .get_or_init(std::time::Instant::now)
        .elapsed()
        .as_secs_f64()
        * 1e3
}

#[cfg(all(not(loom), target_arch = "wasm32"))]
fn system() -> f64 {
    panic!("the engine gives the clock before anything waits");
}

/// Until when to wait.
#[derive(Clone, Copy, Debug)]
pub struct Deadline(pub(super) Option<f64>);

impl Deadline {
    /// `timeout` from now; `None` is never.
    pub fn after(timeout: Option<Duration>) -> Self {
        Self(timeout.map(|timeout| now() + timeout.as_secs_f64() * 1e3))
    }

    /// What is left of the time: `None` where there is no limit, zero when it is over.
    pub fn left(self) -> Option<Duration> {
        self.0
            .map(|at| Duration::from_secs_f64((at - now()).max(0.0) / 1e3))
    }
}
