//! What is computed, and what becomes of it when it panics.

use std::any::Any;
use std::fmt;
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::trace::{Label, LabelText};

/// What to compute for each item. A value, not code in an executor: the same workload runs on one
/// worker or many, threads or others.
pub trait Workload: Sync {
    /// What an item yields.
    type Output: Send;

    /// How many items there are; they are numbered from 0.
    fn items(&self) -> u64;

    /// Computes one item. May panic; see [`TaskError`].
    fn compute(&self, item: u64) -> Self::Output;

    /// What the timeline says of `count` items from `first` on.
    fn label(&self, first: u64, count: u64) -> Label {
        Label {
            text: LabelText::Items,
            first,
            count,
        }
    }
}

/// A task that panicked: what Python would call its exception.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskError {
    /// The items of the chunk it was in.
    pub items: Range<u64>,
    /// What it said.
    pub message: String,
}

impl TaskError {
    /// Runs `task`; a panic becomes the error of `items`.
    ///
    /// Unwind safety: what the task was changing when it panicked is a part of a result that is
    /// thrown away with the error.
    pub(crate) fn catch<T>(items: Range<u64>, task: impl FnOnce() -> T) -> Result<T, Self> {
        catch_unwind(AssertUnwindSafe(task)).map_err(|panic| Self {
            items,
            message: panic_text(&*panic),
        })
    }

    /// Of two failures, the one that came first in the workload.
    pub(super) fn first(one: Option<Self>, other: Option<Self>) -> Option<Self> {
        one.into_iter()
            .chain(other)
            .min_by_key(|error| error.items.start)
    }
}

/// What a panic said.
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
