//! Values: sixteen bytes, shared between threads.
//!
//! Small ones are whole in the value. Classes, functions of modules and classes, builtins and modules
//! live as long as their interpreter and are named by number, since a reference count that all
//! threads write would halve their speed. Everything else is behind an [`Arc`] and locks itself for
//! the length of one operation.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};

use super::discard::discard;
use super::generator::Generator;
use super::instance::Instance;
use super::interp::{Container, Interp};
use super::iter::Iter;
use super::number::{BigInt, Int};
use super::symbol::Sym;
use crate::sync::{Mutex, MutexGuard, lock};

pub use super::dict::Dict;
pub use super::set::Set;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {
        $($(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub u32);)*
    };
}

ids! {
    /// A class of an interpreter.
    ClassId
    /// A function of a module or class.
    FunctionId
    /// A builtin function or method.
    NativeId
    /// A module of an interpreter.
    ModuleId
    /// Compiled code of an interpreter.
    CodeId
}

/// See the module's text.
#[derive(Debug, Default)]
#[allow(missing_docs, reason = "named as Python's types are")]
pub enum Value {
    /// No value: a variable before its first assignment.
    #[default]
    Unbound,
    None,
    Bool(bool),
    Int(i64),
    Float(f64),
    NotImplemented,
    Ellipsis,
    Class(ClassId),
    Function(FunctionId),
    Native(NativeId),
    Module(ModuleId),
    /// Always beyond 64 bits.
    Big(Arc<BigInt>),
    Str(Arc<Str>),
    Bytes(Arc<Bytes>),
    Tuple(Arc<Tuple>),
    List(Arc<List>),
    Dict(Arc<Dict>),
    Set(Arc<Set>),
    Range(Arc<Range>),
    Slice(Arc<Slice>),
    Cell(Arc<Cell>),
    Closure(Arc<super::function::Function>),
    Method(Arc<Method>),
    Generator(Arc<Generator>),
    Iter(Arc<Iter>),
    Instance(Arc<Instance>),
}

/// Instances' numbers begin where no address lies that a list or string could have.
const FIRST_ID: u64 = 0x7fff_0000_0000;

impl Clone for Value {
    /// Values that are whole in themselves are copied in place: they are most of those that move.
    #[inline(always)]
    fn clone(&self) -> Self {
        match *self {
            Self::Unbound => Self::Unbound,
            Self::None => Self::None,
            Self::Bool(value) => Self::Bool(value),
            Self::Int(value) => Self::Int(value),
            Self::Float(value) => Self::Float(value),
            Self::NotImplemented => Self::NotImplemented,
            Self::Ellipsis => Self::Ellipsis,
            Self::Class(id) => Self::Class(id),
            Self::Function(id) => Self::Function(id),
            Self::Native(id) => Self::Native(id),
            Self::Module(id) => Self::Module(id),
            _ => self.clone_shared(),
        }
    }
}

impl Value {
    /// Whether it refers to something that counts those who refer to it.
    #[inline(always)]
    pub fn is_shared(&self) -> bool {
        !matches!(
            self,
            Self::Unbound
                | Self::None
                | Self::Bool(_)
                | Self::Int(_)
                | Self::Float(_)
                | Self::NotImplemented
                | Self::Ellipsis
                | Self::Class(_)
                | Self::Function(_)
                | Self::Native(_)
                | Self::Module(_)
        )
    }

    /// Puts a value in the place of another, which goes.
    #[inline(always)]
    pub fn replace(&mut self, value: Self) {
        let old = std::mem::replace(self, value);
        if old.is_shared() {
            drop(old);
        } else {
            std::mem::forget(old);
        }
    }

    fn clone_shared(&self) -> Self {
        match self {
            Self::Big(value) => Self::Big(Arc::clone(value)),
            Self::Str(value) => Self::Str(Arc::clone(value)),
            Self::Bytes(value) => Self::Bytes(Arc::clone(value)),
            Self::Tuple(value) => Self::Tuple(Arc::clone(value)),
            Self::List(value) => Self::List(Arc::clone(value)),
            Self::Dict(value) => Self::Dict(Arc::clone(value)),
            Self::Set(value) => Self::Set(Arc::clone(value)),
            Self::Range(value) => Self::Range(Arc::clone(value)),
            Self::Slice(value) => Self::Slice(Arc::clone(value)),
            Self::Cell(value) => Self::Cell(Arc::clone(value)),
            Self::Closure(value) => Self::Closure(Arc::clone(value)),
            Self::Method(value) => Self::Method(Arc::clone(value)),
            Self::Generator(value) => Self::Generator(Arc::clone(value)),
            Self::Iter(value) => Self::Iter(Arc::clone(value)),
            Self::Instance(value) => Self::Instance(Arc::clone(value)),
            // The others are copied by `clone`.
            _ => Self::Unbound,
        }
    }
}

