// One run or comparison at a time: starts it, hands on what it says, stops it.

/** @import { Comparison, Live, Progress, Report } from '../contract.d.ts' */
/** @import { PlaygroundError } from '../shared/errors.js' */
/** @import { RegisteredDemo } from '../demos/registry.js' */
/** @import { Words } from '../i18n/translator.js' */

import { alreadyUnderWay, asPlaygroundError } from '../shared/errors.js';
import { checkParameters } from '../demos/parameters.js';

/**
 * @typedef {object} Listener what the view is told, in this order
 * @property {(kind: 'running' | 'comparing') => void} onStart
 * @property {(waits: boolean) => void} onWait for another example, and that it is over
 * @property {(live: Live) => void} onLive
 * @property {(progress: Progress) => void} onProgress of a comparison
 * @property {(report: Report) => void} onReport
 * @property {(comparison: Comparison) => void} onComparison
 * @property {() => void} onEnd whatever comes of it
 * @property {(error: PlaygroundError, stopped: boolean) => void} onError stopped: by the reader
 */

/**
 * @param {object} options
 * @param {RegisteredDemo} options.demo
 * @param {Words} options.words
 * @param {import('./view.js').Ladder} options.ladder
 * @param {Listener} options.listener
 * @param {() => boolean} options.together whether runs need not wait for other examples
 */
export function createRunner({ demo, words, ladder, listener, together }) {
  /** @type {AbortController | null} */
  let controller = null;

  /**
   * @template Result
   * @param {(signal: AbortSignal) => Promise<Result>} work
   * @param {(result: Result) => void} show
   * @returns {Promise<Result>}
   */
  async function perform(work, show) {
    if (controller) {
      const refused = asPlaygroundError(alreadyUnderWay(demo.id), words);
      listener.onError(refused, false);
      throw refused;
    }
    const mine = new AbortController();
    controller = mine;
    try {
      const result = await work(mine.signal);
      controller = null;
      listener.onEnd();
      show(result);
      return result;
    } catch (error) {
      const known = asPlaygroundError(error, words);
      controller = null;
      listener.onEnd();
      listener.onError(known, mine.signal.aborted);
      throw known;
    }
  }

  return {
    get busy() {
      return controller !== null;
    },
    /** @param {Record<string, unknown>} given */
    run: (given) =>
      perform(async (signal) => {
        const parameters = checkParameters(demo, given);
        listener.onStart('running');
        const { onLive, onWait } = listener;
        return ladder.runDemo(demo, parameters, { signal, onLive, onWait, together: together() });
      }, listener.onReport),
    /** @param {Record<string, unknown>} given */
    compare: (given) =>
      perform(async (signal) => {
        const parameters = checkParameters(demo, given);
        listener.onStart('comparing');
        const { onProgress, onWait } = listener;
        const how = { signal, onProgress, onWait, together: together() };
        return ladder.compareDemo(demo, parameters, words, how);
      }, listener.onComparison),
    /** @returns {boolean} whether there was something to stop */
    stop() {
      controller?.abort();
      return controller !== null;
    },
  };
}
