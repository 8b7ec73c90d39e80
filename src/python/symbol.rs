//! Names as numbers: attribute names, keywords and globals are compared and looked up by these.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, RwLock};

use super::table::Table;
use super::value::Str;

/// An interned name. The same text is the same symbol, in all interpreters of this memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Sym(pub u32);

#[derive(Default)]
struct Symbols {
    texts: Table<Arc<Str>>,
    numbers: RwLock<HashMap<Arc<str>, Sym>>,
    adding: Mutex<()>,
}

static SYMBOLS: OnceLock<Symbols> = OnceLock::new();

fn symbols() -> &'static Symbols {
    SYMBOLS.get_or_init(|| {
        let symbols = Symbols::default();
        for name in well_known::NAMES {
            add(&symbols, name);
        }
        symbols
    })
}

fn add(symbols: &Symbols, text: &str) -> Sym {
    let adding = symbols.adding.lock().unwrap_or_else(|e| e.into_inner());
    if let Some(known) = find(symbols, text) {
        return known;
    }
    let sym = Sym(symbols.texts.push(Arc::new(Str::from(text))));
    let mut numbers = symbols.numbers.write().unwrap_or_else(|e| e.into_inner());
    numbers.insert(text.into(), sym);
    drop(adding);
    sym
}

fn find(symbols: &Symbols, text: &str) -> Option<Sym> {
    let numbers = symbols.numbers.read().unwrap_or_else(|e| e.into_inner());
    numbers.get(text).copied()
}

impl Sym {
    /// The symbol for a text.
    pub fn of(text: &str) -> Self {
        let symbols = symbols();
        find(symbols, text).unwrap_or_else(|| add(symbols, text))
    }

    /// The symbol for a text that was interned before; none otherwise, so that texts that a program
    /// only looks up are not kept.
    pub fn known(text: &str) -> Option<Self> {
        find(symbols(), text)
    }

    /// Its text.
    pub fn text(self) -> &'static str {
        symbols().texts[self.0].as_str()
    }

    /// Its text as a Python string.
    pub fn string(self) -> Arc<Str> {
        Arc::clone(&symbols().texts[self.0])
    }
}

/// Symbols that Rust code names, with numbers known when it is compiled.
pub mod well_known {
    use super::Sym;

