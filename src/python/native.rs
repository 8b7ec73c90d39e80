//! How Rust and Python call each other.
//!
//! A Rust function never calls Python and never blocks: it says what it wants. Most answer at once
//! ([`Reply::Value`]); some end in a call of something else ([`Reply::Call`]); those that need results
//! of Python functions, or wait, are futures ([`Reply::Later`]) which the thread polls. Inside of
//! those, `vm.call(f, args).await` calls Python: the thread pushes a frame and polls again when it
//! has returned. So a thread can be left at any of these points, be gone on with elsewhere, and be
//! stepped.

use std::future::poll_fn;
use std::sync::Arc;
use std::task::{Context, Poll};

use super::error::{Outcome, Raised};
use super::frame::Answer;
use super::generator::Generator;
use super::interp::Interp;
use super::step::Access;
use super::symbol::Sym;
use super::threads::{ThreadInfo, Waiting};
use super::value::{ClassId, Value};
use crate::sync::{Mutex, lock};

/// A running thread of an interpreter, as Rust functions see it. Clones are the same thread.
#[derive(Clone, Debug)]
pub struct Vm(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    interp: Arc<Interp>,
    info: Arc<ThreadInfo>,
    /// What the Rust function that was polled last wants, and what came of it. Only the innermost
    /// call is ever polled, so one of each is enough.
    request: Mutex<Option<Request>>,
    response: Mutex<Option<Outcome<Stepped>>>,
    /// Containers whose `repr` is under way: they are not gone into again.
    in_repr: Mutex<Vec<usize>>,
}

/// What a generator did.
#[derive(Clone, Debug)]
#[allow(missing_docs)]
pub enum Stepped {
    Yielded(Value),
    Returned(Value),
}

/// What a Rust function wants of its thread.
#[derive(Debug)]
pub enum Request {
    /// A call.
    Call(Call),
    /// To send a value into a generator.
    Send(Arc<Generator>, Value),
    /// To raise an exception in a generator.
    Throw(Arc<Generator>, Raised),
    /// To run a class body with this namespace.
    Body(Value, Value),
    /// To let others run first.
    Yield,
    /// To stop before a step, where whoever schedules may let others run first.
    Step(Access),
    /// To know which exception is being handled.
    Handled,
    /// To know which calls are under way, as a chain of frames from this many calls up.
    Frames(usize),
}

/// A call: arguments, of which the last have names.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct Call {
    pub callee: Value,
    pub values: Vec<Value>,
    pub names: Vec<Sym>,
}

impl Call {
    /// A call without named arguments.
    pub fn new(callee: Value, values: impl Into<Vec<Value>>) -> Self {
        Self {
            callee,
            values: values.into(),
            names: Vec::new(),
        }
    }
}

/// What a Rust function answers.
pub enum Reply {
    /// Its result.
    Value(Value),
    /// An exception.
    Raise(Raised),
    /// The result of this call.
    Call(Box<Call>),
    /// A result that is not there yet.
    Later(Answer),
}

impl std::fmt::Debug for Reply {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Value(value) => f.debug_tuple("Value").field(value).finish(),
            Self::Raise(raised) => f.debug_tuple("Raise").field(raised).finish(),
            Self::Call(call) => f.debug_tuple("Call").field(call).finish(),
            Self::Later(_) => f.write_str("Later"),
        }
    }
}

impl Reply {
    /// None, Python's.
    pub const NONE: Self = Self::Value(Value::None);

    /// A result that is not there yet.
    pub fn later(answer: impl Future<Output = Outcome> + Send + 'static) -> Self {
        Self::Later(Box::pin(answer))
    }

    /// The result of a call.
    pub fn call(callee: Value, values: impl Into<Vec<Value>>) -> Self {
        Self::Call(Box::new(Call::new(callee, values)))
    }

    /// The result; waited for by whoever is a future itself.
    ///
    /// # Errors
    /// What it raised.
    pub async fn get(self, vm: &Vm) -> Outcome {
        match self {
            Self::Value(value) => Ok(value),
            Self::Raise(raised) => Err(raised),
            Self::Call(call) => vm.request_call(*call).await,
            Self::Later(answer) => answer.await,
        }
    }

    /// Goes on with the result, at once where it is there.
    pub fn then(self, vm: &Vm, next: impl FnOnce(&Vm, Value) -> Outcome + Send + 'static) -> Self {
        match self {
            Self::Value(value) => next(vm, value).into(),
            Self::Raise(raised) => Self::Raise(raised),
            other => {
                let vm = vm.clone();
                Self::later(async move {
                    let value = other.get(&vm).await?;
                    next(&vm, value)
                })
            }
        }
    }
}

impl From<Outcome> for Reply {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Ok(value) => Self::Value(value),
            Err(raised) => Self::Raise(raised),
        }
    }
}

