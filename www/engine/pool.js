// The page's engines: kept warm between runs, with a spare so that stopping costs no new start.

import { Engine } from './client.js';

/** Engines without work that are kept; a comparison of four sizes needs as many. */
const MOST_IDLE = 5;

/** The longest unused first. @type {Engine[]} */
let idle = [];
/** @type {Set<Engine>} */
const working = new Set();
/** Whether engines without work are kept. */
let keeping = true;

/**
 * Takes an engine with a pool of `threads` threads; give it back by {@link release}.
 * @param {number} threads
 * @returns {{engine: Engine, warm: boolean}} warm: whether it can be handed work at once
 */
export function acquire(threads) {
  keeping = true;
  forget((engine) => !engine.usable);
  // The one used last: it is the warmest, and the spare stays for when this one is stopped.
  const warm = idle.findLast((candidate) => candidate.threads === threads);
  idle = idle.filter((candidate) => candidate !== warm);
  const engine = warm ?? new Engine(threads);
  working.add(engine);
  return { engine, warm: engine.started };
}

/** @param {Engine} engine */
export function release(engine) {
  working.delete(engine);
  if (!engine.alive) return;
  if (!keeping) return engine.terminate();
  idle.push(engine);
  const excess = idle.slice(0, -MOST_IDLE);
  forget((candidate) => excess.includes(candidate));
}

/**
 * Sees to it that an engine of this size is idle, so that the next run starts at once.
 * @param {number} threads
 */
export function keepSpare(threads) {
  if (!keeping) return;
  forget((engine) => !engine.usable);
  if (!idle.some((engine) => engine.threads === threads)) release(new Engine(threads));
}

/**
 * A run on an engine of this size is about to begin.
 * @param {number} threads
 */
export function warmUp(threads) {
  keeping = true;
  keepSpare(threads);
}

/** Ends the engines without work, and those that have some when they are done with it. */
export function closeIdle() {
  keeping = false;
  forget(() => true);
}

// A page that is left may be kept for when the reader comes back, and its workers with it.
window.addEventListener('pagehide', () => {
  closeIdle();
  for (const engine of working) engine.terminate();
});

/** @param {(engine: Engine) => boolean} which */
function forget(which) {
  for (const engine of idle.filter(which)) engine.terminate();
  idle = idle.filter((engine) => engine.alive && !which(engine));
}
