//! Values as processes send them to each other: as bytes, like Python's pickles.

use serde::{Deserialize, Serialize};

/// Converts a value to bytes.
///
/// # Panics
/// If its type can't be sent. All types in this project can.
pub fn dump<T: Serialize + ?Sized>(value: &T) -> Vec<u8> {
    postcard::to_allocvec(value).expect("a value that can be pickled")
}

/// Converts bytes back to a value.
///
/// # Panics
/// If the bytes are not a value of this type. Both sides are the same program, so that would be a bug.
pub fn load<'b, T: Deserialize<'b>>(bytes: &'b [u8]) -> T {
    postcard::from_bytes(bytes).expect("a pickled value of this type")
}
