// One run or comparison at a time: starts it, hands on what it says, stops it.

/** @import { Comparison, Live, Progress, Report } from '../contract.d.ts' */
/** @typedef {ReturnType<typeof import('../registry.js').findDemo>} DemoEntry */

import { PlaygroundError } from '../errors.js';
import { checkParameters } from '../parameters.js';
import { compareDemo } from '../compare.js';
import { runDemo } from '../session.js';

/**
 * @typedef {object} Listener what the view is told, in this order
 * @property {(kind: 'running' | 'comparing') => void} onStart
 * @property {(live: Live) => void} onLive
 * @property {(progress: Progress) => void} onProgress of a comparison
 * @property {(report: Report) => void} onReport
 * @property {(comparison: Comparison) => void} onComparison
 * @property {(error: PlaygroundError) => void} onError
 * @property {() => void} onEnd whatever came of it
 */

/**
 * @param {object} options
 * @param {DemoEntry} options.demo
 * @param {string} options.underWay what to say to a second run
 * @param {Listener} options.listener
 */
export function createRunner({ demo, underWay, listener }) {
  /** @type {AbortController | null} */
  let controller = null;

  /**
   * @template Result
   * @param {'running' | 'comparing'} kind
   * @param {(signal: AbortSignal) => Promise<Result>} work
   * @param {(result: Result) => void} show
   * @returns {Promise<Result>}
   */
  async function perform(kind, work, show) {
    if (controller) {
      const refused = new PlaygroundError('InvalidParameter', underWay);
      listener.onError(refused);
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
      const known = asPlaygroundError(error);
      controller = null;
      listener.onEnd();
      listener.onError(known);
      throw known;
    }
  }

  return {
    get busy() {
      return controller !== null;
    },
    /** @param {Record<string, unknown>} given */
    run: (given) =>
      perform(
        'running',
        async (signal) => {
          const parameters = checkParameters(demo, given);
          listener.onStart('running');
          return runDemo(demo, parameters, { signal, onLive: listener.onLive });
        },
        listener.onReport,
      ),
    /** @param {Record<string, unknown>} given */
    compare: (given) =>
      perform(
        'comparing',
        async (signal) => {
          const parameters = checkParameters(demo, given);
          listener.onStart('comparing');
          return compareDemo(demo, parameters, { signal, onProgress: listener.onProgress });
        },
        listener.onComparison,
      ),
    stop: () => controller?.abort(),
  };
}

/** @param {unknown} error @returns {PlaygroundError} */
function asPlaygroundError(error) {
  if (error instanceof PlaygroundError) return error;
  return new PlaygroundError('WorkerFailed', error instanceof Error ? error.message : String(error));
}
