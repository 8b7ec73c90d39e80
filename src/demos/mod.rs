//! The demos: a folder each, and the registry of them all.
//!
//! A demo's folder holds the function that runs, what pages are told of it, and the Python listing
//! it is the twin of. The page's controls, the checks on input and the listings are drawn from the
//! registry; `export-registry` writes it out for them.

#[cfg(not(target_arch = "wasm32"))]
pub mod choices;
mod connection_pool;
mod cpu_or_io;
mod daemon;
mod demo;
mod event;
mod gil;
mod guard;
mod imap_progress;
#[cfg(not(target_arch = "wasm32"))]
mod info;
#[cfg(not(target_arch = "wasm32"))]
pub mod json;
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
mod runnable;
mod separate_memory;
mod shared_counter;
mod shared_value;
mod terminate;
mod thread_pool;
#[cfg(not(target_arch = "wasm32"))]
pub mod typescript;
mod wait_timeout;

pub use demo::{
    Answer, Demo, Needs, Parameters, ProcessProgram, ProcessSupport, Target, Targets, Visitor,
};
#[cfg(not(target_arch = "wasm32"))]
pub use info::{DemoInfo, Parameter, ParameterType, Threads};
pub use registry::{IDS, find, target, visit};
pub use runnable::{AnyAnswer, RunResult, Runnable};
