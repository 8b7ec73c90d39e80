//! From source text to bytecode.
//!
//! The parser is ruff's. `scope` finds out what names mean, [`unit`] collects the instructions of one
//! function, and the other files walk statements and expressions.

mod calls;
mod comprehension;
mod expr;
mod function;
mod loops;
mod pattern;
mod scope;
mod stmt;
mod tries;
mod unit;

use std::sync::Arc;

use ruff_python_ast::Stmt;
use ruff_text_size::{Ranged, TextRange, TextSize};

use super::code::CodeKind;
use super::interp::Interp;
use super::value::{CodeId, ModuleId};
use scope::{ScopeError, Scopes};
use unit::{Block, Frame, Unit};

/// Why a source does not compile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// CPython's word for it: `SyntaxError`, `IndentationError`.
    pub kind: &'static str,
    /// What is wrong.
    pub message: String,
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
}

/// Walks a module's tree.
struct Compiler<'a> {
    interp: &'a Interp,
    module: ModuleId,
    source: &'a str,
    /// Where each line begins.
    line_starts: Vec<TextSize>,
    scopes: Scopes,
    /// The function being compiled, and those around it.
    units: Vec<Unit>,
    /// Names of the classes around, for private names.
    classes: Vec<Arc<str>>,
    /// What stands around the statement, for each function being compiled.
    blocks: Vec<Vec<Block<'a>>>,
    /// Guards that were closed on the way out, to be opened again for what follows.
    reopen: Vec<usize>,
    /// Whether accesses to what threads share are marked: in the program, not in the library.
    stepped: bool,
    /// How many `break` statements were compiled.
    breaks: usize,
}

/// Nesting of a source's brackets and blocks, at most: the parser recurses on the machine's stack.
const DEEPEST: usize = 200;

/// Compiles a module.
///
/// # Errors
/// If it is not a Python program, or one with something that this playground has not got.
pub fn compile(interp: &Interp, module: ModuleId, source: &str) -> Result<CodeId, SyntaxError> {
    compile_for(interp, module, source, true)
}

/// As [`compile`], for code that may run many times: functions that it makes go when nobody needs them.
///
/// # Errors
/// A syntax error.
pub fn compile_again(
    interp: &Interp,
    module: ModuleId,
    source: &str,
) -> Result<CodeId, SyntaxError> {
    compile_for(interp, module, source, false)
}

fn compile_for(
    interp: &Interp,
    module: ModuleId,
    source: &str,
    runs_once: bool,
) -> Result<CodeId, SyntaxError> {
    let line_starts: Vec<TextSize> = std::iter::once(TextSize::new(0))
        .chain(
            source
                .bytes()
                .enumerate()
                .filter(|(_, byte)| *byte == b'\n')
                .map(|(place, _)| TextSize::new(place as u32 + 1)),
        )
        .collect();
    let place = |at: TextSize| {
        let line = line_starts.partition_point(|start| *start <= at);
        let start = usize::from(line_starts[line - 1]);
        let column = source
            .get(start..usize::from(at))
            .map_or(0, |text| text.chars().count());
        (line as u32, column as u32 + 1)
    };
    check_nesting(source).map_err(|(message, at)| {
        let (line, column) = place(TextSize::new(at as u32));
        SyntaxError {
            kind: "SyntaxError",
            message,
            line,
            column,
        }
    })?;
    let parsed = ruff_python_parser::parse_module(source).map_err(|_| {
        let fault = super::syntax::explain(source);
        let (line, column) = place(TextSize::new(fault.at as u32));
        SyntaxError {
            kind: fault.kind,
            message: fault.message,
            line,
            column,
        }
    })?;
    let body = parsed.into_suite();
    let scopes = Scopes::of_module(&body).map_err(|ScopeError { message, range }| {
        let (line, column) = place(range.start());
        SyntaxError {
            kind: "SyntaxError",
            message,
            line,
            column,
        }
    })?;
    let mut compiler = Compiler {
        interp,
        module,
        source,
        line_starts,
        scopes,
        units: Vec::new(),
        classes: Vec::new(),
        blocks: Vec::new(),
        reopen: Vec::new(),
        stepped: interp.settings.stepped && !interp.modules[module.0].is_library(),
        breaks: 0,
    };
    compiler.module_body(&body, runs_once)
}

