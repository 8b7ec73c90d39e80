//! The native side of `./build.sh bench`: reads the names of measurements, one per line, and answers
//! each with a figure: milliseconds, or nanoseconds per chunk where chunks are counted, or the unit that
//! the name gives.
//!
//! Compiled for speed, unlike the browser's wasm: see `[profile.bench]` in `Cargo.toml`.

mod primitives;

use std::hint::black_box;
use std::io::{Error, Write, stdin, stdout};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{LazyLock, OnceLock};
use std::time::Instant;

use concurrency_playground::demos::json::registry;
use concurrency_playground::executor::{Collect, Dealer, Executor, Plan, Schedule, Team, Workload};
use concurrency_playground::sync::{Mutex, lock};
use concurrency_playground::trace::{Trace, TraceHooks};
use concurrency_playground::workloads::functions::{collatz_steps, square};
use concurrency_playground::workloads::primes::{Method, check};
use primitives::Measurement;
use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

const MEASUREMENTS: [Measurement; 9] = [
    ("trial", || primes(Method::Trial)),
    ("simd", || primes(Method::Simd)),
    ("squares", squares),
    ("tiny chunks, plain loop", || plain(&TINY)),
    ("tiny chunks, untraced", || untraced(&TINY)),
    ("tiny chunks, traced", || traced(&TINY)),
    ("1 us chunks, plain loop", || plain(&MICROSECOND)),
    ("1 us chunks, untraced", || untraced(&MICROSECOND)),
    ("1 us chunks, traced", || traced(&MICROSECOND)),
];

fn main() -> Result<(), Error> {
    for line in stdin().lines() {
        let wanted = line?;
        let mut all = MEASUREMENTS.iter().chain(&primitives::MEASUREMENTS);
        let known = all.find(|(name, _)| *name == wanted);
        let measure = known
            .ok_or_else(|| Error::other(format!("there is no '{wanted}'")))?
            .1;
        println!("{}", measure());
        stdout().flush()?;
    }
    Ok(())
}

fn milliseconds(task: impl FnOnce()) -> f64 {
    let started = Instant::now();
    task();
    started.elapsed().as_secs_f64() * 1e3
}

/// The default numbers of `prime-check`, one after the other on this thread.
fn primes(method: Method) -> f64 {
    let registry = registry();
    let demos = registry["demos"].as_array().into_iter().flatten();
    let parameters = demos
        .filter(|demo| demo["id"] == "prime-check")
        .flat_map(|demo| demo["parameters"].as_array().into_iter().flatten());
    let numbers: Vec<u64> = parameters
        .filter(|parameter| parameter["name"] == "numbers")
        .flat_map(|parameter| parameter["default"].as_array().into_iter().flatten())
        .map(|number| number.as_u64().expect("a whole number"))
        .collect();
    assert!(!numbers.is_empty(), "the numbers were found");
    milliseconds(|| {
        for number in numbers {
            black_box(check(black_box(number), method));
        }
    })
}

/// The sum of 10⁷ squares as a user of rayon writes it, on two threads.
fn squares() -> f64 {
    static POOL: LazyLock<ThreadPool> = LazyLock::new(|| {
        ThreadPoolBuilder::new()
            .num_threads(2)
            .build()
            .expect("two threads")
    });
    let items = 0..black_box(10_000_000_u64);
    POOL.install(|| {
        milliseconds(|| {
            let sum: u128 = items
                .into_par_iter()
                .map(|item| u128::from(square(item)))
                .sum();
            black_box(sum);
        })
    })
}

/// Many identical chunks of one item each.
struct Chunks {
    count: u64,
    function: fn(u64) -> u64,
}

const TINY: Chunks = Chunks {
    count: 1_000_000,
    function: square,
};

/// 524 steps, which takes about a microsecond.
const MICROSECOND: Chunks = Chunks {
    count: 50_000,
    function: |_| collatz_steps(black_box(837_799)),
};

impl Workload for Chunks {
    type Output = u64;

    fn items(&self) -> u64 {
        self.count
    }

    fn compute(&self, item: u64) -> u64 {
        (self.function)(black_box(item))
    }
}

/// Keeps only the sum.
struct Sum;

impl Collect<u64> for Sum {
    type Part = u64;

    fn empty(&self) -> u64 {
        0
    }

    fn extend(&self, part: &mut u64, _: u64, results: impl Iterator<Item = u64>) {
        *part += results.sum::<u64>();
    }

    fn join(&self, left: u64, right: u64) -> u64 {
        left + right
    }
}

impl Chunks {
    fn nanoseconds_each(&self, task: impl FnOnce() -> u64) -> f64 {
        milliseconds(|| {
            black_box(task());
        }) * 1e6
            / self.count as f64
    }
}

fn plain(chunks: &Chunks) -> f64 {
    chunks.nanoseconds_each(|| (0..chunks.count).map(|item| chunks.compute(item)).sum())
}

/// What the executor does with chunks except tracing: deal, lock, catch panics.
fn untraced(chunks: &Chunks) -> f64 {
    let dealer = Dealer::for_map(Schedule::Dynamic, chunks.count, 1, 1);
    let seat = Mutex::new(0);
    chunks.nanoseconds_each(|| {
        while let Some(chunk) = dealer.next(0, 0) {
            let part = &mut *lock(&seat);
            let first = chunk.start;
            catch_unwind(AssertUnwindSafe(|| {
                Sum.extend(part, first, chunk.map(|item| chunks.compute(item)));
            }))
            .expect("no panic");
        }
        *lock(&seat)
    })
}

fn traced(chunks: &Chunks) -> f64 {
    let trace = Trace::new(2, TraceHooks { now, tick: || () });
    trace.begin();
    let plan = Plan {
        schedule: Schedule::Dynamic,
        chunksize: 1,
    };
    let executor = Executor::new(&Team::Caller, &trace);
    chunks.nanoseconds_each(|| executor.map(plan, chunks, &Sum).expect("no panic"))
}

fn now() -> f64 {
    static START: OnceLock<Instant> = OnceLock::new();
    START.get_or_init(Instant::now).elapsed().as_secs_f64() * 1e3
}
