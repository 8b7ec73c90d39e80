//! What a program left is gone before the next run: cycles, closures, suspended generators, threads
//! that never ended. Counted are the bytes that the allocator has given out.
#![cfg(feature = "python")]
#![allow(unsafe_code)]

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::Arc;
use std::sync::atomic::{AtomicIsize, Ordering};

use concurrency_playground::python::driver::native::{Threads, run_program};
use concurrency_playground::python::report::Output;
use concurrency_playground::python::{Settings, Source};

struct Counting;

static LIVE: AtomicIsize = AtomicIsize::new(0);

// SAFETY: all is passed on as it came to the system's allocator, which keeps the contract; counting
// allocates nothing.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        LIVE.fetch_add(layout.size() as isize, Ordering::Relaxed);
        // SAFETY: the caller's promises are those that `System` asks for.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        LIVE.fetch_sub(layout.size() as isize, Ordering::Relaxed);
        // SAFETY: `pointer` came from `System.alloc` with this layout.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// What refers to itself, in every way that a program can bring about without the library.
const CIRCLES: &str = r#"
import threading

class Node:
    kept = []
    def __init__(self):
        self.me = self
        self.method = self.bound
        self.data = list(range(100))
    def bound(self):
        return self

nodes = [Node() for _ in range(20)]
Node.kept.append(nodes)
several = []
several.append(several)
table = {}
table['table'] = table
pair = ([],)
pair[0].append(pair)

def outer():
    big = list(range(100))
    def inner():
        return inner, big
    return inner

closure = outer()

def generator():
    me = yield
    yield me

suspended = generator()
next(suspended)
suspended.send(suspended)

async def never():
    return coroutine
coroutine = never()

try:
    raise ValueError(several)
except ValueError as error:
    kept = error
    error.itself = error

ready = threading.Semaphore(0)
def wait_for_ever(node):
    ready.release()
    threading.Event().wait()
def compute_for_ever(node):
    ready.release()
    while True:
        node.count = 1
for target in (wait_for_ever, compute_for_ever):
    threading.Thread(target=target, args=(nodes[1],), daemon=True).start()
    ready.acquire()
thread = threading.Thread(target=lambda: nodes.append(thread))
thread.start()
thread.join()
"#;

/// The same, with what the library has.
const CIRCLES_OF_THE_LIBRARY: &str = r#"
import asyncio, collections, concurrent.futures, functools, itertools, logging, queue, threading

holds_itself = queue.Queue()
holds_itself.put(holds_itself)
condition = threading.Condition()
condition.itself = condition
local = threading.local()
local.itself = local
several = []
partial = functools.partial(print, several)
several.append(partial)
several.append(itertools.chain([several], iter(several)))
both_ends = collections.deque([several])
both_ends.append(both_ends)

@functools.lru_cache
def cached(value):
    return several
cached(1)

with concurrent.futures.ThreadPoolExecutor(2) as executor:
    future = executor.submit(lambda: future)
    future.itself = future
logging.getLogger('itself').logger = logging.getLogger('itself')

async def main():
    task = asyncio.current_task()
    task.itself = task
    return task
asyncio.run(main()).done()
"#;

/// Runs it so often, in each driver in turn; how many bytes are given out then.
fn round(program: &str, runs: usize) -> isize {
    let ways = [
        (Threads::Workers, true),
        (Threads::Workers, false),
        (Threads::Green, true),
    ];
    for (threads, gil) in ways.into_iter().cycle().take(runs) {
        let settings = Settings {
            gil,
            ..Settings::default()
        };
        let source = Source {
            file: "leaves.py".into(),
            text: program.into(),
        };
        let exit = run_program(source, Arc::new(Output::default()), settings, threads);
        assert_eq!(exit.code, 0);
    }
    LIVE.load(Ordering::SeqCst)
}

// One test, so that nobody else allocates meanwhile.
#[test]
fn a_thousand_runs_leave_the_memory_flat() {
    for (program, runs) in [(CIRCLES, 1000), (CIRCLES_OF_THE_LIBRARY, 60)] {
        // Names that were met are kept for the process's life.
        let before = round(program, 6);
        let grown = round(program, runs) - before;
        assert!(grown < 1000, "{grown} bytes more after {runs} runs");
    }
}
