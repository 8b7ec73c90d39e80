//! The instructions of one function while they are collected.

use std::collections::HashMap;
use std::sync::Arc;

use super::super::code::{
    CONST, Code, CodeKind, Handler, Instr, NO_REG, Reg, Signature, Site, Src,
};
use super::super::number::BigInt;
use super::super::symbol::Sym;
use super::super::value::{CodeId, ModuleId, Value};

/// What is known of a function before its body is compiled.
#[allow(missing_docs)]
pub struct Frame {
    pub name: Arc<str>,
    pub qualname: Arc<str>,
    pub scope: usize,
    pub kind: CodeKind,
    pub has_namespace: bool,
    pub runs_once: bool,
    pub first_line: u32,
}

/// A place to jump to, known later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label(u32);

/// What stands around a statement and has to be left in order.
#[derive(Clone)]
pub enum Block<'a> {
    /// A loop: where `continue` and `break` go.
    Loop { again: Label, end: Label },
    /// A `finally` clause.
    Finally { body: &'a [ruff_python_ast::Stmt] },
    /// A `with` statement: where its exit method is.
    With { exit: Reg, is_async: bool },
    /// The body of an `except` or `finally` clause: where what was handled before is kept.
    Handling {
        saved: Reg,
        name: Option<&'a ruff_python_ast::Identifier>,
    },
    /// Whatever is guarded by a handler, by number.
    Guarded { guard: usize },
}

/// A region guarded by a handler: the instructions between its pairs.
pub struct Guard {
    open: Option<u32>,
    spans: Vec<(u32, u32)>,
}

#[derive(PartialEq, Eq, Hash)]
enum Known {
    None,
    Bool(bool),
    Ellipsis,
    Int(i64),
    Float(u64),
    Str(Box<str>),
    Big(BigInt),
}

/// See the module's text.
pub struct Unit {
    pub frame: Frame,
    pub signature: Signature,
    pub docstring: Option<String>,
    pub instructions: Vec<Instr>,
    constants: Vec<Value>,
    known: HashMap<Known, Src>,
    sites: Vec<Sym>,
    pub codes: Vec<CodeId>,
    /// Local variables' registers, in order.
    pub locals: Vec<Sym>,
    pub registers: HashMap<String, Reg>,
    /// Whether a local variable surely has a value here.
    pub assigned: Vec<bool>,
    pub free: Vec<(Reg, Sym)>,
    /// Variables of the comprehensions around, innermost last: register, and whether it is a cell.
    pub comprehensions: Vec<HashMap<String, (Reg, bool)>>,
    /// The next free temporary, and one past the highest ever used.
    next: Reg,
    highest: Reg,
    labels: Vec<Option<u32>>,
    handlers: Vec<Handler>,
    guards: Vec<Guard>,
    lines: Vec<(u32, u32)>,
    line: u32,
    overflow: bool,
    /// Whether accesses to what threads share are marked.
    stepped: bool,
}

impl Unit {
    pub fn new(frame: Frame, stepped: bool) -> Self {
        Self {
            stepped,
            line: frame.first_line,
            frame,
            signature: Signature::default(),
            docstring: None,
            instructions: Vec::new(),
            constants: Vec::new(),
            known: HashMap::new(),
            sites: Vec::new(),
            codes: Vec::new(),
            locals: Vec::new(),
            registers: HashMap::new(),
            assigned: Vec::new(),
            free: Vec::new(),
            comprehensions: Vec::new(),
            next: 0,
            highest: 0,
            labels: Vec::new(),
            handlers: Vec::new(),
            guards: Vec::new(),
            lines: Vec::new(),
            overflow: false,
        }
    }

    // ---- instructions -------------------------------------------------------------------------

    pub fn emit(&mut self, instruction: Instr) {
        let at = self.here();
        if self.lines.last().is_none_or(|(_, line)| *line != self.line) {
            self.lines.push((at, self.line));
        }
        if self.stepped && instruction.may_touch() {
            self.instructions.push(Instr::Step);
        }
        self.instructions.push(instruction);
    }

    pub fn here(&self) -> u32 {
        self.instructions.len() as u32
    }

    pub fn set_line(&mut self, line: u32) {
        self.line = line;
    }

    pub fn label(&mut self) -> Label {
        self.labels.push(None);
        Label(self.labels.len() as u32 - 1)
    }

    pub fn place(&mut self, label: Label) {
        self.labels[label.0 as usize] = Some(self.here());
    }

    pub fn jump(&mut self, label: Label) {
        self.emit(Instr::Jump { target: label.0 });
    }

    pub fn jump_back(&mut self, label: Label) {
        self.emit(Instr::JumpBack { target: label.0 });
    }

    // ---- registers ----------------------------------------------------------------------------

    /// Gives a local variable its register; all of them before any temporary.
    pub fn add_local(&mut self, name: &str) -> Reg {
        if let Some(known) = self.registers.get(name) {
            return *known;
        }
        let reg = self.locals.len() as Reg;
        self.locals.push(Sym::of(name));
        self.registers.insert(name.to_owned(), reg);
        self.assigned.push(false);
        self.next = self.next.max(reg + 1);
        self.highest = self.highest.max(self.next);
        reg
    }

