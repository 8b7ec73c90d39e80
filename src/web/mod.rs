//! The browser's side: what the engine worker calls. The only place that names JavaScript.

mod processes;

use std::time::Duration;

use js_sys::{Error, JSON};
use wasm_bindgen::prelude::*;

use crate::demos;
use crate::executor::Team;
use crate::runtime::{Arguments, Program, RunError, RuntimeState, net};
use crate::sync::clock;
use crate::trace::TraceHooks;
use crate::value::Value;

// Exports `initThreadPool` and what its workers call.
use wasm_bindgen_rayon as _;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = performance, js_name = now)]
    fn since_time_origin() -> f64;

    #[wasm_bindgen(thread_local_v2, js_namespace = performance, js_name = timeOrigin)]
    static TIME_ORIGIN: f64;

    /// Bytes of a page, requested blocking; throws a text that says why there is none.
    #[wasm_bindgen(catch, js_name = playgroundFetch)]
    fn fetch_page(url: &str, timeout_ms: f64) -> Result<f64, JsValue>;

    /// The engine worker's chance to post what there is, where the page cannot read this memory.
    #[wasm_bindgen(js_name = playgroundTick)]
    fn tick();
}

/// Each worker counts from its own start; the sum is the same clock for all.
fn now() -> f64 {
    TIME_ORIGIN.with(|origin| *origin) + since_time_origin()
}

fn fetch(url: &str, timeout: Duration) -> Result<u64, String> {
    let bytes = fetch_page(url, timeout.as_secs_f64() * 1e3);
    bytes
        .map(|bytes| bytes as u64)
        .map_err(|why| why.as_string().unwrap_or_default())
}

/// An engine: this memory's trace and output, and the demos to run.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Engine {
    state: &'static RuntimeState,
}

#[wasm_bindgen]
impl Engine {
    /// An engine for up to `workers` workers at a time: threads that `initThreadPool` starts, and
    /// processes.
    #[wasm_bindgen(constructor)]
    pub fn new(workers: usize) -> Self {
        prepare();
        Self {
            state: RuntimeState::new(workers, TraceHooks { now, tick }),
        }
    }

    /// Where the page finds what goes on: `EngineView` in `www/contract.d.ts`.
    ///
    /// # Errors
    /// None in practice: numbers and short texts always convert.
    pub fn view(&self) -> Result<JsValue, JsValue> {
        let (published, bytes) = self.state.output.addresses();
        let output = Value::record([("published", published.into()), ("bytes", bytes.into())]);
        plain(&Value::record([
            ("trace", self.state.trace.view()),
            ("output", output),
        ]))
    }

    /// Runs a demo to its end, blocking; on the threads, or alone. `arguments` as
    /// [`Arguments::parse`] reads them.
    ///
    /// # Errors
    /// An `Error` whose name is one of the contract's.
    pub fn run(&self, id: &str, arguments: &str, threads: bool) -> Result<JsValue, JsValue> {
        let demo = demos::find(id)
            .ok_or_else(|| error("UnknownDemo", &format!("There is no demo {id}.")))?;
        self.state.begin();
        let program = Program::new(team(threads), self.state);
        let result = (demo.run)(&program, &Arguments::parse(arguments));
        report(self.state, self.state.trace.elapsed(), result)
    }
}

/// Gives this instance what the core needs of a browser.
fn prepare() {
    clock::set(now);
    net::set(fetch);
}

fn team(threads: bool) -> Team {
    if threads {
        Team::GlobalPool
    } else {
        Team::Caller
    }
}

/// A run's outcome, or its failure as an `Error`.
fn report(
    state: &RuntimeState,
    elapsed_ms: f64,
    result: Result<Value, RunError>,
) -> Result<JsValue, JsValue> {
    let output = state.output.take();
    let busy = state.is_busy();
    let value = result.map_err(|failure| error(failure.name(), &failure.to_string()))?;
    plain(&Value::record([
        ("elapsedMs", elapsed_ms.into()),
        ("value", value),
        ("output", output.into_iter().collect()),
        // Daemon threads still run: they end with the engine.
        ("busy", busy.into()),
    ]))
}

/// As JavaScript has it: one text across the border costs less than a call for every value.
fn plain(value: &Value) -> Result<JsValue, JsValue> {
    JSON::parse(&value.to_string())
}

fn error(name: &str, message: &str) -> JsValue {
    let error = Error::new(message);
    error.set_name(name);
    error.into()
}
