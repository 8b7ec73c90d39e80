//! The browser's side: what the engine worker and its processes call. No other part of the crate
//! refers to JavaScript.
//!
//! Two binaries are made of it: with the feature `python` the one that runs Python programs, without
//! it the one that runs demos.

#[cfg(not(feature = "python"))]
mod browser;
mod clock;
#[cfg(not(feature = "python"))]
mod crossing;
#[cfg(not(feature = "python"))]
mod engine;
#[cfg(not(feature = "python"))]
mod process_driver;
#[cfg(not(feature = "python"))]
mod process_host;
#[cfg(feature = "python")]
mod python;
#[cfg(not(feature = "python"))]
mod shared_memory;

// Exports `initThreadPool` and what its workers call.
use wasm_bindgen_rayon as _;
