// Runs one run or comparison at a time: starts it, passes on its updates, stops it.

/** @import { Comparison, Live, Progress, Report } from '../contract.d.ts' */
/** @import { PlaygroundError } from '../shared/errors.js' */
/** @import { RegisteredDemo } from '../demos/registry.js' */
/** @import { Translator } from '../i18n/translator.js' */

import { checkParameters } from '../demos/parameters.js';
import { alreadyUnderWay, asPlaygroundError, NotIsolated } from '../shared/errors.js';

/**
 * @typedef {object} Listener what the view is told, in this order
 * @property {(kind: 'running' | 'comparing') => void} onStart
 * @property {(waits: boolean) => void} onWait whether it waits for another example
 * @property {(live: Live) => void} onLive
 * @property {(progress: Progress) => void} onProgress of a comparison
 * @property {(report: Report) => void} onReport
 * @property {(comparison: Comparison) => void} onComparison
 * @property {() => void} onEnd however it ends
 * @property {(error: PlaygroundError, why: { stopped?: boolean, notIsolated?: boolean }) => void} onError
 *   stopped: by the reader; notIsolated: an isolated page could have done it
 */

/**
 * @param {object} options
 * @param {RegisteredDemo} options.demo
 * @param {Translator} options.i18n
 * @param {typeof import('../hosting/hosting.js')} options.hosting
 * @param {Listener} options.listener
 * @param {() => boolean} options.together whether runs need not wait for other examples
 */
export function createRunner({ demo, i18n, hosting, listener, together }) {
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
      const refused = asPlaygroundError(alreadyUnderWay(demo.id), i18n);
      listener.onError(refused, {});
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
      const known = asPlaygroundError(error, i18n);
      controller = null;
      listener.onEnd();
      listener.onError(known, {
        stopped: mine.signal.aborted,
        notIsolated: error instanceof NotIsolated,
      });
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
        return hosting.runDemo(demo, parameters, { signal, onLive, onWait, together: together() });
      }, listener.onReport),
    /** @param {Record<string, unknown>} given */
    compare: (given) =>
      perform(async (signal) => {
        const parameters = checkParameters(demo, given);
        listener.onStart('comparing');
        const { onProgress, onWait } = listener;
        const how = { signal, onProgress, onWait, together: together() };
        return hosting.compareDemo(demo, parameters, i18n, how);
      }, listener.onComparison),
    /** @returns {boolean} whether there was something to stop */
    stop() {
      controller?.abort();
      return controller !== null;
    },
  };
}
