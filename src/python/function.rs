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
    /// Those that are not in its `__dict__`.
    special: Mutex<Option<Arc<Dict>>>,
    annotations: Mutex<Option<Value>>,
}

impl Drop for Function {
    fn drop(&mut self) {
        super::discard::discard((
            std::mem::take(&mut self.cells),
            std::mem::take(&mut self.defaults),
            std::mem::take(&mut self.keyword_defaults),
            std::mem::take(&mut *lock(&self.attributes)),
        ));
    }
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
        let (attributes, special, annotations) =
            (Mutex::default(), Mutex::default(), Mutex::default());
        Self {
            code,
            defaults,
            keyword_defaults,
            cells,
            annotate,
            attributes,
            special,
            annotations,
        }
    }

    /// Its annotations, if they were asked for or set before.
    pub fn annotations(&self) -> Option<Value> {
        lock(&self.annotations).clone()
    }

    /// Keeps its annotations.
    pub fn keep_annotations(&self, annotations: Value) {
        let old = lock(&self.annotations).replace(annotations);
        drop(old);
    }

    /// An attribute that was set on it.
    pub fn attribute(&self, name: Sym) -> Option<Value> {
        let place = match Self::is_special(name) {
            true => &self.special,
            false => &self.attributes,
        };
        let dict = lock(place).clone()?;
        dict.get_name(name)
    }

    /// Its `__dict__`, made when it is first asked for.
    pub fn dict(&self) -> Arc<Dict> {
        Arc::clone(lock(&self.attributes).get_or_insert_default())
    }

    /// Sets an attribute; what it was before comes back.
    pub fn set_attribute(&self, name: Sym, value: Value) -> Option<Value> {
        let dict = match Self::is_special(name) {
            true => Arc::clone(lock(&self.special).get_or_insert_default()),
            false => self.dict(),
        };
        dict.set_name(name, value)
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
        let special = lock(&self.special).take();
        drop(special);
        let annotations = lock(&self.annotations).take();
        drop(annotations);
    }
}
