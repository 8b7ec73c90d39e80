//! Classes: builtin ones with numbers known when this is compiled, and those that programs make.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, OnceLock, RwLock};

use indexmap::IndexMap;

use super::symbol::{Sym, well_known as sym};
use super::value::{ClassId, Value};

/// What instances of a class keep beside their attributes; inherited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// Nothing.
    Object,
    /// A value of this builtin type.
    Value(ClassId),
    /// An exception.
    Exception,
    /// Something written in Rust, made by this builtin class.
    Native(ClassId),
    /// It is a class itself.
    Class,
}

macro_rules! builtin_classes {
    ($($id:ident $name:literal $base:ident $layout:ident,)*) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        enum Number { $($id,)* }

        /// The builtin classes' numbers.
        pub mod ids {
            use super::{ClassId, Number};
            $(#[doc = $name] pub const $id: ClassId = ClassId(Number::$id as u32);)*
        }

        /// Name, base and layout of the builtin classes, by number.
        pub const BUILTIN: &[(&str, ClassId, Layout)] = &[
            $(($name, ids::$base, layouts::$layout(ids::$id)),)*
        ];
    };
}

/// The layouts that the table names.
#[allow(non_snake_case)]
mod layouts {
    use super::{ClassId, Layout};
    pub const fn Object(_: ClassId) -> Layout {
        Layout::Object
    }
    pub const fn Value(id: ClassId) -> Layout {
        Layout::Value(id)
    }
    pub const fn Native(id: ClassId) -> Layout {
        Layout::Native(id)
    }
    pub const fn Exception(_: ClassId) -> Layout {
        Layout::Exception
    }
    pub const fn Class(_: ClassId) -> Layout {
        Layout::Class
    }
}

