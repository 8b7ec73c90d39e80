// pool-cost: runs batches on a new pool each, then all of them on one pool. A pool here is an engine with
// its workers, so what is timed is what starting them costs this browser.

import { Engine } from '../../engine/client.js';
import { stoppable } from '../abort.js';

/** @typedef {import('../../contract').Lane} Lane */
/** @typedef {import('../../contract').LaneEvent} LaneEvent */
/** @typedef {import('../types').Drive} Drive */

/** @type {Drive} */
export async function poolCost({ demo, parameters, threads, hooks }) {
  const batches = Number(parameters.batches);
  const begun = performance.now();
  /** @type {Lane[]} */
  const lanes = [lane('a new pool each'), lane('one pool')];
  /** @type {string[]} */
  const output = [];
  let done = 0;

  const now = () => performance.now() - begun;
  const show = () => hooks.onLive?.({ elapsedMs: now(), done, total: 2 * batches, lanes, output });

  /**
   * @template T
   * @param {Lane} on
   * @param {LaneEvent['kind']} kind
   * @param {string} label
   * @param {Promise<T>} work
   */
  async function timed(on, kind, label, work) {
    const event = { kind, label, startMs: now(), endMs: now() };
    on.events.push(event);
    const result = await work;
    event.endMs = now();
    show();
    return result;
  }

  /** @param {Lane} on */
  async function start(on) {
    const engine = new Engine(threads);
    const ready = stoppable(engine, hooks.signal, engine.ready);
    await timed(on, 'wait', `for ${threads} workers to start`, ready);
    return engine;
  }

  /**
   * @param {Lane} on
   * @param {Engine} engine
   * @param {number} number
   */
  async function batch(on, engine, number) {
    const run = engine.run({ demo: demo.id, parameters, backend: 'threads', workers: threads });
    await timed(on, 'compute', `batch ${number}`, stoppable(engine, hooks.signal, run));
    done += 1;
  }

  const [fresh, kept] = /** @type {[Lane, Lane]} */ (lanes);
  for (let number = 1; number <= batches; number += 1) {
    const engine = await start(fresh);
    await batch(fresh, engine, number).finally(() => engine.terminate());
  }
  const freshMs = now();
  output.push(`${batches} batches, a new pool for each: ${seconds(freshMs)} s`);
  const engine = await start(kept);
  try {
    for (let number = 1; number <= batches; number += 1) await batch(kept, engine, number);
  } finally {
    engine.terminate();
  }
  const elapsedMs = now();
  output.push(`${batches} batches, one pool: ${seconds(elapsedMs - freshMs)} s`);
  show();
  return {
    elapsedMs,
    output,
    lanes,
    value: {
      fresh: sums(fresh),
      kept: sums(kept),
      ratio: freshMs / (elapsedMs - freshMs),
    },
  };
}

/** @param {string} name @returns {Lane} */
const lane = (name) => ({ name, events: [], dropped: 0 });

/** @param {number} ms */
const seconds = (ms) => (ms / 1000).toFixed(3);

/** @param {Lane} lane */
function sums({ events }) {
  const sum = (/** @type {string} */ kind) =>
    events
      .filter((event) => event.kind === kind)
      .reduce((total, event) => total + event.endMs - event.startMs, 0);
  return { startupMs: sum('wait'), workMs: sum('compute') };
}
