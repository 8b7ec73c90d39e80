//! What the workers compute. Nothing here knows about workers.

pub mod functions;
pub mod primes;
