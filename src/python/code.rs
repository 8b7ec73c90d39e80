//! Bytecode: what a function, a module or a class body is compiled to.
//!
//! A register machine. Registers `0..locals` are the local variables, parameters first; temporaries
//! follow. An operand of type [`Src`] is a register or, with [`CONST`] set, a constant.

use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use super::symbol::Sym;
use super::value::{ModuleId, Value};

/// A register of the running frame.
pub type Reg = u16;
/// A register, or a constant where [`CONST`] is set.
pub type Src = u16;
/// Marks an operand as the index of a constant.
pub const CONST: u16 = 0x8000;
/// No register: an operand that is not there.
pub const NO_REG: u16 = 0x7fff;
/// No builtin of that name.
pub const NO_BUILTIN: u16 = 0xffff;

/// Binary operators, in the order of [`super::ops`]' tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum BinOp {
    Add,
    Sub,
    Mul,
    MatMul,
    TrueDiv,
    FloorDiv,
    Mod,
    Pow,
    LShift,
    RShift,
    And,
    Or,
    Xor,
}

/// Comparisons, identity and membership.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum CmpOp {
    Lt,
    Le,
    Eq,
    Ne,
    Gt,
    Ge,
    Is,
    IsNot,
    In,
    NotIn,
}

/// Unary operators.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum UnaryOp {
    Neg,
    Pos,
    Invert,
}

/// How an f-string's field is converted before it is formatted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Conversion {
    None,
    Str,
    Repr,
    Ascii,
}

/// Methods that `with` looks up on the class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum ContextMethod {
    Enter,
    Exit,
    AsyncEnter,
    AsyncExit,
}

/// One instruction: eight bytes.
///
/// Instructions that jump on a condition are followed by a [`Instr::Jump`] that holds the target:
/// it is taken or skipped.
#[derive(Clone, Copy, Debug, PartialEq)]
#[allow(missing_docs, reason = "operands are named by what they are")]
pub enum Instr {
    Nop,
    /// What follows may touch something that threads share: only where code is stepped.
    Step,
    Move {
        dst: Reg,
        src: Src,
    },
    LoadConst {
        dst: Reg,
        index: u32,
    },
    LoadGlobal {
        dst: Reg,
        slot: u16,
        builtin: u16,
    },
    StoreGlobal {
        slot: u16,
        src: Src,
    },
    DeleteGlobal {
        slot: u16,
    },
    /// A name of a class body: its namespace, then globals, then builtins.
    LoadName {
        dst: Reg,
        site: u16,
    },
    StoreName {
        site: u16,
        src: Src,
    },
    DeleteName {
        site: u16,
    },
    /// As `LoadName`, but the cell comes where globals would.
    LoadNameOrCell {
        dst: Reg,
        site: u16,
        cell: Reg,
    },
    MakeCell {
        reg: Reg,
    },
    LoadCell {
        dst: Reg,
        cell: Reg,
    },
    StoreCell {
        cell: Reg,
        src: Src,
    },
    DeleteCell {
        cell: Reg,
    },
    CheckBound {
        reg: Reg,
    },
    Clear {
        reg: Reg,
    },
    DeleteLocal {
        reg: Reg,
    },

    Add {
        dst: Reg,
        a: Src,
        b: Src,
    },
    Sub {
        dst: Reg,
        a: Src,
        b: Src,
    },
    Mul {
        dst: Reg,
        a: Src,
        b: Src,
    },
    FloorDiv {
        dst: Reg,
        a: Src,
        b: Src,
    },
    Mod {
        dst: Reg,
        a: Src,
        b: Src,
    },
    TrueDiv {
        dst: Reg,
        a: Src,
        b: Src,
    },
    Binary {
        op: BinOp,
        dst: Reg,
        a: Src,
        b: Src,
    },
    InPlace {
        op: BinOp,
        dst: Reg,
        a: Src,
        b: Src,
    },
    Unary {
        op: UnaryOp,
        dst: Reg,
        src: Src,
    },
    Not {
        dst: Reg,
        src: Src,
    },
    Compare {
        op: CmpOp,
        dst: Reg,
        a: Src,
        b: Src,
    },
    /// Jumps if the comparison is true (`IfCompare`) or false (`UnlessCompare`).
    IfCompare {
        op: CmpOp,
        a: Src,
        b: Src,
    },
    UnlessCompare {
        op: CmpOp,
        a: Src,
        b: Src,
    },
    If {
        src: Src,
    },
    Unless {
        src: Src,
    },
    Jump {
        target: u32,
    },
    /// A jump that closes a loop: a chance to stop here.
    JumpBack {
        target: u32,
    },

    GetIter {
        dst: Reg,
        src: Src,
    },
    GetAsyncIter {
        dst: Reg,
        src: Src,
    },
    GetAsyncNext {
        dst: Reg,
        src: Src,
    },
    /// The next item; jumps where there is none.
    ForIter {
        dst: Reg,
        iter: Reg,
    },

