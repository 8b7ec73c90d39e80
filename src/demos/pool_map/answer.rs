//! What comes of `pool-map`.

use serde::Serialize;
use serde_bytes::ByteBuf;

use crate::runtime::Exact;

/// The results, if they are few; else what can be said of them in short.
#[derive(Debug, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(ts_rs::TS))]
#[serde(untagged)]
pub enum Answer {
    /// Each of them, in the order of `map` and `imap`, or as they got ready.
    Results(Vec<Sample>),
    /// Their number, their sum, and both ends.
    #[allow(missing_docs, reason = "said above")]
    Summary {
        length: u64,
        sum: Exact<u128>,
        first: Option<Sample>,
        last: Option<Sample>,
    },
}

/// A result.
#[derive(Debug, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(ts_rs::TS))]
#[serde(untagged)]
pub enum Sample {
    /// Of a function that gives a number.
    Number(Exact<u64>),
    /// A row of a picture: how often the loop turned for each point, up to 255.
    Row(#[cfg_attr(not(target_arch = "wasm32"), ts(type = "number[]"))] ByteBuf),
}
