//! An interpreter: the code, functions, classes and modules of one Python process, shared by its
//! threads.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering, fence};
use std::sync::{Arc, OnceLock, Weak};

use super::class::{self, BUILTIN, Class, ids};
use super::code::Code;
use super::error::{Outcome, Raised};
use super::function::Function;
use super::generator::Generator;
use super::host::Host;
use super::import_lock::ImportLock;
use super::instance::{Fields, Instance, Payload};
use super::module::{Module, Source};
use super::native::{NativeFn, NativeKind};
use super::processes::Process;
use super::program::Failure;
use super::symbol::{Sym, well_known as sym};
use super::table::Table;
use super::threads::Threads;
use super::value::{Cell, ClassId, Dict, FunctionId, List, ModuleId, NativeId, Value};
use crate::sync::{Mutex, Permits, lock};

/// See the module's text.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct Interp {
    pub codes: Table<Code>,
    pub functions: Table<Function>,
    pub classes: Table<Class>,
    pub modules: Table<Module>,
    pub natives: Table<NativeFn>,
    pub host: Arc<dyn Host>,
    pub threads: Threads,
    /// Permits to compute: one is the GIL.
    pub permits: Permits,
    pub settings: Settings,
    /// `sys.modules`.
    pub imported: Arc<Dict>,
    pub import_lock: ImportLock,
    sys: OnceLock<ModuleId>,
    /// The module of builtin names.
    pub builtins: ModuleId,
    /// Builtin names by the numbers that code has for them.
    pub builtin_values: Box<[Value]>,
    builtin_numbers: HashMap<Sym, u16>,
    /// Changes whenever what a class has changes: what was found before may be wrong.
    epoch: AtomicU32,
    cache: Box<[CacheEntry]>,
    tracked: Mutex<Tracked>,
    /// What runs at exit, the last one first.
    pub at_exit: Mutex<Vec<(Value, Vec<Value>)>>,
    pub recursion_limit: AtomicU32,
    /// How many instances were asked for their numbers.
    pub serials: AtomicU32,
    /// The process that this is the interpreter of.
    pub process: Arc<Process>,
    /// The program's text.
    pub program: Source,
    failure: OnceLock<Failure>,
    /// Compiles and runs the program.
    pub run_main: NativeId,
    /// Runs what a process that another started is to do.
    pub run_child: NativeId,
}

/// How a program is run.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Whether one thread computes at a time.
    pub gil: bool,
    /// Without the GIL: how many compute at a time; as many as there are, if none is given.
    pub cores: Option<usize>,
    /// Whether threads stop in front of each step.
    pub stepped: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            gil: true,
            cores: None,
            stepped: false,
        }
    }
}

impl Settings {
    /// How many threads may compute at a time, on a machine with so many cores.
    pub fn cores_of(self, machine: usize) -> usize {
        match (self.gil, self.cores) {
            (true, _) => 1,
            (false, Some(cores)) => cores.max(1),
            (false, None) => machine,
        }
    }

    fn permits(self) -> usize {
        self.cores_of(super::threads::MOST + 1)
    }
}

/// The place of one answer to `Interp::lookup`, a sequence lock.
#[derive(Debug, Default)]
struct CacheEntry {
    version: AtomicU32,
    key: AtomicU64,
    /// Epoch and kind of value.
    stamp: AtomicU64,
    word: AtomicU64,
}

const CACHE_SIZE: usize = 1024;
/// The kind of value that says: there is no such attribute.
const ABSENT: u64 = 0;

/// Objects into which others were put after they were made: only through such a one can there be a
/// circle of references, and it is cut by emptying it.
#[derive(Debug, Default)]
struct Tracked {
    objects: Vec<Container>,
    sweep_at: usize,
}

/// An object that may be part of a circle.
#[derive(Debug)]
#[allow(missing_docs)]
pub enum Container {
    List(Weak<List>),
    Dict(Weak<Dict>),
    Instance(Weak<Instance>),
    Cell(Weak<Cell>),
    Generator(Weak<Generator>),
}

impl Container {
    fn is_alive(&self) -> bool {
        match self {
            Self::List(object) => object.strong_count() > 0,
            Self::Dict(object) => object.strong_count() > 0,
            Self::Instance(object) => object.strong_count() > 0,
            Self::Cell(object) => object.strong_count() > 0,
            Self::Generator(object) => object.strong_count() > 0,
        }
    }

