//! `_locks`: the primitives that threads wait for, over those of the core.

use std::collections::{HashSet, VecDeque};
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};

use super::super::class::{flags, ids};
use super::super::error::{Outcome, Raised};
use super::super::instance::NativeData;
use super::super::interp::Interp;
use super::super::module::Source;
use super::super::native::{ANY, Args, NativeFn, Reply, Vm};
use super::super::number::IntRef;
use super::super::protocol::{as_int, unwrapped};
use super::super::py_try;
use super::super::symbol::Sym;
use super::super::threads::Waiting;
use super::super::value::{ClassId, Value};
use super::object::{class_in, made, native, object, of};
use crate::sync::{Event, Lock, Mutex, Semaphore, Wait, Waiters, lock};

/// A timeout in milliseconds; none for None.
///
/// # Errors
/// Where it is no number.
pub fn timeout_of(vm: &Vm, value: Option<&Value>) -> Outcome<Option<f64>> {
    let seconds = match value.map(unwrapped) {
        None | Some(Value::None) => return Ok(None),
        Some(Value::Float(seconds)) => *seconds,
        Some(other) => match as_int(other) {
            Some(number) => number.to_nearest_float(),
            None => {
                let class = vm.class_name(other);
                return Err(Raised::type_error(format!(
                    "'{class}' object cannot be interpreted as an integer or float"
                )));
            }
        },
    };
    Ok(Some(seconds.max(0.0) * 1e3))
}

// ---- Lock and RLock -------------------------------------------------------------------------

/// `threading.Lock`.
#[derive(Debug, Default)]
struct LockData {
    lock: Lock,
    /// Who acquired it last: for reports only.
    owner: AtomicU64,
}

/// `threading.RLock`.
#[derive(Debug, Default)]
struct RLockData {
    lock: Lock,
    owner: AtomicU64,
    count: AtomicU32,
}

impl NativeData for LockData {}
impl NativeData for RLockData {}

/// `acquire(blocking=True, timeout=-1)`: whether to wait, and how long.
fn acquire_arguments(vm: &Vm, args: &Args<'_>) -> Outcome<(bool, Option<f64>)> {
    if args.values().len() == 1 {
        return Ok((true, None));
    }
    let [blocking, timeout] = args.rest().bind("acquire", ["blocking", "timeout"], 0)?;
    let blocking = match blocking {
        None => true,
        Some(Value::Bool(blocking)) => blocking,
        Some(other) => as_int(&other).is_none_or(|number| !number.is_zero()),
    };
    let timeout = match timeout {
        None => None,
        Some(timeout) => {
            let milliseconds = timeout_of(vm, Some(&timeout))?;
            let negative = match unwrapped(&timeout) {
                Value::Float(seconds) => *seconds < 0.0,
                other => as_int(other).is_some_and(IntRef::is_negative),
            };
            let is_default = matches!(unwrapped(&timeout), Value::Int(-1))
                || matches!(unwrapped(&timeout), Value::Float(seconds) if *seconds == -1.0);
            match (negative, is_default, blocking) {
                (true, true, _) => None,
                (true, false, _) => {
                    return Err(Raised::value_error(
                        "timeout value must be a non-negative number",
                    ));
                }
                (false, _, false) => {
                    return Err(Raised::value_error(
                        "can't specify a timeout for a non-blocking call",
                    ));
                }
                (false, _, true) => milliseconds,
            }
        }
    };
    Ok((blocking, timeout))
}

fn acquire_lock(vm: &Vm, args: Args<'_>) -> Reply {
    let data = py_try!(native::<LockData>(&args));
    let (blocking, timeout) = py_try!(acquire_arguments(vm, &args));
    if data.lock.try_acquire() {
        data.owner.store(vm.info().ident, Ordering::Relaxed);
        return Value::Bool(true).into();
    }
    if !blocking {
        return Value::Bool(false).into();
    }
    let (vm, this) = (vm.clone(), args.this().clone());
    Reply::later(async move { Ok(Value::Bool(wait_for_lock(&vm, &this, timeout).await?)) })
}

async fn wait_for_lock(vm: &Vm, this: &Value, timeout: Option<f64>) -> Outcome<bool> {
    let data = of::<LockData>(this)?;
    let held_by = Some(data.owner.load(Ordering::Relaxed));
    let waiting = Waiting {
        held_by,
        ..Waiting::new("a lock")
    };
    let acquired = vm
        .wait(waiting, timeout, data.lock.waiting())
        .await
        .is_some();
    if acquired {
        data.owner.store(vm.info().ident, Ordering::Relaxed);
    }
    Ok(acquired)
}

