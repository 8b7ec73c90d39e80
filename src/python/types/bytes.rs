//! `bytes`.

use super::super::native::NativeFn;

/// Methods of `bytes`.
pub const METHODS: &[NativeFn] = &[];
