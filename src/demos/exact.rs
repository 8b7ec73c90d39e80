//! Whole numbers as JSON carries them exactly.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

/// A whole number that JSON carries exactly: beyond 2⁵³ as a decimal string.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Exact(pub u128);

const LARGEST_SAFE: u128 = (1 << 53) - 1;

impl Serialize for Exact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match u64::try_from(self.0) {
            Ok(small) if self.0 <= LARGEST_SAFE => serializer.serialize_u64(small),
            _ => serializer.collect_str(&self.0),
        }
    }
}

impl<'de> Deserialize<'de> for Exact {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        let number = match &value {
            Value::Number(number) => whole(number),
            Value::String(digits) => digits.parse().ok(),
            _ => None,
        };
        number.map(Self).ok_or_else(|| {
            serde::de::Error::custom(format!("{value} is no whole number from 0 on"))
        })
    }
}

/// JavaScript's numbers arrive as floats, whole or not.
fn whole(number: &serde_json::Number) -> Option<u128> {
    number.as_u64().map(u128::from).or_else(|| {
        let float = number.as_f64()?;
        (float >= 0.0 && float <= LARGEST_SAFE as f64 && float.fract() == 0.0)
            .then_some(float as u128)
    })
}

impl From<u64> for Exact {
    fn from(number: u64) -> Self {
        Self(number.into())
    }
}
