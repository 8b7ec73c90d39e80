// The page's side of a frame that is isolated although the page is not: demos run in the frame, and the
// page watches.

/** @import { CompareOptions, Comparison, FrameReply, FrameRequest } from '../contract.d.ts' */
/** @import { Live, Parameters, Report, RunHooks } from '../contract.d.ts' */
/** @import { Found } from '../contract.d.ts' */
/** @import { Language } from '../i18n/languages.js' */

import { aborted, alreadyUnderWay, Problem } from '../shared/errors.js';
import { openFrame } from './frame-window.js';
import { withChanges } from './live-changes.js';

/** @typedef {Extract<FrameReply, { type: 'done' }>} Done */
/**
 * @typedef {object} Call
 * @property {(done: Done) => void} resolve
 * @property {(reason: Problem) => void} reject
 * @property {(reply: FrameReply) => void} hear
 */

/** A frame that does not stop within this time, in ms, is removed. */
const STOP_MS = 1000;

export class Frame {
  /** What is available in the frame. @type {Promise<Found>} */
  ready;
  #end = new AbortController();
  /** @type {MessagePort | null} */
  #port = null;
  #lastId = 0;
  /** @type {Map<number, Call>} */
  #calls = new Map();

  /** @param {URL} folder the playground's */
  constructor(folder) {
    this.ready = this.#open(folder);
    this.ready.catch((reason) => this.close(reason));
  }

  get alive() {
    return !this.#end.signal.aborted;
  }

  get isOpening() {
    return this.alive && this.#port === null;
  }

  get busy() {
    return this.#calls.size > 0;
  }

  /**
   * Removes the frame from the page, and with it everything that runs in it.
   * @param {Problem} [reason]
   */
  close(reason = aborted()) {
    this.#end.abort(reason);
    this.#port?.close();
    for (const { reject } of this.#calls.values()) reject(reason);
    this.#calls.clear();
  }

  /** @param {string} demo @param {Parameters} parameters */
  warm(demo, parameters) {
    this.ready.then(
      () => this.#post({ type: 'warm', demo, parameters }),
      () => {},
    );
  }

  /**
   * @param {string} demo
   * @param {Parameters} parameters
   * @param {RunHooks} hooks
   * @returns {Promise<Report>}
   */
  async run(demo, parameters, { signal, onLive }) {
    /** @type {Live | null} */
    let live = null;
    const id = this.#nextId();
    const stopLooking = onLive ? askEachFrame(() => this.#post({ type: 'look', id })) : null;
    const request = /** @type {const} */ ({ type: 'run', id, demo, parameters, live: !!onLive });
    try {
      const { result, progress } = await this.#ask(request, signal, (reply) => {
        if (reply.type !== 'live') return;
        stopLooking?.answered();
        if (!reply.changes) return;
        live = withChanges(live, reply.changes);
        onLive?.(live);
      });
      const report = /** @type {Report} */ (result);
      const { elapsedMs, lanes, output } = report;
      onLive?.({ elapsedMs, lanes, output, ...progress });
      return report;
    } finally {
      stopLooking?.stop();
    }
  }

  /**
   * @param {string} demo
   * @param {Parameters} parameters
   * @param {Language} language of the explanation
   * @param {CompareOptions} options
   * @returns {Promise<Comparison>}
   */
  async compare(demo, parameters, language, { signal, onProgress, ...options }) {
    const request = /** @type {const} */ ({
      type: 'compare',
      id: this.#nextId(),
      demo,
      parameters,
      language,
      options,
    });
    const { result } = await this.#ask(request, signal, (reply) => {
      if (reply.type === 'progress') onProgress?.(reply.progress);
    });
    return /** @type {Comparison} */ (result);
  }

  /** @param {URL} folder */
  async #open(folder) {
    const lost = () => this.close(new Problem('WorkerFailed', 'error.frame-reloaded'));
    const { isolation, port } = await openFrame(folder, this.#end.signal, lost);
    this.#port = port;
    port.onmessage = ({ data }) => this.#hear(data);
    return isolation;
  }

  #nextId() {
    this.#lastId += 1;
    return this.#lastId;
  }

  /**
   * @param {Extract<FrameRequest, { type: 'run' | 'compare' }>} request
   * @param {AbortSignal | undefined} signal
   * @param {Call['hear']} hear called with what arrives before the end
   * @returns {Promise<Done>}
   */
  async #ask(request, signal, hear) {
    if (this.busy) throw alreadyUnderWay(request.demo);
    let overdue = 0;
    const stop = () => {
      this.#post({ type: 'stop', id: request.id });
      overdue = window.setTimeout(() => this.close(), STOP_MS);
    };
    if (signal?.aborted) throw aborted();
    signal?.addEventListener('abort', stop);
    try {
      return await new Promise((resolve, reject) => {
        this.#calls.set(request.id, { resolve, reject, hear });
        this.#post(request);
      });
    } finally {
      this.#calls.delete(request.id);
      clearTimeout(overdue);
      signal?.removeEventListener('abort', stop);
    }
  }

  /** @param {FrameRequest} request */
  #post(request) {
    this.#port?.postMessage(request);
  }

  /** @param {FrameReply} reply */
  #hear(reply) {
    const call = this.#calls.get(reply.id);
    if (reply.type === 'done') call?.resolve(reply);
    else if (reply.type !== 'failed') call?.hear(reply);
    else call?.reject(new Problem(reply.name, reply.key, reply.values, reply.parameter));
  }
}

/**
 * Asks once per animation frame, but never again before the last question was answered.
 * @param {() => void} ask
 */
function askEachFrame(ask) {
  let waiting = false;
  let frame = requestAnimationFrame(function next() {
    if (!waiting) ask();
    waiting = true;
    frame = requestAnimationFrame(next);
  });
  return {
    answered() {
      waiting = false;
    },
    stop: () => cancelAnimationFrame(frame),
  };
}