impl From<Value> for Reply {
    fn from(value: Value) -> Self {
        Self::Value(value)
    }
}

impl From<Raised> for Reply {
    fn from(raised: Raised) -> Self {
        Self::Raise(raised)
    }
}

/// Unwraps an outcome in a function that gives a [`Reply`].
#[macro_export]
#[doc(hidden)]
macro_rules! py_try {
    ($outcome:expr) => {
        match $outcome {
            Ok(value) => value,
            Err(raised) => return $crate::python::native::Reply::Raise(raised),
        }
    };
}
pub use crate::py_try;

/// Arguments of a Rust function, of which the last have names.
#[derive(Clone, Copy, Debug)]
pub struct Args<'a> {
    values: &'a [Value],
    names: &'a [Sym],
}

impl<'a> Args<'a> {
    /// Arguments, of which the last have these names.
    pub fn new(values: &'a [Value], names: &'a [Sym]) -> Self {
        Self { values, names }
    }

    /// Those without a name.
    pub fn positional(&self) -> &'a [Value] {
        &self.values[..self.values.len() - self.names.len()]
    }

    /// Those with a name.
    pub fn named(&self) -> impl Iterator<Item = (Sym, &'a Value)> + use<'a> {
        let values = &self.values[self.values.len() - self.names.len()..];
        self.names.iter().copied().zip(values)
    }

    /// Whether any has a name.
    pub fn has_names(&self) -> bool {
        !self.names.is_empty()
    }

    /// The names.
    pub fn names(&self) -> &'a [Sym] {
        self.names
    }

    /// All values, named ones last.
    pub fn values(&self) -> &'a [Value] {
        self.values
    }

    /// The first one without a name: `self`, for methods.
    pub fn this(&self) -> &'a Value {
        &self.values[0]
    }

    /// Without the first.
    pub fn rest(&self) -> Self {
        Self {
            values: &self.values[1..],
            names: self.names,
        }
    }

    /// The positional argument at `place`.
    pub fn get(&self, place: usize) -> Option<&'a Value> {
        self.positional().get(place)
    }

    /// Values for parameters by position or name; `names` are theirs, with a leading `/` those that
    /// have none for callers, with a leading `*` those that have no position. The first `required`
    /// must be there.
    ///
    /// # Errors
    /// CPython's `TypeError`s.
    pub fn bind<const N: usize>(
        &self,
        function: &str,
        names: [&str; N],
        required: usize,
    ) -> Outcome<[Option<Value>; N]> {
        let mut bound = [const { None }; N];
        let positional = self.positional();
        let most = names
            .iter()
            .take_while(|name| !name.starts_with('*'))
            .count();
        if positional.len() > most {
            let given = self.values().len();
            if most == 0 && N > 0 {
                return Err(Raised::type_error(format!(
                    "{function}() takes no positional arguments"
                )));
            }
            if most > 0 && names.iter().all(|name| !name.starts_with(['/', '*'])) {
                let how = if required == most {
                    "exactly"
                } else {
                    "at most"
                };
                return Err(Raised::type_error(format!(
                    "{function}() takes {how} {most} argument{} ({given} given)",
                    plural(most)
                )));
            }
            return Err(too_many(function, most, required, positional.len()));
        }
        for (place, value) in bound.iter_mut().zip(positional) {
            *place = Some(value.clone());
        }
        for (name, value) in self.named() {
            let text = name.text();
            let place = names
                .iter()
                .position(|known| known.trim_start_matches('*') == text);
            let Some(place) = place else {
                return Err(Raised::type_error(format!(
                    "{function}() got an unexpected keyword argument '{text}'"
                )));
            };
            if bound[place].is_some() {
                return Err(Raised::type_error(format!(
                    "argument for {function}() given by name ('{text}') and position ({})",
                    place + 1
                )));
            }
            bound[place] = Some(value.clone());
        }
        if let Some(missing) = bound[..required].iter().position(Option::is_none) {
            let name = names[missing];
            return Err(match name.strip_prefix('/') {
                Some(_) => too_few(function, required, most, positional.len()),
                None => Raised::type_error(format!(
                    "{function}() missing required argument '{name}' (pos {})",
                    missing + 1
                )),
            });
        }
        Ok(bound)
    }
}

fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}

fn too_few(function: &str, required: usize, most: usize, given: usize) -> Raised {
    let how = if required == most { "" } else { "at least " };
    Raised::type_error(match (required, most) {
        (1, 1) => format!("{function}() takes exactly one argument ({given} given)"),
        _ => format!(
            "{function} expected {how}{required} argument{}, got {given}",
            plural(required)
        ),
    })
}