    fn clear(&self) {
        match self {
            Self::List(list) => {
                let old = list.upgrade().map(|list| std::mem::take(&mut *list.lock()));
                drop(old);
            }
            Self::Dict(dict) => {
                let old = dict.upgrade().map(|dict| std::mem::take(&mut *dict.lock()));
                drop(old);
            }
            Self::Instance(instance) => {
                let Some(instance) = instance.upgrade() else {
                    return;
                };
                let old = std::mem::replace(
                    &mut *instance.fields(),
                    Fields::Shaped(super::shape::EMPTY, Vec::new()),
                );
                drop(old);
                if let Payload::Native(data) = &instance.payload {
                    data.clear();
                }
                if let Payload::Exception(state) = &instance.payload {
                    let old = std::mem::take(&mut *lock(state));
                    drop(old);
                }
            }
            Self::Cell(cell) => {
                let old = cell.upgrade().map(|cell| cell.set(Value::Unbound));
                drop(old);
            }
            Self::Generator(generator) => {
                if let Some(generator) = generator.upgrade() {
                    generator.finish();
                }
            }
        }
    }
}

impl Interp {
    /// An interpreter that has run nothing yet.
    pub fn new(
        host: Arc<dyn Host>,
        settings: Settings,
        program: Source,
        process: Arc<Process>,
    ) -> Arc<Self> {
        let modules = Table::default();
        let builtins_name = Sym::of("builtins");
        let builtins = ModuleId(modules.push(Module::new(builtins_name, Source::default())));
        let mut interp = Self {
            codes: Table::default(),
            functions: Table::default(),
            classes: Table::default(),
            modules,
            natives: Table::default(),
            host,
            threads: Threads::default(),
            permits: Permits::new(settings.permits()),
            settings,
            imported: Arc::default(),
            import_lock: ImportLock::default(),
            sys: OnceLock::new(),
            builtins,
            builtin_values: Box::default(),
            builtin_numbers: HashMap::new(),
            epoch: AtomicU32::new(1),
            cache: std::iter::repeat_with(CacheEntry::default)
                .take(CACHE_SIZE)
                .collect(),
            tracked: Mutex::default(),
            at_exit: Mutex::default(),
            recursion_limit: AtomicU32::new(1000),
            serials: AtomicU32::new(0),
            process,
            program,
            failure: OnceLock::new(),
            run_main: NativeId(0),
            run_child: NativeId(0),
        };
        drop(
            interp
                .imported
                .set_name(builtins_name, Value::Module(builtins)),
        );
        interp.make_builtin_classes();
        super::builtins::install(&interp);
        super::types::install(&interp);
        super::modules::install(&interp);
        interp.run_main = NativeId(interp.natives.push(super::program::RUN_MAIN));
        interp.run_child = NativeId(interp.natives.push(super::program::RUN_CHILD));
        let entries = interp.modules[builtins.0].entries();
        interp.builtin_numbers = entries
            .iter()
            .enumerate()
            .map(|(number, (name, _))| (*name, number as u16))
            .collect();
        interp.builtin_values = entries.into_iter().map(|(_, value)| value).collect();
        let interp = Arc::new(interp);
        interp.process.begin(&interp);
        interp
    }

    fn make_builtin_classes(&self) {
        for (number, (name, base, layout)) in BUILTIN.iter().enumerate() {
            let id = ClassId(number as u32);
            let is_object = id == ids::OBJECT;
            let bases: Box<[ClassId]> = match id {
                ids::OBJECT => Box::default(),
                ids::EXCEPTION_GROUP => [ids::BASE_EXCEPTION_GROUP, ids::EXCEPTION].into(),
                _ => [*base].into(),
            };
            let mut mro = vec![id];
            if id == ids::EXCEPTION_GROUP {
                mro.push(ids::BASE_EXCEPTION_GROUP);
                mro.extend_from_slice(&self.classes[ids::EXCEPTION.0].mro);
            } else if !is_object {
                mro.extend_from_slice(&self.classes[base.0].mro);
            }
            let name = Sym::of(name);
            let class = Class::new(id, name, ids::TYPE, bases, mro.into(), *layout, true, 0);
            self.classes.push(class);
            if !is_object {
                self.classes[base.0].add_subclass(id);
            }
        }
    }

    /// Whether `print` can write without asking what `sys.stdout` is.
    pub fn stdout_is_plain(&self) -> bool {
        let sys = self
            .sys
            .get_or_init(|| self.module(Sym::of("sys")).unwrap_or(self.builtins));
        let sys = &self.modules[sys.0];
        match (sys.get(Sym::of("stdout")), sys.get(Sym::of("__stdout__"))) {
            (Some(now), Some(first)) => now.is(&first),
            _ => false,
        }
    }

    /// A class.
    #[inline]
    pub fn class(&self, id: ClassId) -> &Class {
        &self.classes[id.0]
    }

