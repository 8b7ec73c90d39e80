//! The library that is written in Python: its texts.

/// A module's text, and whether it is a package.
pub fn source(name: &str) -> Option<(&'static str, bool)> {
    let found = MODULES.iter().find(|(known, ..)| *known == name)?;
    Some((found.1, found.2))
}

/// Names, texts, and which are packages.
const MODULES: &[(&str, &str, bool)] = &[
    ("_collections", include_str!("lib/_collections.py"), false),
    ("_functools", include_str!("lib/_functools.py"), false),
    ("abc", include_str!("lib/abc.py"), false),
    ("asyncio", include_str!("lib/asyncio/__init__.py"), true),
    (
        "asyncio.coroutines",
        include_str!("lib/asyncio/coroutines.py"),
        false,
    ),
    (
        "asyncio.events",
        include_str!("lib/asyncio/events.py"),
        false,
    ),
    (
        "asyncio.exceptions",
        include_str!("lib/asyncio/exceptions.py"),
        false,
    ),
    (
        "asyncio.futures",
        include_str!("lib/asyncio/futures.py"),
        false,
    ),
    ("asyncio.locks", include_str!("lib/asyncio/locks.py"), false),
    (
        "asyncio.queues",
        include_str!("lib/asyncio/queues.py"),
        false,
    ),
    (
        "asyncio.runners",
        include_str!("lib/asyncio/runners.py"),
        false,
    ),
    (
        "asyncio.taskgroups",
        include_str!("lib/asyncio/taskgroups.py"),
        false,
    ),
    ("asyncio.tasks", include_str!("lib/asyncio/tasks.py"), false),
    (
        "asyncio.threads",
        include_str!("lib/asyncio/threads.py"),
        false,
    ),
    (
        "asyncio.timeouts",
        include_str!("lib/asyncio/timeouts.py"),
        false,
    ),
    (
        "asyncio.waiting",
        include_str!("lib/asyncio/waiting.py"),
        false,
    ),
    ("atexit", include_str!("lib/atexit.py"), false),
    ("bisect", include_str!("lib/bisect.py"), false),
    (
        "collections",
        include_str!("lib/collections/__init__.py"),
        true,
    ),
    (
        "collections._wrappers",
        include_str!("lib/collections/_wrappers.py"),
        false,
    ),
    (
        "collections.abc",
        include_str!("lib/collections/abc.py"),
        false,
    ),
    (
        "concurrent",
        include_str!("lib/concurrent/__init__.py"),
        true,
    ),
    (
        "concurrent.futures",
        include_str!("lib/concurrent/futures/__init__.py"),
        true,
    ),
    (
        "concurrent.futures._base",
        include_str!("lib/concurrent/futures/_base.py"),
        false,
    ),
    (
        "concurrent.futures.interpreter",
        include_str!("lib/concurrent/futures/interpreter.py"),
        false,
    ),
    (
        "concurrent.futures.process",
        include_str!("lib/concurrent/futures/process.py"),
        false,
    ),
    (
        "concurrent.futures.thread",
        include_str!("lib/concurrent/futures/thread.py"),
        false,
    ),
    ("contextvars", include_str!("lib/contextvars.py"), false),
    ("copy", include_str!("lib/copy.py"), false),
    ("copyreg", include_str!("lib/copyreg.py"), false),
    ("ctypes", include_str!("lib/ctypes.py"), false),
    ("functools", include_str!("lib/functools.py"), false),
    ("heapq", include_str!("lib/heapq.py"), false),
    ("itertools", include_str!("lib/itertools.py"), false),
    (
        "multiprocessing",
        include_str!("lib/multiprocessing/__init__.py"),
        true,
    ),
    (
        "multiprocessing.connection",
        include_str!("lib/multiprocessing/connection.py"),
        false,
    ),
    (
        "multiprocessing.context",
        include_str!("lib/multiprocessing/context.py"),
        false,
    ),
    (
        "multiprocessing.dummy",
        include_str!("lib/multiprocessing/dummy.py"),
        false,
    ),
    (
        "multiprocessing.managers",
        include_str!("lib/multiprocessing/managers.py"),
        false,
    ),
    (
        "multiprocessing.pool",
        include_str!("lib/multiprocessing/pool.py"),
        false,
    ),
    (
        "multiprocessing.process",
        include_str!("lib/multiprocessing/process.py"),
        false,
    ),
    (
        "multiprocessing.queues",
        include_str!("lib/multiprocessing/queues.py"),
        false,
    ),
    (
        "multiprocessing.reduction",
        include_str!("lib/multiprocessing/reduction.py"),
        false,
    ),
    (
        "multiprocessing.sharedctypes",
        include_str!("lib/multiprocessing/sharedctypes.py"),
        false,
    ),
    (
        "multiprocessing.spawn",
        include_str!("lib/multiprocessing/spawn.py"),
        false,
    ),
    (
        "multiprocessing.synchronize",
        include_str!("lib/multiprocessing/synchronize.py"),
        false,
    ),
    ("operator", include_str!("lib/operator.py"), false),
    ("pickle", include_str!("lib/pickle.py"), false),
    ("queue", include_str!("lib/queue.py"), false),
    ("string", include_str!("lib/string.py"), false),
    ("struct", include_str!("lib/struct.py"), false),
];
