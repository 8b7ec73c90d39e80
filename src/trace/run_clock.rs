//! The clock of a run, and how much there is to do.

use crate::sync::atomic::{AtomicU64, Ordering};

/// How the core, which knows no browser, reads the time and lets the page see what happens.
#[derive(Clone, Copy, Debug)]
pub struct TraceHooks {
    /// Milliseconds on a clock that all threads of this memory share; never goes back.
    pub now: fn() -> f64,
    /// Called between two spans of the thread that started the run: a chance to send updates if
    /// nobody else can read this memory.
    pub tick: fn(),
}

/// Measures time from the beginning of the run, and holds the totals.
#[derive(Debug)]
pub(super) struct RunClock {
    hooks: TraceHooks,
    pub(super) totals: Totals,
}

/// What concerns the whole run. The page reads it, too.
#[derive(Debug)]
#[repr(C)]
pub(super) struct Totals {
    /// Items to do, 0 until known.
    pub(super) total: AtomicU64,
    /// When the run began, as `f64` bits.
    pub(super) origin: AtomicU64,
}

impl RunClock {
    pub(super) fn new(hooks: TraceHooks) -> Self {
        Self {
            hooks,
            totals: Totals {
                total: AtomicU64::new(0),
                origin: AtomicU64::new(0),
            },
        }
    }

    /// Starts a new run.
    pub(super) fn begin(&self) {
        self.totals.total.store(0, Ordering::Relaxed);
        self.totals
            .origin
            .store((self.hooks.now)().to_bits(), Ordering::Release);
    }

    /// Milliseconds since the run began.
    pub(super) fn elapsed(&self) -> f64 {
        self.at((self.hooks.now)())
    }

    /// Converts a time on the hooks' clock to milliseconds since the run began.
    pub(super) fn at(&self, time: f64) -> f64 {
        time - f64::from_bits(self.totals.origin.load(Ordering::Acquire))
    }

    /// Calls the `tick` hook.
    pub(super) fn tick(&self) {
        (self.hooks.tick)();
    }
}
