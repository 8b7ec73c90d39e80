// The page's engines. They are kept warm between runs, with a spare so that the run after a Stop need not
// wait for a new one.

import { Engine } from './client.js';

/** How many idle engines are kept; a comparison of four sizes needs this many. */
const MOST_IDLE = 5;

/** Idle engines, the longest unused first. @type {Engine[]} */
let idle = [];
/** @type {Set<Engine>} */
const working = new Set();
/** Whether idle engines are kept. */
let keeping = true;

/**
 * Takes an engine with a pool of `threads` threads; {@link release} gives it back.
 * @param {number} threads
 * @returns {{engine: Engine, warm: boolean}} warm: whether it is ready for work
 */
export function acquire(threads) {
  keeping = true;
  forget((engine) => !engine.usable);
  // The one used last is the warmest; the spare stays for when this one is stopped.
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
 * Makes sure that an engine of this size is idle, so that the next run starts at once.
 * @param {number} threads
 */
export function keepSpare(threads) {
  if (!keeping) return;
  forget((engine) => !engine.usable);
  if (!idle.some((engine) => engine.threads === threads)) release(new Engine(threads));
}

/**
 * Gets an engine of this size ready, because a run on one is about to begin.
 * @param {number} threads
 */
export function warmUp(threads) {
  keeping = true;
  keepSpare(threads);
}

/** Ends the idle engines at once, and the others when they are done. */
export function closeIdle() {
  keeping = false;
  forget(() => true);
}

// The browser may keep a page for when the reader comes back, and its workers with it.
window.addEventListener('pagehide', () => {
  closeIdle();
  for (const engine of working) engine.terminate();
});

/** @param {(engine: Engine) => boolean} which */
function forget(which) {
  for (const engine of idle.filter(which)) engine.terminate();
  idle = idle.filter((engine) => engine.alive && !which(engine));
}
