// Starts the threads of rayon's pool, in place of wasm-bindgen-rayon's own starter, which makes Blob URLs
// (refused by a strict content security policy) and does not notice a thread that dies.

import { loadWorker } from './load-worker.js';

/** @typedef {import('../contract').ThreadStart} ThreadStart */
/** @typedef {{numThreads(): number, receiver(): number, build(): void}} PoolBuilder */

/** @type {MessagePort[]} */
let failurePorts = [];

/** @param {MessagePort[]} ports one per thread, on which it reports that it failed */
export function giveFailurePorts(ports) {
  failurePorts = ports;
}

// Kept referenced, since Firefox collects workers whose memory is in use: bugzilla.mozilla.org/1702191.
/** @type {Worker[]} */
const kept = [];

/**
 * Called by wasm-bindgen-rayon's `initThreadPool`.
 * @param {WebAssembly.Module} module
 * @param {WebAssembly.Memory} memory
 * @param {PoolBuilder} builder
 */
export async function startWorkers(module, memory, builder) {
  const receiver = builder.receiver();
  const started = failurePorts.map((failurePort, index) =>
    startWorker(index, { module, memory, receiver, failurePort }),
  );
  kept.push(...(await Promise.all(started)));
  builder.build();
}

/**
 * @param {number} index
 * @param {ThreadStart} start
 * @returns {Promise<Worker>} once it is ready
 */
async function startWorker(index, start) {
  const worker = await loadWorker(`worker ${index + 1}`);
  worker.postMessage(start, [start.failurePort]);
  return new Promise((resolve, reject) => {
    worker.onmessage = () => resolve(worker);
    worker.onerror = (event) => reject(new Error(event.message || 'a thread did not start'));
  });
}
