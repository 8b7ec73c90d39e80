//! Memory that processes share: bytes, and the numbers in them.

use crate::sync::{Mutex, lock};

/// Zeroed at first.
#[derive(Debug)]
pub struct Memory(Mutex<Box<[u8]>>);

impl Memory {
    /// So many bytes.
    pub fn new(bytes: usize) -> Self {
        Self(Mutex::new(vec![0; bytes].into()))
    }

    /// A copy of some bytes; None beyond its end.
    pub fn read(&self, start: usize, end: usize) -> Option<Vec<u8>> {
        lock(&self.0).get(start..end).map(<[u8]>::to_vec)
    }

    /// Writes bytes; whether they fit.
    pub fn write(&self, start: usize, bytes: &[u8]) -> bool {
        let mut memory = lock(&self.0);
        let place = memory.get_mut(start..start.saturating_add(bytes.len()));
        place.map(|place| place.copy_from_slice(bytes)).is_some()
    }

    /// The bytes of one number, of which no two accesses are torn; None beyond its end.
    pub fn load<const N: usize>(&self, start: usize) -> Option<[u8; N]> {
        let memory = lock(&self.0);
        memory.get(start..start.checked_add(N)?)?.try_into().ok()
    }
}
