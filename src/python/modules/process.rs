//! `_process`: what `multiprocessing` is made of.

use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use super::super::class::ids;
use super::super::error::{Outcome, Raised};
use super::super::instance::NativeData;
use super::super::interp::Interp;
use super::super::iterate::items_quick;
use super::super::module::Source;
use super::super::native::{ANY, Args, NativeFn, Reply, Vm};
use super::super::number::IntRef;
use super::super::processes::{
    Broken, End, KILLED, Kind, Memory, Misuse, Process, Queue, SemLock, Shared, TERMINATED, pipe,
};
use super::super::protocol::{as_int, as_str};
use super::super::py_try;
use super::super::symbol::Sym;
use super::super::threads::{Waiting, WokenBy};
use super::super::value::Value;
use super::locks::timeout_of;
use super::numbers;
use super::object::{class_in, native, of};

/// What lies behind the objects of this module.
#[derive(Debug)]
struct ChildData(Arc<Process>);
#[derive(Debug)]
struct EndData(Arc<End>);
#[derive(Debug)]
struct QueueData(Arc<Queue>);
#[derive(Debug)]
struct SemLockData(Arc<SemLock>);
#[derive(Debug)]
struct MemoryData(Arc<Memory>);

impl NativeData for ChildData {}
impl NativeData for EndData {}
impl NativeData for QueueData {}
impl NativeData for SemLockData {}
impl NativeData for MemoryData {}

fn object(vm: &Vm, class: &str, data: impl NativeData) -> Value {
    super::object::object(class_in(vm.interp(), "_process", class), data)
}

fn bytes_of(value: &Value) -> Outcome<Vec<u8>> {
    match value {
        Value::Bytes(bytes) => Ok(bytes.0.to_vec()),
        _ => Err(Raised::type_error("messages are bytes")),
    }
}

fn index_of(value: Option<&Value>) -> usize {
    let number = value.and_then(as_int).map_or(0, IntRef::clamped);
    usize::try_from(number).unwrap_or(usize::MAX)
}

fn os_error(class: super::super::value::ClassId, number: i64, text: &str) -> Raised {
    Raised::with_args(class, vec![Value::Int(number), Value::str(text)])
}

/// A wait that another process may end.
fn waiting_for(what: &'static str) -> Waiting {
    Waiting {
        by: WokenBy::Process,
        ..Waiting::new(what)
    }
}

// ---- Processes ------------------------------------------------------------------------------

/// `spawn(data, name, kind='process')`
fn spawn(vm: &Vm, args: Args<'_>) -> Reply {
    let [data, name, kind] = py_try!(args.bind("spawn", ["data", "name", "kind"], 2));
    let data = py_try!(bytes_of(&data.unwrap_or_default()));
    let name = name.unwrap_or_default();
    let kind = match kind.as_ref().and_then(as_str) {
        Some("interpreter") => Kind::Interpreter,
        _ => Kind::Process,
    };
    let interp = vm.interp();
    let child = interp
        .process
        .start(as_str(&name).unwrap_or_default(), kind);
    let none_left = || {
        os_error(
            ids::BLOCKING_IO_ERROR,
            11,
            "Resource temporarily unavailable",
        )
    };
    let Some(child) = child else {
        return none_left().into();
    };
    if !interp.host.spawn(interp, Arc::clone(&child), data) {
        child.end(1);
        return none_left().into();
    }
    object(vm, "Child", ChildData(child)).into()
}

