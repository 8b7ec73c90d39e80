//! Values on their way between processes: copied, as Python pickles them.

use serde::{Deserialize, Serialize};

/// A value as bytes.
///
/// # Panics
/// If it cannot be sent. Every type of this project can.
pub fn dump<T: Serialize + ?Sized>(value: &T) -> Vec<u8> {
    postcard::to_allocvec(value).expect("a value that can be pickled")
}

/// The value that bytes are.
///
/// # Panics
/// If they are none of this type: both sides are this program, so they must agree.
pub fn load<'b, T: Deserialize<'b>>(bytes: &'b [u8]) -> T {
    postcard::from_bytes(bytes).expect("a pickled value of this type")
}
