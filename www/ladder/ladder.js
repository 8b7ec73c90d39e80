// The ladder: finds the best place there is for runs, and runs there. On the page where it is
// isolated; else in a frame that is; else on the page again, with what can be had without.

/** @import { CompareOptions, Comparison, Isolation, Parameters, Report, RunHooks } from '../contract.d.ts' */
/** @import { RegisteredDemo } from '../registry.js' */
/** @import { Frame } from './frame.js' */

import { isolation as isolationHere } from '../isolation.js';
import { folder, isOwnPage } from './own-folder.js';

/** @typedef {{ isolation: Isolation, framed: boolean }} Rung */

/** @type {Promise<Rung> | undefined} */
let found;
/** @type {Frame | null} */
let frame = null;
/** How many elements want what is warm to stay warm. */
let holders = 0;
/** Whether the last of them has gone, and nothing that it left may stay. */
let deserted = false;

/** What this page can have. @returns {Promise<Isolation>} */
export async function isolation() {
  return (await rung()).isolation;
}

/**
 * @param {RegisteredDemo} demo
 * @param {Parameters} parameters as {@link import('../parameters.js').checkParameters} gives them
 * @param {RunHooks} [hooks]
 * @returns {Promise<Report>}
 */
export async function runDemo(demo, parameters, hooks = {}) {
  const [{ framed }, { runDemo }] = await Promise.all([rung(), import('../session.js')]);
  return framed
    ? inFrame((there) => there.run(demo.id, parameters, hooks))
    : runDemo(demo, parameters, hooks);
}

/**
 * @param {RegisteredDemo} demo
 * @param {Parameters} parameters
 * @param {CompareOptions} [options]
 * @returns {Promise<Comparison>}
 */
export async function compareDemo(demo, parameters, options = {}) {
  const [{ framed }, { compareDemo }] = await Promise.all([rung(), import('../compare.js')]);
  return framed
    ? inFrame((there) => there.compare(demo.id, parameters, options))
    : compareDemo(demo, parameters, options);
}

/**
 * An element is on the page: the place for its runs is made ready.
 * @returns {() => void} to be called once, when it is gone: with the last goes what was kept warm
 */
export function hold() {
  holders += 1;
  deserted = false;
  rung().then(({ framed }) => {
    if (framed && holders > 0) openFrame();
  });
  return () => {
    holders -= 1;
    if (holders === 0) desert();
  };
}

async function desert() {
  deserted = true;
  // A frame that is being tried out will tell what this page can have.
  await rung();
  const { closeIdle } = await import('../engine/pool.js');
  if (!deserted) return;
  closeIdle();
  if (!frame?.busy) frame?.close();
}

function rung() {
  found ??= climb();
  return found;
}

/** @returns {Promise<Rung>} */
async function climb() {
  const here = await isolationHere();
  if (here.mode === 'threads' || isOwnPage()) return { isolation: here, framed: false };
  const there = await (await openFrame()).ready.catch(() => null);
  if (there?.mode === 'threads') {
    const reason = `${here.reason}, so that runs take place in a frame which is isolated`;
    return { isolation: { mode: 'frame', reason }, framed: true };
  }
  frame?.close();
  return { isolation: here, framed: false };
}

/** The frame there is, or a new one. */
async function openFrame() {
  const { Frame } = await import('./frame.js');
  if (!frame?.alive) frame = new Frame(folder);
  return frame;
}

/**
 * @template Result
 * @param {(there: Frame) => Promise<Result>} work
 * @returns {Promise<Result>}
 */
async function inFrame(work) {
  const there = await openFrame();
  await there.ready;
  try {
    return await work(there);
  } finally {
    if (deserted) there.close();
  }
}
