// A thread: a worker on the engine's memory, which enters rayon's loop and never returns.

import init, { wbg_rayon_start_worker } from '#glue';
import { fetchPage } from './fetch-page.js';

export function beThread() {
  // Called from Rust. Only the engine's own thread needs the tick.
  Object.assign(globalThis, { playgroundFetch: fetchPage, playgroundTick() {} });

  /** @param {MessageEvent<import('../contract').ThreadStart>} event */
  self.onmessage = async ({ data: { module, memory, receiver, failurePort } }) => {
    try {
      await init({ module_or_path: module, memory });
      self.postMessage('ready');
      wbg_rayon_start_worker(receiver);
    } catch (cause) {
      // The engine is blocked and receives no messages; perhaps it is waiting for this very thread.
      failurePort.postMessage(cause instanceof Error ? cause.message : String(cause));
    }
  };

  self.postMessage('loaded');
}
