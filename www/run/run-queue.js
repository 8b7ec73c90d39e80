// Runs are measured, so there is one at a time on a page, however many examples it shows and however
// often this module was loaded.

import { aborted, alreadyUnderWay } from '../shared/errors.js';

/**
 * @typedef {object} RunQueue
 * @property {string} underWay the demo that runs; '' for none
 * @property {(() => void)[]} waiting those whose turn comes, in order
 */

const KEY = Symbol.for('concurrency-playground.run-queue');
/** Shared by all copies of this module. */
const page = /** @type {{ [KEY]?: RunQueue }} */ (globalThis);
page[KEY] ??= { underWay: '', waiting: [] };
const queue = page[KEY];

/**
 * What a run under way means for another one: without `onWait` it is refused, with it, it waits; and
 * one that is asked to run together with others does neither, nor do others wait for it.
 * @typedef {object} Patience
 * @property {AbortSignal | undefined} [signal] ends the waiting
 * @property {((waits: boolean) => void) | undefined} [onWait] called as it begins and as it is over
 * @property {boolean | undefined} [together]
 */

export const isUnderWay = () => queue.underWay !== '';

/**
 * @template T
 * @param {string} id
 * @param {() => Promise<T>} task
 * @param {Patience} [patience]
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
    // Whoever is next has it at once: nobody comes in between.
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
