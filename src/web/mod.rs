//! The browser's side: what the engine worker and its processes call. No other part of the crate
//! refers to JavaScript.

mod browser;
mod crossing;
mod engine;
mod process_driver;
mod process_host;
mod shared_memory;

// Exports `initThreadPool` and what its workers call.
use wasm_bindgen_rayon as _;
