//! The browser's side of `primitives.rs`: a wasm of the bench's own, so that the one that readers
//! load has no more in it for being measured.
#![cfg(target_arch = "wasm32")]

mod primitives;

use concurrency_playground::sync::clock;
use wasm_bindgen::prelude::*;

// Exports `initThreadPool` and what its workers call.
use wasm_bindgen_rayon as _;

#[wasm_bindgen]
extern "C" {
    /// `performance.now` under a name that the library does not import it by: two imports of a
    /// package must differ in theirs.
    #[wasm_bindgen(js_name = benchClock)]
    fn milliseconds() -> f64;
}

/// Threads that `initThreadPool` is to start.
#[wasm_bindgen]
pub fn threads() -> usize {
    clock::set(milliseconds);
    primitives::THREADS
}

/// The figure of one measurement; NaN if there is none of this name.
#[wasm_bindgen]
pub fn measure(name: &str) -> f64 {
    let known = primitives::MEASUREMENTS.iter();
    let mut named = known.filter(|(known, _)| *known == name);
    named.next().map_or(f64::NAN, |(_, measure)| measure())
}