builtin_classes! {
    OBJECT "object" OBJECT Object,
    TYPE "type" OBJECT Class,
    INT "int" OBJECT Value,
    BOOL "bool" INT Value,
    FLOAT "float" OBJECT Value,
    STR "str" OBJECT Value,
    BYTES "bytes" OBJECT Value,
    TUPLE "tuple" OBJECT Value,
    LIST "list" OBJECT Value,
    DICT "dict" OBJECT Value,
    SET "set" OBJECT Value,
    FROZENSET "frozenset" OBJECT Value,
    RANGE "range" OBJECT Value,
    SLICE "slice" OBJECT Value,
    NONE_TYPE "NoneType" OBJECT Value,
    NOT_IMPLEMENTED_TYPE "NotImplementedType" OBJECT Value,
    ELLIPSIS_TYPE "ellipsis" OBJECT Value,
    FUNCTION "function" OBJECT Value,
    BUILTIN_FUNCTION "builtin_function_or_method" OBJECT Value,
    METHOD "method" OBJECT Value,
    METHOD_DESCRIPTOR "method_descriptor" OBJECT Value,
    MODULE "module" OBJECT Value,
    CELL "cell" OBJECT Value,
    GENERATOR "generator" OBJECT Value,
    COROUTINE "coroutine" OBJECT Value,
    ASYNC_GENERATOR "async_generator" OBJECT Value,
    ASYNC_GENERATOR_SEND "async_generator_asend" OBJECT Native,
    LIST_ITERATOR "list_iterator" OBJECT Value,
    TUPLE_ITERATOR "tuple_iterator" OBJECT Value,
    STR_ITERATOR "str_iterator" OBJECT Value,
    BYTES_ITERATOR "bytes_iterator" OBJECT Value,
    RANGE_ITERATOR "range_iterator" OBJECT Value,
    DICT_KEYITERATOR "dict_keyiterator" OBJECT Value,
    DICT_VALUEITERATOR "dict_valueiterator" OBJECT Value,
    DICT_ITEMITERATOR "dict_itemiterator" OBJECT Value,
    LIST_REVERSEITERATOR "list_reverseiterator" OBJECT Value,
    DICT_REVERSEKEYITERATOR "dict_reversekeyiterator" OBJECT Value,
    DICT_REVERSEVALUEITERATOR "dict_reversevalueiterator" OBJECT Value,
    DICT_REVERSEITEMITERATOR "dict_reverseitemiterator" OBJECT Value,
    SET_ITERATOR "set_iterator" OBJECT Value,
    SEQUENCE_ITERATOR "iterator" OBJECT Value,
    CALLABLE_ITERATOR "callable_iterator" OBJECT Value,
    REVERSED "reversed" OBJECT Value,
    ENUMERATE "enumerate" OBJECT Value,
    ZIP "zip" OBJECT Value,
    MAP "map" OBJECT Value,
    FILTER "filter" OBJECT Value,
    NATIVE_ITERATOR "iterator" OBJECT Value,
    DICT_KEYS "dict_keys" OBJECT Native,
    DICT_VALUES "dict_values" OBJECT Native,
    DICT_ITEMS "dict_items" OBJECT Native,
    MAPPING_PROXY "mappingproxy" OBJECT Native,
    PROPERTY "property" OBJECT Native,
    STATICMETHOD "staticmethod" OBJECT Native,
    CLASSMETHOD "classmethod" OBJECT Native,
    SUPER "super" OBJECT Native,
    TRACEBACK "traceback" OBJECT Native,
    CODE "code" OBJECT Native,
    FRAME "frame" OBJECT Native,
    UNION_TYPE "Union" OBJECT Native,
    GENERIC_ALIAS "GenericAlias" OBJECT Native,
    GETSET_DESCRIPTOR "getset_descriptor" OBJECT Native,

    BASE_EXCEPTION "BaseException" OBJECT Exception,
    BASE_EXCEPTION_GROUP "BaseExceptionGroup" BASE_EXCEPTION Exception,
    GENERATOR_EXIT "GeneratorExit" BASE_EXCEPTION Exception,
    KEYBOARD_INTERRUPT "KeyboardInterrupt" BASE_EXCEPTION Exception,
    SYSTEM_EXIT "SystemExit" BASE_EXCEPTION Exception,
    EXCEPTION "Exception" BASE_EXCEPTION Exception,
    ARITHMETIC_ERROR "ArithmeticError" EXCEPTION Exception,
    FLOATING_POINT_ERROR "FloatingPointError" ARITHMETIC_ERROR Exception,
    OVERFLOW_ERROR "OverflowError" ARITHMETIC_ERROR Exception,
    ZERO_DIVISION_ERROR "ZeroDivisionError" ARITHMETIC_ERROR Exception,
    ASSERTION_ERROR "AssertionError" EXCEPTION Exception,
    ATTRIBUTE_ERROR "AttributeError" EXCEPTION Exception,
    BUFFER_ERROR "BufferError" EXCEPTION Exception,
    EOF_ERROR "EOFError" EXCEPTION Exception,
    EXCEPTION_GROUP "ExceptionGroup" BASE_EXCEPTION_GROUP Exception,
    IMPORT_ERROR "ImportError" EXCEPTION Exception,
    MODULE_NOT_FOUND_ERROR "ModuleNotFoundError" IMPORT_ERROR Exception,
    LOOKUP_ERROR "LookupError" EXCEPTION Exception,
    INDEX_ERROR "IndexError" LOOKUP_ERROR Exception,
    KEY_ERROR "KeyError" LOOKUP_ERROR Exception,
    MEMORY_ERROR "MemoryError" EXCEPTION Exception,
    NAME_ERROR "NameError" EXCEPTION Exception,
    UNBOUND_LOCAL_ERROR "UnboundLocalError" NAME_ERROR Exception,
    OS_ERROR "OSError" EXCEPTION Exception,
    BLOCKING_IO_ERROR "BlockingIOError" OS_ERROR Exception,
    CHILD_PROCESS_ERROR "ChildProcessError" OS_ERROR Exception,
    CONNECTION_ERROR "ConnectionError" OS_ERROR Exception,
    BROKEN_PIPE_ERROR "BrokenPipeError" CONNECTION_ERROR Exception,
    CONNECTION_ABORTED_ERROR "ConnectionAbortedError" CONNECTION_ERROR Exception,
    CONNECTION_REFUSED_ERROR "ConnectionRefusedError" CONNECTION_ERROR Exception,
    CONNECTION_RESET_ERROR "ConnectionResetError" CONNECTION_ERROR Exception,
    FILE_EXISTS_ERROR "FileExistsError" OS_ERROR Exception,
    FILE_NOT_FOUND_ERROR "FileNotFoundError" OS_ERROR Exception,
    INTERRUPTED_ERROR "InterruptedError" OS_ERROR Exception,
    IS_A_DIRECTORY_ERROR "IsADirectoryError" OS_ERROR Exception,
    NOT_A_DIRECTORY_ERROR "NotADirectoryError" OS_ERROR Exception,
    PERMISSION_ERROR "PermissionError" OS_ERROR Exception,
    PROCESS_LOOKUP_ERROR "ProcessLookupError" OS_ERROR Exception,
    TIMEOUT_ERROR "TimeoutError" OS_ERROR Exception,
    REFERENCE_ERROR "ReferenceError" EXCEPTION Exception,
    RUNTIME_ERROR "RuntimeError" EXCEPTION Exception,
    NOT_IMPLEMENTED_ERROR "NotImplementedError" RUNTIME_ERROR Exception,
    PYTHON_FINALIZATION_ERROR "PythonFinalizationError" RUNTIME_ERROR Exception,
    RECURSION_ERROR "RecursionError" RUNTIME_ERROR Exception,
    STOP_ASYNC_ITERATION "StopAsyncIteration" EXCEPTION Exception,
    STOP_ITERATION "StopIteration" EXCEPTION Exception,
    SYNTAX_ERROR "SyntaxError" EXCEPTION Exception,
    INDENTATION_ERROR "IndentationError" SYNTAX_ERROR Exception,
    TAB_ERROR "TabError" INDENTATION_ERROR Exception,
    SYSTEM_ERROR "SystemError" EXCEPTION Exception,
    TYPE_ERROR "TypeError" EXCEPTION Exception,
    VALUE_ERROR "ValueError" EXCEPTION Exception,
    UNICODE_ERROR "UnicodeError" VALUE_ERROR Exception,
    UNICODE_DECODE_ERROR "UnicodeDecodeError" UNICODE_ERROR Exception,
    UNICODE_ENCODE_ERROR "UnicodeEncodeError" UNICODE_ERROR Exception,
    WARNING "Warning" EXCEPTION Exception,
    BYTES_WARNING "BytesWarning" WARNING Exception,
    DEPRECATION_WARNING "DeprecationWarning" WARNING Exception,
    FUTURE_WARNING "FutureWarning" WARNING Exception,
    IMPORT_WARNING "ImportWarning" WARNING Exception,
    PENDING_DEPRECATION_WARNING "PendingDeprecationWarning" WARNING Exception,
    RESOURCE_WARNING "ResourceWarning" WARNING Exception,
    RUNTIME_WARNING "RuntimeWarning" WARNING Exception,
    SYNTAX_WARNING "SyntaxWarning" WARNING Exception,
    UNICODE_WARNING "UnicodeWarning" WARNING Exception,
    USER_WARNING "UserWarning" WARNING Exception,
}

