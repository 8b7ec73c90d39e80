//! Processes in the browser: web workers, each with its own instance and memory. JavaScript drives the
//! process that a worker runs: in the engine the main process, elsewhere a child.

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, RefUnwindSafe, UnwindSafe, catch_unwind};
use std::rc::Rc;

use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;

use super::browser::prepare;
use super::crossing::{error, given, run_error};
use super::engine::{Engine, find, outcome, team};
use super::process_host::{ProcessHost, Worker};
use crate::demos::{self, RunResult};
use crate::executor::panic_text;
use crate::process::{self, HostEvent, Process, ProcessInfo, pickle};
use crate::runtime::{Console, MainProcess, Program, RunError, RuntimeState};
use crate::sync::clock;

/// A process that this worker runs.
#[wasm_bindgen]
pub struct ProcessDriver {
    runs: Runs,
    /// Shows the updates, in the engine.
    console: Option<Rc<Console>>,
    host: Rc<Worker>,
}

enum Runs {
    Main(process::ProcessDriver<RunResult>, Ending),
    Child(process::ProcessDriver<()>),
}

/// What the engine needs to know when its program has ended.
struct Ending {
    state: &'static RuntimeState,
    startup: Rc<RefCell<f64>>,
    /// How long it took, in ms, and what came of it.
    ran: Option<(f64, RunResult)>,
}

// A process that panics ends, so nobody sees what it left unfinished.
impl UnwindSafe for ProcessDriver {}
impl RefUnwindSafe for ProcessDriver {}

#[wasm_bindgen]
impl ProcessDriver {
    /// The engine's process, which runs the program of demo `id` with these parameters.
    ///
    /// # Errors
    /// If the demo doesn't run on processes, or the parameters don't fit.
    pub fn main(
        engine: &Engine,
        id: &str,
        parameters: JsValue,
        workers: usize,
        threads: bool,
        pid: u32,
        host: ProcessHost,
    ) -> Result<Self, JsValue> {
        let state = engine.state;
        state.begin();
        let console = Rc::new(Console::new(state, pid));
        let host = Rc::new(Worker {
            host,
            console: Some(Rc::clone(&console)),
        });
        let info = ProcessInfo {
            pid,
            // The page stands for the shell, whose number would be the one before.
            parent: pid.saturating_sub(1),
            name: "MainProcess".to_owned(),
        };
        let process = Process::new(info, Rc::<Worker>::clone(&host));
        let startup = Rc::new(RefCell::new(0.0));
        let main = MainProcess {
            process: process.clone(),
            program: Program::new(team(threads), state),
            workers,
            startup: Rc::clone(&startup),
        };
        let job = (find(id)?.run_on_processes)(main, &given(&parameters));
        let job = job.map_err(|failure| run_error(&failure))?;
        let driver = process::ProcessDriver::new(process, job);
        let ending = Ending {
            state,
            startup,
            ran: None,
        };
        Ok(Self {
            runs: Runs::Main(driver, ending),
            console: Some(console),
            host,
        })
    }

    /// A process that another one has started. It runs a target of demo `id`.
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
        let target = demos::target(id, target);
        let target = target.ok_or_else(|| error("WorkerFailed", "There is no such target."))?;
        let host = Rc::new(Worker {
            host,
            console: None,
        });
        let name = name.to_owned();
        let info = ProcessInfo { pid, parent, name };
        let process = Process::new(info, Rc::<Worker>::clone(&host));
        let job = target(process.clone(), argument);
        let driver = process::ProcessDriver::new(process, job);
        Ok(Self {
            runs: Runs::Child(driver),
            console: None,
            host,
        })
    }

    /// Starts the process. Like all methods that tell it something, this returns whether it has ended.
    ///
    /// # Errors
    /// If this is a child that panicked, its message.
    pub fn begin(&mut self) -> Result<bool, String> {
        match &mut self.runs {
            Runs::Main(driver, ending) => Ok(ending.take(driver.poll())),
            Runs::Child(driver) => caught(|| driver.poll()),
        }
    }

    /// A child has started.
    ///
    /// # Errors
    /// If this process is a child that panicked, its message.
    pub fn started(&mut self, child: u32) -> Result<bool, String> {
        self.tell(HostEvent::Started(child), 0.0)
    }

    /// A message arrived; `None` means that none will follow.
    ///
    /// # Errors
    /// If this process is a child that panicked, its message.
    pub fn received(&mut self, port: u32, message: Option<Uint8Array>) -> Result<bool, String> {
        let since = clock::now();
        let message = message.map(|message| message.to_vec());
        self.tell(HostEvent::Received(port, message), since)
    }

    /// A child has ended, by an error if one is given.
    ///
    /// # Errors
    /// If this process is itself a child that panicked, its message.
    pub fn ended(&mut self, child: u32, raised: Option<String>) -> Result<bool, String> {
        self.tell(HostEvent::Ended(child, raised.map_or(Ok(()), Err)), 0.0)
    }

    /// A timer fired.
    ///
    /// # Errors
    /// If this process is a child that panicked, its message.
    #[wasm_bindgen(js_name = timerFired)]
    pub fn timer_fired(&mut self, number: u32) -> Result<bool, String> {
        self.tell(HostEvent::TimerFired(number), 0.0)
    }

    /// A child has sent an update, about itself or another process.
    pub fn updated(&self, pid: u32, update: &[u8]) {
        match &self.console {
            Some(console) => console.show(pid, pickle::load(update)),
            None => self.host.host.update(pid, update),
        }
    }

    /// How long the processes took to get ready, in ms.
    #[wasm_bindgen(js_name = startupMs)]
    pub fn startup_ms(&self) -> f64 {
        match &self.runs {
            Runs::Main(_, ending) => *ending.startup.borrow(),
            Runs::Child(_) => 0.0,
        }
    }

    /// Returns the outcome of a program that has ended, as [`Engine::run`] does.
    ///
    /// # Errors
    /// As [`Engine::run`].
    pub fn finish(self) -> Result<JsValue, JsValue> {
        // The lanes have to be complete before they are read.
        drop((self.console, self.host));
        match self.runs {
            Runs::Main(driver, Ending { state, ran, .. }) => {
                drop(driver);
                let unfinished = || RunError::Unsupported("The program has not ended.".to_owned());
                let (elapsed_ms, result) = ran.unwrap_or_else(|| (0.0, Err(unfinished())));
                outcome(state, elapsed_ms, result)
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
    fn take(&mut self, result: Option<RunResult>) -> bool {
        if let Some(result) = result {
            self.ran = Some((self.state.trace.elapsed(), result));
        }
        self.ran.is_some()
    }
}

/// Whether a child has ended, or its message if it panicked.
fn caught(poll: impl FnOnce() -> Option<()>) -> Result<bool, String> {
    let ended = catch_unwind(AssertUnwindSafe(poll));
    ended
        .map(|ended| ended.is_some())
        .map_err(|panic| panic_text(&*panic))
}
