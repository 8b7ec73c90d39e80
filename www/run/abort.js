// What a reader's Stop means for a run: an abort signal, obeyed by ending the engine.

import { aborted } from '../shared/errors.js';

/** @typedef {import('../engine/client.js').Engine} Engine */

/**
 * Stopping is ending the engine: nothing stays locked, nothing goes on.
 * @template T
 * @param {Engine} engine
 * @param {AbortSignal | undefined} signal
 * @param {Promise<T>} task
 * @returns {Promise<T>}
 */
export function stoppable(engine, signal, task) {
  return unlessAborted(signal, task, () => engine.terminate());
}

/**
 * @template T
 * @param {AbortSignal | undefined} signal
 * @param {Promise<T>} task
 * @param {() => void} [stop]
 * @returns {Promise<T>}
 */
export function unlessAborted(signal, task, stop) {
  return new Promise((resolve, reject) => {
    const abort = () => {
      stop?.();
      reject(aborted());
    };
    signal?.addEventListener('abort', abort, { once: true });
    if (signal?.aborted) abort();
    task.then(resolve, reject).finally(() => signal?.removeEventListener('abort', abort));
  });
}

/** @param {AbortSignal | undefined} signal */
export function throwIfAborted(signal) {
  if (signal?.aborted) throw aborted();
}
