//! What time is spent on.

use serde::{Deserialize, Serialize};

/// What a lane's time was spent on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[repr(u8)]
pub enum Kind {
    /// On the processor.
    Compute = 1,
    /// Blocked until somebody else does something.
    Wait,
    /// In possession of a lock.
    Hold,
    /// Blocked in input or output.
    Io,
    /// Carrying data across a boundary.
    Copy,
    /// Nothing left to do.
    Idle,
    /// In work that was cut off: ended from outside, with its program or its process.
    Cancelled,
}

impl Kind {
    /// Names as reports have them; a kind's place is its number.
    pub const NAMES: [&str; 8] = [
        "",
        "compute",
        "wait",
        "hold",
        "io",
        "copy",
        "idle",
        "cancelled",
    ];

    /// The name as reports have it.
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }
}
