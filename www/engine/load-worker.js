// Starts a worker from inside a worker.

import { newWorker } from './new-worker.js';

/** The chain of loads that are tried again one by one. @type {Promise<unknown>} */
let alone = Promise.resolve();

/**
 * Starts a worker whose script first of all posts `loaded`. In WebKitGTK (seen in 2.50) a script that
 * several workers request at once fails to load for some of them; those try again, one by one.
 * @param {string} name as worker.js reads it
 * @returns {Promise<Worker>} once its script has loaded
 */
export function loadWorker(name) {
  const load = () => loaded(newWorker('worker.js', name));
  return load().catch(() => {
    const again = alone.then(load);
    alone = again.catch(() => {});
    return again;
  });
}

/**
 * @param {Worker} worker
 * @returns {Promise<Worker>}
 */
function loaded(worker) {
  return new Promise((resolve, reject) => {
    worker.onmessage = () => resolve(worker);
    worker.onerror = (event) => {
      event.preventDefault();
      worker.terminate();
      reject(new Error(event.message || 'its script did not load'));
    };
  });
}
