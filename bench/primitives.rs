//! What waiting and sharing cost, measured by the same code natively (`bench/native.rs`) and in the
//! browser (`bench/web.rs`).

use std::hint::{black_box, spin_loop};
use std::sync::Arc;

use concurrency_playground::executor::ThreadPoolExecutor;
use concurrency_playground::sync::clock::now;
use concurrency_playground::sync::thread::spawn;
use concurrency_playground::sync::{AtomicCounter, Event, Lock};

/// How many threads the measuring thread needs beside it.
#[cfg(target_arch = "wasm32")]
pub const THREADS: usize = 2;

/// A measurement's name, and the function that takes it.
pub type Measurement = (&'static str, fn() -> f64);

pub const MEASUREMENTS: [Measurement; 6] = [
    ("lock and unlock, ns", lock_alone),
    ("atomic increment, ns", increment),
    ("lock by 2 threads, ns", lock_together),
    ("set to wake, median, us", || wake(0.5)),
    ("set to wake, p99, us", || wake(0.99)),
    ("submit to result, us", submit),
];

fn milliseconds(task: impl FnOnce()) -> f64 {
    let started = now();
    task();
    now() - started
}

/// Nanoseconds per step, averaged over very many.
fn nanoseconds_each(step: impl Fn()) -> f64 {
    const STEPS: u32 = 2_000_000;
    milliseconds(|| (0..STEPS).for_each(|_| step())) * 1e6 / f64::from(STEPS)
}

fn lock_alone() -> f64 {
    let lock = Lock::default();
    nanoseconds_each(|| drop(black_box(&lock).hold()))
}

fn increment() -> f64 {
    let counter = AtomicCounter::default();
    nanoseconds_each(|| black_box(&counter).add())
}

/// Nanoseconds per acquisition when two threads compete for the lock.
fn lock_together() -> f64 {
    const STEPS: u32 = 500_000;
    let (lock, start) = (Arc::new(Lock::default()), Arc::new(Event::default()));
    let threads = [(); 2].map(|()| {
        let (lock, start) = (Arc::clone(&lock), Arc::clone(&start));
        spawn(move || {
            start.wait(None);
            for _ in 0..STEPS {
                drop(black_box(&lock).hold());
            }
        })
    });
    milliseconds(|| {
        start.set();
        for thread in threads {
            thread.join().expect("no panic");
        }
    }) * 1e6
        / f64::from(2 * STEPS)
}

/// How long after `set` a thread waiting for the event runs on, in µs: the quantile `part` of very many.
/// This thread spins meanwhile, so that exactly one wake-up is timed, with one clock.
fn wake(part: f64) -> f64 {
    const TIMES: u64 = 500;
    const ASLEEP_MS: f64 = 0.2;
    let (event, woken) = (
        Arc::new(Event::default()),
        Arc::new(AtomicCounter::default()),
    );
    let waiter = spawn({
        let (event, woken) = (Arc::clone(&event), Arc::clone(&woken));
        move || {
            for _ in 0..TIMES {
                event.wait(None);
                event.clear();
                woken.add();
            }
        }
    });
    let once = |before| {
        let back = now();
        spin_while(|| now() < back + ASLEEP_MS);
        milliseconds(|| {
            event.set();
            spin_while(|| woken.get() == before);
        }) * 1e3
    };
    let mut all: Vec<f64> = (0..TIMES).map(once).collect();
    waiter.join().expect("no panic");
    all.sort_by(f64::total_cmp);
    all[(part * TIMES as f64) as usize]
}

fn spin_while(blocked: impl Fn() -> bool) {
    while blocked() {
        spin_loop();
    }
}

/// An empty task on a warm pool of one thread, in µs.
fn submit() -> f64 {
    const TASKS: u32 = 1000;
    let pool = ThreadPoolExecutor::new(1, |_, service| spawn(move || service.run(&mut ())));
    let task = || {
        let future = pool.submit(|()| ()).expect("the pool is open");
        future.result(None).expect("no panic");
    };
    task();
    milliseconds(|| (0..TASKS).for_each(|_| task())) * 1e3 / f64::from(TASKS)
}