    LoadAttr {
        dst: Reg,
        obj: Src,
        site: u16,
    },
    StoreAttr {
        obj: Src,
        src: Src,
        site: u16,
    },
    DeleteAttr {
        obj: Src,
        site: u16,
    },
    /// The function in `dst`, its `self` in `dst + 1`, unbound there where it takes none.
    LoadMethod {
        dst: Reg,
        obj: Src,
        site: u16,
    },
    /// `super().name`: object and class in `base` and `base + 1`.
    LoadSuper {
        dst: Reg,
        base: Reg,
        site: u16,
    },
    GetItem {
        dst: Reg,
        obj: Src,
        index: Src,
    },
    SetItem {
        obj: Src,
        index: Src,
        src: Src,
    },
    DelItem {
        obj: Src,
        index: Src,
    },

    /// Callable in `base`, `argc` arguments after it.
    Call {
        dst: Reg,
        base: Reg,
        argc: u16,
    },
    /// What `LoadMethod` put into `base` and `base + 1`, `argc` arguments after it.
    CallMethod {
        dst: Reg,
        base: Reg,
        argc: u16,
    },
    /// As `CallMethod`; the last arguments have names: a tuple, in the `Extra` that follows.
    CallKw {
        dst: Reg,
        base: Reg,
        argc: u16,
    },
    /// Callable, a list of arguments, a dict of named ones, in `base` and after.
    CallEx {
        dst: Reg,
        base: Reg,
    },
    Extra {
        value: u32,
    },

    BuildList {
        dst: Reg,
        start: Reg,
        count: u16,
    },
    BuildTuple {
        dst: Reg,
        start: Reg,
        count: u16,
    },
    BuildSet {
        dst: Reg,
        start: Reg,
        count: u16,
    },
    /// Keys and values in turns.
    BuildDict {
        dst: Reg,
        start: Reg,
        count: u16,
    },
    BuildSlice {
        dst: Reg,
        start: Reg,
    },
    BuildString {
        dst: Reg,
        start: Reg,
        count: u16,
    },
    ListAppend {
        list: Reg,
        src: Src,
    },
    ListExtend {
        list: Reg,
        src: Src,
    },
    /// TypeError if `src` cannot be given as `*src` to the function in `callee`.
    CheckStar {
        callee: Reg,
        src: Src,
    },
    ListToTuple {
        dst: Reg,
        src: Src,
    },
    SetAdd {
        set: Reg,
        src: Src,
    },
    SetUpdate {
        set: Reg,
        src: Src,
    },
    DictInsert {
        dict: Reg,
        key: Src,
        src: Src,
    },
    /// `**src` in a display (`merge` false) or in a call (`merge` true: no key twice).
    DictUpdate {
        dict: Reg,
        src: Src,
        merge: bool,
    },
    FormatValue {
        conversion: Conversion,
        dst: Reg,
        src: Src,
        spec: Src,
    },
    Unpack {
        src: Src,
        start: Reg,
        count: u16,
    },
    /// With a starred target: `before` and `after` counts are in the `Extra` that follows.
    UnpackStar {
        src: Src,
        start: Reg,
    },
    /// Follows both: the values, where they came as a tuple, into registers. `Unpack` skips it where it
    /// has done so itself.
    Spread {
        start: Reg,
    },

    /// Defaults (tuple or None), keyword defaults (dict or None), annotations, then the cells.
    MakeFunction {
        dst: Reg,
        base: Reg,
        code: u16,
    },

    Return {
        src: Src,
    },
    /// Gives `src`; what is sent comes into `dst`. `delegate` is what it yields from, if anything.
    Yield {
        dst: Reg,
        src: Src,
        delegate: Reg,
    },
    /// Sends `value` on to `iter`. Jumps with its result when it has ended; else goes on with what
    /// it gave.
    Send {
        dst: Reg,
        iter: Reg,
        value: Src,
    },
    GetYieldFromIter {
        dst: Reg,
        src: Src,
    },
    GetAwaitable {
        dst: Reg,
        src: Src,
    },
    /// Wraps what an async generator yields.
    AsyncGenWrap {
        dst: Reg,
        src: Src,
    },

