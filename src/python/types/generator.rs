//! Generators, coroutines and asynchronous generators as objects.

use std::sync::Arc;

use super::super::class::ids;
use super::super::error::{Outcome, Raised};
use super::super::generator::{Generator, State};
use super::super::instance::{Instance, NativeData, Payload};
use super::super::native::{Args, NativeFn, Reply, Request, Stepped, Vm};
use super::super::symbol::well_known as sym;
use super::super::value::Value;
use crate::sync::{Mutex, lock};

/// What an asynchronous generator yields, as opposed to what it awaits.
#[derive(Debug)]
struct Wrapped(Value);

impl NativeData for Wrapped {}

/// Wraps what an asynchronous generator yields.
pub fn wrap(value: Value) -> Value {
    let payload = Payload::Native(Box::new(Wrapped(value)));
    Value::Instance(Arc::new(Instance::new(ids::OBJECT, payload)))
}

fn unwrap(value: &Value) -> Option<Value> {
    match value {
        Value::Instance(instance) => instance.native::<Wrapped>().map(|inner| inner.0.clone()),
        _ => None,
    }
}

fn generator<'a>(args: &Args<'a>) -> Outcome<&'a Arc<Generator>> {
    match args.this() {
        Value::Generator(generator) => Ok(generator),
        _ => Err(Raised::type_error("descriptor needs a generator")),
    }
}

fn send(vm: &Vm, generator: &Arc<Generator>, value: Value) -> Reply {
    let (vm, generator) = (vm.clone(), Arc::clone(generator));
    Reply::later(async move {
        match vm.request(Request::Send(generator, value)).await? {
            Stepped::Yielded(value) => Ok(value),
            Stepped::Returned(value) => Err(Raised::stop_iteration(value)),
        }
    })
}

/// The exception that `throw(...)` is to raise.
async fn exception_of(vm: &Vm, values: &[Value]) -> Outcome<Raised> {
    let first = values.first().cloned().unwrap_or(Value::None);
    if let Some(raised) = Raised::from_value(&first) {
        return Ok(raised);
    }
    match (&first, values.get(1)) {
        (Value::Class(id), value) if vm.interp().is_subclass(*id, ids::BASE_EXCEPTION) => {
            if let Some(raised) = value.and_then(Raised::from_value) {
                return Ok(raised);
            }
            let args: Vec<Value> = value
                .filter(|value| !value.is_none())
                .cloned()
                .into_iter()
                .collect();
            let made = vm.call(first.clone(), args).await?;
            Raised::from_value(&made)
                .ok_or_else(|| Raised::type_error("exceptions must derive from BaseException"))
        }
        _ => {
            let class = vm.class_name(&first);
            Err(Raised::type_error(format!(
                "exceptions must be classes or instances deriving from BaseException, not {class}"
            )))
        }
    }
}

/// What a suspended generator yields from.
fn delegate_of(generator: &Generator) -> Option<Value> {
    match &*generator.state() {
        State::Suspended(suspended) => suspended.delegate.clone().bound(),
        _ => None,
    }
}

/// Raises an exception where a generator stands; in what it yields from first.
///
/// # Errors
/// What it raised.
pub async fn throw_into(vm: &Vm, generator: Arc<Generator>, raised: Raised) -> Outcome<Stepped> {
    if let Some(inner) = delegate_of(&generator) {
        let closing = vm.interp().is_subclass(raised.class(), ids::GENERATOR_EXIT);
        let answer = match (&inner, closing) {
            (Value::Generator(inner), true) => {
                close_generator(vm, Arc::clone(inner)).await.map(|()| None)
            }
            (Value::Generator(inner), false) => {
                Box::pin(throw_into(vm, Arc::clone(inner), raised.clone()))
                    .await
                    .map(Some)
            }
            (other, _) => {
                let name = if closing { sym::CLOSE } else { sym::THROW };
                let args: Vec<Value> = if closing {
                    Vec::new()
                } else {
                    vec![raised.value()]
                };
                match super::super::attr::load(vm, other, name).get(vm).await {
                    Ok(method) => match vm.call(method, args).await {
                        Ok(_) if closing => Ok(None),
                        Ok(value) => Ok(Some(Stepped::Yielded(value))),
                        Err(stop)
                            if vm.interp().is_subclass(stop.class(), ids::STOP_ITERATION)
                                && !closing =>
                        {
                            let value = stop.state().value.clone().bound().unwrap_or(Value::None);
                            Ok(Some(Stepped::Returned(value)))
                        }
                        Err(other) => Err(other),
                    },
                    Err(_) => Ok(None),
                }
            }
        };
        match answer {
            Ok(Some(Stepped::Yielded(value))) => return Ok(Stepped::Yielded(value)),
            // It has ended: the generator goes on with its result.
            Ok(Some(Stepped::Returned(value))) => return resume_after(vm, generator, value).await,
            Ok(None) => {}
            Err(other) => return vm.request(Request::Throw(generator, other)).await,
        }
    }
    vm.request(Request::Throw(generator, raised)).await
}

