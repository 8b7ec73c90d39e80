//! Python's strings and bytes: their methods, formatting and codecs, as functions that do not know
//! the VM.

pub mod bytes;
pub mod case;
pub mod chars;
pub mod codec;
mod format_float;
mod format_int;
mod format_text;
mod layout;
pub mod lines;
pub mod pad;
pub mod percent;
pub mod quote;
pub mod replace;
pub mod search;
pub mod spec;
pub mod split;
pub mod template;
mod view;

pub use format_float::format_float;
pub use format_int::format_int;
pub use format_text::format_text;
pub use view::Text;