/// Builtin classes that programs cannot derive from, by number.
pub const FINAL: &[ClassId] = &[
    ids::BOOL,
    ids::RANGE,
    ids::SLICE,
    ids::NONE_TYPE,
    ids::NOT_IMPLEMENTED_TYPE,
    ids::ELLIPSIS_TYPE,
    ids::FUNCTION,
    ids::BUILTIN_FUNCTION,
    ids::METHOD,
    ids::METHOD_DESCRIPTOR,
    ids::GENERATOR,
    ids::COROUTINE,
    ids::ASYNC_GENERATOR,
    ids::DICT_KEYS,
    ids::DICT_VALUES,
    ids::DICT_ITEMS,
    ids::MAPPING_PROXY,
    ids::CELL,
    ids::CODE,
    ids::FRAME,
    ids::TRACEBACK,
];

/// What a class overrides of what every object has; inherited.
pub mod flags {
    /// `__getattribute__`
    pub const GETATTRIBUTE: u32 = 1;
    /// `__getattr__`
    pub const GETATTR: u32 = 1 << 1;
    /// `__setattr__`
    pub const SETATTR: u32 = 1 << 2;
    /// `__delattr__`
    pub const DELATTR: u32 = 1 << 3;
    /// `__eq__`
    pub const EQ: u32 = 1 << 4;
    /// `__hash__`
    pub const HASH: u32 = 1 << 5;
    /// `__bool__` or `__len__`
    pub const TRUTH: u32 = 1 << 6;
    /// `__new__`
    pub const NEW: u32 = 1 << 7;
    /// `__get__`
    pub const GET: u32 = 1 << 8;
    /// `__set__` or `__delete__`
    pub const SET: u32 = 1 << 9;
    /// `__iter__`
    pub const ITER: u32 = 1 << 10;
    /// `__getitem__`
    pub const GETITEM: u32 = 1 << 11;
    /// `__setitem__`
    pub const SETITEM: u32 = 1 << 12;
    /// `__missing__`
    pub const MISSING: u32 = 1 << 13;
    /// `__class_getitem__`
    pub const CLASS_GETITEM: u32 = 1 << 14;
    /// `__contains__`
    pub const CONTAINS: u32 = 1 << 15;
    /// `__len__`
    pub const LEN: u32 = 1 << 16;
    /// `__call__` of a metaclass
    pub const CALL: u32 = 1 << 17;
    /// `__str__`
    pub const STR: u32 = 1 << 18;
    /// `__repr__`
    pub const REPR: u32 = 1 << 19;
    /// `__next__`
    pub const NEXT: u32 = 1 << 20;
    /// It has `__slots__`, and so have its bases: no attributes but those.
    pub const SLOTS_ONLY: u32 = 1 << 30;
    /// It is written in Rust here, but in Python in CPython: its objects take any attribute.
    pub const OPEN: u32 = 1 << 29;
}

