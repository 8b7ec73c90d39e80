// The page's handle on one engine: starts it, runs demos on it, watches it, terminates it.

import { aborted, asProblem, Problem } from '../shared/errors.js';
import { loadModule } from './module.js';
import { newWorker } from './new-worker.js';
import { Reader } from './reader.js';

/** @typedef {import('../contract').EngineReply} EngineReply */
/** @typedef {import('../contract').EngineRequest} EngineRequest */
/** @typedef {import('../contract').Live} Live */
/** @typedef {Extract<EngineReply, {type: 'ready'}>} Ready */
/** @typedef {Extract<EngineReply, {type: 'done'}>} Done */
/** @typedef {Omit<Extract<EngineRequest, {type: 'run'}>, 'type'>} RunRequest */

/** An engine that takes longer to start, in ms, may never be ready. */
const LONG_START_MS = 5000;

export class Engine {
  /** How many threads its pool has; 0 for none. */
  threads;
  /** Settles when the engine is ready for work. @type {Promise<void>} */
  ready;
  #worker;
  /** @type {MessagePort[]} */
  #ports = [];
  /** @type {Ready | null} */
  #started = null;
  /** @type {Reader | null} */
  #reader = null;
  /** @type {Live | null} */
  #live = null;
  /** @type {((reply: Ready | Done) => void) | null} */
  #resolve = null;
  /** @type {((cause: unknown) => void) | null} */
  #reject = null;
  /** When its workers began to start. */
  #begunAt = Number.POSITIVE_INFINITY;
  /** Why it can no longer be used. @type {Problem | null} */
  #ended = null;

  /** @param {number} threads */
  constructor(threads) {
    this.threads = threads;
    this.#worker = newWorker('worker.js', 'engine');
    this.#worker.onmessage = ({ data }) => this.#hear(data);
    this.#worker.onerror = (event) => {
      event.preventDefault();
      const why = event.message || { key: 'error.no-script' };
      this.#fail(failed('error.engine-stopped', { why }));
    };
    this.#worker.onmessageerror = () => this.#fail(failed('error.message-lost'));
    this.ready = this.#start();
    // Whoever waits for it hears of the failure; a spare engine that nobody waits for fails silently.
    this.ready.catch((cause) => this.#fail(asProblem(cause)));
  }

  async #start() {
    const module = await loadModule();
    if (this.#ended) throw this.#ended;
    this.#begunAt = performance.now();
    const channels = Array.from({ length: this.threads }, () => new MessageChannel());
    this.#ports = channels.map(({ port1 }) => port1);
    for (const port of this.#ports) {
      port.onmessage = ({ data }) => this.#fail(failed('error.thread-died', { why: data }));
    }
    const failurePorts = channels.map(({ port2 }) => port2);
    const { threads } = this;
    this.#started = /** @type {Ready} */ (
      await this.#ask({ type: 'start', module, threads, failurePorts }, failurePorts)
    );
  }

  /** Whether it is ready for work. */
  get started() {
    return this.#started !== null;
  }

  /** Whether it can be used now, or will be once it has started. */
  get usable() {
    const overdue = !this.started && performance.now() - this.#begunAt > LONG_START_MS;
    return this.alive && !overdue;
  }

  /** Whether it has neither failed nor been terminated. */
  get alive() {
    return this.#ended === null;
  }

  /**
   * Runs one demo. Only one may run at a time.
   * @param {RunRequest} request
   * @returns {Promise<Done>}
   */
  async run(request) {
    await this.ready;
    const { memory, view } = /** @type {Ready} */ (this.#started);
    this.#live = null;
    this.#reader = memory && new Reader(view, memory, true);
    try {
      const done = /** @type {Done} */ (await this.#ask({ type: 'run', ...request }));
      return { ...done, value: plain(done.value) };
    } finally {
      this.#reader = null;
    }
  }

  /** The state of the current run; null before it has begun. */
  live() {
    if (this.#reader) this.#live = this.#reader.read() ?? this.#live;
    return this.#live;
  }

  /** Ends the engine with its workers and its memory, and aborts the current run. */
  terminate() {
    this.#fail(aborted());
  }

  /**
   * @param {EngineRequest} request
   * @param {Transferable[]} [transfer]
   * @returns {Promise<Ready | Done>}
   */
  #ask(request, transfer = []) {
    return new Promise((resolve, reject) => {
      if (this.#ended) return reject(this.#ended);
      this.#resolve = resolve;
      this.#reject = reject;
      this.#worker.postMessage(request, transfer);
    });
  }

  /** @param {EngineReply} reply */
  #hear(reply) {
    if (reply.type === 'live') this.#live = reply.live;
    else if (reply.type === 'failed') this.#refuse(reply);
    else this.#resolve?.(reply);
  }

  /**
   * A failed run leaves the engine usable; a broken engine is done for.
   * @param {{name: string, message: string}} failure
   */
  #refuse({ name, message }) {
    const names = /** @type {const} */ (['UnknownDemo', 'InvalidParameter', 'WorkerFailed']);
    const known = names.find((candidate) => candidate === name);
    if (known && this.#started) this.#reject?.(new Problem(known, 'error.of-program', { message }));
    else this.#fail(failed('error.of-engine', { message }));
  }

  /** @param {Problem} reason */
  #fail(reason) {
    if (this.#ended) return;
    this.#ended = reason;
    this.#worker.terminate();
    for (const port of this.#ports) port.close();
    this.#reject?.(reason);
  }
}

/**
 * A report is plain JSON: rows of a picture, which cross as bytes, become lists.
 * @param {unknown} value
 * @returns {unknown}
 */
function plain(value) {
  if (value instanceof Uint8Array) return Array.from(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, plain(part)]));
}

/** @param {string} key @param {import('../contract').Values} [values] */
function failed(key, values) {
  return new Problem('WorkerFailed', 'error.run-failed', { why: { key, values } });
}