/// Goes on after what was yielded from has ended with `value`: past the loop that sends to it.
async fn resume_after(vm: &Vm, generator: Arc<Generator>, value: Value) -> Outcome<Stepped> {
    if let State::Suspended(suspended) = &mut *generator.state() {
        let code = &vm.interp().codes[suspended.frame.code.0];
        // The instruction that yields is followed by the jump back to the one that sends; that one by
        // the jump out.
        let mut at = suspended.frame.next as usize;
        if let Some(super::super::code::Instr::JumpBack { target }) = code.instructions.get(at) {
            at = *target as usize;
        }
        if let Some(super::super::code::Instr::Jump { target }) = code.instructions.get(at + 1) {
            suspended.frame.next = *target;
        }
        suspended.delegate = Value::Unbound;
    }
    vm.request(Request::Send(generator, value)).await
}

/// `generator.close()`.
///
/// # Errors
/// What it raised, but for what ends it.
pub async fn close_generator(vm: &Vm, generator: Arc<Generator>) -> Outcome<()> {
    if super::super::iterate::is_fresh(&generator) || generator.is_done() {
        generator.finish();
        return Ok(());
    }
    let exit = Raised::with_args(ids::GENERATOR_EXIT, Vec::new());
    match Box::pin(throw_into(vm, Arc::clone(&generator), exit)).await {
        Ok(Stepped::Returned(_)) => Ok(()),
        Ok(Stepped::Yielded(_)) => {
            let what = match generator.kind {
                super::super::code::CodeKind::Coroutine => "coroutine",
                super::super::code::CodeKind::AsyncGenerator => "async generator",
                _ => "generator",
            };
            Err(Raised::runtime_error(format!(
                "{what} ignored GeneratorExit"
            )))
        }
        Err(raised)
            if vm.interp().is_subclass(raised.class(), ids::GENERATOR_EXIT)
                || vm.interp().is_subclass(raised.class(), ids::STOP_ITERATION)
                || vm
                    .interp()
                    .is_subclass(raised.class(), ids::STOP_ASYNC_ITERATION) =>
        {
            Ok(())
        }
        Err(raised) => Err(raised),
    }
}

fn finished(answer: Stepped) -> Outcome {
    match answer {
        Stepped::Yielded(value) => Ok(value),
        Stepped::Returned(value) => Err(Raised::stop_iteration(value)),
    }
}

