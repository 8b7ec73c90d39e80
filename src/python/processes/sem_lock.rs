//! What locks and semaphores between processes are made of.

use super::watched::Watched;

/// A thread of a process.
pub type Holder = (u32, u64);

/// A counter that whoever acquires it takes one from; or a lock that its holder may take again.
#[derive(Debug)]
pub struct SemLock {
    state: Watched<State>,
    is_recursive: bool,
    most: i64,
}

#[derive(Debug)]
struct State {
    value: i64,
    /// Who acquired it last, and how often since.
    holder: Option<Holder>,
    depth: u32,
}

/// Why it cannot be released.
#[derive(Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Misuse {
    NotOwned,
    TooOften,
}

impl State {
    fn depth_of(&self, who: Holder) -> u32 {
        if self.holder == Some(who) {
            self.depth
        } else {
            0
        }
    }
}

impl SemLock {
    /// `value` may be acquired, and at most `most` once all is released.
    pub fn new(is_recursive: bool, value: i64, most: i64) -> Self {
        Self {
            state: Watched::new(State {
                value,
                holder: None,
                depth: 0,
            }),
            is_recursive,
            most,
        }
    }

    /// Waits until it can be acquired, and does so.
    pub fn acquiring(&self, who: Holder) -> impl Future<Output = ()> + Unpin {
        let is_recursive = self.is_recursive;
        self.state.until(move |state| {
            if is_recursive && state.depth_of(who) > 0 {
                state.depth += 1;
                return Some(());
            }
            if state.value <= 0 {
                return None;
            }
            state.value -= 1;
            (state.holder, state.depth) = (Some(who), 1);
            Some(())
        })
    }

    /// Gives one back.
    ///
    /// # Errors
    /// A recursive lock that another holds; a counter that is at its maximum.
    pub fn release(&self, who: Holder) -> Result<(), Misuse> {
        self.state.change(|state| {
            let depth = state.depth_of(who);
            if self.is_recursive && depth == 0 {
                return Err(Misuse::NotOwned);
            }
            if !self.is_recursive && state.value >= self.most {
                return Err(Misuse::TooOften);
            }
            if depth > 0 {
                state.depth -= 1;
            }
            if !self.is_recursive || state.depth == 0 {
                state.value += 1;
            }
            Ok(())
        })
    }

    /// How often this thread has acquired it and not released.
    pub fn depth(&self, who: Holder) -> u32 {
        self.state.see(|state| state.depth_of(who))
    }

    /// How many can be acquired.
    pub fn value(&self) -> i64 {
        self.state.see(|state| state.value)
    }

    /// The process and thread that acquired it last, for reports.
    pub fn holder(&self) -> Option<Holder> {
        self.state
            .see(|state| state.holder.filter(|_| state.value <= 0))
    }
}
