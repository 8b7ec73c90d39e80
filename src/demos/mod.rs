//! The registry: one file a demo, and the table of them all.
//!
//! A demo's file holds the function that runs and says what the demo is called, which parameters
//! it takes and which Python listing it is the twin of. The page's controls, the checks on input
//! and the listings are drawn from it; `export-registry` writes it out for them.

#[cfg(not(target_arch = "wasm32"))]
mod about;
mod arguments;
mod connection_pool;
mod cpu_or_io;
mod daemon;
mod event;
mod gil;
mod imap_progress;
mod lock;
mod me;
pub mod net;
mod on_pool;
mod on_processes;
mod output;
mod pipe;
mod pool_cost;
mod pool_map;
mod prime_check;
mod process;
mod process_lock;
mod program;
mod queue;
mod result_order;
mod runaway_task;
mod separate_memory;
mod shared_counter;
mod shared_value;
mod stage;
mod tasks;
mod terminate;
mod thread_pool;
mod wait_timeout;

pub use crate::value::Value;
#[cfg(not(target_arch = "wasm32"))]
pub use about::{About, Parameter, ParameterType, Threads, registry};
pub use arguments::{Arguments, Word};
pub use me::Me;
pub use on_processes::{Console, Main, Needs, OnProcesses, Processes, Target};
pub use output::Output;
pub use program::{Program, RunError};
pub use stage::Stage;

/// All demos, in the order the gallery lists them.
pub static DEMOS: &[&Demo] = &[
    &prime_check::DEMO,
    &thread_pool::DEMO,
    &result_order::DEMO,
    &wait_timeout::DEMO,
    &runaway_task::DEMO,
    &pool_map::DEMO,
    &pool_cost::DEMO,
    &imap_progress::DEMO,
    &process::DEMO,
    &separate_memory::DEMO,
    &queue::DEMO,
    &pipe::DEMO,
    &shared_value::DEMO,
    &process_lock::DEMO,
    &terminate::DEMO,
    &shared_counter::DEMO,
    &lock::DEMO,
    &event::DEMO,
    &connection_pool::DEMO,
    &daemon::DEMO,
    &gil::DEMO,
    &cpu_or_io::DEMO,
];

/// A demo.
#[derive(Debug)]
pub struct Demo {
    /// How pages name it, in kebab-case.
    pub id: &'static str,
    /// Runs it with parameters that the page has checked, and gives its value.
    pub run: fn(&Program, &Arguments) -> Result<Value, RunError>,
    /// Whether it runs on processes, and how.
    pub processes: Processes,
    /// What pages are told of it. Not in the browser's binary: the page has it already.
    #[cfg(not(target_arch = "wasm32"))]
    pub about: About,
}

/// The demo with this id.
pub fn find(id: &str) -> Option<&'static Demo> {
    DEMOS.iter().copied().find(|demo| demo.id == id)
}