fn release_lock(_: &Vm, args: Args<'_>) -> Reply {
    let data = py_try!(native::<LockData>(&args));
    if !data.lock.is_held() {
        return Raised::runtime_error("release unlocked lock").into();
    }
    data.owner.store(0, Ordering::Relaxed);
    data.lock.release();
    Reply::NONE
}

const LOCK: &[NativeFn] = &[
    NativeFn::static_method("__new__", ANY, |_, args| made(&args, LockData::default())),
    NativeFn::method("__init__", ANY, |_, _| Reply::NONE),
    NativeFn::method("acquire", ANY, acquire_lock),
    NativeFn::method("release", (0, 0), release_lock),
    NativeFn::method("locked", (0, 0), |_, args| {
        Value::Bool(py_try!(native::<LockData>(&args)).lock.is_held()).into()
    }),
    NativeFn::method("__enter__", (0, 0), acquire_lock),
    NativeFn::method("__exit__", (3, 3), release_lock),
];

fn try_rlock(vm: &Vm, data: &RLockData) -> bool {
    let me = vm.info().ident;
    if data.owner.load(Ordering::Relaxed) == me {
        data.count.fetch_add(1, Ordering::Relaxed);
        return true;
    }
    if data.lock.try_acquire() {
        data.owner.store(me, Ordering::Relaxed);
        data.count.store(1, Ordering::Relaxed);
        return true;
    }
    false
}

async fn wait_for_rlock(vm: &Vm, this: &Value, timeout: Option<f64>) -> Outcome<bool> {
    let data = of::<RLockData>(this)?;
    let held_by = Some(data.owner.load(Ordering::Relaxed));
    let waiting = Waiting {
        held_by,
        ..Waiting::new("a lock")
    };
    let acquired = vm
        .wait(waiting, timeout, data.lock.waiting())
        .await
        .is_some();
    if acquired {
        data.owner.store(vm.info().ident, Ordering::Relaxed);
        data.count.store(1, Ordering::Relaxed);
    }
    Ok(acquired)
}

fn acquire_rlock(vm: &Vm, args: Args<'_>) -> Reply {
    let data = py_try!(native::<RLockData>(&args));
    let (blocking, timeout) = py_try!(acquire_arguments(vm, &args));
    if try_rlock(vm, data) {
        return Value::Bool(true).into();
    }
    if !blocking {
        return Value::Bool(false).into();
    }
    let (vm, this) = (vm.clone(), args.this().clone());
    Reply::later(async move { Ok(Value::Bool(wait_for_rlock(&vm, &this, timeout).await?)) })
}

fn release_rlock(vm: &Vm, args: Args<'_>) -> Reply {
    let data = py_try!(native::<RLockData>(&args));
    if data.owner.load(Ordering::Relaxed) != vm.info().ident {
        return Raised::runtime_error("cannot release un-acquired lock").into();
    }
    if data.count.fetch_sub(1, Ordering::Relaxed) == 1 {
        data.owner.store(0, Ordering::Relaxed);
        data.lock.release();
    }
    Reply::NONE
}

const RLOCK: &[NativeFn] = &[
    NativeFn::static_method("__new__", ANY, |_, args| made(&args, RLockData::default())),
    NativeFn::method("__init__", ANY, |_, _| Reply::NONE),
    NativeFn::method("acquire", ANY, acquire_rlock),
    NativeFn::method("release", (0, 0), release_rlock),
    NativeFn::method("locked", (0, 0), |_, args| {
        Value::Bool(py_try!(native::<RLockData>(&args)).lock.is_held()).into()
    }),
    NativeFn::method("_is_owned", (0, 0), |vm, args| {
        let data = py_try!(native::<RLockData>(&args));
        Value::Bool(data.owner.load(Ordering::Relaxed) == vm.info().ident).into()
    }),
    NativeFn::method("__enter__", (0, 0), acquire_rlock),
    NativeFn::method("__exit__", (3, 3), release_rlock),
];

/// Whether this thread holds a lock of either kind, as far as that can be known.
fn is_owned(vm: &Vm, of_lock: &Value) -> Outcome<bool> {
    if let Ok(data) = of::<RLockData>(of_lock) {
        return Ok(data.owner.load(Ordering::Relaxed) == vm.info().ident);
    }
    Ok(of::<LockData>(of_lock)?.lock.is_held())
}

