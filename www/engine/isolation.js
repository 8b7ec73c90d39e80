// Finds out whether threads work on this page, by trying: posts a memory to a worker and looks for the
// worker's write in it. Neither `crossOriginIsolated` nor constructing a shared memory proves that.

import { newWorker } from './new-worker.js';

/** @import { Found, Text } from '../contract.d.ts' */

/** @type {Promise<Found> | undefined} */
let found;

/** @returns {Promise<Found>} */
export function findMode() {
  found ??= probe();
  return found;
}

async function probe() {
  if (typeof Worker === 'undefined' || typeof WebAssembly === 'undefined') {
    return answer('unsupported', 'reason.no-workers');
  }
  let memory;
  try {
    memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
  } catch {
    return answer('processes', 'reason.no-shared-memory');
  }
  const worker = newWorker('probe.js', 'probe');
  try {
    worker.postMessage(memory);
    await answerOf(worker);
    const seen = Atomics.load(new Int32Array(memory.buffer), 0) === 1;
    return seen ? answer('threads', 'reason.shared') : answer('processes', 'reason.copied');
  } catch (cause) {
    return answer('processes', whyNot(cause));
  } finally {
    worker.terminate();
  }
}

/** @param {Worker} worker */
function answerOf(worker) {
  return new Promise((resolve, reject) => {
    worker.onmessage = resolve;
    worker.onmessageerror = () => reject({ key: 'reason.not-received' });
    worker.onerror = ({ message }) =>
      reject(message ? said(message) : { key: 'reason.not-started' });
  });
}

/** @param {unknown} cause what was thrown, or a text */
function whyNot(cause) {
  if (!globalThis.crossOriginIsolated) return { key: 'reason.not-isolated' };
  return cause instanceof Error ? said(cause.message) : /** @type {Text} */ (cause);
}

/** The browser's own words. @param {string} message @returns {Text} */
const said = (message) => ({ key: 'reason.said', values: { message } });

/**
 * @param {Found['mode']} mode
 * @param {Text | string} reason a text, or just its key
 * @returns {Found}
 */
function answer(mode, reason) {
  return { mode, reason: typeof reason === 'string' ? { key: reason } : reason };
}