    /// The number of a builtin name, for code.
    pub fn builtin_number(&self, name: Sym) -> Option<u16> {
        self.builtin_numbers.get(&name).copied()
    }

    /// Makes Rust functions attributes of a builtin class.
    pub fn add_methods(&self, class: ClassId, methods: &[NativeFn]) {
        for method in methods {
            let owned = NativeFn {
                owner: class,
                ..*method
            };
            let native = Value::Native(NativeId(self.natives.push(owned)));
            let value = match method.kind {
                NativeKind::ClassMethod => super::types::descriptor::class_method(native),
                NativeKind::Static => super::types::descriptor::static_method(native),
                NativeKind::Attribute => super::types::descriptor::computed(native),
                NativeKind::Method | NativeKind::Function => native,
            };
            self.class(class).put(Sym::of(method.name), value);
        }
    }

    /// Makes Rust functions global names of a module.
    pub fn add_functions(&self, module: ModuleId, functions: &[NativeFn]) {
        for function in functions {
            let native = Value::Native(NativeId(self.natives.push(*function)));
            self.modules[module.0].set(Sym::of(function.name), native);
        }
    }

    /// A new builtin class of a module written in Rust.
    pub fn add_class(
        &self,
        name: &str,
        base: ClassId,
        module: &str,
        methods: &[NativeFn],
    ) -> ClassId {
        let base_class = self.class(base);
        let layout = base_class.layout;
        let id = ClassId(self.classes.push_with(|number| {
            let id = ClassId(number);
            let mro = [&[id], &*base_class.mro].concat().into();
            let layout = if layout == class::Layout::Object {
                class::Layout::Native(id)
            } else {
                layout
            };
            Class::new(
                id,
                Sym::of(name),
                ids::TYPE,
                [base].into(),
                mro,
                layout,
                true,
                base_class.flags(),
            )
        }));
        self.class(id).put(sym::MODULE, Value::str(module));
        base_class.add_subclass(id);
        self.add_methods(id, methods);
        id
    }

    /// A module, registered as imported.
    pub fn add_module(&self, name: &str, source: Source) -> ModuleId {
        let name = Sym::of(name);
        let id = ModuleId(self.modules.push(Module::new(name, source)));
        self.modules[id.0].set(sym::NAME, Value::name(name));
        self.modules[id.0].set(sym::DOC, Value::None);
        drop(self.imported.set_name(name, Value::Module(id)));
        id
    }

    /// The process ends with this; only the first call counts.
    pub fn fail(&self, failure: Failure) {
        let _ = self.failure.set(failure);
    }

    /// What ended the process, if anything did.
    pub fn failure(&self) -> Option<Failure> {
        self.failure.get().cloned()
    }

    /// Whether anybody else could notice what a thread does: there are other threads or processes.
    pub fn is_shared(&self) -> bool {
        self.threads.are_several() || self.process.universe.has_several()
    }

    /// An imported module.
    pub fn module(&self, name: Sym) -> Option<ModuleId> {
        match self.imported.get_name(name)? {
            Value::Module(id) => Some(id),
            _ => None,
        }
    }

    /// Changes when any class changes.
    #[inline]
    pub fn epoch(&self) -> u32 {
        self.epoch.load(Ordering::Acquire)
    }

    /// Something about a class changed.
    pub fn class_changed(&self) {
        self.epoch.fetch_add(1, Ordering::AcqRel);
    }

    /// An attribute of a class or what it inherits from, as it stands there.
    pub fn lookup(&self, class: ClassId, name: Sym) -> Option<Value> {
        let key = (u64::from(class.0) << 32) | u64::from(name.0);
        let place = (class.0.wrapping_mul(31) ^ name.0) as usize % CACHE_SIZE;
        let entry = &self.cache[place];
        let epoch = self.epoch();
        if let Some(known) = entry.read(key, epoch) {
            return known;
        }
        let found = self
            .class(class)
            .mro
            .iter()
            .find_map(|class| self.class(*class).own(name));
        match &found {
            None => entry.write(key, epoch, ABSENT, 0),
            Some(value) => {
                if let Some((kind, word)) = value.to_plain() {
                    entry.write(key, epoch, kind, word);
                }
            }
        }
        found
    }

    /// As [`Interp::lookup`], from after `from` in the order of `class`: for `super()`.
    pub fn lookup_after(&self, class: ClassId, from: ClassId, name: Sym) -> Option<Value> {
        let order = &self.class(class).mro;
        let place = order.iter().position(|class| *class == from)?;
        order[place + 1..]
            .iter()
            .find_map(|class| self.class(*class).own(name))
    }

