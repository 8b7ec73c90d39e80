//! Functions that are written in Python.

use std::sync::Arc;

use super::symbol::{Sym, well_known as sym};
use super::value::{Cell, CodeId, Dict, Value};
use crate::sync::{Mutex, lock};

/// A function: code with the values that it found where it was made.
#[derive(Debug)]
pub struct Function {
    /// What it does.
    pub code: CodeId,
    /// Values for the last positional parameters.
    pub defaults: Box<[Value]>,
    /// Values for keyword-only parameters, by name.
    pub keyword_defaults: Box<[(Sym, Value)]>,
    /// Variables of the functions around it.
    pub cells: Box<[Arc<Cell>]>,
    /// Makes its annotations, if it has any.
    pub annotate: Value,
    attributes: Mutex<Option<Arc<Dict>>>,
}

impl Function {
    /// A function over `code`.
    pub fn new(
        code: CodeId,
        defaults: Box<[Value]>,
        keyword_defaults: Box<[(Sym, Value)]>,
        cells: Box<[Arc<Cell>]>,
        annotate: Value,
    ) -> Self {
        let attributes = Mutex::default();
        Self {
            code,
            defaults,
            keyword_defaults,
            cells,
            annotate,
            attributes,
        }
    }

    /// An attribute that was set on it.
    pub fn attribute(&self, name: Sym) -> Option<Value> {
        let dict = lock(&self.attributes).clone()?;
        dict.get_name(name)
    }

    /// Its `__dict__`, made when it is first asked for.
    pub fn dict(&self) -> Arc<Dict> {
        Arc::clone(lock(&self.attributes).get_or_insert_default())
    }

    /// Whether `name` is kept with the function's own attributes although it is not in `__dict__`.
    pub fn is_special(name: Sym) -> bool {
        matches!(
            name,
            sym::NAME | sym::QUALNAME | sym::MODULE | sym::DOC | sym::ANNOTATIONS
        )
    }

    /// Forgets what it refers to, when the interpreter ends.
    pub fn clear(&self) {
        for cell in &self.cells {
            cell.set(Value::Unbound);
        }
        let attributes = lock(&self.attributes).take();
        drop(attributes);
    }
}
