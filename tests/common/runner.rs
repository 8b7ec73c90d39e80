//! Runs demos as the engine does, but natively.

use concurrency_playground::demos::json;
use concurrency_playground::executor::Team;
use concurrency_playground::runtime::{Program, RunError, RuntimeState};
use concurrency_playground::trace::{LaneSnapshot, TraceHooks};
use serde_json::{Map, Value};

use super::{machine_clock, must_end, teams};

/// A program's state and workers, for one run after the other.
pub struct Runner {
    /// How it is called in messages.
    pub name: String,
    program: Program,
    state: &'static RuntimeState,
}

/// The caller alone, and threads in several numbers, each on a state of its own.
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

    /// Runs a demo with these [`parameters`]; its answer as pages get it, and its output.
    pub fn run(&self, id: &str, given: &str) -> (Result<Value, RunError>, Vec<String>) {
        self.state.begin();
        let value = json::run(id, &self.program, parameters(given));
        (value, self.state.output.take())
    }
}

/// Parameters from lines of `name=value`, lists as `[1 2 3]`: what a page sends, in short.
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

/// What came of a run.
pub struct Ran {
    pub value: Value,
    pub output: Vec<String>,
    pub lanes: Vec<LaneSnapshot>,
    /// Whether threads of the program went on when it had ended.
    pub busy: bool,
}

/// Runs a demo that starts its own threads, on a state for no more than `threads`.
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
