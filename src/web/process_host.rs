//! The host of a process: the JavaScript side of its worker, `www/engine/process-host.js`.

use std::rc::Rc;
use std::time::Duration;

use js_sys::Int32Array;
use wasm_bindgen::prelude::*;

use super::shared_memory::SharedWords;
use crate::process::{Host, Pid, Port, ProcessUpdate, SharedMemory, SpawnOptions, pickle};
use crate::runtime::Console;

#[wasm_bindgen]
extern "C" {
    /// The JavaScript side of the worker.
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
    pub(super) fn update(this: &ProcessHost, pid: u32, update: &[u8]);
    #[wasm_bindgen(method, js_name = setTimer)]
    fn set_timer(this: &ProcessHost, number: u32, after_ms: f64);
    #[wasm_bindgen(method)]
    fn share(this: &ProcessHost, words: usize) -> Option<u32>;
    #[wasm_bindgen(method)]
    fn shared(this: &ProcessHost, number: u32) -> Int32Array;
}

/// A worker as the host of a process. The engine shows updates on its console; a child sends them to
/// its parent.
pub(super) struct Worker {
    pub(super) host: ProcessHost,
    pub(super) console: Option<Rc<Console>>,
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
            None => self.host.update(pid, &pickle::dump(&update)),
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