const CHILD: &[NativeFn] = &[
    NativeFn::attribute("pid", |_, args| {
        Value::Int(py_try!(native::<ChildData>(&args)).0.pid.into()).into()
    }),
    NativeFn::attribute("exitcode", |_, args| {
        let code = py_try!(native::<ChildData>(&args)).0.exit_code();
        code.map_or(Value::None, |code| Value::Int(code.into()))
            .into()
    }),
    NativeFn::method("wait", (0, 1), |vm, args| {
        let process = Arc::clone(&py_try!(native::<ChildData>(&args)).0);
        if process.exit_code().is_some() {
            return Value::Bool(true).into();
        }
        let timeout = py_try!(timeout_of(vm, args.get(1)));
        let vm = vm.clone();
        Reply::later(async move {
            let ended = vm.wait(waiting_for("a process to end"), timeout, process.ended());
            Ok(Value::Bool(ended.await.is_some()))
        })
    }),
    NativeFn::method("terminate", (0, 0), |_, args| {
        py_try!(native::<ChildData>(&args)).0.end(TERMINATED);
        Reply::NONE
    }),
    NativeFn::method("kill", (0, 0), |_, args| {
        py_try!(native::<ChildData>(&args)).0.end(KILLED);
        Reply::NONE
    }),
];

// ---- Pipes ----------------------------------------------------------------------------------

fn end_object(vm: &Vm, end: End) -> Value {
    let end = Arc::new(end);
    vm.interp().process.keep(&end);
    object(vm, "End", EndData(end))
}

const END: &[NativeFn] = &[
    NativeFn::method("send", (1, 1), |_, args| {
        let end = py_try!(native::<EndData>(&args));
        let message = py_try!(bytes_of(&args.values()[1]));
        match end.0.send(message) {
            Ok(()) => Reply::NONE,
            Err(Broken) => os_error(ids::BROKEN_PIPE_ERROR, 32, "Broken pipe").into(),
        }
    }),
    NativeFn::method("recv", (0, 0), |vm, args| {
        let end = Arc::clone(&py_try!(native::<EndData>(&args)).0);
        let vm = vm.clone();
        Reply::later(async move {
            match vm
                .wait(waiting_for("a message"), None, end.receiving())
                .await
            {
                Some(Ok(message)) => Ok(Value::bytes(message)),
                _ => Err(Raised::with_args(ids::EOF_ERROR, Vec::new())),
            }
        })
    }),
    NativeFn::method("poll", (0, 1), |vm, args| {
        let end = Arc::clone(&py_try!(native::<EndData>(&args)).0);
        let timeout = match args.get(1) {
            None => Some(0.0),
            given => py_try!(timeout_of(vm, given)),
        };
        if timeout == Some(0.0) || end.is_ready() {
            return Value::Bool(end.is_ready()).into();
        }
        let vm = vm.clone();
        Reply::later(async move {
            let ready = vm
                .wait(waiting_for("a message"), timeout, end.ready())
                .await;
            Ok(Value::Bool(ready.is_some()))
        })
    }),
    NativeFn::method("close", (0, 0), |_, args| {
        py_try!(native::<EndData>(&args)).0.close();
        Reply::NONE
    }),
    NativeFn::method("fileno", (0, 0), |_, args| {
        let address = Arc::as_ptr(&py_try!(native::<EndData>(&args)).0) as usize;
        Value::from(3 + (address >> 4) % 1000).into()
    }),
];

// ---- Queues ---------------------------------------------------------------------------------

fn new_queue(vm: &Vm, args: Args<'_>) -> Reply {
    let [capacity] = py_try!(args.rest().bind("Queue", ["maxsize"], 0));
    let capacity = capacity
        .as_ref()
        .and_then(as_int)
        .map_or(0, IntRef::clamped);
    let queue = Queue::new(usize::try_from(capacity).unwrap_or(0));
    object(vm, "Queue", QueueData(Arc::new(queue))).into()
}

