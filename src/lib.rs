//! Real worker threads in the reader's own browser, beside the Python that explains them.
//!
//! The layers, from top to bottom; imports run downward only (`tests/layers.rs` reads them): `web`
//! (the browser), [`demos`], [`runtime`], [`executor`], [`process`], [`workloads`], [`trace`] and
//! [`sync`]. Everything but `web` is compiled and tested natively.

pub mod demos;
pub mod executor;
pub mod process;
#[cfg(all(not(loom), feature = "python"))]
pub mod python;
pub mod runtime;
pub mod sync;
pub mod trace;
pub mod workloads;

#[cfg(target_arch = "wasm32")]
mod web;