/// Releases a lock of either kind, however often it was acquired; how often that was.
fn release_save(of_lock: &Value) -> Outcome<u32> {
    if let Ok(data) = of::<RLockData>(of_lock) {
        let count = data.count.swap(0, Ordering::Relaxed);
        data.owner.store(0, Ordering::Relaxed);
        data.lock.release();
        return Ok(count);
    }
    let data = of::<LockData>(of_lock)?;
    data.owner.store(0, Ordering::Relaxed);
    data.lock.release();
    Ok(1)
}

async fn acquire_restore(vm: &Vm, of_lock: &Value, count: u32) -> Outcome<()> {
    if let Ok(data) = of::<RLockData>(of_lock) {
        if !try_rlock(vm, data) {
            wait_for_rlock(vm, of_lock, None).await?;
        }
        data.count.store(count, Ordering::Relaxed);
        return Ok(());
    }
    let data = of::<LockData>(of_lock)?;
    if data.lock.try_acquire() {
        data.owner.store(vm.info().ident, Ordering::Relaxed);
    } else {
        wait_for_lock(vm, of_lock, None).await?;
    }
    Ok(())
}

// ---- Condition ------------------------------------------------------------------------------

/// `threading.Condition`.
#[derive(Debug)]
struct ConditionData {
    lock: Value,
    state: Mutex<Notified>,
}

/// Who waits for a condition, and who was notified.
#[derive(Debug, Default)]
struct Notified {
    came: u64,
    waiting: VecDeque<u64>,
    notified: HashSet<u64>,
    waiters: Waiters,
}

impl NativeData for ConditionData {}

fn wait_for_condition(vm: &Vm, args: Args<'_>) -> Reply {
    let [timeout] = py_try!(args.rest().bind("wait", ["timeout"], 0));
    let timeout = py_try!(timeout_of(vm, timeout.as_ref()));
    let data = py_try!(native::<ConditionData>(&args));
    if !py_try!(is_owned(vm, &data.lock)) {
        return Raised::runtime_error("cannot wait on un-acquired lock").into();
    }
    let (vm, this) = (vm.clone(), args.this().clone());
    Reply::later(async move {
        let data = of::<ConditionData>(&this)?;
        let ticket = {
            let mut state = lock(&data.state);
            state.came += 1;
            let ticket = state.came;
            state.waiting.push_back(ticket);
            ticket
        };
        let count = release_save(&data.lock)?;
        let waiting = Waiting::new("a condition");
        let wait = Wait::new(
            &data.state,
            |state| &mut state.waiters,
            |state: &mut Notified| state.notified.remove(&ticket).then_some(()),
        );
        let mut notified = vm.wait(waiting, timeout, wait).await.is_some();
        if !notified {
            // A notification that came at the last moment counts.
            let mut state = lock(&data.state);
            state.waiting.retain(|other| *other != ticket);
            notified = state.notified.remove(&ticket);
        }
        acquire_restore(&vm, &data.lock, count).await?;
        Ok(Value::Bool(notified))
    })
}

fn notify(vm: &Vm, args: &Args<'_>, count: usize) -> Reply {
    let data = py_try!(native::<ConditionData>(args));
    if !py_try!(is_owned(vm, &data.lock)) {
        return Raised::runtime_error("cannot notify on un-acquired lock").into();
    }
    let mut state = lock(&data.state);
    let count = count.min(state.waiting.len());
    let woken: Vec<u64> = state.waiting.drain(..count).collect();
    state.notified.extend(woken);
    // Who is woken and was not notified waits on.
    state.waiters.wake_all();
    Reply::NONE
}

fn of_its_lock(name: &'static str) -> impl Fn(&Vm, Args<'_>) -> Reply {
    move |vm, args| {
        let data = py_try!(native::<ConditionData>(&args));
        match super::super::protocol::call_method(
            vm,
            &data.lock,
            Sym::of(name),
            &args.values()[1..],
        ) {
            Some(reply) => reply,
            None => Reply::NONE,
        }
    }
}