const QUEUE: &[NativeFn] = &[
    NativeFn::static_method("__new__", ANY, new_queue),
    NativeFn::method("__init__", ANY, |_, _| Reply::NONE),
    NativeFn::method("put", ANY, |vm, args| {
        let queue = Arc::clone(&py_try!(native::<QueueData>(&args)).0);
        let [data, timeout] = py_try!(args.rest().bind("put", ["data", "timeout"], 1));
        let mut message = Some(py_try!(bytes_of(&data.unwrap_or_default())));
        let timeout = py_try!(timeout_of(vm, timeout.as_ref()));
        let vm = vm.clone();
        Reply::later(async move {
            let putting = queue.putting(&mut message);
            let put = vm
                .wait(waiting_for("room in a queue"), timeout, putting)
                .await;
            Ok(Value::Bool(put.is_some()))
        })
    }),
    NativeFn::method("get", ANY, |vm, args| {
        let queue = Arc::clone(&py_try!(native::<QueueData>(&args)).0);
        let [timeout] = py_try!(args.rest().bind("get", ["timeout"], 0));
        let timeout = py_try!(timeout_of(vm, timeout.as_ref()));
        let vm = vm.clone();
        Reply::later(async move {
            let getting = queue.getting();
            let got = vm
                .wait(waiting_for("something in a queue"), timeout, getting)
                .await;
            Ok(got.map_or(Value::None, Value::bytes))
        })
    }),
    NativeFn::method("qsize", (0, 0), |_, args| {
        Value::from(py_try!(native::<QueueData>(&args)).0.len()).into()
    }),
];

// ---- Locks and semaphores -------------------------------------------------------------------

fn me(vm: &Vm) -> (u32, u64) {
    (vm.interp().process.pid, vm.info().ident)
}

fn new_sem_lock(vm: &Vm, args: Args<'_>) -> Reply {
    let [kind, value, most] = py_try!(args.rest().bind(
        "SemLock",
        ["kind", "value", "maxvalue"],
        3
    ));
    let number = |value: Option<Value>| value.as_ref().and_then(as_int).map_or(0, IntRef::clamped);
    let sem_lock = SemLock::new(number(kind) == 0, number(value), number(most));
    object(vm, "SemLock", SemLockData(Arc::new(sem_lock))).into()
}

fn acquire(vm: &Vm, args: Args<'_>) -> Reply {
    let sem_lock = Arc::clone(&py_try!(native::<SemLockData>(&args)).0);
    let [block, timeout] = py_try!(args.rest().bind("acquire", ["block", "timeout"], 0));
    let blocks = match &block {
        None => true,
        Some(Value::Bool(block)) => *block,
        Some(other) => as_int(other).is_none_or(|number| !number.is_zero()),
    };
    let timeout = match blocks {
        true => py_try!(timeout_of(vm, timeout.as_ref())),
        false => Some(0.0),
    };
    let vm = vm.clone();
    Reply::later(async move {
        let who = me(&vm);
        let mut waiting = waiting_for("a lock");
        let holder = sem_lock.holder();
        waiting.held_by = holder
            .filter(|holder| holder.0 == who.0)
            .map(|(_, ident)| ident);
        let acquired = vm.wait(waiting, timeout, sem_lock.acquiring(who)).await;
        Ok(Value::Bool(acquired.is_some()))
    })
}

fn release(vm: &Vm, args: Args<'_>) -> Reply {
    match py_try!(native::<SemLockData>(&args)).0.release(me(vm)) {
        Ok(()) => Reply::NONE,
        Err(Misuse::NotOwned) => Raised::new(
            ids::ASSERTION_ERROR,
            "attempt to release recursive lock not owned by thread",
        )
        .into(),
        Err(Misuse::TooOften) => {
            Raised::value_error("semaphore or lock released too many times").into()
        }
    }
}

