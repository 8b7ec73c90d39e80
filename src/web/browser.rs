//! What the core needs of a browser: a clock, and requests.

use std::time::Duration;

use wasm_bindgen::prelude::*;

use super::clock::now;
use crate::runtime::net;
use crate::sync::clock;

#[wasm_bindgen]
extern "C" {
    /// Requests a page, blocking. Returns how many bytes it has, or throws a text that says why
    /// there is none.
    #[wasm_bindgen(catch, js_name = playgroundFetch)]
    fn fetch_page(url: &str, timeout_ms: f64) -> Result<f64, JsValue>;

    /// Lets the engine worker post updates, if the page can't read this memory.
    #[wasm_bindgen(js_name = playgroundTick)]
    pub(super) fn tick();
}

/// Provides the core with a clock and with requests.
pub(super) fn prepare() {
    clock::set(now);
    net::set(fetch);
}

fn fetch(url: &str, timeout: Duration) -> Result<u64, String> {
    let bytes = fetch_page(url, timeout.as_secs_f64() * 1e3);
    bytes
        .map(|bytes| bytes as u64)
        .map_err(|why| why.as_string().unwrap_or_default())
}
