//! Output and timeline updates that a process sends to its parent.

use serde::{Deserialize, Serialize};

use super::ids::Pid;
use crate::trace::{Kind, Label};

/// Something that a process printed or did. Times are in ms, on the clock that all processes share.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ProcessUpdate {
    /// A line of output.
    Print(String),
    /// A part of a line of output.
    Write(String),
    /// It does this from now on: a span begins.
    Open(Kind, Label, f64),
    /// The current span ends.
    Close(f64),
    /// The current span ends because the process was cut off.
    Cancel(f64),
    /// It did this: a whole span, from its start to its end.
    Span(Kind, Label, f64, f64),
    /// So many more of the steps that the program expects are done.
    Advance(u64),
    /// It is gone, and this process takes over its lane.
    ReplacedBy(Pid),
}
