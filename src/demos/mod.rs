//! The demos: a folder each, and the registry of them all.
//!
//! A demo's folder holds the function that runs, what pages are told of it, and the Python listing
//! it is the twin of. The page's controls, the checks on input and the listings are drawn from the
//! registry; `export-registry` writes it out for them.

mod connection_pool;
mod cpu_or_io;
mod daemon;
mod demo;
mod event;
mod gil;
mod imap_progress;
#[cfg(not(target_arch = "wasm32"))]
mod info;
mod lock;
mod pipe;
mod pool_cost;
mod pool_map;
mod prime_check;
mod process;
mod process_lock;
mod queue;
mod registry;
mod result_order;
mod runaway_task;
mod separate_memory;
mod shared_counter;
mod shared_value;
mod terminate;
mod thread_pool;
mod wait_timeout;

pub use demo::{Demo, Needs, ProcessProgram, ProcessSupport, Target};
#[cfg(not(target_arch = "wasm32"))]
pub use info::{DemoInfo, Parameter, ParameterType, Threads};
#[cfg(not(target_arch = "wasm32"))]
pub use registry::registry;
pub use registry::{DEMOS, find};
