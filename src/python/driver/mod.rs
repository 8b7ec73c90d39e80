//! Drivers: whoever gives Python threads their turns.

pub mod native;