/// Methods of generators and coroutines.
pub const METHODS: &[NativeFn] = &[
    NativeFn::method("__iter__", (0, 0), |_, args| args.this().clone().into()),
    NativeFn::method("__next__", (0, 0), |vm, args| {
        let generator = super::super::py_try!(generator(&args));
        send(vm, generator, Value::None)
    }),
    NativeFn::method("send", (1, 1), |vm, args| {
        let generator = super::super::py_try!(generator(&args));
        send(vm, generator, args.values()[1].clone())
    }),
    NativeFn::method("throw", (1, 3), |vm, args| {
        let generator = Arc::clone(super::super::py_try!(generator(&args)));
        let (vm, values) = (vm.clone(), args.values()[1..].to_vec());
        Reply::later(async move {
            let raised = exception_of(&vm, &values).await?;
            finished(throw_into(&vm, generator, raised).await?)
        })
    }),
    NativeFn::method("close", (0, 0), |vm, args| {
        let generator = Arc::clone(super::super::py_try!(generator(&args)));
        let vm = vm.clone();
        Reply::later(async move {
            close_generator(&vm, generator).await?;
            Ok(Value::None)
        })
    }),
    NativeFn::attribute("gi_running", |_, args| {
        let generator = super::super::py_try!(generator(&args));
        Value::Bool(matches!(*generator.state(), State::Running)).into()
    }),
    NativeFn::attribute("gi_frame", |_, args| {
        let generator = super::super::py_try!(generator(&args));
        if generator.is_done() {
            Reply::NONE
        } else {
            Value::Bool(true).into()
        }
    }),
    NativeFn::attribute("gi_yieldfrom", |_, args| {
        let generator = super::super::py_try!(generator(&args));
        delegate_of(generator).unwrap_or(Value::None).into()
    }),
];

/// What coroutines have besides.
pub const COROUTINE: &[NativeFn] = &[
    NativeFn::method("__await__", (0, 0), |_, args| args.this().clone().into()),
    NativeFn::attribute("cr_code", |vm, args| {
        let generator = super::super::py_try!(generator(&args));
        super::frame::code(vm.interp(), generator.code).into()
    }),
    NativeFn::attribute("cr_frame", |vm, args| {
        let generator = super::super::py_try!(generator(&args));
        let at = match &*generator.state() {
            State::Suspended(suspended) => suspended.frame.next.saturating_sub(1),
            State::Running => 0,
            State::Done => return Reply::NONE,
        };
        let line = vm.interp().codes[generator.code.0].line(at);
        super::frame::object(vm.interp(), generator.code, line, Some(Value::None)).into()
    }),
    NativeFn::attribute("cr_running", |_, args| {
        let generator = super::super::py_try!(generator(&args));
        Value::Bool(matches!(*generator.state(), State::Running)).into()
    }),
    NativeFn::attribute("cr_await", |_, args| {
        let generator = super::super::py_try!(generator(&args));
        delegate_of(generator).unwrap_or(Value::None).into()
    }),
];

// ---- asynchronous generators ----------------------------------------------------------------

/// What is awaited for the next item of an asynchronous generator.
#[derive(Debug)]
struct AsyncSend {
    generator: Arc<Generator>,
    /// What there is instead of an item at the end.
    default: Option<Value>,
    first: Mutex<Option<First>>,
}

#[derive(Debug)]
enum First {
    Send(Value),
    Throw(Raised),
    Close,
}

impl NativeData for AsyncSend {}

fn async_start(generator: &Arc<Generator>, first: First) -> Value {
    async_start_or(generator, first, None)
}

fn async_start_or(generator: &Arc<Generator>, first: First, default: Option<Value>) -> Value {
    let data = AsyncSend {
        generator: Arc::clone(generator),
        default,
        first: Mutex::new(Some(first)),
    };
    Value::Instance(Arc::new(Instance::new(
        ids::ASYNC_GENERATOR_SEND,
        Payload::Native(Box::new(data)),
    )))
}

/// `generator.asend(value)`.
pub fn async_send(generator: &Arc<Generator>, value: Value) -> Value {
    async_start(generator, First::Send(value))
}

/// `anext(generator, default)`.
pub fn async_next_or(generator: &Arc<Generator>, default: Value) -> Value {
    async_start_or(generator, First::Send(Value::None), Some(default))
}

async fn async_step(vm: &Vm, this: &Value, value: Value) -> Outcome {
    let Value::Instance(instance) = this else {
        return Ok(Value::None);
    };
    let Some(data) = instance.native::<AsyncSend>() else {
        return Ok(Value::None);
    };
    match (step_once(vm, data, value).await, &data.default) {
        (Err(raised), Some(default)) if raised.class() == ids::STOP_ASYNC_ITERATION => {
            Err(Raised::stop_iteration(default.clone()))
        }
        (stepped, _) => stepped,
    }
}

