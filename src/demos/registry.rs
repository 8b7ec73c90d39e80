//! The table of all demos.

use super::demo::{Target, Visitor};
use super::runnable::Runnable;
use super::{
    connection_pool, cpu_or_io, daemon, event, gil, imap_progress, lock, pipe, pool_cost, pool_map,
    prime_check, process, process_lock, queue, result_order, runaway_task, separate_memory,
    shared_counter, shared_value, terminate, thread_pool, wait_timeout,
};

macro_rules! registry {
    ($($demo:ident,)*) => {
        /// The ids of all demos, in the gallery's order.
        pub static IDS: &[&str] = &[$($demo::DEMO.id),*];

        /// Lets `visitor` visit the demo with this id; `None` if there is none.
        pub fn visit<V: Visitor>(id: &str, visitor: V) -> Option<V::Output> {
            let mut place = place(id)?;
            $(
                if place == 0 {
                    return Some(visitor.visit(&$demo::DEMO));
                }
                place -= 1;
            )*
            let _ = place;
            None
        }

        static DEMOS: &[Runnable] = &[$(Runnable {
            run: |program, given| $demo::DEMO.run(program, given),
            run_on_processes: |main, given| $demo::DEMO.run_on_processes(main, given),
            targets: match $demo::DEMO.processes.program() {
                Some(program) => program.targets,
                None => &[],
            },
        }),*];
    };
}

registry! {
    prime_check,
    thread_pool,
    result_order,
    wait_timeout,
    runaway_task,
    pool_map,
    pool_cost,
    imap_progress,
    process,
    separate_memory,
    queue,
    pipe,
    shared_value,
    process_lock,
    terminate,
    shared_counter,
    lock,
    event,
    connection_pool,
    daemon,
    gil,
    cpu_or_io,
}

/// The position of the demo with this id in the table.
fn place(id: &str) -> Option<usize> {
    IDS.iter().position(|known| *known == id)
}

/// The demo with this id, to be run.
pub fn find(id: &str) -> Option<&'static Runnable> {
    place(id).map(|place| &DEMOS[place])
}

/// The target with this name of the demo with this id.
pub fn target(id: &str, name: &str) -> Option<Target> {
    let targets = find(id)?.targets.iter();
    let mut named = targets.filter(|(target, _)| *target == name);
    named.next().map(|(_, target)| *target)
}