/// The flag for a method, if it has one.
fn flag_of(name: Sym) -> u32 {
    match name {
        sym::GETATTRIBUTE => flags::GETATTRIBUTE,
        sym::GETATTR => flags::GETATTR,
        sym::SETATTR => flags::SETATTR,
        sym::DELATTR => flags::DELATTR,
        sym::EQ => flags::EQ,
        sym::HASH => flags::HASH,
        sym::BOOL => flags::TRUTH,
        sym::LEN => flags::TRUTH | flags::LEN,
        sym::NEW => flags::NEW,
        sym::GET => flags::GET,
        sym::SET | sym::DELETE => flags::SET,
        sym::ITER => flags::ITER,
        sym::GETITEM => flags::GETITEM,
        sym::SETITEM => flags::SETITEM,
        sym::MISSING => flags::MISSING,
        sym::CLASS_GETITEM => flags::CLASS_GETITEM,
        sym::CONTAINS => flags::CONTAINS,
        sym::CALL => flags::CALL,
        sym::STR => flags::STR,
        sym::REPR => flags::REPR,
        sym::NEXT => flags::NEXT,
        _ => 0,
    }
}

/// A class.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct Class {
    pub id: ClassId,
    pub name: Sym,
    /// Its metaclass.
    pub meta: ClassId,
    pub bases: Box<[ClassId]>,
    /// Itself and what it inherits from, in the order of look-up.
    pub mro: Box<[ClassId]>,
    pub layout: Layout,
    pub is_builtin: bool,
    flags: AtomicU32,
    attributes: RwLock<IndexMap<Sym, Value>>,
    /// The type that prints as `module.Name` in errors.
    pub slots: OnceLock<Box<[Sym]>>,
    subclasses: RwLock<Vec<ClassId>>,
}

impl Class {
    /// A class; flags are inherited from `inherited`.
    #[allow(clippy::too_many_arguments)]
    pub fn new(
        id: ClassId,
        name: Sym,
        meta: ClassId,
        bases: Box<[ClassId]>,
        mro: Box<[ClassId]>,
        layout: Layout,
        is_builtin: bool,
        inherited: u32,
    ) -> Self {
        Self {
            id,
            name,
            meta,
            bases,
            mro,
            layout,
            is_builtin,
            flags: AtomicU32::new(inherited),
            attributes: RwLock::default(),
            slots: OnceLock::new(),
            subclasses: RwLock::default(),
        }
    }

    /// Whether it or a base overrides one of these, by [`flags`].
    #[inline]
    pub fn has(&self, flags: u32) -> bool {
        self.flags.load(Ordering::Relaxed) & flags != 0
    }

    /// All flags.
    pub fn flags(&self) -> u32 {
        self.flags.load(Ordering::Relaxed)
    }

