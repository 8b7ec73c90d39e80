//! The browser's side of `bench/primitives.rs`: a wasm module of its own, so that the one that readers
//! load does not grow for being measured.
#![cfg(target_arch = "wasm32")]

mod primitives;

use concurrency_playground::sync::clock;
use wasm_bindgen::prelude::*;

// Exports `initThreadPool` and what its workers call.
use wasm_bindgen_rayon as _;

#[wasm_bindgen]
extern "C" {
    /// `performance.now` under another name than the library's import of it, since two imports of one
    /// package must have different names.
    #[wasm_bindgen(js_name = benchClock)]
    fn milliseconds() -> f64;
}

/// How many threads `initThreadPool` should start.
#[wasm_bindgen]
pub fn threads() -> usize {
    clock::set(milliseconds);
    primitives::THREADS
}

/// Takes the measurement of this name; NaN if there is none.
#[wasm_bindgen]
pub fn measure(name: &str) -> f64 {
    let known = primitives::MEASUREMENTS.iter();
    let mut named = known.filter(|(known, _)| *known == name);
    named.next().map_or(f64::NAN, |(_, measure)| measure())
}
