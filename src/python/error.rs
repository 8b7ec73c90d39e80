//! Exceptions on their way, and what they carry.

use std::sync::Arc;

use super::class::ids;
use super::failure::{Failure, FailureKind};
use super::instance::{Instance, Payload};
use super::value::{ClassId, CodeId, Value};
use crate::sync::{Mutex, MutexGuard};

/// A raised exception.
#[derive(Clone, Debug)]
pub struct Raised(pub Arc<Instance>);

/// What every exception keeps.
#[derive(Debug, Default)]
#[allow(missing_docs)]
pub struct ExceptionState {
    pub args: Vec<Value>,
    pub cause: Option<Raised>,
    pub context: Option<Raised>,
    pub suppress_context: bool,
    /// Where it passed, the innermost first.
    pub traceback: Vec<Passed>,
    pub notes: Vec<Value>,
    /// What else a class keeps: `StopIteration.value`, `SystemExit.code`, `KeyError`...
    pub value: Value,
}

/// A place where an exception passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Passed {
    pub code: CodeId,
    pub line: u32,
}

/// A result, or an exception.
pub type Outcome<T = Value> = Result<T, Raised>;

impl Raised {
    /// An exception of a builtin class with these arguments.
    pub fn with_args(class: ClassId, args: Vec<Value>) -> Self {
        let value = match class {
            ids::STOP_ITERATION | ids::SYSTEM_EXIT | ids::STOP_ASYNC_ITERATION => {
                args.first().cloned().unwrap_or(Value::None)
            }
            _ => Value::Unbound,
        };
        let state = ExceptionState {
            args,
            value,
            ..ExceptionState::default()
        };
        Self(Arc::new(Instance::new(
            class,
            Payload::Exception(Box::new(Mutex::new(state))),
        )))
    }

    /// `SystemExit` with what `sys.exit` was given: nothing or None for success, a tuple for several
    /// arguments.
    pub fn exit(code: Option<&Value>) -> Self {
        match code {
            None | Some(Value::None) => Self::with_args(ids::SYSTEM_EXIT, Vec::new()),
            Some(Value::Tuple(codes)) if codes.0.len() != 1 => {
                let exit = Self::with_args(ids::SYSTEM_EXIT, codes.0.to_vec());
                exit.state().value = Value::Tuple(Arc::clone(codes));
                exit
            }
            Some(code) => Self::with_args(ids::SYSTEM_EXIT, vec![code.clone()]),
        }
    }

    /// An exception of a builtin class with a message.
    #[cold]
    pub fn new(class: ClassId, message: impl Into<String>) -> Self {
        Self::with_args(class, vec![Value::str(message.into())])
    }

    /// `TypeError`.
    #[cold]
    pub fn type_error(message: impl Into<String>) -> Self {
        Self::new(ids::TYPE_ERROR, message)
    }

    /// `ValueError`.
    #[cold]
    pub fn value_error(message: impl Into<String>) -> Self {
        Self::new(ids::VALUE_ERROR, message)
    }

    /// `RuntimeError`.
    #[cold]
    pub fn runtime_error(message: impl Into<String>) -> Self {
        Self::new(ids::RUNTIME_ERROR, message)
    }

    /// `StopIteration`, with the value that a generator returned.
    pub fn stop_iteration(value: Value) -> Self {
        let args = if value.is_none() {
            Vec::new()
        } else {
            vec![value]
        };
        Self::with_args(ids::STOP_ITERATION, args)
    }

    /// Its class.
    pub fn class(&self) -> ClassId {
        self.0.class()
    }

    /// What it keeps.
    ///
    /// # Panics
    /// Never: only exceptions are raised.
    pub fn state(&self) -> MutexGuard<'_, ExceptionState> {
        self.0.exception().expect("only exceptions are raised")
    }

    /// As a value.
    pub fn value(&self) -> Value {
        Value::Instance(Arc::clone(&self.0))
    }

    /// The exception that a value is.
    pub fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Instance(instance) if matches!(instance.payload, Payload::Exception(_)) => {
                Some(Self(Arc::clone(instance)))
            }
            _ => None,
        }
    }

    /// Sets what was being handled when it was raised, unless that is itself or would make a circle.
    pub fn set_context(&self, handled: &Raised) {
        if Arc::ptr_eq(&self.0, &handled.0) {
            return;
        }
        // A circle: whoever's context this is already forgets it, as CPython does.
        let mut earlier = handled.clone();
        loop {
            let next = earlier.state().context.clone();
            match next {
                Some(next) if Arc::ptr_eq(&next.0, &self.0) => {
                    earlier.state().context = None;
                    break;
                }
                Some(next) => earlier = next,
                None => break,
            }
        }
        self.state().context = Some(handled.clone());
    }
}

impl From<Failure> for Raised {
    #[cold]
    fn from(failure: Failure) -> Self {
        let class = match failure.kind {
            FailureKind::Index => ids::INDEX_ERROR,
            FailureKind::Lookup => ids::LOOKUP_ERROR,
            FailureKind::Memory => return Self::with_args(ids::MEMORY_ERROR, Vec::new()),
            FailureKind::Overflow => ids::OVERFLOW_ERROR,
            FailureKind::Type => ids::TYPE_ERROR,
            FailureKind::Value => ids::VALUE_ERROR,
            FailureKind::ZeroDivision => ids::ZERO_DIVISION_ERROR,
            FailureKind::Unsupported => ids::NOT_IMPLEMENTED_ERROR,
        };
        Self::new(class, failure.message)
    }
}
