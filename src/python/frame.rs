//! What a thread is in the middle of: calls of Python functions, and calls of Rust functions that wait
//! for something.

use std::pin::Pin;
use std::sync::Arc;

use super::error::Raised;
use super::generator::{Generator, Suspended};
use super::instance::Instance;
use super::value::{CodeId, Dict, Value};

/// What a Rust function that could not answer at once will answer.
pub type Answer = Pin<Box<dyn Future<Output = Result<Value, Raised>> + Send>>;

/// A call under way.
pub enum Activation {
    /// Of a function in Python.
    Python(Frame),
    /// Of one in Rust.
    Native(NativeFrame),
}

/// A call of a Python function: where it is, and where its registers begin.
#[derive(Debug, Default)]
#[allow(missing_docs)]
pub struct Frame {
    pub code: CodeId,
    /// The next instruction.
    pub next: u32,
    /// Where its registers begin on the thread's stack.
    pub base: u32,
    /// How many it has.
    pub registers: u16,
    pub return_to: ReturnTo,
    /// The exception that is being handled.
    pub handled: Option<Raised>,
    pub extra: Option<Box<FrameExtra>>,
}

/// What few frames have.
#[derive(Debug, Default)]
#[allow(missing_docs)]
pub struct FrameExtra {
    /// The object that this `__init__` sets up: the result of the call.
    pub instance: Option<Arc<Instance>>,
    /// The generator whose frame this is, while it runs.
    pub generator: Option<Arc<Generator>>,
    /// What that is laid aside in, empty now: kept, so that nothing has to be made for each item.
    pub aside: Option<Box<Suspended>>,
    /// Names of a class body.
    pub namespace: Option<Arc<Dict>>,
    /// What a metaclass prepared for them, where that is no plain dict: it is told of each name.
    pub prepared: Value,
}

/// Where a call's result goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ReturnTo {
    /// The thread ends with it.
    #[default]
    Thread,
    /// A register of the frame below.
    Register(u16),
    /// Nowhere.
    Nowhere,
    /// Nowhere, and an exception is of no interest either.
    Discard,
    /// A truth, upon which the frame below takes or skips the jump that stands next: it takes it if
    /// the truth is this.
    Jump(bool),
    /// The item of a loop; at the end the frame below takes the jump that stands next, else skips it.
    Loop(u16),
    /// What a generator yields goes into the register, and the jump that stands next is skipped; what
    /// it returns goes there, too, and the jump is taken.
    Send(u16),
    /// The Rust function below.
    Native,
    /// The Rust function below, which wants to know whether a generator has ended.
    NativeStep,
}

/// A call of a Rust function that waits for something.
#[allow(missing_docs)]
pub struct NativeFrame {
    pub answer: Answer,
    pub return_to: ReturnTo,
    /// The function's name, for the timeline.
    pub name: &'static str,
}

impl Frame {
    /// The namespace of a class body.
    pub fn namespace(&self) -> Option<&Arc<Dict>> {
        self.extra.as_ref()?.namespace.as_ref()
    }

    /// The generator whose frame it is.
    pub fn generator(&self) -> Option<&Arc<Generator>> {
        self.extra.as_ref()?.generator.as_ref()
    }
}

impl std::fmt::Debug for Activation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Python(frame) => frame.fmt(f),
            Self::Native(frame) => f.debug_tuple("Native").field(&frame.name).finish(),
        }
    }
}
