// How Stop ends a run: an abort signal that terminates the engine.

import { aborted } from '../shared/errors.js';

/** @typedef {import('../engine/client.js').Engine} Engine */

/**
 * Aborting terminates the engine, so nothing stays locked and nothing keeps running.
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
 * Settles as the task does, or rejects as soon as the signal aborts.
 * @template T
 * @param {AbortSignal | undefined} signal
 * @param {Promise<T>} task
 * @param {() => void} [stop] called on abort
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
