//! Everything a program has around it: workers, threads and executors, processes, standard output,
//! the network, and a timeline of what each of them does.

mod console;
mod error;
mod exact;
mod given;
mod lanes;
pub mod net;
mod output;
mod plain;
pub mod process_pool;
mod process_program;
mod program;
mod state;
pub mod tasks;
mod thread_context;

pub use console::Console;
pub use error::RunError;
pub use exact::Exact;
pub use given::Given;
pub use output::{Output, OutputView};
pub use plain::Plain;
pub use process_program::{MainProcess, all_started, no_shared_memory};
pub use program::Program;
pub use state::RuntimeState;
pub use thread_context::ThreadContext;