async fn step_once(vm: &Vm, data: &AsyncSend, value: Value) -> Outcome {
    let first = lock(&data.first).take();
    let closing = matches!(first, Some(First::Close));
    let generator = Arc::clone(&data.generator);
    let stepped = match first {
        Some(First::Send(value)) => {
            if generator.is_done() {
                return Err(Raised::with_args(ids::STOP_ASYNC_ITERATION, Vec::new()));
            }
            vm.request(Request::Send(generator, value)).await
        }
        Some(First::Throw(raised)) => throw_into(vm, generator, raised).await,
        Some(First::Close) => {
            if super::super::iterate::is_fresh(&generator) || generator.is_done() {
                generator.finish();
                return Err(Raised::stop_iteration(Value::None));
            }
            throw_into(
                vm,
                generator,
                Raised::with_args(ids::GENERATOR_EXIT, Vec::new()),
            )
            .await
        }
        None => vm.request(Request::Send(generator, value)).await,
    };
    match stepped {
        Ok(Stepped::Yielded(value)) => match unwrap(&value) {
            Some(_) if closing => Err(Raised::runtime_error(
                "async generator ignored GeneratorExit",
            )),
            Some(item) => Err(Raised::stop_iteration(item)),
            None => Ok(value),
        },
        Ok(Stepped::Returned(_)) => Err(Raised::with_args(ids::STOP_ASYNC_ITERATION, Vec::new())),
        Err(raised)
            if closing
                && (raised.class() == ids::GENERATOR_EXIT
                    || raised.class() == ids::STOP_ASYNC_ITERATION) =>
        {
            Err(Raised::stop_iteration(Value::None))
        }
        Err(raised) => Err(raised),
    }
}

/// Methods of what is awaited.
pub const ASYNC_SEND: &[NativeFn] = &[
    NativeFn::method("__await__", (0, 0), |_, args| args.this().clone().into()),
    NativeFn::method("__iter__", (0, 0), |_, args| args.this().clone().into()),
    NativeFn::method("__next__", (0, 0), |vm, args| {
        let (vm, this) = (vm.clone(), args.this().clone());
        Reply::later(async move { async_step(&vm, &this, Value::None).await })
    }),
    NativeFn::method("send", (1, 1), |vm, args| {
        let (vm, this, value) = (vm.clone(), args.this().clone(), args.values()[1].clone());
        Reply::later(async move { async_step(&vm, &this, value).await })
    }),
    NativeFn::method("throw", (1, 3), |vm, args| {
        let (vm, this, values) = (vm.clone(), args.this().clone(), args.values()[1..].to_vec());
        Reply::later(async move {
            let raised = exception_of(&vm, &values).await?;
            if let Value::Instance(instance) = &this
                && let Some(data) = instance.native::<AsyncSend>()
            {
                *lock(&data.first) = Some(First::Throw(raised));
            }
            async_step(&vm, &this, Value::None).await
        })
    }),
    NativeFn::method("close", (0, 0), |_, _| Reply::NONE),
];

/// Methods of asynchronous generators.
pub const ASYNC_GENERATOR: &[NativeFn] = &[
    NativeFn::method("__aiter__", (0, 0), |_, args| args.this().clone().into()),
    NativeFn::method("__anext__", (0, 0), |_, args| {
        async_send(super::super::py_try!(generator(&args)), Value::None).into()
    }),
    NativeFn::method("asend", (1, 1), |_, args| {
        async_send(
            super::super::py_try!(generator(&args)),
            args.values()[1].clone(),
        )
        .into()
    }),
    NativeFn::method("athrow", (1, 3), |vm, args| {
        let generator = Arc::clone(super::super::py_try!(generator(&args)));
        let (vm, values) = (vm.clone(), args.values()[1..].to_vec());
        Reply::later(async move {
            let raised = exception_of(&vm, &values).await?;
            Ok(async_start(&generator, First::Throw(raised)))
        })
    }),
    NativeFn::method("aclose", (0, 0), |_, args| {
        async_start(super::super::py_try!(generator(&args)), First::Close).into()
    }),
];