/// Brackets, operators and indentation so deep that recursion over them would be at risk.
fn check_nesting(source: &str) -> Result<(), (String, usize)> {
    check_operators(source)?;
    let indent = |line: &str| {
        line.bytes()
            .take_while(|byte| matches!(byte, b' ' | b'\t'))
            .count()
    };
    let mut at = 0;
    let mut levels: Vec<usize> = Vec::new();
    for line in source.split_inclusive('\n') {
        if !line.trim().is_empty() {
            let indent = indent(line);
            while levels.last().is_some_and(|level| *level >= indent) {
                levels.pop();
            }
            levels.push(indent);
            if levels.len() > 100 {
                return Err(("too many levels of indentation".to_owned(), at));
            }
        }
        at += line.len();
    }
    Ok(())
}

/// Operators within operators, at most.
const MOST_OPERATORS: usize = 400;

/// Looks through a text for expressions that nest too deeply, by brackets or by operators: each
/// bracket counts the operators since the last comma in it.
fn check_operators(source: &str) -> Result<(), (String, usize)> {
    let bytes = source.as_bytes();
    let mut counts = vec![0_usize];
    let mut total = 0;
    let mut place = 0;
    // F-strings around the place: their quotation mark, whether it is tripled, and how many brackets
    // there are around their text.
    let mut texts: Vec<(u8, bool, usize)> = Vec::new();
    while place < bytes.len() {
        let byte = bytes[place];
        let mut next = place + 1;
        if let Some((mark, triple, level)) = texts.last().copied()
            && (counts.len() <= level || byte == b'\n' && !triple)
        {
            let ends = match triple {
                true => bytes[place..].starts_with(&[mark; 3]),
                false => byte == mark || byte == b'\n',
            };
            if ends {
                texts.pop();
                while counts.len() > level {
                    total -= counts.pop().unwrap_or(0);
                }
                place += if triple { 3 } else { 1 };
                continue;
            }
            place += match byte {
                b'\\' => 2,
                b'{' if bytes[next..].first() == Some(&b'{') => 2,
                b'{' => {
                    counts.push(1);
                    total += 1;
                    1
                }
                _ => 1,
            };
            if counts.len() > DEEPEST {
                return Err(("too many nested parentheses".to_owned(), place));
            }
            continue;
        }
        match byte {
            b'"' | b'\'' if is_f_string(bytes, place) => {
                let triple = bytes[place..].starts_with(&[byte; 3]);
                texts.push((byte, triple, counts.len()));
                next = place + if triple { 3 } else { 1 };
            }
            b'#' => {
                next += bytes[next..]
                    .iter()
                    .take_while(|byte| **byte != b'\n')
                    .count()
            }
            b'"' | b'\'' => next = end_of_literal(bytes, place),
            b'(' | b'[' | b'{' => {
                counts.push(1);
                total += 1;
            }
            b')' | b']' | b'}' => {
                if counts.len() > 1 {
                    total -= counts.pop().unwrap_or(0);
                }
                // What was in brackets may be called, indexed or asked for an attribute.
                if let Some(count) = counts.last_mut() {
                    *count += 1;
                    total += 1;
                }
            }
            b',' | b';' | b'\n' if byte == b',' || counts.len() == 1 => {
                if let Some(count) = counts.last_mut() {
                    total -= std::mem::take(count);
                }
            }
            b'a'..=b'z' => {
                next += bytes[next..]
                    .iter()
                    .take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_')
                    .count();
                let nests = matches!(
                    &source[place..next],
                    "not" | "lambda" | "else" | "await" | "yield" | "for" | "and" | "or"
                );
                if let (true, Some(count)) = (nests, counts.last_mut()) {
                    *count += 1;
                    total += 1;
                }
            }
            b'+' | b'-' | b'*' | b'/' | b'%' | b'@' | b'&' | b'|' | b'^' | b'~' | b'<' | b'>'
            | b'=' | b'.' | b':' => {
                if let Some(count) = counts.last_mut() {
                    *count += 1;
                    total += 1;
                }
            }
            _ => {}
        }
        if counts.len() > DEEPEST {
            return Err(("too many nested parentheses".to_owned(), place));
        }
        if total > MOST_OPERATORS {
            return Err(("an expression is nested too deeply".to_owned(), place));
        }
        place = next;
    }
    Ok(())
}

