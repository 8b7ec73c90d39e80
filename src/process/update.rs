//! Output and timeline updates that a process sends to its parent.

use serde::{Deserialize, Serialize};

use super::ids::Pid;
use crate::trace::{Kind, Label};

/// What a process printed, or did. Times are on the clock that all processes share, in ms.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ProcessUpdate {
    /// A line of output.
    Print(String),
    /// A part of a line of output.
    Write(String),
    /// It does this from now on.
    Open(Kind, Label, f64),
    /// It stopped doing that.
    Close(f64),
    /// It was cut off in that.
    Cancel(f64),
    /// It did this, from then to then.
    Span(Kind, Label, f64, f64),
    /// It has done so many more of the steps that the program expects.
    Advance(u64),
    /// It is gone, and its lane is free for this one.
    ReplacedBy(Pid),
}