    macro_rules! symbols {
        ($($name:ident $text:literal,)*) => {
            #[allow(non_camel_case_types, clippy::upper_case_acronyms, dead_code)]
            enum Number { $($name,)* }
            /// All texts, by number.
            pub const NAMES: &[&str] = &[$($text,)*];
            $(#[doc = $text] #[allow(dead_code)] pub const $name: Sym = Sym(Number::$name as u32);)*
        };
    }

    symbols! {
        ADD "__add__", SUB "__sub__", MUL "__mul__", MATMUL "__matmul__", TRUEDIV "__truediv__",
        FLOORDIV "__floordiv__", MOD "__mod__", POW "__pow__", LSHIFT "__lshift__",
        RSHIFT "__rshift__", AND "__and__", OR "__or__", XOR "__xor__",
        RADD "__radd__", RSUB "__rsub__", RMUL "__rmul__", RMATMUL "__rmatmul__",
        RTRUEDIV "__rtruediv__", RFLOORDIV "__rfloordiv__", RMOD "__rmod__", RPOW "__rpow__",
        RLSHIFT "__rlshift__", RRSHIFT "__rrshift__", RAND "__rand__", ROR "__ror__",
        RXOR "__rxor__",
        IADD "__iadd__", ISUB "__isub__", IMUL "__imul__", IMATMUL "__imatmul__",
        ITRUEDIV "__itruediv__", IFLOORDIV "__ifloordiv__", IMOD "__imod__", IPOW "__ipow__",
        ILSHIFT "__ilshift__", IRSHIFT "__irshift__", IAND "__iand__", IOR "__ior__",
        IXOR "__ixor__",
        LT "__lt__", LE "__le__", EQ "__eq__", NE "__ne__", GT "__gt__", GE "__ge__",
        NEG "__neg__", POS "__pos__", INVERT "__invert__", ABS "__abs__", ROUND "__round__",
        TRUNC "__trunc__", FLOOR "__floor__", CEIL "__ceil__",
        INT "__int__", FLOAT "__float__", INDEX "__index__", COMPLEX "__complex__",
        BOOL "__bool__", LEN "__len__", LENGTH_HINT "__length_hint__", HASH "__hash__",
        STR "__str__", REPR "__repr__", FORMAT "__format__", BYTES "__bytes__",
        ITER "__iter__", NEXT "__next__", REVERSED "__reversed__", CONTAINS "__contains__",
        GETITEM "__getitem__", SETITEM "__setitem__", DELITEM "__delitem__", MISSING "__missing__",
        CLASS_GETITEM "__class_getitem__",
        CALL "__call__", NEW "__new__", INIT "__init__", DEL "__del__",
        INIT_SUBCLASS "__init_subclass__", SET_NAME "__set_name__", PREPARE "__prepare__",
        GETATTR "__getattr__", GETATTRIBUTE "__getattribute__", SETATTR "__setattr__",
        DELATTR "__delattr__", GET "__get__", SET "__set__", DELETE "__delete__", DIR "__dir__",
        ENTER "__enter__", EXIT "__exit__", AENTER "__aenter__", AEXIT "__aexit__",
        AWAIT "__await__", AITER "__aiter__", ANEXT "__anext__",
        CLASS "__class__", DICT "__dict__", DOC "__doc__", NAME "__name__",
        QUALNAME "__qualname__", MODULE "__module__", BASES "__bases__", BASE "__base__", MRO "__mro__",
        SLOTS "__slots__", ANNOTATIONS "__annotations__", ANNOTATE "__annotate__",
        DEFAULTS "__defaults__", KWDEFAULTS "__kwdefaults__", CODE "__code__",
        GLOBALS "__globals__", CLOSURE "__closure__", WRAPPED "__wrapped__", SELF "__self__",
        FUNC "__func__", MATCH_ARGS "__match_args__", FILE "__file__", PATH "__path__",
        ALL "__all__", BUILTINS "__builtins__", MAIN "__main__", CAUSE "__cause__",
        CONTEXT "__context__", SUPPRESS_CONTEXT "__suppress_context__",
        TRACEBACK "__traceback__", NOTES "__notes__", ARGS "args", VALUE "value", CODE_ATTR "code",
        CLASSCELL "__classcell__", INSTANCECHECK "__instancecheck__",
        SUBCLASSCHECK "__subclasscheck__", SUBCLASSES "__subclasses__", MRO_METHOD "mro",
        SEND "send", THROW "throw", CLOSE "close", METACLASS "metaclass", KEYS "keys",
        GETSTATE "__getstate__", SETSTATE "__setstate__", REDUCE "__reduce__", COPY "__copy__",
        DEEPCOPY "__deepcopy__", TYPE_PARAMS "__type_params__", ABSTRACT "__abstractmethods__",
        ISABSTRACT "__isabstractmethod__", STATIC_ATTRIBUTES "__static_attributes__",
        FIRST_LINE "__firstlineno__", OBJCLASS "__objclass__", WEAKREF "__weakref__",
        FSPATH "__fspath__", SPEC "__spec__", LOADER "__loader__", PACKAGE "__package__",
        CACHED "__cached__", MP_MAIN "__mp_main__", ORIG_BASES "__orig_bases__",
        MRO_ENTRIES "__mro_entries__", MSG "msg", OBJ "obj", PATH_ATTR "path",
        ERRNO "errno", STRERROR "strerror", FILENAME "filename",
        DIVMOD "__divmod__", RDIVMOD "__rdivmod__", SIZEOF "__sizeof__",
    }
}

#[cfg(test)]
mod tests {
    use super::{Sym, well_known};

    #[test]
    fn a_text_is_one_symbol() {
        assert_eq!(Sym::of("__add__"), well_known::ADD);
        assert_eq!(Sym::of("something new"), Sym::of("something new"));
        assert_eq!(Sym::of("something new").text(), "something new");
        assert_eq!(Sym::known("never named before"), None);
    }

    #[test]
    fn no_text_stands_twice() {
        for (number, name) in well_known::NAMES.iter().enumerate() {
            assert_eq!(Sym::of(name), Sym(number as u32), "{name}");
        }
    }
}
