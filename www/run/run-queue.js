// Runs are timed, so only one takes place at a time on a page, however many examples it shows and
// however often this module was loaded.

import { aborted, alreadyUnderWay } from '../shared/errors.js';

/**
 * @typedef {object} RunQueue
 * @property {string} underWay the id of the demo that is running; '' if none is
 * @property {(() => void)[]} waiting start the runs that wait, first come, first served
 */

const KEY = Symbol.for('concurrency-playground.run-queue');
/** Shared by all copies of this module on the page. */
const page = /** @type {{ [KEY]?: RunQueue }} */ (globalThis);
page[KEY] ??= { underWay: '', waiting: [] };
const queue = page[KEY];

/**
 * What to do while another run is under way: with `onWait` the new run waits, without it it is refused.
 * With `together` it does neither, and other runs do not wait for it.
 * @typedef {object} QueueOptions
 * @property {AbortSignal | undefined} [signal] ends the waiting
 * @property {((waits: boolean) => void) | undefined} [onWait] called when the wait begins and when it is over
 * @property {boolean | undefined} [together]
 */

export const isUnderWay = () => queue.underWay !== '';

/**
 * @template T
 * @param {string} id
 * @param {() => Promise<T>} task
 * @param {QueueOptions} [options]
 * @returns {Promise<T>}
 */
export async function enqueue(id, task, { signal, onWait, together = false } = {}) {
  if (together) return task();
  if (queue.underWay !== '') {
    if (!onWait) throw alreadyUnderWay(queue.underWay);
    onWait(true);
    await myTurn(signal);
    onWait(false);
  }
  queue.underWay = id;
  try {
    return await task();
  } finally {
    // The next one takes over at once, so that no other run can slip in between.
    const next = queue.waiting.shift();
    if (next) next();
    else queue.underWay = '';
  }
}

/** @param {AbortSignal | undefined} signal @returns {Promise<void>} */
function myTurn(signal) {
  return new Promise((resolve, reject) => {
    const leave = () => {
      queue.waiting = queue.waiting.filter((other) => other !== go);
      reject(aborted());
    };
    const go = () => {
      signal?.removeEventListener('abort', leave);
      resolve();
    };
    if (signal?.aborted) return leave();
    queue.waiting.push(go);
    signal?.addEventListener('abort', leave, { once: true });
  });
}
