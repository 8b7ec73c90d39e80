//! The engine: runs demos, and holds this memory's timeline and output.

use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::browser::{prepare, tick};
use super::clock::now;
use super::crossing::{error, given, run_error, to_js};
use crate::demos::{self, RunResult, Runnable};
use crate::executor::Team;
use crate::runtime::{OutputView, Plain, Program, RuntimeState};
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
        to_js(&Plain::of(&EngineView {
            trace: self.state.trace.view(),
            output: self.state.output.view(),
        }))
    }

    /// Runs a demo to its end, blocking, either on the engine's threads or without any.
    ///
    /// # Errors
    /// An `Error` with one of the contract's names.
    pub fn run(&self, id: &str, parameters: JsValue, threads: bool) -> Result<JsValue, JsValue> {
        self.state.begin();
        let program = Program::new(team(threads), self.state);
        let result = (find(id)?.run)(&program, &given(&parameters));
        outcome(self.state, program.elapsed(), result)
    }
}

pub(super) fn find(id: &str) -> Result<&'static Runnable, JsValue> {
    let unknown = || error("UnknownDemo", &format!("There is no demo {id}."));
    demos::find(id).ok_or_else(unknown)
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
    result: RunResult,
) -> Result<JsValue, JsValue> {
    #[derive(Serialize)]
    #[serde(rename_all = "camelCase")]
    struct Outcome {
        elapsed_ms: f64,
        output: Vec<String>,
        /// Whether daemon threads are still running. They end with the engine.
        busy: bool,
    }
    let output = state.output.take();
    let busy = state.is_busy();
    let answer = result.map_err(|failure| run_error(&failure))?;
    let outcome = Plain::of(&Outcome {
        elapsed_ms,
        output,
        busy,
    });
    Ok(to_js(&outcome.with("value", answer.plain())))
}
