//! The library that is written in Python: its texts.

/// A module's text, and whether it is a package.
pub fn source(name: &str) -> Option<(&'static str, bool)> {
    let found = MODULES
        .binary_search_by(|(known, ..)| (*known).cmp(name))
        .ok()?;
    let (_, text, is_package) = MODULES[found];
    Some((text, is_package))
}

/// Names, texts, and which are packages; sorted.
const MODULES: &[(&str, &str, bool)] = &[
    ("__future__", include_str!("lib/__future__.py"), false),
    ("_collections", include_str!("lib/_collections.py"), false),
    (
        "_datetime_text",
        include_str!("lib/_datetime_text.py"),
        false,
    ),
    ("_functools", include_str!("lib/_functools.py"), false),
    ("_notebook", include_str!("lib/_notebook.py"), false),
    ("_queues", include_str!("lib/_queues.py"), false),
    ("_sync", include_str!("lib/_sync.py"), false),
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
    ("base64", include_str!("lib/base64.py"), false),
    ("binascii", include_str!("lib/binascii.py"), false),
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
    ("contextlib", include_str!("lib/contextlib.py"), false),
    ("contextvars", include_str!("lib/contextvars.py"), false),
    ("copy", include_str!("lib/copy.py"), false),
    ("copyreg", include_str!("lib/copyreg.py"), false),
    ("ctypes", include_str!("lib/ctypes.py"), false),
    ("dataclasses", include_str!("lib/dataclasses.py"), false),
    ("datetime", include_str!("lib/datetime.py"), false),
    ("enum", include_str!("lib/enum.py"), false),
    ("functools", include_str!("lib/functools.py"), false),
    ("gc", include_str!("lib/gc.py"), false),
    ("hashlib", include_str!("lib/hashlib.py"), false),
    ("heapq", include_str!("lib/heapq.py"), false),
    ("hmac", include_str!("lib/hmac.py"), false),
    ("http", include_str!("lib/http/__init__.py"), true),
    ("inspect", include_str!("lib/inspect.py"), false),
    ("io", include_str!("lib/io.py"), false),
    ("itertools", include_str!("lib/itertools.py"), false),
    ("json", include_str!("lib/json/__init__.py"), true),
    ("json.decoder", include_str!("lib/json/decoder.py"), false),
    ("json.encoder", include_str!("lib/json/encoder.py"), false),
    ("linecache", include_str!("lib/linecache.py"), false),
    ("logging", include_str!("lib/logging/__init__.py"), true),
    (
        "logging.handlers",
        include_str!("lib/logging/handlers.py"),
        false,
    ),
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
    ("os", include_str!("lib/os/__init__.py"), true),
    ("os.path", include_str!("lib/os/path.py"), false),
    ("pickle", include_str!("lib/pickle.py"), false),
    ("pprint", include_str!("lib/pprint.py"), false),
    ("queue", include_str!("lib/queue.py"), false),
    ("random", include_str!("lib/random.py"), false),
    ("requests", include_str!("lib/requests/__init__.py"), true),
    (
        "requests.exceptions",
        include_str!("lib/requests/exceptions.py"),
        false,
    ),
    ("sched", include_str!("lib/sched.py"), false),
    ("secrets", include_str!("lib/secrets.py"), false),
    ("signal", include_str!("lib/signal.py"), false),
    ("statistics", include_str!("lib/statistics.py"), false),
    ("string", include_str!("lib/string.py"), false),
    ("struct", include_str!("lib/struct.py"), false),
    ("tenacity", include_str!("lib/tenacity.py"), false),
    ("textwrap", include_str!("lib/textwrap.py"), false),
    ("threading", include_str!("lib/threading.py"), false),
    ("time", include_str!("lib/time.py"), false),
    ("timeit", include_str!("lib/timeit.py"), false),
    ("tqdm", include_str!("lib/tqdm/__init__.py"), true),
    ("tqdm.asyncio", include_str!("lib/tqdm/asyncio.py"), false),
    ("tqdm.auto", include_str!("lib/tqdm/auto.py"), false),
    (
        "tqdm.autonotebook",
        include_str!("lib/tqdm/autonotebook.py"),
        false,
    ),
    (
        "tqdm.contrib",
        include_str!("lib/tqdm/contrib/__init__.py"),
        true,
    ),
    (
        "tqdm.contrib.concurrent",
        include_str!("lib/tqdm/contrib/concurrent.py"),
        false,
    ),
    ("tqdm.notebook", include_str!("lib/tqdm/notebook.py"), false),
    ("tqdm.std", include_str!("lib/tqdm/std.py"), false),
    ("traceback", include_str!("lib/traceback.py"), false),
    ("types", include_str!("lib/types.py"), false),
    ("typing", include_str!("lib/typing.py"), false),
    ("urllib", include_str!("lib/urllib/__init__.py"), true),
    ("urllib.error", include_str!("lib/urllib/error.py"), false),
    ("urllib.parse", include_str!("lib/urllib/parse.py"), false),
    (
        "urllib.request",
        include_str!("lib/urllib/request.py"),
        false,
    ),
    ("uuid", include_str!("lib/uuid.py"), false),
    ("warnings", include_str!("lib/warnings.py"), false),
    ("weakref", include_str!("lib/weakref.py"), false),
];

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::MODULES;

    fn modules(folder: &Path, package: &str, found: &mut Vec<(String, bool)>) {
        for entry in std::fs::read_dir(folder).expect("the library's folder") {
            let path = entry.expect("an entry").path();
            let name = path
                .file_stem()
                .and_then(|name| name.to_str())
                .unwrap_or_default();
            let full = if package.is_empty() {
                name.to_owned()
            } else {
                format!("{package}.{name}")
            };
            if path.is_dir() {
                if !name.starts_with("__") {
                    modules(&path, &full, found);
                }
            } else if path.extension().is_some_and(|extension| extension == "py") {
                match name {
                    "__init__" => found.push((package.to_owned(), true)),
                    _ => found.push((full, false)),
                }
            }
        }
    }

    #[test]
    fn all_modules_can_be_found() {
        let mut found = Vec::new();
        modules(Path::new("src/python/lib"), "", &mut found);
        found.sort();
        let known: Vec<(String, bool)> = MODULES
            .iter()
            .map(|(name, _, is_package)| ((*name).to_owned(), *is_package))
            .collect();
        assert_eq!(known, found);
    }
}