    /// Sets an attribute of a class.
    pub fn set_class_attribute(&self, class: ClassId, name: Sym, value: Value) {
        let is_data = |value: &Value| {
            !matches!(
                value,
                Value::Function(_)
                    | Value::Native(_)
                    | Value::Closure(_)
                    | Value::Instance(_)
                    | Value::Class(_)
            )
        };
        let new_is_data = is_data(&value) && value.to_plain().is_none();
        let old = self.class(class).put(name, value);
        let harmless = new_is_data
            && old
                .as_ref()
                .is_some_and(|old| is_data(old) && old.to_plain().is_none());
        if !harmless {
            self.class_changed();
        }
        self.refresh_flags(class, name);
        drop(old);
    }

    /// Flags of classes derived from one that got a special method.
    fn refresh_flags(&self, class: ClassId, name: Sym) {
        if !name.text().starts_with("__") {
            return;
        }
        let flags = self.class(class).flags();
        for derived in self.class(class).subclasses() {
            self.class(derived)
                .add_flags(flags & !class::flags::SLOTS_ONLY);
            self.refresh_flags(derived, name);
        }
    }

    /// Whether `class` is `base` or derived from it.
    #[inline]
    pub fn is_subclass(&self, class: ClassId, base: ClassId) -> bool {
        class == base || self.class(class).mro.contains(&base)
    }

    /// The class of a value.
    pub fn class_of(&self, value: &Value) -> ClassId {
        match value {
            Value::Unbound | Value::None => ids::NONE_TYPE,
            Value::Bool(_) => ids::BOOL,
            Value::Int(_) | Value::Big(_) => ids::INT,
            Value::Float(_) => ids::FLOAT,
            Value::NotImplemented => ids::NOT_IMPLEMENTED_TYPE,
            Value::Ellipsis => ids::ELLIPSIS_TYPE,
            Value::Class(id) => self.class(*id).meta,
            Value::Function(_) | Value::Closure(_) => ids::FUNCTION,
            Value::Native(id) => match self.natives[id.0].kind {
                NativeKind::Method => ids::METHOD_DESCRIPTOR,
                _ => ids::BUILTIN_FUNCTION,
            },
            Value::Module(_) => ids::MODULE,
            Value::Str(_) => ids::STR,
            Value::Bytes(_) => ids::BYTES,
            Value::Tuple(_) => ids::TUPLE,
            Value::List(_) => ids::LIST,
            Value::Dict(_) => ids::DICT,
            Value::Set(set) => {
                if set.frozen {
                    ids::FROZENSET
                } else {
                    ids::SET
                }
            }
            Value::Range(_) => ids::RANGE,
            Value::Slice(_) => ids::SLICE,
            Value::Cell(_) => ids::CELL,
            Value::Method(method) => match method.function {
                Value::Native(_) => ids::BUILTIN_FUNCTION,
                _ => ids::METHOD,
            },
            Value::Generator(generator) => match generator.kind {
                super::code::CodeKind::Coroutine => ids::COROUTINE,
                super::code::CodeKind::AsyncGenerator => ids::ASYNC_GENERATOR,
                _ => ids::GENERATOR,
            },
            Value::Iter(iter) => iter.class,
            Value::Instance(instance) => instance.class(),
        }
    }

    /// Whether a value is an instance of `class`, without asking metaclasses.
    pub fn is_instance(&self, value: &Value, class: ClassId) -> bool {
        self.is_subclass(self.class_of(value), class)
    }

    /// The function that a value is, if it is one written in Python.
    #[inline]
    pub fn function<'a>(&'a self, value: &'a Value) -> Option<&'a Function> {
        match value {
            Value::Function(FunctionId(id)) => Some(&self.functions[*id]),
            Value::Closure(function) => Some(function),
            _ => None,
        }
    }