    Raise {
        exception: Src,
        cause: Src,
    },
    RaiseAgain,
    Reraise {
        exception: Reg,
    },
    EnterHandler {
        exception: Reg,
        saved: Reg,
    },
    LeaveHandler {
        saved: Reg,
    },
    /// Jumps unless the exception matches the class or tuple of classes.
    UnlessExceptionMatches {
        exception: Reg,
        class: Src,
    },
    /// Forgets what temporaries from this one on hold, and closes generators that nobody knows any more.
    Finish {
        from: Reg,
    },
    /// Splits a group into what matches and the rest: a pair.
    SplitGroup {
        dst: Reg,
        rest: Reg,
        class: Src,
    },
    /// Takes that pair apart: what matches stays in `dst`, the rest goes into `rest`; jumps if nothing
    /// matches.
    UnlessGroupMatches {
        dst: Reg,
        rest: Reg,
    },
    /// Makes a group of what handlers of `except*` raised, and of the rest; None if there is nothing.
    PrepareReraiseStar {
        dst: Reg,
        original: Reg,
        list: Reg,
    },
    /// Jumps if `src` is StopAsyncIteration; else raises it again.
    EndAsyncFor {
        exception: Reg,
    },
    AssertionFailed {
        src: Src,
    },

    LoadContextMethod {
        method: ContextMethod,
        dst: Reg,
        src: Src,
    },

    /// Module name in the site; whether it is for `from ... import`, and how many dots.
    Import {
        dst: Reg,
        site: u16,
        from: bool,
        level: u8,
    },
    ImportFrom {
        dst: Reg,
        module: Reg,
        site: u16,
    },
    ImportStar {
        module: Reg,
    },

    MatchSequence {
        src: Src,
    },
    MatchMapping {
        src: Src,
    },
    /// Values of the keys (a tuple) into a tuple, or None.
    MatchKeys {
        dst: Reg,
        src: Src,
        keys: Src,
    },
    /// Attributes by a class pattern: class, count and keyword names (tuple) in `base` and after.
    MatchClass {
        dst: Reg,
        src: Src,
        base: Reg,
    },
    /// A copy of the mapping without the keys.
    MatchRest {
        dst: Reg,
        src: Src,
        keys: Src,
    },
    Length {
        dst: Reg,
        src: Src,
    },
    /// A sentence about what this playground has not got.
    Unsupported {
        message: Src,
    },
}

/// Where an attribute or name is asked for, with what was found there last.
#[derive(Debug)]
pub struct Site {
    /// The name.
    pub name: Sym,
    /// See [`super::cache`].
    pub key: AtomicU64,
    /// See [`super::cache`].
    pub entry: AtomicU64,
}

/// Instructions `start..end` are guarded: on an exception, go on at `target`, with it in `exception`.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs)]
pub struct Handler {
    pub start: u32,
    pub end: u32,
    pub target: u32,
    pub exception: Reg,
}

/// What calling a function's code makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum CodeKind {
    Plain,
    Generator,
    Coroutine,
    AsyncGenerator,
}

/// Parameters, in the order of their registers.
#[derive(Clone, Debug, Default)]
#[allow(missing_docs)]
pub struct Signature {
    pub positional_only: u16,
    /// Those that can be given by position, positional-only ones among them.
    pub positional: u16,
    pub keyword_only: u16,
    pub star: bool,
    pub star_star: bool,
}

impl Signature {
    /// Registers that parameters take.
    pub fn count(&self) -> usize {
        usize::from(self.positional)
            + usize::from(self.keyword_only)
            + usize::from(self.star)
            + usize::from(self.star_star)
    }

    /// Whether a call with as many arguments by position needs nothing else done.
    pub fn is_simple(&self) -> bool {
        self.keyword_only == 0 && !self.star && !self.star_star
    }
}

/// A compiled function, module, or class body.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct Code {
    pub name: Arc<str>,
    pub qualname: Arc<str>,
    pub module: ModuleId,
    pub kind: CodeKind,
    pub signature: Signature,
    pub is_simple: bool,
    /// A class body: names go into a namespace.
    pub has_namespace: bool,
    /// Runs once in its surroundings' life: functions that it makes are immortal.
    pub runs_once: bool,
    pub registers: u16,
    /// Names of local variables, by register.
    pub locals: Box<[Sym]>,
    /// Registers that free variables' cells go into, and their names.
    pub free: Box<[(Reg, Sym)]>,
    pub instructions: Box<[Instr]>,
    pub constants: Box<[Value]>,
    pub sites: Box<[Site]>,
    pub codes: Box<[super::value::CodeId]>,
    pub handlers: Box<[Handler]>,
    /// From which instruction on which line.
    pub lines: Box<[(u32, u32)]>,
    pub first_line: u32,
    pub docstring: Value,
    /// `__code__`, once somebody has asked for it.
    pub object: std::sync::OnceLock<Value>,
}

impl Code {
    /// The line of an instruction.
    pub fn line(&self, instruction: u32) -> u32 {
        let after = self
            .lines
            .partition_point(|(start, _)| *start <= instruction);
        after
            .checked_sub(1)
            .map_or(self.first_line, |place| self.lines[place].1)
    }

    /// The innermost handler around an instruction.
    pub fn handler(&self, instruction: u32) -> Option<Handler> {
        let mut around = self.handlers.iter();
        around
            .find(|handler| (handler.start..handler.end).contains(&instruction))
            .copied()
    }
}
