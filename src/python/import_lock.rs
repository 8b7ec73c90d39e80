//! Who is importing what. A thread that needs a module which another is importing waits for it; where
//! that other waits, by way of however many, for a module of this thread's, it takes the module as far as
//! it has come, as Python does: circular imports on two threads go on.

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::symbol::Sym;
use crate::sync::{Mutex, Wait, Waiters, lock};

/// See the module's text.
#[derive(Debug, Default)]
pub struct ImportLock {
    /// How many modules are being imported: mostly none, and then nobody needs to look.
    count: AtomicUsize,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    /// By which thread each module is being imported.
    importing: HashMap<Sym, u64>,
    /// Which module each thread waits for.
    waiting: HashMap<u64, Sym>,
    waiters: Waiters,
}

/// What a thread that wants a module is to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Claim {
    /// Import it: it has been entered as this thread's.
    Import,
    /// Take it as it is.
    Take,
    /// Wait for this thread, which is importing it.
    Wait(u64),
}

impl State {
    /// The thread to wait for before a module can be taken.
    fn holder(&self, thread: u64, module: Sym) -> Option<u64> {
        let holder = *self.importing.get(&module)?;
        let mut next = holder;
        while next != thread {
            let awaited = self.waiting.get(&next);
            match awaited.and_then(|module| self.importing.get(module)) {
                Some(further) => next = *further,
                None => return Some(holder),
            }
        }
        None
    }
}

impl ImportLock {
    /// Whether a module may be only half there.
    pub fn is_busy(&self) -> bool {
        // Acquire pairs with the Release in `end`: who sees that nobody imports sees what was imported.
        self.count.load(Ordering::Acquire) > 0
    }

    /// Asks for a module; `is_there` says whether it is among those that were imported.
    pub fn claim(&self, thread: u64, module: Sym, is_there: impl FnOnce() -> bool) -> Claim {
        let mut state = lock(&self.state);
        match state.holder(thread, module) {
            Some(holder) => Claim::Wait(holder),
            None if is_there() => Claim::Take,
            None => {
                state.importing.insert(module, thread);
                self.count.fetch_add(1, Ordering::Release);
                Claim::Import
            }
        }
    }

    /// A module has been imported, or could not be.
    pub fn end(&self, module: Sym) {
        let mut state = lock(&self.state);
        if state.importing.remove(&module).is_some() {
            self.count.fetch_sub(1, Ordering::Release);
        }
        state.waiters.wake_all();
    }

    /// Waits until a module can be taken or imported.
    pub async fn free(&self, thread: u64, module: Sym) {
        let attempt = |state: &mut State| {
            if state.holder(thread, module).is_none() {
                state.waiting.remove(&thread);
                return Some(());
            }
            // Whoever closes a circle sees this, and does not wait.
            state.waiting.insert(thread, module);
            None
        };
        Wait::new(&self.state, |state| &mut state.waiters, attempt).await;
    }
}

#[cfg(test)]
mod tests {
    use std::task::{Context, Poll, Waker};

    use super::{Claim, ImportLock};
    use crate::python::symbol::Sym;

    #[test]
    fn one_imports_and_others_wait() {
        let imports = ImportLock::default();
        let module = Sym::of("module");
        assert_eq!(imports.claim(1, module, || false), Claim::Import);
        assert_eq!(imports.claim(2, module, || true), Claim::Wait(1));
        // Its own code may import it again: it gets what there is.
        assert_eq!(imports.claim(1, module, || true), Claim::Take);
        let mut free = std::pin::pin!(imports.free(2, module));
        let mut cx = Context::from_waker(Waker::noop());
        assert_eq!(free.as_mut().poll(&mut cx), Poll::Pending);
        imports.end(module);
        assert_eq!(free.as_mut().poll(&mut cx), Poll::Ready(()));
        assert!(!imports.is_busy());
        assert_eq!(imports.claim(2, module, || true), Claim::Take);
    }

    #[test]
    fn who_waits_imports_what_could_not_be_imported() {
        let imports = ImportLock::default();
        let module = Sym::of("module");
        assert_eq!(imports.claim(1, module, || false), Claim::Import);
        imports.end(module);
        assert_eq!(imports.claim(2, module, || false), Claim::Import);
    }

    #[test]
    fn circular_imports_of_three_threads_go_on() {
        let imports = ImportLock::default();
        let modules = ["a", "b", "c"].map(Sym::of);
        for (thread, module) in (1..).zip(modules) {
            assert_eq!(imports.claim(thread, module, || false), Claim::Import);
        }
        let mut cx = Context::from_waker(Waker::noop());
        let mut first = std::pin::pin!(imports.free(1, modules[1]));
        assert_eq!(first.as_mut().poll(&mut cx), Poll::Pending);
        let mut second = std::pin::pin!(imports.free(2, modules[2]));
        assert_eq!(second.as_mut().poll(&mut cx), Poll::Pending);
        // The third closes the circle, and takes what there is of the first's.
        assert_eq!(imports.claim(3, modules[0], || true), Claim::Take);
        imports.end(modules[2]);
        assert_eq!(second.as_mut().poll(&mut cx), Poll::Ready(()));
        assert_eq!(first.as_mut().poll(&mut cx), Poll::Pending);
    }
}
