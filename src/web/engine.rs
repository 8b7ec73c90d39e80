//! The engine: runs demos, and holds this memory's timeline and output.

use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::browser::{now, prepare, tick};
use super::crossing::{error, given, run_error, to_js};
use crate::demos::{self, Answer, Demo, Parameters, Visitor};
use crate::executor::Team;
use crate::runtime::{Given, OutputView, Program, RunError, RuntimeState};
use crate::trace::{TraceHooks, TraceView};

/// An engine.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Engine {
    pub(super) state: &'static RuntimeState,
}

#[wasm_bindgen]
impl Engine {
    /// An engine for up to `workers` workers at a time, threads (which `initThreadPool` starts) and
    /// processes together.
    #[wasm_bindgen(constructor)]
    pub fn new(workers: usize) -> Self {
        prepare();
        Self {
            state: RuntimeState::new(workers, TraceHooks { now, tick }),
        }
    }

    /// Where the page finds the timeline and the output: `EngineView` in `www/contract.d.ts`.
    pub fn view(&self) -> JsValue {
        #[derive(Serialize)]
        struct EngineView {
            trace: TraceView,
            output: OutputView,
        }
        to_js(&EngineView {
            trace: self.state.trace.view(),
            output: self.state.output.view(),
        })
    }

    /// Runs a demo to its end, blocking, either on the engine's threads or without any.
    ///
    /// # Errors
    /// An `Error` with one of the contract's names.
    pub fn run(&self, id: &str, parameters: JsValue, threads: bool) -> Result<JsValue, JsValue> {
        self.state.begin();
        let run = RunOnThreads {
            program: Program::new(team(threads), self.state),
            given: given(&parameters),
        };
        let unknown = || error("UnknownDemo", &format!("There is no demo {id}."));
        let (elapsed, value) = demos::visit(id, run).ok_or_else(unknown)?;
        outcome(self.state, elapsed, value)
    }
}

struct RunOnThreads {
    program: Program,
    given: Given,
}

/// How long a run took, in ms, and its answer or failure.
pub(super) type Ran = (f64, Result<JsValue, RunError>);

impl Visitor for RunOnThreads {
    type Output = Ran;

    fn visit<P: Parameters, A: Answer>(self, demo: &'static Demo<P, A>) -> Ran {
        let answer = self
            .given
            .parameters()
            .and_then(|parameters| (demo.run)(&self.program, parameters));
        (self.program.elapsed(), answer.map(|answer| to_js(&answer)))
    }
}

pub(super) fn team(threads: bool) -> Team {
    if threads {
        Team::GlobalPool
    } else {
        Team::Caller
    }
}

/// The outcome of a run for the engine worker, or its failure as an `Error`.
pub(super) fn outcome(
    state: &RuntimeState,
    elapsed_ms: f64,
    value: Result<JsValue, RunError>,
) -> Result<JsValue, JsValue> {
    #[derive(Serialize)]
    #[serde(rename_all = "camelCase")]
    struct Outcome {
        elapsed_ms: f64,
        #[serde(with = "serde_wasm_bindgen::preserve")]
        value: JsValue,
        output: Vec<String>,
        /// Whether daemon threads are still running. They end with the engine.
        busy: bool,
    }
    let output = state.output.take();
    let busy = state.is_busy();
    let value = value.map_err(|failure| run_error(&failure))?;
    Ok(to_js(&Outcome {
        elapsed_ms,
        value,
        output,
        busy,
    }))
}
