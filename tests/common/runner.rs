//! Runs demos natively, as the engine does in the browser.

use concurrency_playground::demos::json;
use concurrency_playground::executor::Team;
use concurrency_playground::runtime::{Program, RunError, RuntimeState};
use concurrency_playground::trace::{LaneSnapshot, TraceHooks};
use serde_json::{Map, Value};

use super::{machine_clock, must_end, teams};

/// A program's state and workers, for several runs in a row.
pub struct Runner {
    /// Its name in messages.
    pub name: String,
    program: Program,
    state: &'static RuntimeState,
}

/// The caller alone, and teams of several sizes, each with its own state.
pub fn runners() -> [Runner; 4] {
    teams().map(Runner::new)
}

impl Runner {
    pub fn new(team: Team) -> Self {
        let name = format!("{} of {team:?}", team.size());
        let hooks = TraceHooks {
            now: machine_clock,
            tick: || (),
        };
        let state = RuntimeState::new(team.size(), hooks);
        Self {
            name,
            program: Program::new(team, state),
            state,
        }
    }

    /// Runs a demo with these [`parameters`]. Returns its answer, as pages get it, and its output.
    pub fn run(&self, id: &str, given: &str) -> (Result<Value, RunError>, Vec<String>) {
        self.state.begin();
        let value = json::run(id, &self.program, parameters(given));
        (value, self.state.output.take())
    }
}

/// Parameters as a page sends them, from lines of `name=value`, with lists as `[1 2 3]`.
pub fn parameters(given: &str) -> Value {
    let pairs = given.lines().filter_map(|line| line.split_once('='));
    let named = pairs.map(|(name, value)| (name.to_owned(), parameter(value)));
    Value::Object(named.collect::<Map<_, _>>())
}

fn parameter(value: &str) -> Value {
    let list = value
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    match (list, value.parse::<u64>()) {
        (Some(list), _) => list.split_ascii_whitespace().map(parameter).collect(),
        (None, Ok(number)) if number < 1 << 53 => number.into(),
        _ => value.into(),
    }
}

/// The outcome of a run.
pub struct Ran {
    pub value: Value,
    pub output: Vec<String>,
    pub lanes: Vec<LaneSnapshot>,
    /// Whether threads of the program were still running when it had ended.
    pub busy: bool,
}

/// Runs a demo that starts its own threads, but no more than `threads`.
pub fn run_with_threads(id: &'static str, threads: usize, given: &str) -> Ran {
    let given = parameters(given);
    must_end(move || {
        let hooks = TraceHooks {
            now: machine_clock,
            tick: || (),
        };
        let state = RuntimeState::new(threads, hooks);
        state.begin();
        let value = json::run(id, &Program::new(Team::Caller, state), given).unwrap();
        Ran {
            value,
            busy: state.is_busy(),
            output: state.output.take(),
            lanes: state.trace.snapshot(),
        }
    })
}

impl Ran {
    pub fn whole(&self, field: &str) -> u64 {
        let value = &self.value[field];
        value.as_u64().unwrap_or_else(|| panic!("{field}: {value}"))
    }

    pub fn lane(&self, name: &str) -> &LaneSnapshot {
        let lane = self.lanes.iter().find(|lane| lane.name == name);
        lane.unwrap_or_else(|| panic!("no lane {name}"))
    }
}