fn too_many(function: &str, most: usize, required: usize, given: usize) -> Raised {
    Raised::type_error(match (most, required) {
        (0, _) => format!("{function}() takes no arguments ({given} given)"),
        (1, 1) => format!("{function}() takes exactly one argument ({given} given)"),
        (most, required) if most == required => {
            format!(
                "{function} expected {most} argument{}, got {given}",
                plural(most)
            )
        }
        _ => format!(
            "{function} expected at most {most} argument{}, got {given}",
            plural(most)
        ),
    })
}

/// What a Rust function is, for Python.
pub type NativeCall = fn(&Vm, Args<'_>) -> Reply;

/// A builtin function or method.
#[derive(Clone, Copy)]
#[allow(missing_docs)]
pub struct NativeFn {
    pub name: &'static str,
    pub call: NativeCall,
    /// Fewest and most arguments by position, `self` among them; `NAMED` lets names through.
    pub arity: (u8, u8),
    pub kind: NativeKind,
    /// An operation on something that threads wait for: a step of its own for whoever schedules.
    pub is_operation: bool,
    /// The class that it is a method of.
    pub owner: ClassId,
}

/// How a Rust function becomes an attribute of its class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NativeKind {
    /// A function of a module.
    Function,
    /// A method: the first argument is the object.
    Method,
    /// A class method: the first argument is the class.
    ClassMethod,
    /// A static method.
    Static,
    /// An attribute that is computed: called with the object, and with the value to set it.
    Attribute,
}

/// Any number of arguments, with or without names: the function checks them itself.
pub const ANY: (u8, u8) = (0, u8::MAX);

impl NativeFn {
    /// A function of a module.
    pub const fn function(name: &'static str, arity: (u8, u8), call: NativeCall) -> Self {
        Self {
            name,
            call,
            arity,
            is_operation: false,
            owner: super::class::ids::OBJECT,
            kind: NativeKind::Function,
        }
    }

    /// A method; `arity` does not count `self`.
    pub const fn method(name: &'static str, arity: (u8, u8), call: NativeCall) -> Self {
        Self {
            name,
            call,
            arity,
            is_operation: false,
            owner: super::class::ids::OBJECT,
            kind: NativeKind::Method,
        }
    }

    /// A class method; `arity` does not count the class.
    pub const fn class_method(name: &'static str, arity: (u8, u8), call: NativeCall) -> Self {
        Self {
            name,
            call,
            arity,
            is_operation: false,
            owner: super::class::ids::OBJECT,
            kind: NativeKind::ClassMethod,
        }
    }

    /// A static method.
    pub const fn static_method(name: &'static str, arity: (u8, u8), call: NativeCall) -> Self {
        Self {
            name,
            call,
            arity,
            is_operation: false,
            owner: super::class::ids::OBJECT,
            kind: NativeKind::Static,
        }
    }

    /// A computed attribute.
    pub const fn attribute(name: &'static str, call: NativeCall) -> Self {
        Self {
            name,
            call,
            arity: (0, 1),
            is_operation: false,
            owner: super::class::ids::OBJECT,
            kind: NativeKind::Attribute,
        }
    }

    /// The same methods as operations, but for those that make objects.
    pub fn operations(methods: &[Self]) -> Vec<Self> {
        let operation = |method: &Self| match method.name {
            "__new__" | "__init__" => *method,
            _ => method.operation(),
        };
        methods.iter().map(operation).collect()
    }

    /// The same as an operation of a primitive.
    pub const fn operation(self) -> Self {
        Self {
            is_operation: true,
            ..self
        }
    }

    /// Calls it as a step of its own: others may come first.
    #[cold]
    fn step(&self, vm: &Vm, args: Args<'_>) -> Reply {
        let access = Access::operation(args.values().first());
        let (vm, call) = (vm.clone(), self.call);
        let (values, names) = (args.values().to_vec(), args.names().to_vec());
        Reply::later(async move {
            vm.request(Request::Step(access)).await?;
            call(&vm, Args::new(&values, &names)).get(&vm).await
        })
    }

    /// Calls it, after a look at how many arguments there are.
    #[inline]
    pub fn invoke(&self, vm: &Vm, args: Args<'_>) -> Reply {
        let this = usize::from(matches!(
            self.kind,
            NativeKind::Method | NativeKind::ClassMethod | NativeKind::Attribute
        ));
        let given = args.positional().len();
        let (fewest, most) = (usize::from(self.arity.0), usize::from(self.arity.1));
        if given < fewest + this || (given > most + this || args.has_names()) && self.arity != ANY {
            return Reply::Raise(self.misuse(vm, args, given, this));
        }
        if self.is_operation && vm.interp().settings.stepped && vm.interp().is_shared() {
            return self.step(vm, args);
        }
        (self.call)(vm, args)
    }

