//! The browser's side: what the engine worker calls. The only place that names JavaScript.

use js_sys::Error;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::demos::{self, Arguments, Output, Program, Value};
use crate::executor::Team;
use crate::trace::{Host, Trace, View};

// Exports `initThreadPool` and what its workers call.
use wasm_bindgen_rayon as _;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = performance, js_name = now)]
    fn since_time_origin() -> f64;

    #[wasm_bindgen(thread_local_v2, js_namespace = performance, js_name = timeOrigin)]
    static TIME_ORIGIN: f64;

    /// The engine worker's chance to post what there is, where the page cannot read this memory.
    #[wasm_bindgen(js_name = playgroundTick)]
    fn tick();
}

/// Each worker counts from its own start; the sum is the same clock for all.
fn now() -> f64 {
    TIME_ORIGIN.with(|origin| *origin) + since_time_origin()
}

/// An engine: this memory's trace and output, and the demos to run.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Engine {
    trace: Trace,
    output: Output,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Outcome {
    elapsed_ms: f64,
    value: Value,
    output: Vec<String>,
}

#[derive(Serialize)]
struct Views {
    trace: View,
    output: OutputView,
}

#[derive(Serialize)]
struct OutputView {
    published: usize,
    bytes: usize,
}

#[wasm_bindgen]
impl Engine {
    /// An engine for a pool of `threads` threads; `initThreadPool` starts them.
    #[wasm_bindgen(constructor)]
    pub fn new(threads: usize) -> Self {
        Self {
            trace: Trace::new(threads + 1, Host { now, tick }),
            output: Output::default(),
        }
    }

    /// Where the page finds what goes on: `EngineView` in `www/contract.d.ts`.
    ///
    /// # Errors
    /// None in practice: numbers and short texts always convert.
    pub fn view(&self) -> Result<JsValue, JsValue> {
        let (published, bytes) = self.output.addresses();
        let views = Views {
            trace: self.trace.view(),
            output: OutputView { published, bytes },
        };
        Ok(views.serialize(&Serializer::json_compatible())?)
    }

    /// Runs a demo to its end, blocking; on the threads, or alone. `arguments` as
    /// [`Arguments::parse`] reads them.
    ///
    /// # Errors
    /// An `Error` whose name is one of the contract's.
    pub fn run(&self, id: &str, arguments: &str, threads: bool) -> Result<JsValue, JsValue> {
        let demo = demos::find(id)
            .ok_or_else(|| error("UnknownDemo", &format!("There is no demo {id}.")))?;
        let team = if threads {
            Team::GlobalPool
        } else {
            Team::Caller
        };
        let program = Program::new(&team, &self.trace, &self.output);
        self.output.take();
        self.trace.begin();
        let result = (demo.run)(&program, &Arguments::parse(arguments));
        let elapsed_ms = self.trace.elapsed();
        let output = self.output.take();
        let value = result.map_err(|failure| error(failure.name(), &failure.to_string()))?;
        Ok(Outcome {
            elapsed_ms,
            value,
            output,
        }
        .serialize(&Serializer::json_compatible())?)
    }
}

fn error(name: &str, message: &str) -> JsValue {
    let error = Error::new(message);
    error.set_name(name);
    error.into()
}
