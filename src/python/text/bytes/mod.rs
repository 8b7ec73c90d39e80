//! The methods of `bytes`. Letters, digits and white space are those of ASCII.

pub mod case;
pub mod hex;
pub mod search;
pub mod split;

pub use case::{all, is_lower, is_title, is_upper};
