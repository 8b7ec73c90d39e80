// Runs are measured, so there is one at a time on a page, however many examples it shows and however
// often this module was loaded.

import { aborted, alreadyUnderWay } from '../shared/errors.js';

/**
 * @typedef {object} Turns
 * @property {string} underWay the demo that runs; '' for none
 * @property {(() => void)[]} waiting those whose turn comes, in order
 */

const KEY = Symbol.for('concurrency-playground.turns');
/** Shared by all copies of this module. */
const page = /** @type {{ [KEY]?: Turns }} */ (globalThis);
page[KEY] ??= { underWay: '', waiting: [] };
const turns = page[KEY];

/**
 * What a run under way means for another one: without `onWait` it is refused, with it, it waits; and
 * one that is asked to run together with others does neither, nor do others wait for it.
 * @typedef {object} Patience
 * @property {AbortSignal | undefined} [signal] ends the waiting
 * @property {((waits: boolean) => void) | undefined} [onWait] called as it begins and as it is over
 * @property {boolean | undefined} [together]
 */

export const isUnderWay = () => turns.underWay !== '';

/**
 * @template T
 * @param {string} id
 * @param {() => Promise<T>} task
 * @param {Patience} [patience]
 * @returns {Promise<T>}
 */
export async function alone(id, task, { signal, onWait, together = false } = {}) {
  if (together) return task();
  if (turns.underWay !== '') {
    if (!onWait) throw alreadyUnderWay(turns.underWay);
    onWait(true);
    await turn(signal);
    onWait(false);
  }
  turns.underWay = id;
  try {
    return await task();
  } finally {
    // Whoever is next has it at once: nobody comes in between.
    const next = turns.waiting.shift();
    if (next) next();
    else turns.underWay = '';
  }
}

/** @param {AbortSignal | undefined} signal @returns {Promise<void>} */
function turn(signal) {
  return new Promise((resolve, reject) => {
    const leave = () => {
      turns.waiting = turns.waiting.filter((other) => other !== go);
      reject(aborted());
    };
    const go = () => {
      signal?.removeEventListener('abort', leave);
      resolve();
    };
    if (signal?.aborted) return leave();
    turns.waiting.push(go);
    signal?.addEventListener('abort', leave, { once: true });
  });
}