/// Whether an f-string begins with this quotation mark.
fn is_f_string(bytes: &[u8], start: usize) -> bool {
    let letters = bytes[..start].iter().rev().take(3);
    let prefix: Vec<u8> = letters
        .take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_')
        .copied()
        .collect();
    prefix.len() < 3 && prefix.iter().any(|byte| b"fFtT".contains(byte))
}

/// Where a text literal ends that begins with this quotation mark.
fn end_of_literal(bytes: &[u8], start: usize) -> usize {
    let mark = bytes[start];
    let triple = bytes[start..].starts_with(&[mark; 3]);
    let mut place = start + if triple { 3 } else { 1 };
    while place < bytes.len() {
        match bytes[place] {
            b'\\' => place += 1,
            b'\n' if !triple => return place,
            byte if byte == mark && !triple => return place + 1,
            byte if byte == mark && bytes[place..].starts_with(&[mark; 3]) => return place + 3,
            _ => {}
        }
        place += 1;
    }
    bytes.len()
}

type Compiled<T = ()> = Result<T, SyntaxError>;

impl<'a> Compiler<'a> {
    fn module_body(&mut self, body: &'a [Stmt], runs_once: bool) -> Compiled<CodeId> {
        self.begin_unit(Unit::new(
            Frame {
                name: "<module>".into(),
                qualname: "<module>".into(),
                scope: 0,
                kind: CodeKind::Plain,
                has_namespace: false,
                runs_once,
                first_line: 1,
            },
            self.stepped,
        ));
        self.unit().docstring = stmt::docstring(body);
        if let Some(text) = stmt::docstring(body) {
            let text = self.unit().constant_str(&text);
            let slot = self.global_slot("__doc__", TextRange::default())?;
            self.unit()
                .emit(super::code::Instr::StoreGlobal { slot, src: text });
        }
        self.statements(body)?;
        let none = self.unit().constant(super::value::Value::None);
        self.unit().emit(super::code::Instr::Return { src: none });
        self.finish_unit()
    }

    fn begin_unit(&mut self, unit: Unit) {
        self.units.push(unit);
        self.blocks.push(Vec::new());
    }

    /// Makes the innermost function's code.
    fn finish_unit(&mut self) -> Compiled<CodeId> {
        self.blocks.pop();
        let Some(unit) = self.units.pop() else {
            unreachable!("finish_unit without a unit")
        };
        let line = unit.frame.first_line;
        let code = unit.finish(self.module).map_err(|message| SyntaxError {
            kind: "SyntaxError",
            message,
            line,
            column: 1,
        })?;
        Ok(CodeId(self.interp.codes.push(code)))
    }

    fn unit(&mut self) -> &mut Unit {
        self.units
            .last_mut()
            .expect("there is a function being compiled")
    }

    fn line_of(&self, at: TextSize) -> u32 {
        self.line_starts.partition_point(|start| *start <= at) as u32
    }

    fn mark_line(&mut self, node: &impl Ranged) {
        let line = self.line_of(node.start());
        self.unit().set_line(line);
    }

    fn error<T>(&self, node: &impl Ranged, message: impl Into<String>) -> Compiled<T> {
        let line = self.line_of(node.start());
        let start = usize::from(self.line_starts[line as usize - 1]);
        let before = self.source.get(start..usize::from(node.start()));
        let column = before.map_or(0, |text| text.chars().count()) as u32 + 1;
        Err(SyntaxError {
            kind: "SyntaxError",
            message: message.into(),
            line,
            column,
        })
    }

    /// A name inside of a class that begins with two underscores is the class's own.
    fn mangle(&self, name: &str) -> String {
        match self.classes.last() {
            Some(class)
                if name.starts_with("__") && !name.ends_with("__") && !name.contains('.') =>
            {
                match class.trim_start_matches('_') {
                    "" => name.to_owned(),
                    class => format!("_{class}{name}"),
                }
            }
            _ => name.to_owned(),
        }
    }

    fn global_slot(&mut self, name: &str, range: TextRange) -> Compiled<u16> {
        let slot = self.interp.modules[self.module.0].slot_of(super::symbol::Sym::of(name));
        match u16::try_from(slot) {
            Ok(slot) => Ok(slot),
            Err(_) => self.error(&range, "too many global names"),
        }
    }
}
