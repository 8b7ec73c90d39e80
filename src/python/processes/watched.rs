//! A state that others wait for to change.

use crate::sync::{Mutex, Wait, Waiters, lock};

/// Whoever waits looks again after every change.
#[derive(Debug, Default)]
pub struct Watched<S>(Mutex<State<S>>);

#[derive(Debug, Default)]
pub struct State<S> {
    value: S,
    waiters: Waiters,
}

impl<S> Watched<S> {
    /// This state.
    pub fn new(value: S) -> Self {
        let waiters = Waiters::new();
        Self(Mutex::new(State { value, waiters }))
    }

    /// Looks at it.
    pub fn see<T>(&self, look: impl FnOnce(&S) -> T) -> T {
        look(&lock(&self.0).value)
    }

    /// Changes it.
    pub fn change<T>(&self, change: impl FnOnce(&mut S) -> T) -> T {
        let mut state = lock(&self.0);
        let result = change(&mut state.value);
        state.waiters.wake_all();
        result
    }

    /// Waits until an attempt succeeds; that may change the state.
    pub fn until<T>(
        &self,
        mut attempt: impl FnMut(&mut S) -> Option<T> + Unpin,
    ) -> impl Future<Output = T> + Unpin {
        let attempt = move |state: &mut State<S>| {
            let result = attempt(&mut state.value)?;
            state.waiters.wake_all();
            Some(result)
        };
        Wait::new(&self.0, |state| &mut state.waiters, attempt)
    }

    /// Waits until something is true of it.
    pub fn once(&self, is_so: impl Fn(&S) -> bool + Unpin) -> impl Future<Output = ()> + Unpin {
        let attempt = move |state: &mut State<S>| is_so(&state.value).then_some(());
        Wait::new(&self.0, |state| &mut state.waiters, attempt)
    }
}
