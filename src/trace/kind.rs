//! What a lane's time is spent on.

use serde::{Deserialize, Serialize};

/// What a lane's time was spent on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[repr(u8)]
pub enum Kind {
    /// Computing.
    Compute = 1,
    /// Blocked until another thread or process does something.
    Wait,
    /// Holding a lock.
    Hold,
    /// Blocked in input or output, or asleep.
    Io,
    /// Sending data to another process, or receiving it.
    Copy,
    /// Nothing left to do.
    Idle,
    /// Doing work that was cut off, because its program or process was ended from outside.
    Cancelled,
}

impl Kind {
    /// The names used in reports, by the kind's number.
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

    /// The name used in reports.
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }
}
