//! `_locks`' queues: what the library's `queue` is made of.

use std::collections::VecDeque;

use super::super::class::ids;
use super::super::error::{Outcome, Raised};
use super::super::instance::NativeData;
use super::super::native::{ANY, Args, NativeFn, Reply, Vm};
use super::super::number::IntRef;
use super::super::protocol::{as_int, unwrapped};
use super::super::py_try;
use super::super::threads::Waiting;
use super::super::value::{ClassId, Value};
use super::locks::{class_named, timeout_of};
use super::object::{made, native, of};
use crate::sync::{Mutex, Wait, Waiters, lock};

/// `queue.Queue`, and `queue.LifoQueue`.
#[derive(Debug, Default)]
struct QueueData {
    state: Mutex<QueueState>,
    lifo: bool,
}

#[derive(Debug, Default)]
struct QueueState {
    items: VecDeque<Value>,
    maxsize: usize,
    unfinished: usize,
    shut_down: bool,
    getters: Waiters,
    putters: Waiters,
    joiners: Waiters,
}

impl NativeData for QueueData {
    fn clear(&self) {
        let old = std::mem::take(&mut lock(&self.state).items);
        drop(old);
    }
}

impl QueueState {
    fn is_full(&self) -> bool {
        self.maxsize > 0 && self.items.len() >= self.maxsize
    }
}

fn queue_error(vm: &Vm, name: &str) -> Raised {
    Raised::with_args(class_named(vm.interp(), name), Vec::new())
}

/// `block=True, timeout=None`: the time to wait, none for ever, 0 for not at all.
fn patience(vm: &Vm, block: Option<Value>, timeout: Option<Value>) -> Outcome<Option<f64>> {
    if matches!(block, Some(Value::Bool(false) | Value::Int(0))) {
        return Ok(Some(0.0));
    }
    let negative = match timeout.as_ref().map(unwrapped) {
        Some(Value::Float(seconds)) => *seconds < 0.0,
        Some(other) => as_int(other).is_some_and(IntRef::is_negative),
        None => false,
    };
    if negative {
        return Err(Raised::value_error(
            "'timeout' must be a non-negative number",
        ));
    }
    timeout_of(vm, timeout.as_ref())
}

fn put(vm: &Vm, args: &Args<'_>, timeout: Option<f64>, item: Value) -> Reply {
    if let (Value::Instance(instance), true) = (args.this(), item.is_container()) {
        instance.track(vm.interp());
    }
    let mut item = Some(item);
    let attempt = move |state: &mut QueueState| {
        if state.shut_down {
            return Some(Err("ShutDown"));
        }
        if state.is_full() {
            return None;
        }
        state.items.extend(item.take());
        state.unfinished += 1;
        state.getters.wake_one();
        Some(Ok(Value::None))
    };
    let room = Awaited {
        what: "room in a queue",
        waiters: |state| &mut state.putters,
        without: "Full",
    };
    now_or_later(vm, args, timeout, room, attempt)
}

fn get(vm: &Vm, args: &Args<'_>, timeout: Option<f64>) -> Reply {
    let lifo = py_try!(native::<QueueData>(args)).lifo;
    let attempt = move |state: &mut QueueState| {
        let item = if lifo {
            state.items.pop_back()
        } else {
            state.items.pop_front()
        };
        if let Some(item) = item {
            state.putters.wake_one();
            return Some(Ok(item));
        }
        state.shut_down.then_some(Err("ShutDown"))
    };
    let item = Awaited {
        what: "an item of a queue",
        waiters: |state| &mut state.getters,
        without: "Empty",
    };
    now_or_later(vm, args, timeout, item, attempt)
}

/// What a thread waits for at a queue, where, and the exception without it.
struct Awaited {
    what: &'static str,
    waiters: fn(&mut QueueState) -> &mut Waiters,
    without: &'static str,
}

/// Attempts something at once, and again after each change until it succeeds or the time is over. The
/// attempt's error is the name of an exception.
fn now_or_later(
    vm: &Vm,
    args: &Args<'_>,
    timeout: Option<f64>,
    awaited: Awaited,
    mut attempt: impl FnMut(&mut QueueState) -> Option<Result<Value, &'static str>>
    + Send
    + Unpin
    + 'static,
) -> Reply {
    let now = attempt(&mut lock(&py_try!(native::<QueueData>(args)).state));
    let now = now.or_else(|| (timeout == Some(0.0)).then_some(Err(awaited.without)));
    if let Some(done) = now {
        return done.map_err(|name| queue_error(vm, name)).into();
    }
    let (vm, this) = (vm.clone(), args.this().clone());
    Reply::later(async move {
        let data = of::<QueueData>(&this)?;
        let wait = Wait::new(&data.state, awaited.waiters, attempt);
        let done = vm.wait(Waiting::new(awaited.what), timeout, wait).await;
        let done = done.unwrap_or(Err(awaited.without));
        done.map_err(|name| queue_error(&vm, name))
    })
}

fn new_queue(args: &Args<'_>, lifo: bool) -> Reply {
    let [maxsize] = py_try!(args.rest().bind("Queue", ["maxsize"], 0));
    let maxsize = maxsize
        .as_ref()
        .and_then(as_int)
        .map_or(0, IntRef::clamped)
        .max(0) as usize;
    let state = Mutex::new(QueueState {
        maxsize,
        ..QueueState::default()
    });
    made(args, QueueData { state, lifo })
}

const PUT: NativeFn = NativeFn::method("put", ANY, |vm, args| {
    let [item, block, timeout] = py_try!(args.rest().bind("put", ["item", "block", "timeout"], 1));
    let timeout = py_try!(patience(vm, block, timeout));
    put(vm, &args, timeout, item.unwrap_or_default())
});

