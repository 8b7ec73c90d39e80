//! Exceptions that functions outside the VM ask their caller to raise.

use std::borrow::Cow;

/// The class of an exception.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FailureKind {
    /// IndexError.
    Index,
    /// LookupError.
    Lookup,
    /// MemoryError.
    Memory,
    /// OverflowError.
    Overflow,
    /// TypeError.
    Type,
    /// ValueError.
    Value,
    /// ZeroDivisionError.
    ZeroDivision,
    /// Python would have a result, but this engine does not support it.
    Unsupported,
}

/// An exception: its class and CPython's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Its class.
    pub kind: FailureKind,
    /// What `str()` of the exception gives.
    pub message: Cow<'static, str>,
}

impl Failure {
    fn new(kind: FailureKind, message: impl Into<Cow<'static, str>>) -> Self {
        Self {
            kind,
            message: message.into(),
        }
    }

    /// A ValueError.
    pub fn value(message: impl Into<Cow<'static, str>>) -> Self {
        Self::new(FailureKind::Value, message)
    }

    /// A TypeError.
    pub fn type_(message: impl Into<Cow<'static, str>>) -> Self {
        Self::new(FailureKind::Type, message)
    }

    /// An IndexError.
    pub fn index(message: impl Into<Cow<'static, str>>) -> Self {
        Self::new(FailureKind::Index, message)
    }

    /// A LookupError.
    pub fn lookup(message: impl Into<Cow<'static, str>>) -> Self {
        Self::new(FailureKind::Lookup, message)
    }

    /// An OverflowError.
    pub fn overflow(message: impl Into<Cow<'static, str>>) -> Self {
        Self::new(FailureKind::Overflow, message)
    }

    /// A ZeroDivisionError.
    pub fn zero_division(message: impl Into<Cow<'static, str>>) -> Self {
        Self::new(FailureKind::ZeroDivision, message)
    }

    /// A MemoryError, which has no text.
    pub fn memory() -> Self {
        Self::new(FailureKind::Memory, "")
    }

    /// A result that Python has and this engine does not support.
    pub fn unsupported(message: impl Into<Cow<'static, str>>) -> Self {
        Self::new(FailureKind::Unsupported, message)
    }
}

/// Texts and whole numbers larger than this, in bytes, are a MemoryError, so that a program's mistake
/// ends in an exception instead of a failed allocation.
pub const LARGEST: usize = 1 << 27;

/// MemoryError where a result would have more than [`LARGEST`] bytes.
pub fn check_size(bytes: usize) -> Result<(), Failure> {
    if bytes > LARGEST {
        Err(Failure::memory())
    } else {
        Ok(())
    }
}
