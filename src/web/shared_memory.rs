//! Memory that processes share.

use js_sys::{Atomics, Int32Array};

use crate::process::SharedMemory;

/// The words of a `SharedArrayBuffer`.
pub(super) struct SharedWords(pub(super) Int32Array);

/// `Atomics` only throws if an index is out of bounds or the memory can't be waited on, and neither
/// can happen here; so it doesn't matter what is returned then.
impl SharedMemory for SharedWords {
    fn load(&self, index: usize) -> i32 {
        Atomics::load(&self.0, index as u32).unwrap_or_default()
    }

    fn store(&self, index: usize, value: i32) {
        let _ = Atomics::store(&self.0, index as u32, value);
    }

    fn exchange(&self, index: usize, value: i32) -> i32 {
        Atomics::exchange(&self.0, index as u32, value).unwrap_or_default()
    }

    fn compare_exchange(&self, index: usize, expected: i32, value: i32) -> i32 {
        Atomics::compare_exchange(&self.0, index as u32, expected, value).unwrap_or_default()
    }

    fn wait(&self, index: usize, expected: i32) {
        let _ = Atomics::wait(&self.0, index as u32, expected);
    }

    fn notify(&self, index: usize) {
        let _ = Atomics::notify_with_count(&self.0, index as u32, 1);
    }
}
