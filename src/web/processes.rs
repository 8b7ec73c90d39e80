//! Processes in the browser: web workers, each with an instance and a memory of its own.
//!
//! `www/engine/process-host.js` hosts them; here are the process that a worker runs, the engine's
//! program or a child, and what it asks of its host.

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, RefUnwindSafe, UnwindSafe, catch_unwind};
use std::rc::Rc;
use std::time::Duration;

use js_sys::{Atomics, Int32Array, Uint8Array};
use wasm_bindgen::prelude::*;

use super::{Engine, error, prepare, report, team};
use crate::demos;
use crate::executor::panic_text;
use crate::process::{
    self, Host, HostEvent, Pid, Port, ProcessInfo, ProcessUpdate, SharedMemory, SpawnOptions,
};
use crate::runtime::{Console, MainProcess, Program, RunError, RuntimeState};
use crate::sync::clock;
use crate::value::Value;

#[wasm_bindgen]
extern "C" {
    /// The worker's JavaScript side.
    pub type ProcessHost;

    /// The child's number and its port.
    #[wasm_bindgen(method)]
    fn start(
        this: &ProcessHost,
        name: &str,
        target: &str,
        argument: &[u8],
        ports: &[u32],
        shared: &[u32],
        reuse: bool,
    ) -> Vec<u32>;
    #[wasm_bindgen(method)]
    fn terminate(this: &ProcessHost, child: u32);
    /// Both ends.
    #[wasm_bindgen(method)]
    fn connect(this: &ProcessHost) -> Vec<u32>;
    #[wasm_bindgen(method)]
    fn send(this: &ProcessHost, port: u32, message: &[u8]);
    #[wasm_bindgen(method)]
    fn close(this: &ProcessHost, port: u32);
    /// Passes an update on to the parent.
    #[wasm_bindgen(method)]
    fn update(this: &ProcessHost, pid: u32, update: &[u8]);
    #[wasm_bindgen(method, js_name = setTimer)]
    fn set_timer(this: &ProcessHost, number: u32, after_ms: f64);
    #[wasm_bindgen(method)]
    fn share(this: &ProcessHost, words: usize) -> Option<u32>;
    #[wasm_bindgen(method)]
    fn shared(this: &ProcessHost, number: u32) -> Int32Array;
}

/// A process that this worker runs.
#[wasm_bindgen]
pub struct ProcessDriver {
    runs: Runs,
    /// Where updates of its children go.
    console: Option<Rc<Console>>,
    host: Rc<Worker>,
}

enum Runs {
    Main(process::ProcessDriver<Result<Value, RunError>>, Ending),
    Child(process::ProcessDriver<()>),
}

/// What the engine wants to know when its program has ended.
struct Ending {
    state: &'static RuntimeState,
    startup: Rc<RefCell<f64>>,
    result: Option<(f64, Result<Value, RunError>)>,
}

// A process that panicked ends, and nobody sees what it left half done.
impl UnwindSafe for ProcessDriver {}
impl RefUnwindSafe for ProcessDriver {}

#[wasm_bindgen]
impl ProcessDriver {
    /// The process that runs the program of demo `id` with these arguments, in the engine.
    ///
    /// # Errors
    /// If the demo does not run on processes.
    pub fn main(
        engine: &Engine,
        id: &str,
        arguments: &str,
        workers: usize,
        threads: bool,
        pid: u32,
        host: ProcessHost,
    ) -> Result<Self, JsValue> {
        let program = demos::find(id).and_then(|demo| demo.processes.program());
        let program = program.ok_or_else(|| {
            let message = format!("The demo {id} does not run on processes.");
            error("Unsupported", &message)
        })?;
        let state = engine.state;
        state.begin();
        let console = Rc::new(Console::new(state, pid));
        let host = Rc::new(Worker {
            host,
            console: Some(Rc::clone(&console)),
        });
        let startup = Rc::new(RefCell::new(0.0));
        let info = ProcessInfo {
            pid,
            // The page's: as a shell's would be, it is the number before.
            parent: pid.saturating_sub(1),
            name: "MainProcess".to_owned(),
        };
        let driver = process::ProcessDriver::new(info, Rc::<Worker>::clone(&host), |process| {
            (program.main)(MainProcess {
                process,
                program: Program::new(team(threads), state),
                given: arguments.to_owned(),
                workers,
                startup: Rc::clone(&startup),
            })
        });
        let ending = Ending {
            state,
            startup,
            result: None,
        };
        Ok(Self {
            runs: Runs::Main(driver, ending),
            console: Some(console),
            host,
        })
    }

