//! What the function is called with: a count `n`, meaning 0 to n - 1, or a list.

use std::fmt;

use serde::de::value::SeqAccessDeserializer;
use serde::de::{Error, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use crate::runtime::RunError;

/// Squares of items up to this fit into 64 bits, and so does all that
/// [`crate::workloads::functions::collatz_steps`] goes through.
pub(super) const LARGEST_ITEM: u64 = (1 << 32) - 1;

/// The items.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) enum Items {
    Count(u64),
    List(Vec<u64>),
}

impl Items {
    /// # Errors
    /// If one is too large.
    pub(super) fn check(&self) -> Result<(), RunError> {
        match self {
            Self::List(list) if list.iter().any(|item| *item > LARGEST_ITEM) => {
                let message =
                    format!("The parameter items takes whole numbers up to {LARGEST_ITEM}.");
                Err(RunError::InvalidParameter(message))
            }
            _ => Ok(()),
        }
    }

    pub(super) fn count(&self) -> u64 {
        match self {
            Self::Count(count) => *count,
            Self::List(list) => list.len() as u64,
        }
    }

    pub(super) fn get(&self, item: u64) -> u64 {
        match self {
            Self::Count(_) => item,
            Self::List(list) => list[item as usize],
        }
    }

    pub(super) fn largest(&self) -> u64 {
        match self {
            Self::Count(count) => count.saturating_sub(1),
            Self::List(list) => list.iter().copied().max().unwrap_or(0),
        }
    }
}

/// Pages send a number or a list; pickled, it is said which of them it is.
impl<'de> Deserialize<'de> for Items {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            return deserializer.deserialize_any(CountOrList);
        }
        #[derive(Deserialize)]
        enum Pickled {
            Count(u64),
            List(Vec<u64>),
        }
        Ok(match Pickled::deserialize(deserializer)? {
            Pickled::Count(count) => Self::Count(count),
            Pickled::List(list) => Self::List(list),
        })
    }
}

struct CountOrList;

impl<'de> Visitor<'de> for CountOrList {
    type Value = Items;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a count or a list of whole numbers")
    }

    fn visit_u64<E: Error>(self, count: u64) -> Result<Items, E> {
        Ok(Items::Count(count))
    }

    fn visit_i64<E: Error>(self, count: i64) -> Result<Items, E> {
        let count = u64::try_from(count).map_err(|_| E::custom("a count is negative"))?;
        Ok(Items::Count(count))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Items, A::Error> {
        Vec::deserialize(SeqAccessDeserializer::new(list)).map(Items::List)
    }
}
