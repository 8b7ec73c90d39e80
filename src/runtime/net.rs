//! Requests that block, as a browser's worker can make them.

use std::sync::OnceLock;
use std::time::Duration;

/// Requests a page: its bytes, or why there is none.
pub type Fetch = fn(url: &str, timeout: Duration) -> Result<u64, String>;

static FETCH: OnceLock<Fetch> = OnceLock::new();

/// Gives the way to request pages. The first one given stays.
pub fn set(fetch: Fetch) {
    let _ = FETCH.set(fetch);
}

/// Requests a page and reads it to its end, blocking.
///
/// # Errors
/// Why there is no page; outside the browser always.
pub fn fetch(url: &str, timeout: Duration) -> Result<u64, String> {
    match FETCH.get() {
        Some(fetch) => fetch(url, timeout),
        None => Err("there is no network here".to_owned()),
    }
}
