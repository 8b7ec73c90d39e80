//! What waiting and sharing cost: measured by this one source natively (`native.rs`) and in the
//! browser (`web.rs`).

use std::hint::{black_box, spin_loop};
use std::sync::Arc;

use concurrency_playground::executor::ThreadPoolExecutor;
use concurrency_playground::sync::clock::now;
use concurrency_playground::sync::thread::spawn;
use concurrency_playground::sync::{AtomicCounter, Event, Lock};

/// Threads that must be there beside the one that measures.
#[cfg(target_arch = "wasm32")]
pub const THREADS: usize = 2;

/// What it is called, and what gives its figure.
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

/// Nanoseconds of one of very many.
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

/// Of each time that one of the two has held it.
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

/// How long after `set` a thread that waits for the event goes on, in µs; of very many, the one
/// that is `part` of the way from the shortest to the longest. This thread watches for it without
/// sleeping, so that one wake-up is timed, by one clock.
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

/// A task that does nothing, on a pool of one thread that is up, in µs.
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