    /// A process that another has started: `target` of demo `id`.
    ///
    /// # Errors
    /// If there is no such target.
    pub fn child(
        id: &str,
        target: &str,
        name: &str,
        argument: Vec<u8>,
        pid: u32,
        parent: u32,
        host: ProcessHost,
    ) -> Result<Self, JsValue> {
        prepare();
        let program = demos::find(id).and_then(|demo| demo.processes.program());
        let target = program.and_then(|program| program.target(target));
        let target = target.ok_or_else(|| error("WorkerFailed", "There is no such target."))?;
        let host = Rc::new(Worker {
            host,
            console: None,
        });
        let name = name.to_owned();
        let info = ProcessInfo { pid, parent, name };
        let driver = process::ProcessDriver::new(info, Rc::<Worker>::clone(&host), |process| {
            target(process, argument)
        });
        Ok(Self {
            runs: Runs::Child(driver),
            console: None,
            host,
        })
    }

    /// Begins. Here and below: whether the process has ended.
    ///
    /// # Errors
    /// A child's, here and below: what it said as it panicked.
    pub fn begin(&mut self) -> Result<bool, String> {
        match &mut self.runs {
            Runs::Main(driver, ending) => Ok(ending.take(driver.poll())),
            Runs::Child(driver) => caught(|| driver.poll()),
        }
    }

    /// A child has started.
    pub fn started(&mut self, child: u32) -> Result<bool, String> {
        self.tell(HostEvent::Started(child), 0.0)
    }

    /// A message arrived; without one: none will follow.
    pub fn received(&mut self, port: u32, message: Option<Uint8Array>) -> Result<bool, String> {
        let since = clock::now();
        let message = message.map(|message| message.to_vec());
        self.tell(HostEvent::Received(port, message), since)
    }

    /// A child has ended, by an error if one is given.
    pub fn ended(&mut self, child: u32, raised: Option<String>) -> Result<bool, String> {
        self.tell(HostEvent::Ended(child, raised.map_or(Ok(()), Err)), 0.0)
    }

    /// A timer fired.
    #[wasm_bindgen(js_name = timerFired)]
    pub fn timer_fired(&mut self, number: u32) -> Result<bool, String> {
        self.tell(HostEvent::TimerFired(number), 0.0)
    }

    /// A child sends an update about itself, or passes one on.
    pub fn updated(&self, pid: u32, update: &[u8]) {
        match (&self.console, ProcessUpdate::decode(update)) {
            (Some(console), Some(update)) => console.show(pid, update),
            (None, Some(_)) => self.host.host.update(pid, update),
            (_, None) => {}
        }
    }

    /// How long it took until the processes were ready, in ms.
    #[wasm_bindgen(js_name = startupMs)]
    pub fn startup_ms(&self) -> f64 {
        match &self.runs {
            Runs::Main(_, ending) => *ending.startup.borrow(),
            Runs::Child(_) => 0.0,
        }
    }