const SEM_LOCK: &[NativeFn] = &[
    NativeFn::static_method("__new__", ANY, new_sem_lock),
    NativeFn::method("__init__", ANY, |_, _| Reply::NONE),
    NativeFn::method("acquire", ANY, acquire),
    NativeFn::method("release", (0, 0), release),
    NativeFn::method("_count", (0, 0), |vm, args| {
        let depth = py_try!(native::<SemLockData>(&args)).0.depth(me(vm));
        Value::Int(depth.into()).into()
    }),
    NativeFn::method("_is_mine", (0, 0), |vm, args| {
        let depth = py_try!(native::<SemLockData>(&args)).0.depth(me(vm));
        Value::Bool(depth > 0).into()
    }),
    NativeFn::method("_get_value", (0, 0), |_, args| {
        Value::Int(py_try!(native::<SemLockData>(&args)).0.value()).into()
    }),
    NativeFn::method("_is_zero", (0, 0), |_, args| {
        Value::Bool(py_try!(native::<SemLockData>(&args)).0.value() == 0).into()
    }),
];

// ---- Memory ---------------------------------------------------------------------------------

fn beyond() -> Raised {
    Raised::new(ids::INDEX_ERROR, "beyond the end of the memory")
}

const MEMORY: &[NativeFn] = &[
    NativeFn::static_method("__new__", ANY, |vm, args| {
        let [size] = py_try!(args.rest().bind("Memory", ["nbytes"], 1));
        let size = index_of(size.as_ref());
        if size > 1 << 28 {
            return Raised::with_args(ids::MEMORY_ERROR, Vec::new()).into();
        }
        object(vm, "Memory", MemoryData(Arc::new(Memory::new(size)))).into()
    }),
    NativeFn::method("__init__", ANY, |_, _| Reply::NONE),
    NativeFn::method("load", (2, 2), |_, args| {
        let memory = py_try!(native::<MemoryData>(&args));
        let code = as_str(&args.values()[1]).unwrap_or_default();
        match numbers::load(&memory.0, code, index_of(args.get(2))) {
            Some(value) => value.into(),
            None => beyond().into(),
        }
    }),
    NativeFn::method("store", (3, 3), |_, args| {
        let memory = py_try!(native::<MemoryData>(&args));
        let code = as_str(&args.values()[1]).unwrap_or_default();
        let bytes = py_try!(numbers::packed(code, &args.values()[3]));
        match memory.0.write(index_of(args.get(2)), &bytes) {
            true => Reply::NONE,
            false => beyond().into(),
        }
    }),
    NativeFn::method("read", (2, 2), |_, args| {
        let memory = py_try!(native::<MemoryData>(&args));
        let (start, end) = (index_of(args.get(1)), index_of(args.get(2)));
        match memory.0.read(start, end) {
            Some(bytes) => Value::bytes(bytes).into(),
            None => beyond().into(),
        }
    }),
    NativeFn::method("write", (2, 2), |_, args| {
        let memory = py_try!(native::<MemoryData>(&args));
        let bytes = py_try!(bytes_of(&args.values()[2]));
        match memory.0.write(index_of(args.get(1)), &bytes) {
            true => Reply::NONE,
            false => beyond().into(),
        }
    }),
];

// ---- Between processes ----------------------------------------------------------------------

fn share(vm: &Vm, args: Args<'_>) -> Reply {
    let value = args.this();
    let shared = if let Ok(end) = of::<EndData>(value) {
        Shared::End(end.0.copy())
    } else if let Ok(queue) = of::<QueueData>(value) {
        Shared::Queue(Arc::clone(&queue.0))
    } else if let Ok(sem_lock) = of::<SemLockData>(value) {
        Shared::SemLock(Arc::clone(&sem_lock.0))
    } else if let Ok(memory) = of::<MemoryData>(value) {
        Shared::Memory(Arc::clone(&memory.0))
    } else {
        return Raised::type_error("only what processes can share has a ticket").into();
    };
    let ticket = vm.interp().process.universe.share(shared);
    Value::Int(ticket as i64).into()
}

fn attach(vm: &Vm, args: Args<'_>) -> Reply {
    let ticket = as_int(args.this()).map_or(0, IntRef::clamped);
    match vm.interp().process.universe.attach(ticket as u64) {
        Some(Shared::End(end)) => end_object(vm, end),
        Some(Shared::Queue(queue)) => object(vm, "Queue", QueueData(queue)),
        Some(Shared::SemLock(sem_lock)) => object(vm, "SemLock", SemLockData(sem_lock)),
        Some(Shared::Memory(memory)) => object(vm, "Memory", MemoryData(memory)),
        None => return Raised::runtime_error("a ticket is good for once").into(),
    }
    .into()
}

