//! The clock that all workers share.

use wasm_bindgen::JsCast as _;
use web_sys::{Performance, WorkerGlobalScope};

thread_local! {
    static PERFORMANCE: Performance = js_sys::global()
        .unchecked_into::<WorkerGlobalScope>()
        .performance()
        .expect("every worker has a clock");
    static TIME_ORIGIN: f64 = PERFORMANCE.with(Performance::time_origin);
}

/// Each worker's clock counts from its own start; added to that, it is the same clock for all.
pub(super) fn now() -> f64 {
    TIME_ORIGIN.with(|origin| *origin) + PERFORMANCE.with(Performance::now)
}
