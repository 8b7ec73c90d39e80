//! Permits to compute: held while computing, handed over on request every 5 ms, given up while blocked.
//! One permit is a global interpreter lock, by the rules of CPython's; two are two cores; as many as
//! there are threads are a free-threaded build.
//!
//! After `Python/ceval_gil.c`: who wants the lock waits for it one switch interval at a time; if
//! nobody else got it meanwhile, it asks the holder to drop it. The holder looks for such a request
//! between two bits of work ([`Permits::check`]), drops the lock, and takes it again only after another
//! thread has had it: otherwise it would win every time, being awake already.

use std::time::Duration;

use super::atomic::{AtomicBool, AtomicU64, Ordering};
use super::{Condvar, Deadline, Mutex, lock, wait, wait_while};

/// How long a thread may compute while others wait, unless `sys.setswitchinterval()` says otherwise.
pub const SWITCH_INTERVAL: Duration = Duration::from_millis(5);

/// See the module's text.
#[derive(Debug)]
pub struct Permits {
    state: Mutex<State>,
    /// Somebody dropped one.
    dropped: Condvar,
    /// Somebody took one.
    switched: Condvar,
    drop_request: AtomicBool,
    /// How long a thread may compute while others wait, in microseconds.
    interval: AtomicU64,
}

#[derive(Debug)]
struct State {
    free: usize,
    all: usize,
    /// How often one was taken.
    switches: u64,
}

/// The global interpreter lock: one permit.
pub type Gil = Permits;

impl Default for Permits {
    fn default() -> Self {
        Self::new(1)
    }
}

impl Permits {
    /// So many permits, all free.
    pub fn new(permits: usize) -> Self {
        Self {
            state: Mutex::new(State {
                free: permits,
                all: permits,
                switches: 0,
            }),
            dropped: Condvar::new(),
            switched: Condvar::new(),
            drop_request: AtomicBool::new(false),
            interval: AtomicU64::new(SWITCH_INTERVAL.as_micros() as u64),
        }
    }

    /// How long a thread may compute while others wait.
    pub fn interval(&self) -> Duration {
        // Relaxed, as in `set_interval`: a number that nothing else hangs on.
        Duration::from_micros(self.interval.load(Ordering::Relaxed))
    }

    /// Sets how long a thread may compute while others wait.
    pub fn set_interval(&self, interval: Duration) {
        let micros = interval.as_micros().clamp(1, u64::MAX.into()) as u64;
        self.interval.store(micros, Ordering::Relaxed);
    }

    /// Blocks until this thread holds one.
    pub fn acquire(&self) {
        let mut state = lock(&self.state);
        while state.free == 0 {
            let before = state.switches;
            let deadline = Deadline::after(Some(self.interval()));
            state = wait_while(&self.dropped, state, deadline, |state| {
                state.free == 0 && state.switches == before
            });
            if state.free == 0 && state.switches == before {
                // Relaxed: the holder only has to see it some time; the mutex orders the rest.
                self.drop_request.store(true, Ordering::Relaxed);
            }
        }
        state.free -= 1;
        state.switches += 1;
        self.drop_request.store(false, Ordering::Relaxed);
        drop(state);
        self.switched.notify_all();
    }

    /// Gives it up, as before blocking.
    ///
    /// # Panics
    /// If nobody holds one.
    pub fn release(&self) {
        let mut state = lock(&self.state);
        assert!(state.free < state.all, "release of a GIL that nobody holds");
        state.free += 1;
        drop(state);
        self.dropped.notify_one();
    }

    /// Whether the holder is asked to hand it over.
    pub fn is_wanted(&self) -> bool {
        self.drop_request.load(Ordering::Relaxed)
    }

    /// To be called by the holder between two bits of work: hands it over if another thread asked,
    /// and comes back when it is this one's turn again.
    pub fn check(&self) {
        if !self.is_wanted() {
            return;
        }
        let mut state = lock(&self.state);
        // Another holder may have given his, meanwhile.
        if !self.is_wanted() {
            return;
        }
        let before = state.switches;
        state.free += 1;
        self.dropped.notify_one();
        // Who asked is still there: a request is taken back by nobody but who takes the lock.
        while state.switches == before {
            state = wait(&self.switched, state);
        }
        drop(state);
        self.acquire();
    }
}
