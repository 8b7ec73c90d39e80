//! Whether a lock is used, in demos that show what happens with it and without it.

use serde::{Deserialize, Serialize};

/// What keeps threads or processes from interrupting each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Guard {
    /// Nothing.
    None,
    /// A lock.
    Lock,
}