    /// Ends the run of a program that has ended: what [`Engine::run`] gives.
    ///
    /// # Errors
    /// As there.
    pub fn finish(self) -> Result<JsValue, JsValue> {
        // The lanes end before they are read.
        drop((self.console, self.host));
        match self.runs {
            Runs::Main(driver, Ending { state, result, .. }) => {
                drop(driver);
                let unfinished = || RunError::Unsupported("The program has not ended.".to_owned());
                let (elapsed, result) = result.unwrap_or_else(|| (0.0, Err(unfinished())));
                report(state, elapsed, result)
            }
            Runs::Child(_) => Ok(JsValue::UNDEFINED),
        }
    }

    fn tell(&mut self, event: HostEvent, since: f64) -> Result<bool, String> {
        match &mut self.runs {
            Runs::Main(driver, ending) => Ok(ending.take(driver.tell(event, since))),
            Runs::Child(driver) => caught(|| driver.tell(event, since)),
        }
    }
}

impl Ending {
    fn take(&mut self, result: Option<Result<Value, RunError>>) -> bool {
        if let Some(result) = result {
            self.result = Some((self.state.trace.elapsed(), result));
        }
        self.result.is_some()
    }
}

/// Whether a child has ended, or what it said as it panicked.
fn caught(poll: impl FnOnce() -> Option<()>) -> Result<bool, String> {
    let ended = catch_unwind(AssertUnwindSafe(poll));
    ended
        .map(|ended| ended.is_some())
        .map_err(|panic| panic_text(&*panic))
}

/// A worker as a process's host. Updates of the engine's own go to its console, a child's to the
/// parent.
struct Worker {
    host: ProcessHost,
    console: Option<Rc<Console>>,
}

impl Host for Worker {
    fn start(&self, options: &SpawnOptions<'_>) -> (Pid, Port) {
        let SpawnOptions {
            name,
            target,
            argument,
            ports,
            shared,
            reuse,
        } = *options;
        let child = self
            .host
            .start(name, target, argument, ports, shared, reuse);
        (child[0], child[1])
    }

    fn terminate(&self, child: Port) {
        self.host.terminate(child);
    }

    fn connect(&self) -> (Port, Port) {
        let ends = self.host.connect();
        (ends[0], ends[1])
    }

    fn send(&self, port: Port, message: Option<&[u8]>) {
        match message {
            Some(message) => self.host.send(port, message),
            None => self.host.close(port),
        }
    }

    fn show(&self, pid: Pid, update: ProcessUpdate) {
        match &self.console {
            Some(console) => console.show(pid, update),
            None => self.host.update(pid, &update.encode()),
        }
    }

    fn set_timer(&self, number: u32, after: Duration) {
        self.host.set_timer(number, after.as_secs_f64() * 1e3);
    }

    fn share(&self, words: usize) -> Option<u32> {
        self.host.share(words)
    }

    fn shared(&self, number: u32) -> Rc<dyn SharedMemory> {
        Rc::new(SharedWords(self.host.shared(number)))
    }
}

/// The words of a `SharedArrayBuffer`.
struct SharedWords(Int32Array);

/// Atomics throws only where an index is out of bounds, or the buffer cannot be waited for: neither
/// can be, and then 0 is as good as anything.
impl SharedMemory for SharedWords {
    fn load(&self, index: usize) -> i32 {
        Atomics::load(&self.0, index as u32).unwrap_or_default()
    }

    fn store(&self, index: usize, value: i32) {
        let _ = Atomics::store(&self.0, index as u32, value);
    }

    fn exchange(&self, index: usize, value: i32) -> i32 {
        Atomics::exchange(&self.0, index as u32, value).unwrap_or_default()
    }

    fn compare_exchange(&self, index: usize, expected: i32, value: i32) -> i32 {
        Atomics::compare_exchange(&self.0, index as u32, expected, value).unwrap_or_default()
    }

    fn wait(&self, index: usize, expected: i32) {
        let _ = Atomics::wait(&self.0, index as u32, expected);
    }

    fn notify(&self, index: usize) {
        let _ = Atomics::notify_with_count(&self.0, index as u32, 1);
    }
}