    pub fn temp(&mut self) -> Reg {
        let reg = self.next;
        if reg >= NO_REG - 1 {
            self.overflow = true;
            return reg;
        }
        self.next += 1;
        self.highest = self.highest.max(self.next);
        reg
    }

    pub fn temps(&mut self, count: usize) -> Reg {
        let first = self.next;
        for _ in 0..count {
            self.temp();
        }
        first
    }

    pub fn mark(&self) -> Reg {
        self.next
    }

    pub fn release(&mut self, mark: Reg) {
        self.next = mark;
    }

    pub fn is_local(&self, src: Src) -> bool {
        src & CONST == 0 && usize::from(src) < self.locals.len()
    }

    // ---- constants and names ------------------------------------------------------------------

    pub fn constant(&mut self, value: Value) -> Src {
        let known = match &value {
            Value::None => Some(Known::None),
            Value::Bool(value) => Some(Known::Bool(*value)),
            Value::Ellipsis => Some(Known::Ellipsis),
            Value::Int(number) => Some(Known::Int(*number)),
            Value::Float(number) => Some(Known::Float(number.to_bits())),
            Value::Str(text) => Some(Known::Str(text.as_str().into())),
            Value::Big(number) => Some(Known::Big((**number).clone())),
            _ => None,
        };
        if let Some(src) = known.as_ref().and_then(|known| self.known.get(known)) {
            return *src;
        }
        let index = self.constants.len();
        if index >= usize::from(CONST) {
            self.overflow = true;
            return CONST;
        }
        // Texts that are names already share the names' strings.
        let value = match value {
            Value::Str(text) => Value::Str(Sym::known(text.as_str()).map_or(text, Sym::string)),
            other => other,
        };
        self.constants.push(value);
        let src = CONST | index as u16;
        if let Some(known) = known {
            self.known.insert(known, src);
        }
        src
    }

    pub fn constant_str(&mut self, text: &str) -> Src {
        self.constant(Value::str(text))
    }

    pub fn site(&mut self, name: &str) -> u16 {
        if self.sites.len() >= usize::from(u16::MAX) {
            self.overflow = true;
            return 0;
        }
        self.sites.push(Sym::of(name));
        self.sites.len() as u16 - 1
    }

    pub fn code(&mut self, code: CodeId) -> u16 {
        self.codes.push(code);
        self.codes.len() as u16 - 1
    }

    // ---- guards -------------------------------------------------------------------------------

    /// Opens a guarded region.
    pub fn guard(&mut self) -> usize {
        self.guards.push(Guard {
            open: Some(self.here()),
            spans: Vec::new(),
        });
        self.guards.len() - 1
    }

    /// What follows is not guarded, for a while or for good.
    pub fn close_guard(&mut self, guard: usize) {
        let here = self.here();
        let guard = &mut self.guards[guard];
        if let Some(start) = guard.open.take().filter(|start| *start < here) {
            guard.spans.push((start, here));
        }
    }

    /// What follows is guarded again.
    pub fn reopen_guard(&mut self, guard: usize) {
        self.guards[guard].open = Some(self.here());
    }

    /// The guarded region's handler begins here.
    pub fn place_handler(&mut self, guard: usize, exception: Reg) {
        let target = self.here();
        let spans = std::mem::take(&mut self.guards[guard].spans);
        self.handlers
            .extend(spans.into_iter().map(|(start, end)| Handler {
                start,
                end,
                target,
                exception,
            }));
    }

    // ---- the end ------------------------------------------------------------------------------

    pub fn finish(mut self, module: ModuleId) -> Result<Code, String> {
        if self.overflow {
            return Err("this function is too large for this playground".to_owned());
        }
        for instruction in &mut self.instructions {
            if let Instr::Jump { target } | Instr::JumpBack { target } = instruction {
                *target = self.labels[*target as usize].unwrap_or_default();
            }
        }
        let is_simple = self.signature.is_simple() && self.frame.kind == CodeKind::Plain;
        let sites = self.sites.iter().map(|name| Site {
            name: *name,
            key: 0.into(),
            entry: 0.into(),
        });
        Ok(Code {
            name: self.frame.name,
            qualname: self.frame.qualname,
            module,
            kind: self.frame.kind,
            signature: self.signature,
            is_simple,
            has_namespace: self.frame.has_namespace,
            runs_once: self.frame.runs_once,
            registers: self.highest.max(1),
            locals: self.locals.into(),
            free: self.free.into(),
            sites: sites.collect(),
            instructions: self.instructions.into(),
            constants: self.constants.into(),
            codes: self.codes.into(),
            handlers: self.handlers.into(),
            lines: self.lines.into(),
            first_line: self.frame.first_line,
            docstring: self.docstring.map_or(Value::None, Value::from),
            object: std::sync::OnceLock::new(),
        })
    }
}
