// A process: a worker with a wasm instance and a memory of its own, which runs the target it is given.

import init, { ProcessDriver } from '#glue';
import { fetchPage } from './fetch-page.js';
import { ProcessHost } from './process-host.js';

/** @typedef {import('../contract').ChildReply} ChildReply */
/** @typedef {import('../contract').ChildRequest} ChildRequest */
/** @typedef {import('../contract').ChildStart} ChildStart */
/** @typedef {Extract<ChildRequest, {type: 'message'}>} ChildMessage */

/** @type {Promise<WebAssembly.Module>} */
let loaded;
/** @type {ProcessHost | null} */
let host = null;
/** Messages that arrived before the process began. @type {ChildMessage[]} */
let early = [];

export function beProcess() {
  // What the wasm imports. A process leaves showing its timeline to its parent.
  Object.assign(globalThis, { playgroundFetch: fetchPage, playgroundTick() {} });

  /** @param {MessageEvent<ChildRequest>} event */
  self.onmessage = ({ data }) => {
    if (data.type === 'load') {
      loaded = init({ module_or_path: data.module }).then(() => data.module);
    } else if (data.type === 'begin') {
      begin(data);
    } else if (host) {
      host.received(data.port, data.message);
    } else {
      early.push(data);
    }
  };

  self.postMessage('loaded');
}

/** @param {ChildStart} start */
async function begin({ demo, name, target, argument, pid, parent, ports, shared }) {
  const module = await loaded;
  const lines = Array.from({ length: 1 + ports }, (_, port) => ({
    postMessage: (/** @type {Uint8Array | null} */ message) =>
      reply({ type: 'message', port, message }, message ? [message.buffer] : []),
  }));
  const running = new ProcessHost({ pid, module, demo, lines, shared });
  running.onEnd = (error) => {
    host = null;
    early = [];
    running.end();
    // A string is the process's panic message; anything else means that the worker is broken.
    if (error !== undefined && typeof error !== 'string') throw error;
    reply({ type: 'ended', raised: error ?? null });
  };
  running.driver = ProcessDriver.child(demo, target, name, argument, pid, parent, running);
  host = running;
  reply({ type: 'started' });
  running.tell((driver) => driver.begin());
  for (const { port, message } of early.splice(0)) running.received(port, message);
}

/**
 * @param {ChildReply} message
 * @param {Transferable[]} [transfer]
 */
function reply(message, transfer = []) {
  self.postMessage(message, { transfer });
}
