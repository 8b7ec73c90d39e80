//! Many threads share a few connections: whoever finds none free waits, and none is ever lost.

use super::demo::{Demo, ProcessSupport};
use crate::runtime::{Arguments, Program, RunError, ThreadContext};
use crate::value::Value;
use std::sync::Arc;
use std::time::Duration;

use crate::sync::atomic::{AtomicU64, Ordering};
use crate::sync::thread::sleep;
use crate::sync::{Queue, Semaphore};
use crate::trace::{Kind, Label, LabelText};

const PAUSE: Duration = Duration::from_millis(10);

fn run(program: &Program, arguments: &Arguments) -> Result<Value, RunError> {
    let connections = arguments.integer("connections")?;
    let clients = arguments.integer("clients")?;
    let queries = arguments.integer("queries")?;
    let failing = arguments.integer("failing")?;
    let pool = Arc::new(Pool::new(connections));
    let mut main = program.main();
    program.expect(clients * queries);

    let threads: Vec<_> = (1..=clients)
        .map(|client| {
            let pool = Arc::clone(&pool);
            program.start(&format!("client {client}"), move |cx| {
                let numbers = (0..queries).map(|turn| turn * clients + client);
                let served = numbers.filter(|number| {
                    let served = serve(cx, &pool, *number, failing).is_ok();
                    // Does something with the answer.
                    cx.span(Kind::Idle, Label::of(LabelText::Asleep), |_| sleep(PAUSE));
                    served
                });
                served.count() as u64
            })
        })
        .collect();
    let served = threads.into_iter().filter_map(|thread| main.join(thread));
    let served: u64 = served.sum();

    let failed = clients * queries - served;
    let (back, most) = (pool.free.len(), pool.most.load(Ordering::Relaxed));
    program.print(format!("{served} queries served, {failed} failed"));
    program.print(format!(
        "{back} of {connections} connections are back, at most {most} were in use"
    ));
    Ok(Value::record([
        ("maxInUse", most.into()),
        ("served", served.into()),
        ("failed", failed.into()),
    ]))
}

struct Failed;

fn serve(cx: &mut ThreadContext, pool: &Pool, number: u64, failing: u64) -> Result<(), Failed> {
    let connection = pool.connection(cx); // !
    let answer = connection.query(cx, number, failing);
    cx.advance(1);
    answer.inspect_err(|Failed| cx.print(format!("query {number} failed")))
} // Here the connection goes back, whatever came of the query.

struct Pool {
    permits: Semaphore,
    free: Queue<u64>,
    running: AtomicU64,
    most: AtomicU64,
}

/// A connection of the pool, for as long as this lives.
struct Connection<'p> {
    pool: &'p Pool,
    number: u64,
}

impl Pool {
    fn new(size: u64) -> Self {
        let free = Queue::new(0);
        (1..=size).for_each(|number| free.put(number, None).expect("room for any number"));
        let [running, most] = [0, 0].map(AtomicU64::new);
        let permits = Semaphore::new(size as usize);
        Self {
            permits,
            free,
            running,
            most,
        }
    }

    fn connection(&self, cx: &mut ThreadContext) -> Connection<'_> {
        cx.acquire(&self.permits, LabelText::ForConnection); // !
        let number = self.free.get(Some(Duration::ZERO));
        Connection {
            pool: self,
            number: number.expect("one for each permit"),
        }
    }
}

impl Drop for Connection<'_> {
    fn drop(&mut self) {
        let kept = self.pool.free.put(self.number, None); // !
        kept.expect("room for any number");
        self.pool.permits.release(1);
    }
}

impl Connection<'_> {
    fn query(&self, cx: &mut ThreadContext, number: u64, failing: u64) -> Result<(), Failed> {
        let running = self.pool.running.fetch_add(1, Ordering::Relaxed) + 1;
        self.pool.most.fetch_max(running, Ordering::Relaxed);
        let label = Label {
            text: LabelText::Queries,
            first: self.number,
            count: 1,
        };
        let time = Duration::from_millis(20 + number % 3 * 10);
        cx.block(Kind::Io, label, || sleep(time));
        self.pool.running.fetch_sub(1, Ordering::Relaxed);
        match failing > 0 && number.is_multiple_of(failing) {
            true => Err(Failed),
            false => Ok(()),
        }
    }
}

/// The demo.
pub static DEMO: Demo<Arguments, Value> = Demo {
    id: "connection-pool",
    run: |program, arguments| run(program, &arguments),
    processes: ProcessSupport::No,
    #[cfg(not(target_arch = "wasm32"))]
    info: {
        use crate::demos::info::{DemoInfo, Parameter, ParameterType::Integer, Threads};
        DemoInfo {
            section: "threading",
            title: "Share connections",
            summary: "Many threads, few connections: a semaphore lets in as many as there are, \
                      and a query that fails still gives its connection back.",
            parameters: &[
                Parameter {
                    name: "connections",
                    of: Integer {
                        default: 3,
                        min: 1,
                        max: 32,
                    },
                },
                Parameter {
                    name: "clients",
                    of: Integer {
                        default: 8,
                        min: 1,
                        max: 32,
                    },
                },
                Parameter {
                    name: "queries",
                    of: Integer {
                        default: 3,
                        min: 1,
                        max: 100,
                    },
                },
                Parameter {
                    name: "failing",
                    of: Integer {
                        default: 5,
                        min: 0,
                        max: 100,
                    },
                },
            ],
            threads: Threads {
                of: &["clients"],
                plus: 0,
            },
            python: include_str!("listing.py"),
        }
    },
};