/// A string, with its hash once it is known.
#[derive(Debug)]
pub struct Str {
    text: Box<str>,
    hash: AtomicU64,
    /// Its characters, where bytes and characters differ and it was indexed.
    characters: OnceLock<Box<[char]>>,
    ascii: bool,
}

impl<T: Into<Box<str>>> From<T> for Str {
    fn from(text: T) -> Self {
        let text = text.into();
        Self {
            ascii: text.is_ascii(),
            text,
            hash: AtomicU64::new(0),
            characters: OnceLock::new(),
        }
    }
}

impl Str {
    /// Its text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether a byte is a character.
    pub fn is_ascii(&self) -> bool {
        self.ascii
    }

    /// How many characters it has.
    pub fn len(&self) -> usize {
        if self.ascii {
            self.text.len()
        } else {
            self.characters().len()
        }
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Its characters by place.
    pub fn characters(&self) -> &[char] {
        self.characters.get_or_init(|| self.text.chars().collect())
    }

    /// Its hash, the same for equal texts of this memory.
    pub fn hash(&self) -> u64 {
        let known = self.hash.load(Ordering::Relaxed);
        if known != 0 {
            return known;
        }
        let mut hash = 0xcbf2_9ce4_8422_2325_u64 ^ self.text.len() as u64;
        let mut chunks = self.text.as_bytes().chunks_exact(8);
        for chunk in &mut chunks {
            let word = u64::from_le_bytes(chunk.try_into().unwrap_or_default());
            hash = mix(hash, word);
        }
        let mut rest = [0; 8];
        rest[..chunks.remainder().len()].copy_from_slice(chunks.remainder());
        hash = mix(hash, u64::from_le_bytes(rest));
        hash = (hash ^ (hash >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        hash = (hash ^ (hash >> 29)).max(1);
        self.hash.store(hash, Ordering::Relaxed);
        hash
    }
}

fn mix(hash: u64, word: u64) -> u64 {
    (hash.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95)
}

/// Bytes; a `bytearray` would be mutable, these are not.
#[derive(Debug)]
pub struct Bytes(pub Box<[u8]>);

/// A tuple.
#[derive(Debug)]
pub struct Tuple(pub Box<[Value]>);

/// A list.
#[derive(Debug, Default)]
pub struct List {
    items: Mutex<Vec<Value>>,
    tracked: AtomicBool,
}

impl Drop for List {
    fn drop(&mut self) {
        let items = std::mem::take(&mut *self.lock());
        if items.iter().any(Value::is_container) {
            discard(items);
        }
    }
}

impl Drop for Tuple {
    fn drop(&mut self) {
        if self.0.iter().any(Value::is_container) {
            discard(std::mem::take(&mut self.0));
        }
    }
}

impl Drop for Cell {
    fn drop(&mut self) {
        let value = self.set(Value::Unbound);
        if value.is_container() {
            discard(value);
        }
    }
}

impl Drop for Method {
    fn drop(&mut self) {
        discard((
            std::mem::take(&mut self.function),
            std::mem::take(&mut self.this),
        ));
    }
}

impl Drop for Slice {
    fn drop(&mut self) {
        for part in [&mut self.start, &mut self.stop, &mut self.step] {
            let part = std::mem::take(part);
            if !matches!(part, Value::Int(_) | Value::None | Value::Unbound) {
                discard(part);
            }
        }
    }
}

impl List {
    /// A list of these items.
    pub fn new(items: Vec<Value>) -> Self {
        Self {
            items: Mutex::new(items),
            tracked: AtomicBool::new(false),
        }
    }

    /// This is put into it: if that holds others, it may be part of a circle.
    pub fn track(self: &Arc<Self>, interp: &Interp, value: &Value) {
        if value.is_container() && !self.tracked.swap(true, Ordering::Relaxed) {
            interp.track(Container::List(Arc::downgrade(self)));
        }
    }

    /// Locks it, for one operation.
    #[inline]
    pub fn lock(&self) -> MutexGuard<'_, Vec<Value>> {
        lock(&self.items)
    }

    /// A copy of its items, as they are at one moment.
    pub fn items(&self) -> Vec<Value> {
        self.lock().clone()
    }
}

/// `range(start, stop, step)`, within 64 bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Range {
    pub start: i64,
    pub stop: i64,
    pub step: i64,
}

impl Range {
    /// How many numbers it has.
    pub fn len(&self) -> u64 {
        let (start, stop, step) = (self.start as i128, self.stop as i128, self.step as i128);
        let count = if step > 0 {
            (stop - start + step - 1) / step
        } else {
            (stop - start + step + 1) / step
        };
        count.max(0) as u64
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The number at a place, which must be inside.
    pub fn at(&self, place: u64) -> i64 {
        (self.start as i128 + place as i128 * self.step as i128) as i64
    }
}

/// `start:stop:step`.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct Slice {
    pub start: Value,
    pub stop: Value,
    pub step: Value,
}

/// A variable that inner functions see.
#[derive(Debug, Default)]
pub struct Cell {
    value: Mutex<Value>,
    tracked: AtomicBool,
}

impl Cell {
    /// A cell with this value.
    pub fn new(value: Value) -> Self {
        Self {
            value: Mutex::new(value),
            tracked: AtomicBool::new(false),
        }
    }

