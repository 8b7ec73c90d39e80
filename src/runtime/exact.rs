//! Whole numbers that may be too large for JavaScript's numbers.

use std::fmt::Display;

use serde::{Serialize, Serializer};

/// JavaScript's numbers are exact up to this one.
const LARGEST_SAFE: u64 = (1 << 53) - 1;

/// A whole number that stays exact in JavaScript: as a number up to 2⁵³, beyond that as a decimal
/// string.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exact<T>(pub T);

impl<T: Copy + Display + TryInto<u64>> Serialize for Exact<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.try_into() {
            Ok(number) if number <= LARGEST_SAFE => serializer.serialize_u64(number),
            _ => serializer.collect_str(&self.0),
        }
    }
}

/// Called `Integer` in `www/contract.d.ts`.
#[cfg(not(target_arch = "wasm32"))]
impl<T: 'static> ts_rs::TS for Exact<T> {
    type WithoutGenerics = Self;
    type OptionInnerType = Self;

    fn name(_: &ts_rs::Config) -> String {
        "Integer".to_owned()
    }

    fn inline(config: &ts_rs::Config) -> String {
        Self::name(config)
    }
}