/// A wait for something to be ready, which takes nothing from it.
type Ready = Pin<Box<dyn Future<Output = ()> + Send>>;

fn ready(value: &Value) -> Option<Ready> {
    Some(if let Ok(end) = of::<EndData>(value) {
        let end = Arc::clone(&end.0);
        Box::pin(async move { end.ready().await })
    } else if let Ok(queue) = of::<QueueData>(value) {
        let queue = Arc::clone(&queue.0);
        Box::pin(async move { queue.ready().await })
    } else {
        let child = Arc::clone(&of::<ChildData>(value).ok()?.0);
        Box::pin(async move { child.ended().await })
    })
}

/// `wait(objects, timeout=None)`
fn wait(vm: &Vm, args: Args<'_>) -> Reply {
    let [objects, timeout] = py_try!(args.bind("wait", ["objects", "timeout"], 1));
    let objects = objects.as_ref().and_then(items_quick).unwrap_or_default();
    let timeout = py_try!(timeout_of(vm, timeout.as_ref()));
    let each: Option<Vec<Ready>> = objects.iter().map(ready).collect();
    let Some(mut each) = each else {
        return Raised::type_error("only ends, queues and processes can be waited for").into();
    };
    let vm = vm.clone();
    Reply::later(async move {
        let any = poll_fn(|cx: &mut Context<'_>| {
            let polled = each.iter_mut().map(|one| one.as_mut().poll(cx).is_ready());
            let are_ready: Vec<bool> = polled.collect();
            match are_ready.contains(&true) {
                true => Poll::Ready(are_ready),
                false => Poll::Pending,
            }
        });
        let waiting = waiting_for("a message or the end of a process");
        let are_ready = vm.wait(waiting, timeout, any).await.unwrap_or_default();
        let ready = objects
            .iter()
            .zip(are_ready)
            .filter(|(_, is_ready)| *is_ready);
        Ok(Value::list(
            ready.map(|(object, _)| object.clone()).collect(),
        ))
    })
}

const FUNCTIONS: &[NativeFn] = &[
    NativeFn::function("spawn", ANY, spawn),
    NativeFn::function("pid", (0, 0), |vm, _| {
        Value::Int(vm.interp().process.pid.into()).into()
    }),
    NativeFn::function("parent", (0, 0), |vm, _| {
        match &vm.interp().process.parent {
            Some(parent) => object(vm, "Child", ChildData(Arc::clone(parent))).into(),
            None => Reply::NONE,
        }
    }),
    NativeFn::function("run_main", (0, 0), |vm, _| {
        let vm = vm.clone();
        Reply::later(async move { super::super::program::run_again(&vm).await })
    }),
    NativeFn::function("pipe", (0, 0), |vm, _| {
        let (one, two) = pipe();
        Value::tuple([end_object(vm, one), end_object(vm, two)]).into()
    }),
    NativeFn::function("share", (1, 1), share),
    NativeFn::function("attach", (1, 1), attach),
    NativeFn::function("wait", ANY, wait).operation(),
];

/// Makes the module.
pub fn install(interp: &Interp) {
    let module = interp.add_module("_process", Source::default());
    interp.add_functions(module, FUNCTIONS);
    for (name, methods) in [
        ("Child", CHILD),
        ("End", END),
        ("Queue", QUEUE),
        ("SemLock", SEM_LOCK),
        ("Memory", MEMORY),
    ] {
        let methods = NativeFn::operations(methods);
        let class = interp.add_class(name, ids::OBJECT, "_process", &methods);
        interp.modules[module.0].set(Sym::of(name), Value::Class(class));
    }
}
