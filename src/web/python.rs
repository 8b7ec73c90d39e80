//! Python programs in a worker of the browser: all threads of a program take turns in it.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use serde::Serialize as _;
use wasm_bindgen::prelude::*;

use super::clock::now;
use crate::python::driver::green::{self, Started};
use crate::python::driver::program::{finish, first_process};
use crate::python::report::{Report, Value};
use crate::python::{Host, Interp, Process, Settings, Source, Stream, Thread};
use crate::sync::clock;

#[wasm_bindgen]
extern "C" {
    /// Takes what a program prints: whether to standard error, and the text.
    #[wasm_bindgen(js_name = playgroundPrint)]
    fn print(to_error: bool, text: &str);
}

/// The worker as a host.
#[derive(Debug, Default)]
struct Worker {
    started: Started,
    drawn: AtomicU32,
}

impl Host for Worker {
    fn write(&self, stream: Stream, text: &str) {
        print(stream == Stream::Error, text);
    }

    fn monotonic(&self) -> f64 {
        now()
    }

    fn wall(&self) -> f64 {
        js_sys::Date::now()
    }

    fn entropy(&self) -> u64 {
        let high = (js_sys::Math::random() * f64::from(u32::MAX)) as u64;
        let drawn = self.drawn.fetch_add(1, Ordering::Relaxed);
        (high << 32 | u64::from(drawn)).wrapping_mul(0xd134_2543_de82_ef95)
    }

    fn start(&self, thread: Box<Thread>) -> Result<(), Box<Thread>> {
        self.started.push(thread);
        Ok(())
    }

    fn cpu_count(&self) -> u32 {
        let navigator = js_sys::global()
            .unchecked_into::<web_sys::WorkerGlobalScope>()
            .navigator();
        navigator.hardware_concurrency() as u32
    }

    fn spawn(&self, _: &Interp, _: Arc<Process>, _: Vec<u8>) -> bool {
        false
    }

    fn settle(&self) {
        self.started.clear();
    }
}

/// Runs a program and gives its report; what it prints goes to `playgroundPrint` as it is printed.
///
/// # Errors
/// None that a program could cause.
#[wasm_bindgen(js_name = runPython)]
pub fn run_python(source: &str) -> Result<JsValue, JsValue> {
    clock::set(now);
    let begun = now();
    let program = Source {
        file: "program.py".into(),
        text: source.into(),
    };
    let settings = Settings::default();
    let worker = Arc::new(Worker::default());
    let main = first_process(Arc::<Worker>::clone(&worker), settings, program);
    let interp = Arc::clone(main.vm.interp());
    let exit = finish(&interp, green::drive(main, &worker.started));
    let report = Report {
        demo: None,
        source: source.to_owned(),
        gil: settings.gil,
        cores: 1,
        backend: "green",
        elapsed_ms: now() - begun,
        startup_ms: 0.0,
        output: Vec::new(),
        value: Value::from(exit),
        schedule: None,
    };
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    report.serialize(&serializer).map_err(JsValue::from)
}
