//! Real worker threads in the reader's own browser, beside the Python that explains them.
//!
//! The layers, imports running downward only: `web` (the browser), [`demos`], [`process`],
//! [`executor`], [`workloads`], [`sync`] and [`trace`]. Everything but `web` is compiled and tested
//! natively.

pub mod demos;
pub mod executor;
pub mod process;
pub mod sync;
pub mod trace;
pub mod value;
pub mod workloads;

#[cfg(target_arch = "wasm32")]
mod web;
