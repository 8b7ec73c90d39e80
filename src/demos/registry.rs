//! The table of all demos, and as the JSON that pages draw their controls from.

#[cfg(not(target_arch = "wasm32"))]
use serde_json::{Value, json};

use super::demo::Demo;
#[cfg(not(target_arch = "wasm32"))]
use super::demo::{Needs, ProcessSupport};
#[cfg(not(target_arch = "wasm32"))]
use super::info::Parameter;
use super::{
    connection_pool, cpu_or_io, daemon, event, gil, imap_progress, lock, pipe, pool_cost, pool_map,
    prime_check, process, process_lock, queue, result_order, runaway_task, separate_memory,
    shared_counter, shared_value, terminate, thread_pool, wait_timeout,
};

/// All demos, in the order the gallery lists them.
pub static DEMOS: &[&Demo] = &[
    &prime_check::DEMO,
    &thread_pool::DEMO,
    &result_order::DEMO,
    &wait_timeout::DEMO,
    &runaway_task::DEMO,
    &pool_map::DEMO,
    &pool_cost::DEMO,
    &imap_progress::DEMO,
    &process::DEMO,
    &separate_memory::DEMO,
    &queue::DEMO,
    &pipe::DEMO,
    &shared_value::DEMO,
    &process_lock::DEMO,
    &terminate::DEMO,
    &shared_counter::DEMO,
    &lock::DEMO,
    &event::DEMO,
    &connection_pool::DEMO,
    &daemon::DEMO,
    &gil::DEMO,
    &cpu_or_io::DEMO,
];

/// The demo with this id.
pub fn find(id: &str) -> Option<&'static Demo> {
    DEMOS.iter().copied().find(|demo| demo.id == id)
}

/// The whole registry as the page imports it.
#[cfg(not(target_arch = "wasm32"))]
pub fn registry() -> Value {
    let demos: Vec<_> = DEMOS
        .iter()
        .map(|demo| {
            let info = &demo.info;
            let processes = match demo.processes {
                ProcessSupport::No => "no",
                ProcessSupport::Also(_) => "also",
                ProcessSupport::Only(_) => "only",
            };
            let needs = match demo.processes.program().map(|program| program.needs) {
                None | Some(Needs::Threads) => "threads",
                Some(Needs::SharedMemory) => "shared memory",
                Some(Needs::Nothing) => "nothing",
            };
            json!({
                "id": demo.id,
                "section": info.section,
                "title": info.title,
                "summary": info.summary,
                "parameters": info.parameters.iter().map(Parameter::describe).collect::<Vec<_>>(),
                "python": info.python,
                "threads": { "of": info.threads.of, "plus": info.threads.plus },
                "processes": processes,
                "needs": needs,
            })
        })
        .collect();
    json!({ "demos": demos })
}
