//! The Python engine.

pub mod failure;
pub mod number;
pub mod random;
pub mod set_table;
pub mod slice;
pub mod text;