    /// Adds flags.
    pub fn add_flags(&self, flags: u32) {
        self.flags.fetch_or(flags, Ordering::Relaxed);
    }

    /// Takes flags away.
    pub fn remove_flags(&self, flags: u32) {
        self.flags.fetch_and(!flags, Ordering::Relaxed);
    }

    /// An attribute of its own.
    pub fn own(&self, name: Sym) -> Option<Value> {
        self.attributes
            .read()
            .unwrap_or_else(|e| e.into_inner())
            .get(&name)
            .cloned()
    }

    /// Sets an attribute of its own, without telling anybody: see `Interp::set_class_attribute`.
    pub fn put(&self, name: Sym, value: Value) -> Option<Value> {
        let flag = flag_of(name);
        if flag != 0 && !self.is_builtin {
            self.add_flags(flag);
        }
        self.attributes
            .write()
            .unwrap_or_else(|e| e.into_inner())
            .insert(name, value)
    }

    /// Removes an attribute of its own.
    pub fn remove(&self, name: Sym) -> Option<Value> {
        self.attributes
            .write()
            .unwrap_or_else(|e| e.into_inner())
            .shift_remove(&name)
    }

    /// Its own attributes, in order.
    pub fn entries(&self) -> Vec<(Sym, Value)> {
        let attributes = self.attributes.read().unwrap_or_else(|e| e.into_inner());
        attributes
            .iter()
            .map(|(name, value)| (*name, value.clone()))
            .collect()
    }

    /// Those derived from it.
    pub fn subclasses(&self) -> Vec<ClassId> {
        self.subclasses
            .read()
            .unwrap_or_else(|e| e.into_inner())
            .clone()
    }

    /// One more is derived from it.
    pub fn add_subclass(&self, class: ClassId) {
        self.subclasses
            .write()
            .unwrap_or_else(|e| e.into_inner())
            .push(class);
    }

    /// Forgets its attributes, when the interpreter ends.
    pub fn clear(&self) {
        let old = std::mem::take(&mut *self.attributes.write().unwrap_or_else(|e| e.into_inner()));
        drop(old);
    }

    /// Its name as text.
    pub fn name(&self) -> &'static str {
        self.name.text()
    }

    /// Its module's name, if it is a class of a program.
    pub fn module(&self) -> Option<Arc<super::value::Str>> {
        match self.own(sym::MODULE) {
            Some(Value::Str(name)) => Some(name),
            _ => None,
        }
    }
}

/// The order in which attributes are looked up (C3); an error where the bases contradict each other.
pub fn linearize(class: ClassId, bases: &[(ClassId, Box<[ClassId]>)]) -> Option<Box<[ClassId]>> {
    let mut order = vec![class];
    let mut lists: Vec<Vec<ClassId>> = bases.iter().map(|(_, mro)| mro.to_vec()).collect();
    lists.push(bases.iter().map(|(base, _)| *base).collect());
    loop {
        lists.retain(|list| !list.is_empty());
        if lists.is_empty() {
            return Some(order.into());
        }
        let in_a_tail = |class: ClassId| lists.iter().any(|list| list[1..].contains(&class));
        let next = lists
            .iter()
            .map(|list| list[0])
            .find(|class| !in_a_tail(*class))?;
        order.push(next);
        for list in &mut lists {
            if list[0] == next {
                list.remove(0);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{BUILTIN, ClassId, ids, linearize};

    #[test]
    fn bases_come_before_what_derives_from_them() {
        for (number, (name, base, _)) in BUILTIN.iter().enumerate() {
            assert!(base.0 as usize <= number, "{name}");
        }
        assert_eq!(BUILTIN[ids::KEY_ERROR.0 as usize].0, "KeyError");
    }

    #[test]
    fn a_diamond_is_looked_up_from_the_left_and_its_top_last() {
        let [top, left, right, bottom] = [0, 1, 2, 3].map(ClassId);
        let left_order: Box<[ClassId]> = [left, top].into();
        let right_order: Box<[ClassId]> = [right, top].into();
        let bases = [(left, left_order), (right, right_order)];
        let order = linearize(bottom, &bases).unwrap();
        assert_eq!(*order, [bottom, left, right, top]);
    }
}
