//! Runs demos as the engine does, but natively.

use concurrency_playground::demos::{self};
use concurrency_playground::executor::Team;
use concurrency_playground::runtime::{Arguments, Program, RunError, RuntimeState};
use concurrency_playground::trace::{LaneSnapshot, TraceHooks};
use serde_json::Value;

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
        let host = TraceHooks {
            now: machine_clock,
            tick: || (),
        };
        let state = RuntimeState::new(team.size(), host);
        Self {
            name,
            program: Program::new(team, state),
            state,
        }
    }

    /// Runs a demo with arguments as the page writes them; its value as pages get it, and its
    /// output.
    pub fn run(&self, id: &str, arguments: &str) -> (Result<Value, RunError>, Vec<String>) {
        self.state.begin();
        let run = demos::find(id).expect("a demo's id").run;
        let value = run(&self.program, &Arguments::parse(arguments));
        let json = value.map(|value| value.to_string().parse::<serde_json::Value>().unwrap());
        (json, self.state.output.take())
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
pub fn run_with_threads(id: &'static str, threads: usize, arguments: &str) -> Ran {
    let arguments = Arguments::parse(arguments);
    must_end(move || {
        let host = TraceHooks {
            now: machine_clock,
            tick: || (),
        };
        let state = RuntimeState::new(threads, host);
        state.begin();
        let demo = demos::find(id).expect("a demo's id");
        let value = (demo.run)(&Program::new(Team::Caller, state), &arguments).unwrap();
        Ran {
            value: value.to_string().parse::<serde_json::Value>().unwrap(),
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
