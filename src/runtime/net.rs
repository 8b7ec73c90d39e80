//! Blocking requests, which a browser's worker can make.

use std::sync::OnceLock;
use std::time::Duration;

/// Requests a page. Returns how many bytes it has, or why there is none.
pub type Fetch = fn(url: &str, timeout: Duration) -> Result<u64, String>;

static FETCH: OnceLock<Fetch> = OnceLock::new();

/// Sets how pages are requested. Later calls have no effect.
pub fn set(fetch: Fetch) {
    let _ = FETCH.set(fetch);
}

/// Requests a page and reads all of it, blocking. Returns how many bytes it has.
///
/// # Errors
/// Why there is no page. Outside the browser, unless [`set`] was called, there never is one.
pub fn fetch(url: &str, timeout: Duration) -> Result<u64, String> {
    match FETCH.get() {
        Some(fetch) => fetch(url, timeout),
        None => Err("there is no network here".to_owned()),
    }
}