const CONDITION: &[NativeFn] = &[
    NativeFn::static_method("__new__", ANY, |vm, args| {
        let [of_lock] = py_try!(args.rest().bind("Condition", ["lock"], 0));
        let of_lock = match of_lock.filter(|given| !given.is_none()) {
            Some(given) => given,
            None => object(class_named(vm.interp(), "RLock"), RLockData::default()),
        };
        made(
            &args,
            ConditionData {
                lock: of_lock,
                state: Mutex::default(),
            },
        )
    }),
    NativeFn::method("__init__", ANY, |_, _| Reply::NONE),
    NativeFn::method("acquire", ANY, |vm, args| of_its_lock("acquire")(vm, args)),
    NativeFn::method("release", (0, 0), |vm, args| {
        of_its_lock("release")(vm, args)
    }),
    NativeFn::method("locked", (0, 0), |vm, args| of_its_lock("locked")(vm, args)),
    NativeFn::method("__enter__", (0, 0), |vm, args| {
        of_its_lock("__enter__")(vm, args)
    }),
    NativeFn::method("__exit__", (3, 3), |vm, args| {
        of_its_lock("__exit__")(vm, args)
    }),
    NativeFn::method("wait", ANY, wait_for_condition),
    NativeFn::method("notify", (0, 1), |vm, args| {
        let count = args.get(1).and_then(as_int).map_or(1, IntRef::clamped);
        notify(vm, &args, count.max(0) as usize)
    }),
    NativeFn::method("notify_all", (0, 0), |vm, args| {
        notify(vm, &args, usize::MAX)
    }),
    NativeFn::method("wait_for", ANY, |vm, args| {
        let [predicate, timeout] =
            py_try!(args.rest().bind("wait_for", ["predicate", "timeout"], 1));
        let timeout = py_try!(timeout_of(vm, timeout.as_ref()));
        let (vm, this, predicate) = (
            vm.clone(),
            args.this().clone(),
            predicate.unwrap_or_default(),
        );
        Reply::later(async move {
            let end = timeout.map(|timeout| vm.interp().host.monotonic() + timeout);
            loop {
                let answer = vm.call(predicate.clone(), []).await?;
                if super::super::protocol::is_true(&vm, &answer).await? {
                    return Ok(answer);
                }
                let left = end.map(|end| end - vm.interp().host.monotonic());
                if left.is_some_and(|left| left <= 0.0) {
                    return Ok(answer);
                }
                let left = left.map_or(Value::None, |left| Value::Float(left / 1e3));
                let args = [this.clone(), left];
                wait_for_condition(&vm, Args::new(&args, &[]))
                    .get(&vm)
                    .await?;
            }
        })
    }),
];

// ---- Event and Semaphore --------------------------------------------------------------------

/// `threading.Event`.
#[derive(Debug, Default)]
struct EventData(Event);

/// `threading.Semaphore`, with the bound of a `BoundedSemaphore`.
#[derive(Debug)]
struct SemaphoreData {
    semaphore: Semaphore,
    bound: Option<usize>,
}

impl NativeData for EventData {}
impl NativeData for SemaphoreData {}

const EVENT: &[NativeFn] = &[
    NativeFn::static_method("__new__", ANY, |_, args| made(&args, EventData::default())),
    NativeFn::method("__init__", ANY, |_, _| Reply::NONE),
    NativeFn::method("is_set", (0, 0), |_, args| {
        Value::Bool(py_try!(native::<EventData>(&args)).0.is_set()).into()
    }),
    NativeFn::method("set", (0, 0), |_, args| {
        py_try!(native::<EventData>(&args)).0.set();
        Reply::NONE
    }),
    NativeFn::method("clear", (0, 0), |_, args| {
        py_try!(native::<EventData>(&args)).0.clear();
        Reply::NONE
    }),
    NativeFn::method("wait", ANY, |vm, args| {
        let [timeout] = py_try!(args.rest().bind("wait", ["timeout"], 0));
        let timeout = py_try!(timeout_of(vm, timeout.as_ref()));
        if py_try!(native::<EventData>(&args)).0.is_set() {
            return Value::Bool(true).into();
        }
        let (vm, this) = (vm.clone(), args.this().clone());
        Reply::later(async move {
            let data = of::<EventData>(&this)?;
            let waiting = Waiting::new("an event");
            Ok(Value::Bool(
                vm.wait(waiting, timeout, data.0.waiting()).await.is_some(),
            ))
        })
    }),
];

