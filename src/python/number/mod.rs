//! Python's numbers: what the VM asks for once its fast paths for 64 bits and floats do not apply.
//!
//! Nothing here knows the VM. A whole number comes in as [`IntRef`] and goes out as [`Int`]; what
//! Python answers with an exception is a [`Failure`](super::failure::Failure).

pub mod angles;
pub mod arithmetic;
mod big;
pub mod bits;
pub mod bytes;
pub mod combinatorics;
pub mod compare;
mod double;
pub mod elementary;
mod error_function;
pub mod float;
pub mod float_text;
pub mod hash;
mod int;
pub mod int_text;
pub mod power;
pub mod ratio;
pub mod round;

pub use big::BigInt;
pub use error_function::{erf, erfc, remainder};
pub use int::{Int, IntRef, from_float};