    /// Makes a class for a program.
    ///
    /// # Errors
    /// Where the bases do not fit together.
    pub fn make_class(
        &self,
        name: Sym,
        meta: ClassId,
        mut bases: Vec<ClassId>,
        attributes: Vec<(Sym, Value)>,
    ) -> Outcome<ClassId> {
        if bases.is_empty() {
            bases.push(ids::OBJECT);
        }
        for (place, base) in bases.iter().enumerate() {
            if class::FINAL.contains(base) {
                let name = self.class(*base).name();
                return Err(Raised::type_error(format!(
                    "type '{name}' is not an acceptable base type"
                )));
            }
            if bases[..place].contains(base) {
                let name = self.class(*base).name();
                return Err(Raised::type_error(format!("duplicate base class {name}")));
            }
        }
        let layout = self.common_layout(&bases)?;
        let orders: Vec<_> = bases
            .iter()
            .map(|base| (*base, self.class(*base).mro.clone()))
            .collect();
        let flags = bases
            .iter()
            .fold(0, |flags, base| flags | self.class(*base).flags());
        let all_slots = bases
            .iter()
            .all(|base| *base == ids::OBJECT || self.class(*base).has(class::flags::SLOTS_ONLY));
        let mut conflict = false;
        let id = ClassId(self.classes.push_with(|number| {
            let id = ClassId(number);
            let mro = class::linearize(id, &orders).unwrap_or_else(|| {
                conflict = true;
                [id, ids::OBJECT].into()
            });
            let flags = flags & !class::flags::SLOTS_ONLY;
            Class::new(
                id,
                name,
                meta,
                bases.clone().into(),
                mro,
                layout,
                false,
                flags,
            )
        }));
        if conflict {
            let names: Vec<_> = bases.iter().map(|base| self.class(*base).name()).collect();
            return Err(Raised::type_error(format!(
                "Cannot create a consistent method resolution order (MRO) for bases {}",
                names.join(", ")
            )));
        }
        let class = self.class(id);
        for (name, value) in attributes {
            class.put(name, value);
        }
        if class.own(sym::SLOTS).is_some() && all_slots {
            class.add_flags(class::flags::SLOTS_ONLY);
        }
        // Who defines equality alone cannot be hashed.
        if class.own(sym::EQ).is_some() && class.own(sym::HASH).is_none() {
            class.put(sym::HASH, Value::None);
        }
        for base in bases {
            self.class(base).add_subclass(id);
        }
        Ok(id)
    }

    fn common_layout(&self, bases: &[ClassId]) -> Outcome<class::Layout> {
        let mut common = class::Layout::Object;
        for base in bases {
            let layout = self.class(*base).layout;
            if layout == class::Layout::Object || layout == common {
                continue;
            }
            if common != class::Layout::Object {
                return Err(Raised::type_error(
                    "multiple bases have instance lay-out conflict",
                ));
            }
            common = layout;
        }
        Ok(common)
    }

    /// Something was put into an object after it was made: it may be part of a circle now.
    pub fn track(&self, container: Container) {
        let mut tracked = lock(&self.tracked);
        tracked.objects.push(container);
        if tracked.objects.len() > tracked.sweep_at {
            tracked.objects.retain(Container::is_alive);
            tracked.sweep_at = (2 * tracked.objects.len()).max(1024);
        }
    }

    /// Forgets all values, cycles included, when nothing runs any more.
    pub fn clear(&self) {
        for module in 0..self.modules.len() {
            self.modules[module].clear();
        }
        for function in 0..self.functions.len() {
            self.functions[function].clear();
        }
        for class in 0..self.classes.len() {
            self.classes[class].clear();
        }
        lock(&self.at_exit).clear();
        self.threads.clear();
        let tracked = std::mem::take(&mut lock(&self.tracked).objects);
        for container in &tracked {
            container.clear();
        }
    }
}

impl CacheEntry {
    /// What it says of `key`: the attribute, or that there is none.
    #[inline]
    fn read(&self, key: u64, epoch: u32) -> Option<Option<Value>> {
        // Acquire pairs with the Release at the end of `write`.
        let before = self.version.load(Ordering::Acquire);
        let known = self.key.load(Ordering::Relaxed);
        let stamp = self.stamp.load(Ordering::Relaxed);
        let word = self.word.load(Ordering::Relaxed);
        fence(Ordering::Acquire);
        let whole = before & 1 == 0 && self.version.load(Ordering::Relaxed) == before;
        if !whole || known != key || stamp >> 32 != u64::from(epoch) {
            return None;
        }
        Some(Value::from_plain(stamp & 0xffff_ffff, word).bound())
    }

    fn write(&self, key: u64, epoch: u32, kind: u64, word: u64) {
        let version = self.version.load(Ordering::Relaxed);
        let begun = version & 1 == 0
            && self
                .version
                .compare_exchange(
                    version,
                    version.wrapping_add(1),
                    Ordering::Acquire,
                    Ordering::Relaxed,
                )
                .is_ok();
        // Somebody else writes: his answer is as good.
        if !begun {
            return;
        }
        fence(Ordering::Release);
        self.key.store(key, Ordering::Relaxed);
        self.stamp
            .store((u64::from(epoch) << 32) | kind, Ordering::Relaxed);
        self.word.store(word, Ordering::Relaxed);
        self.version
            .store(version.wrapping_add(2), Ordering::Release);
    }
}