fn new_semaphore(args: &Args<'_>, bounded: bool) -> Reply {
    let [value] = py_try!(args.rest().bind("Semaphore", ["value"], 0));
    let value = value
        .as_ref()
        .map_or(Some(1), |value| as_int(value).and_then(IntRef::to_i64));
    match value {
        Some(value @ 0..) => {
            let bound = bounded.then_some(value as usize);
            made(
                args,
                SemaphoreData {
                    semaphore: Semaphore::new(value as usize),
                    bound,
                },
            )
        }
        _ => Raised::value_error("semaphore initial value must be >= 0").into(),
    }
}

fn acquire_semaphore(vm: &Vm, args: Args<'_>) -> Reply {
    let [blocking, timeout] = py_try!(args.rest().bind("acquire", ["blocking", "timeout"], 0));
    let blocking = !matches!(blocking, Some(Value::Bool(false) | Value::Int(0)));
    let timeout = timeout.filter(|timeout| !timeout.is_none());
    if !blocking && timeout.is_some() {
        return Raised::value_error("can't specify timeout for non-blocking acquire").into();
    }
    let timeout = if blocking {
        py_try!(timeout_of(vm, timeout.as_ref()))
    } else {
        Some(0.0)
    };
    enter_semaphore(vm, args.this(), timeout)
}

fn enter_semaphore(vm: &Vm, this: &Value, timeout: Option<f64>) -> Reply {
    let (vm, this) = (vm.clone(), this.clone());
    Reply::later(async move {
        let data = of::<SemaphoreData>(&this)?;
        let waiting = Waiting::new("a semaphore");
        Ok(Value::Bool(
            vm.wait(waiting, timeout, data.semaphore.waiting())
                .await
                .is_some(),
        ))
    })
}

fn release_semaphore(args: &Args<'_>, count: usize) -> Reply {
    let data = py_try!(native::<SemaphoreData>(args));
    if data
        .bound
        .is_some_and(|bound| data.semaphore.permits() + count > bound)
    {
        return Raised::value_error("Semaphore released too many times").into();
    }
    data.semaphore.release(count);
    Reply::NONE
}

const SEMAPHORE: &[NativeFn] = &[
    NativeFn::static_method("__new__", ANY, |_, args| new_semaphore(&args, false)),
    NativeFn::method("__init__", ANY, |_, _| Reply::NONE),
    NativeFn::method("acquire", ANY, acquire_semaphore),
    NativeFn::method("release", ANY, |_, args| {
        let [count] = py_try!(args.rest().bind("release", ["n"], 0));
        match count
            .as_ref()
            .map_or(Some(1), |count| as_int(count).and_then(IntRef::to_i64))
        {
            Some(count @ 1..) => release_semaphore(&args, count as usize),
            _ => Raised::value_error("n must be one or more").into(),
        }
    }),
    NativeFn::method("__enter__", (0, 0), |vm, args| {
        enter_semaphore(vm, args.this(), None)
    }),
    NativeFn::method("__exit__", (3, 3), |_, args| release_semaphore(&args, 1)),
];

const BOUNDED: &[NativeFn] = &[NativeFn::static_method("__new__", ANY, |_, args| {
    new_semaphore(&args, true)
})];

/// A class of the module.
pub(super) fn class_named(interp: &Interp, name: &str) -> ClassId {
    class_in(interp, "_locks", name)
}

/// Makes the module.
pub fn install(interp: &Interp) {
    let module = interp.add_module("_locks", Source::default());
    let globals = &interp.modules[module.0];
    let class = |name: &str, base: ClassId, of_module: &str, methods: &[NativeFn]| {
        let methods = NativeFn::operations(methods);
        let id = interp.add_class(name, base, of_module, &methods);
        globals.set(Sym::of(name), Value::Class(id));
        id
    };
    let lock = class("lock", ids::OBJECT, "_thread", LOCK);
    globals.set(Sym::of("Lock"), Value::Class(lock));
    class("RLock", ids::OBJECT, "_thread", RLOCK);
    let open = |name: &str, base: ClassId, methods: &[NativeFn]| {
        let id = class(name, base, "threading", methods);
        interp.class(id).add_flags(flags::OPEN);
        id
    };
    open("Condition", ids::OBJECT, CONDITION);
    open("Event", ids::OBJECT, EVENT);
    let semaphore = open("Semaphore", ids::OBJECT, SEMAPHORE);
    open("BoundedSemaphore", semaphore, BOUNDED);
    super::queues::install(&class);
}
