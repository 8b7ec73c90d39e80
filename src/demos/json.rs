//! Demos and JSON: the registry that pages import, and runs on native threads.

use serde_json::{Value, json};

use super::demo::{Answer, Demo, Needs, Parameters, ProcessSupport, Visitor};
use super::info::Parameter;
use super::registry::{IDS, find, visit};
use crate::runtime::{Program, RunError};

/// Runs the demo with this id on `program`. Returns its answer as pages get it.
///
/// # Errors
/// If there is no such demo, the parameters don't fit, or the run fails.
pub fn run(id: &str, program: &Program, parameters: Value) -> Result<Value, RunError> {
    let unknown = || RunError::InvalidParameter(format!("There is no demo {id}."));
    let given = serde_json::from_value(parameters).expect("any value");
    let demo = find(id).ok_or_else(unknown)?;
    let answer = (demo.run)(program, &given)?;
    Ok(serde_json::to_value(answer.plain()).expect("an answer that JSON can hold"))
}

/// The whole registry, as the page imports it.
pub fn registry() -> Value {
    let describe = |id: &&str| visit(id, Describe).expect("the id of a demo");
    json!({ "demos": IDS.iter().map(describe).collect::<Vec<_>>() })
}

struct Describe;

impl Visitor for Describe {
    type Output = Value;

    fn visit<P: Parameters, A: Answer>(self, demo: &'static Demo<P, A>) -> Value {
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
    }
}
