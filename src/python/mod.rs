//! The Python engine: from source text to threads that really run, can wait anywhere, and can be
//! stepped.
//!
//! A Python thread is a value (`thread::Thread`): a stack of frames, and nothing of it on the
//! machine's stack. `compile` makes bytecode of source text, `run` interprets it, `native` is how
//! Rust and Python call each other, and whoever runs threads is a driver ([`driver`]).

mod attr;
mod builtins;
mod call;
mod class;
mod code;
mod compile;
mod dict;
mod discard;
pub mod driver;
mod error;
mod exceptions;
pub mod failure;
mod frame;
mod function;
mod generator;
mod host;
mod import;
mod import_lock;
mod instance;
mod interp;
mod item;
mod iter;
mod iterate;
mod library;
mod module;
mod modules;
mod native;
mod notebook;
pub mod number;
mod ops;
mod processes;
mod program;
mod protocol;
pub mod random;
pub mod report;
mod run;
mod set;
pub mod set_table;
mod shape;
pub mod slice;
mod slot;
mod step;
mod suggest;
mod symbol;
mod syntax;
mod table;
pub mod text;
mod thread;
mod threads;
mod types;
mod value;

pub use host::{Host, Stream};
pub use interp::{Interp, Settings};
pub use module::Source;
pub(crate) use native::py_try;
pub use processes::Process;
pub use thread::Thread;

/// `sys.get_int_max_str_digits()`: decimal digits of a number that is read from text or written as it.
pub const DIGITS_LIMIT: usize = 4300;