    #[cold]
    fn misuse(&self, vm: &Vm, args: Args<'_>, given: usize, this: usize) -> Raised {
        let name = match (self.kind, args.get(0)) {
            (NativeKind::Method, Some(this)) => format!("{}.{}", vm.class_name(this), self.name),
            _ => self.name.to_owned(),
        };
        if given < this {
            return Raised::type_error(format!("unbound method {}() needs an argument", self.name));
        }
        let (fewest, most) = (usize::from(self.arity.0), usize::from(self.arity.1));
        let given = given - this;
        if given < fewest {
            let short = if (fewest, most) == (1, 1) {
                &name
            } else {
                self.name
            };
            return too_few(short, fewest, most, given);
        }
        if args.has_names() {
            return Raised::type_error(format!("{name}() takes no keyword arguments"));
        }
        let short = if most == 0 || (fewest, most) == (1, 1) {
            &name
        } else {
            self.name
        };
        too_many(short, most, fewest, given)
    }
}

impl std::fmt::Debug for NativeFn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("NativeFn").field(&self.name).finish()
    }
}

impl Vm {
    /// A thread of an interpreter.
    pub fn new(interp: Arc<Interp>, info: Arc<ThreadInfo>) -> Self {
        let (request, response, in_repr) = (Mutex::default(), Mutex::default(), Mutex::default());
        Self(Arc::new(Shared {
            interp,
            info,
            request,
            response,
            in_repr,
        }))
    }

    /// The interpreter.
    #[inline]
    pub fn interp(&self) -> &Arc<Interp> {
        &self.0.interp
    }

    /// What others may know of the thread.
    pub fn info(&self) -> &Arc<ThreadInfo> {
        &self.0.info
    }

    /// Begins the `repr` of a container, unless that is under way.
    pub fn enter_repr(&self, address: usize) -> bool {
        let mut under_way = lock(&self.0.in_repr);
        let fresh = !under_way.contains(&address);
        if fresh {
            under_way.push(address);
        }
        fresh
    }

    /// Ends the `repr` of a container.
    pub fn leave_repr(&self, address: usize) {
        lock(&self.0.in_repr).retain(|other| *other != address);
    }

    /// Takes what the function that was polled last wants.
    pub fn take_request(&self) -> Option<Request> {
        lock(&self.0.request).take()
    }

    /// Says what came of it.
    pub fn respond(&self, response: Outcome<Stepped>) {
        *lock(&self.0.response) = Some(response);
    }

    /// Asks the thread for something, and waits until it is done.
    ///
    /// # Errors
    /// What was raised.
    pub async fn request(&self, request: Request) -> Outcome<Stepped> {
        *lock(&self.0.request) = Some(request);
        poll_fn(|_: &mut Context<'_>| match lock(&self.0.response).take() {
            Some(response) => Poll::Ready(response),
            None => Poll::Pending,
        })
        .await
    }

    /// Calls something.
    ///
    /// # Errors
    /// What it raised.
    pub async fn request_call(&self, call: Call) -> Outcome {
        match self.request(Request::Call(call)).await? {
            Stepped::Yielded(value) | Stepped::Returned(value) => Ok(value),
        }
    }

    /// The exception that is being handled where Python called; None if there is none.
    pub async fn handled(&self) -> Value {
        match self.request(Request::Handled).await {
            Ok(Stepped::Returned(value) | Stepped::Yielded(value)) => value,
            Err(_) => Value::None,
        }
    }

    /// The calls of Python functions that are under way, as objects: `sys._getframe(depth)`.
    pub async fn frames(&self, depth: usize) -> Value {
        match self.request(Request::Frames(depth)).await {
            Ok(Stepped::Returned(value) | Stepped::Yielded(value)) => value,
            Err(_) => Value::None,
        }
    }

    /// Waits for a future, and tells what for; `None` if `timeout`, in milliseconds, is over before.
    pub async fn wait<T>(
        &self,
        mut waiting: Waiting,
        timeout: Option<f64>,
        future: impl Future<Output = T>,
    ) -> Option<T> {
        let mut future = std::pin::pin!(future);
        let mut begun = false;
        let result = poll_fn(|cx: &mut Context<'_>| {
            if let Poll::Ready(result) = future.as_mut().poll(cx) {
                return Poll::Ready(Some(result));
            }
            if !begun {
                begun = true;
                waiting.deadline = timeout.map(|timeout| self.interp().host.monotonic() + timeout);
                *lock(&self.info().waiting) = Some(waiting.clone());
            }
            let is_over = waiting
                .deadline
                .is_some_and(|deadline| self.interp().host.monotonic() >= deadline);
            if is_over {
                Poll::Ready(None)
            } else {
                Poll::Pending
            }
        })
        .await;
        if begun {
            *lock(&self.info().waiting) = None;
        }
        result
    }

    /// Calls something without named arguments.
    ///
    /// # Errors
    /// What it raised.
    pub async fn call(&self, callee: Value, values: impl Into<Vec<Value>>) -> Outcome {
        self.request_call(Call::new(callee, values)).await
    }
}