const PUT_NOWAIT: NativeFn = NativeFn::method("put_nowait", (1, 1), |vm, args| {
    put(vm, &args, Some(0.0), args.values()[1].clone())
});

const GET: NativeFn = NativeFn::method("get", ANY, |vm, args| {
    let [block, timeout] = py_try!(args.rest().bind("get", ["block", "timeout"], 0));
    let timeout = py_try!(patience(vm, block, timeout));
    get(vm, &args, timeout)
});

const GET_NOWAIT: NativeFn =
    NativeFn::method("get_nowait", (0, 0), |vm, args| get(vm, &args, Some(0.0)));

const QSIZE: NativeFn = NativeFn::method("qsize", (0, 0), |_, args| {
    Value::from(lock(&py_try!(native::<QueueData>(&args)).state).items.len()).into()
});

const EMPTY: NativeFn = NativeFn::method("empty", (0, 0), |_, args| {
    Value::Bool(
        lock(&py_try!(native::<QueueData>(&args)).state)
            .items
            .is_empty(),
    )
    .into()
});

const QUEUE: &[NativeFn] = &[
    NativeFn::static_method("__new__", ANY, |_, args| new_queue(&args, false)),
    NativeFn::method("__init__", ANY, |_, _| Reply::NONE),
    PUT,
    PUT_NOWAIT,
    GET,
    GET_NOWAIT,
    QSIZE,
    EMPTY,
    NativeFn::method("full", (0, 0), |_, args| {
        Value::Bool(lock(&py_try!(native::<QueueData>(&args)).state).is_full()).into()
    }),
    NativeFn::method("_maxsize", (0, 0), |_, args| {
        Value::from(lock(&py_try!(native::<QueueData>(&args)).state).maxsize).into()
    }),
    NativeFn::method("_unfinished_tasks", (0, 0), |_, args| {
        Value::from(lock(&py_try!(native::<QueueData>(&args)).state).unfinished).into()
    }),
    NativeFn::method("_is_shutdown", (0, 0), |_, args| {
        Value::Bool(lock(&py_try!(native::<QueueData>(&args)).state).shut_down).into()
    }),
    NativeFn::method("_items", (0, 0), |_, args| {
        let data = py_try!(native::<QueueData>(&args));
        let items = lock(&data.state).items.iter().cloned().collect();
        Value::list(items).into()
    }),
    NativeFn::method("_set_items", (1, 1), |vm, args| {
        let data = py_try!(native::<QueueData>(&args));
        let Some(items) = super::super::iterate::items_quick(&args.values()[1]) else {
            return Raised::type_error("a list is required").into();
        };
        if let Value::Instance(instance) = args.this() {
            instance.track(vm.interp());
        }
        let mut state = lock(&data.state);
        let old = std::mem::replace(&mut state.items, items.into_iter().collect());
        state.getters.wake_all();
        state.putters.wake_all();
        drop(state);
        drop(old);
        Reply::NONE
    }),
    NativeFn::method("task_done", (0, 0), |_, args| {
        let mut state = lock(&py_try!(native::<QueueData>(&args)).state);
        if state.unfinished == 0 {
            return Raised::value_error("task_done() called too many times").into();
        }
        state.unfinished -= 1;
        if state.unfinished == 0 {
            state.joiners.wake_all();
        }
        Reply::NONE
    }),
    NativeFn::method("join", (0, 0), |vm, args| {
        let (vm, this) = (vm.clone(), args.this().clone());
        Reply::later(async move {
            let data = of::<QueueData>(&this)?;
            let waiting = Waiting::new("the tasks of a queue to be done");
            let wait = Wait::new(
                &data.state,
                |state| &mut state.joiners,
                |state: &mut QueueState| (state.unfinished == 0).then_some(()),
            );
            vm.wait(waiting, None, wait).await;
            Ok(Value::None)
        })
    }),
    NativeFn::method("shutdown", ANY, |_, args| {
        let [immediate] = py_try!(args.rest().bind("shutdown", ["immediate"], 0));
        let mut state = lock(&py_try!(native::<QueueData>(&args)).state);
        state.shut_down = true;
        if matches!(immediate, Some(Value::Bool(true))) {
            state.unfinished = state.unfinished.saturating_sub(state.items.len());
            state.items.clear();
            state.joiners.wake_all();
        }
        state.getters.wake_all();
        state.putters.wake_all();
        Reply::NONE
    }),
];

const LIFO: &[NativeFn] = &[NativeFn::static_method("__new__", ANY, |_, args| {
    new_queue(&args, true)
})];

const SIMPLE: &[NativeFn] = &[
    NativeFn::static_method("__new__", ANY, |_, args| {
        let [] = py_try!(args.rest().bind("SimpleQueue", [], 0));
        made(&args, QueueData::default())
    }),
    NativeFn::method("__init__", ANY, |_, _| Reply::NONE),
    PUT,
    PUT_NOWAIT,
    GET,
    GET_NOWAIT,
    QSIZE,
    EMPTY,
];

/// Makes a class: name, base, module, methods.
pub type AddClass<'a> = dyn Fn(&str, ClassId, &str, &[NativeFn]) -> ClassId + 'a;

/// Makes the classes, by `class(name, base, module, methods)`.
pub fn install(class: &AddClass<'_>) {
    let queue = class("Queue", ids::OBJECT, "queue", QUEUE);
    class("LifoQueue", queue, "queue", LIFO);
    class("SimpleQueue", ids::OBJECT, "_queue", SIMPLE);
    class("Empty", ids::EXCEPTION, "_queue", &[]);
    class("Full", ids::EXCEPTION, "queue", &[]);
    class("ShutDown", ids::EXCEPTION, "queue", &[]);
}
