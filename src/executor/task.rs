//! What is computed, and what happens if it panics.

use std::any::Any;
use std::fmt;
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::trace::{Label, LabelText};

/// What to compute for each item. A value rather than code in an executor, so that the same workload
/// runs on one worker or many, on threads or processes.
pub trait Workload: Sync {
    /// What an item yields.
    type Output: Send;

    /// The number of items; they are numbered from 0.
    fn items(&self) -> u64;

    /// Computes one item. May panic; see [`TaskError`].
    fn compute(&self, item: u64) -> Self::Output;

    /// The timeline's label for `count` items starting at `first`.
    fn label(&self, first: u64, count: u64) -> Label {
        Label {
            text: LabelText::Items,
            first,
            count,
        }
    }
}

/// The failure of a task that panicked; Python's exception.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskError {
    /// The items of the chunk that contained it.
    pub items: Range<u64>,
    /// The panic's message.
    pub message: String,
}

impl TaskError {
    /// Runs `task`; a panic becomes the error of `items`.
    ///
    /// Unwind safety: whatever the task was changing when it panicked belongs to a result that is
    /// discarded along with the error.
    pub(crate) fn catch<T>(items: Range<u64>, task: impl FnOnce() -> T) -> Result<T, Self> {
        catch_unwind(AssertUnwindSafe(task)).map_err(|panic| Self::by_panic(items, panic))
    }

    #[cold]
    fn by_panic(items: Range<u64>, panic: Box<dyn Any + Send>) -> Self {
        let message = panic_text(&*panic);
        Self { items, message }
    }

    /// The failure that comes first in the workload, if any.
    #[inline(never)]
    pub(super) fn first(one: Option<Self>, other: Option<Self>) -> Option<Self> {
        one.into_iter()
            .chain(other)
            .min_by_key(|error| error.items.start)
    }
}

/// The message of a panic.
pub fn panic_text(panic: &(dyn Any + Send)) -> String {
    let known = panic
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    known
        .unwrap_or("a task panicked without a message")
        .to_owned()
}

impl fmt::Display for TaskError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.items.end - self.items.start {
            1 => write!(
                f,
                "the task of item {} failed: {}",
                self.items.start, self.message
            ),
            _ => write!(
                f,
                "a task among items {} to {} failed: {}",
                self.items.start,
                self.items.end - 1,
                self.message
            ),
        }
    }
}

impl std::error::Error for TaskError {}
