//! Many threads share a few connections: whoever finds none free waits, and none is ever lost.

use std::time::Duration;

use super::{Answer, Parameters};
use crate::runtime::{Program, RunError, ThreadContext};
use crate::sync::atomic::{AtomicU64, Ordering};
use crate::sync::thread::sleep;
use crate::sync::{Arc, Queue, Semaphore};
use crate::trace::{Kind, Label, LabelText};

/// Starts the clients, and counts the queries that are served.
pub(super) fn run(program: &Program, parameters: Parameters) -> Result<Answer, RunError> {
    let Parameters {
        connections,
        clients,
        queries,
        ..
    } = parameters;
    let pool = Arc::new(Pool::new(connections));
    let mut main = program.main();
    program.expect(clients * queries);

    let threads: Vec<_> = (1..=clients)
        .map(|name| {
            let pool = Arc::clone(&pool);
            program.start(&format!("client {name}"), move |cx| {
                client(cx, &pool, name, parameters)
            })
        })
        .collect();
    let served = threads.into_iter().filter_map(|thread| main.join(thread));
    let served: u64 = served.sum();

    let failed = clients * queries - served;
    let back = pool.free.len();
    // Relaxed: the clients have been joined, so all that they wrote is seen.
    let max_in_use = pool.most.load(Ordering::Relaxed);
    program.print(format!("{served} queries served, {failed} failed"));
    program.print(format!(
        "{back} of {connections} connections are back, at most {max_in_use} were in use"
    ));
    Ok(Answer {
        max_in_use,
        served,
        failed,
    })
}

/// Makes its queries one after the other: how many were served.
fn client(cx: &mut ThreadContext, pool: &Pool, name: u64, parameters: Parameters) -> u64 {
    let mut served = 0;
    for turn in 0..parameters.queries {
        let number = turn * parameters.clients + name;
        match serve(cx, pool, number, parameters.failing) {
            Ok(()) => served += 1,
            Err(Failed) => cx.print(format!("query {number} failed")),
        }
        // Does something with the answer.
        cx.span(Kind::Idle, Label::of(LabelText::Asleep), |_| {
            sleep(Duration::from_millis(10));
        });
    }
    served
}

fn serve(cx: &mut ThreadContext, pool: &Pool, number: u64, failing: u64) -> Result<(), Failed> {
    let connection = pool.connection(cx); // !
    let answer = connection.query(cx, number, failing);
    cx.advance(1);
    answer
} // Here the connection goes back, whatever came of the query.

struct Failed;

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
        // Relaxed: these are only counted; the semaphore is what orders queries.
        let running = self.pool.running.fetch_add(1, Ordering::Relaxed) + 1;
        self.pool.most.fetch_max(running, Ordering::Relaxed);
        let label = Label::one(LabelText::Queries, self.number);
        let time = Duration::from_millis(20 + number % 3 * 10);
        cx.block(Kind::Io, label, || sleep(time));
        self.pool.running.fetch_sub(1, Ordering::Relaxed);
        match failing > 0 && number.is_multiple_of(failing) {
            true => Err(Failed),
            false => Ok(()),
        }
    }
}