    /// This is put into it: if that holds others, it may be part of a circle.
    pub fn track(self: &Arc<Self>, interp: &Interp, value: &Value) {
        if value.is_container() && !self.tracked.swap(true, Ordering::Relaxed) {
            interp.track(Container::Cell(Arc::downgrade(self)));
        }
    }

    /// Its value.
    pub fn get(&self) -> Value {
        lock(&self.value).clone()
    }

    /// Gives it another value; what it had comes back, to be dropped without the lock.
    pub fn set(&self, value: Value) -> Value {
        std::mem::replace(&mut *lock(&self.value), value)
    }
}

/// A function with its `self`.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct Method {
    pub function: Value,
    pub this: Value,
}

impl Value {
    /// A string.
    pub fn str(text: impl Into<Box<str>>) -> Self {
        Self::Str(Arc::new(Str::from(text)))
    }

    /// Bytes.
    pub fn bytes(bytes: impl Into<Box<[u8]>>) -> Self {
        Self::Bytes(Arc::new(Bytes(bytes.into())))
    }

    /// A name as a string.
    pub fn name(sym: Sym) -> Self {
        Self::Str(sym.string())
    }

    /// A list.
    pub fn list(items: Vec<Value>) -> Self {
        Self::List(Arc::new(List::new(items)))
    }

    /// A tuple.
    pub fn tuple(items: impl Into<Box<[Value]>>) -> Self {
        Self::Tuple(Arc::new(Tuple(items.into())))
    }

    /// A whole number of any size.
    pub fn big(number: BigInt) -> Self {
        i64::try_from(&number).map_or_else(|_| Self::Big(Arc::new(number)), Self::Int)
    }

    /// Whether a variable has it.
    #[inline]
    pub fn is_bound(&self) -> bool {
        !matches!(self, Self::Unbound)
    }

    /// Whether it is None.
    pub fn is_none(&self) -> bool {
        matches!(self, Self::None)
    }

    /// The value, or none for `Unbound`.
    pub fn bound(self) -> Option<Self> {
        self.is_bound().then_some(self)
    }

    /// Whether it holds others.
    #[inline]
    pub fn is_container(&self) -> bool {
        matches!(
            self,
            Self::List(_)
                | Self::Dict(_)
                | Self::Set(_)
                | Self::Tuple(_)
                | Self::Cell(_)
                | Self::Closure(_)
                | Self::Method(_)
                | Self::Generator(_)
                | Self::Iter(_)
                | Self::Instance(_)
        )
    }

    /// A whole number.
    pub fn int(number: impl Into<Int>) -> Self {
        match number.into() {
            Int::Small(number) => Self::Int(number),
            Int::Big(number) => Self::Big(Arc::new(number)),
        }
    }

