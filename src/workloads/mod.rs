//! What the workers compute. Nothing here knows of workers.

pub mod functions;
pub mod primes;