    /// Its text, if it is a string itself.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::Str(text) => Some(text.as_str()),
            _ => None,
        }
    }

    /// Python's `is`.
    pub fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Unbound, Self::Unbound)
            | (Self::None, Self::None)
            | (Self::NotImplemented, Self::NotImplemented)
            | (Self::Ellipsis, Self::Ellipsis) => true,
            (Self::Bool(a), Self::Bool(b)) => a == b,
            (Self::Int(a), Self::Int(b)) => a == b,
            (Self::Float(a), Self::Float(b)) => a.to_bits() == b.to_bits(),
            (Self::Class(a), Self::Class(b)) => a == b,
            (Self::Function(a), Self::Function(b)) => a == b,
            (Self::Native(a), Self::Native(b)) => a == b,
            (Self::Module(a), Self::Module(b)) => a == b,
            (Self::Tuple(a), Self::Tuple(b)) => {
                Arc::ptr_eq(a, b) || (a.0.is_empty() && b.0.is_empty())
            }
            (Self::Str(a), Self::Str(b)) => {
                Arc::ptr_eq(a, b) || a.as_str() == b.as_str() && a.text.len() <= 20
            }
            _ => match (self.address(), other.address()) {
                (Some(a), Some(b)) => a == b,
                _ => false,
            },
        }
    }

    /// Where it lies in memory, if it lies anywhere.
    pub fn address(&self) -> Option<usize> {
        Some(match self {
            Self::Big(a) => Arc::as_ptr(a).addr(),
            Self::Str(a) => Arc::as_ptr(a).addr(),
            Self::Bytes(a) => Arc::as_ptr(a).addr(),
            Self::Tuple(a) => Arc::as_ptr(a).addr(),
            Self::List(a) => Arc::as_ptr(a).addr(),
            Self::Dict(a) => Arc::as_ptr(a).addr(),
            Self::Set(a) => Arc::as_ptr(a).addr(),
            Self::Range(a) => Arc::as_ptr(a).addr(),
            Self::Slice(a) => Arc::as_ptr(a).addr(),
            Self::Cell(a) => Arc::as_ptr(a).addr(),
            Self::Closure(a) => Arc::as_ptr(a).addr(),
            Self::Method(a) => Arc::as_ptr(a).addr(),
            Self::Generator(a) => Arc::as_ptr(a).addr(),
            Self::Iter(a) => Arc::as_ptr(a).addr(),
            Self::Instance(a) => Arc::as_ptr(a).addr(),
            _ => return None,
        })
    }

    /// Python's `id()`: an address, or a number that is nobody else's. Instances, which may be keys and
    /// are often shown, have theirs in the order in which they were asked, whatever lies where.
    pub fn id(&self, interp: &Interp) -> u64 {
        let kind = |kind: u64, number: u64| (kind << 48) | (number << 4);
        match self {
            Self::Unbound | Self::None => kind(1, 1),
            Self::Bool(value) => kind(1, 2 + u64::from(*value)),
            Self::NotImplemented => kind(1, 4),
            Self::Ellipsis => kind(1, 5),
            Self::Int(number) => kind(2, *number as u64 & 0xfff_ffff_ffff),
            Self::Float(number) => kind(3, number.to_bits() >> 12),
            Self::Class(id) => kind(4, id.0.into()),
            Self::Function(id) => kind(5, id.0.into()),
            Self::Native(id) => kind(6, id.0.into()),
            Self::Module(id) => kind(7, id.0.into()),
            Self::Instance(instance) => FIRST_ID + (u64::from(instance.serial(interp)) << 4),
            _ => self.address().unwrap_or_default() as u64,
        }
    }

    /// As two words, if it is whole in the value: those can be kept in atomics.
    #[inline]
    pub fn to_plain(&self) -> Option<(u64, u64)> {
        Some(match self {
            Self::Unbound => (0, 0),
            Self::None => (1, 0),
            Self::Bool(value) => (2, u64::from(*value)),
            Self::Int(number) => (3, *number as u64),
            Self::Float(number) => (4, number.to_bits()),
            Self::NotImplemented => (5, 0),
            Self::Ellipsis => (6, 0),
            Self::Class(id) => (7, id.0.into()),
            Self::Function(id) => (8, id.0.into()),
            Self::Native(id) => (9, id.0.into()),
            Self::Module(id) => (10, id.0.into()),
            _ => return None,
        })
    }

    /// The inverse of [`Value::to_plain`].
    #[inline]
    pub fn from_plain(kind: u64, word: u64) -> Self {
        match kind {
            1 => Self::None,
            2 => Self::Bool(word != 0),
            3 => Self::Int(word as i64),
            4 => Self::Float(f64::from_bits(word)),
            5 => Self::NotImplemented,
            6 => Self::Ellipsis,
            7 => Self::Class(ClassId(word as u32)),
            8 => Self::Function(FunctionId(word as u32)),
            9 => Self::Native(NativeId(word as u32)),
            10 => Self::Module(ModuleId(word as u32)),
            _ => Self::Unbound,
        }
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Self::Int(value)
    }
}

impl From<usize> for Value {
    fn from(value: usize) -> Self {
        i64::try_from(value).map_or_else(|_| Self::big(value.into()), Self::Int)
    }
}

impl From<f64> for Value {
    fn from(value: f64) -> Self {
        Self::Float(value)
    }
}

impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Self::str(value)
    }
}

impl From<String> for Value {
    fn from(value: String) -> Self {
        Self::str(value)
    }
}
