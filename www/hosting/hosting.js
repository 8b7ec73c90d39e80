// Finds the best place for runs, and runs demos there: on the page if it is isolated; otherwise in a
// frame that is; otherwise on the page again, with what works without isolation.

/** @import { CompareOptions, Comparison, Parameters, Report, RunHooks } from '../contract.d.ts' */
/** @import { Found } from '../contract.d.ts' */
/** @import { RegisteredDemo } from '../demos/registry.js' */
/** @import { Translator } from '../i18n/translator.js' */
/** @import { QueueOptions } from '../run/run-queue.js' */

import { findMode as findModeHere } from '../engine/isolation.js';
import { checkCompareOptions } from '../run/compare-options.js';
import { enqueue, isUnderWay } from '../run/run-queue.js';
import { lazily } from '../shared/lazily.js';
import { Frame } from './frame-client.js';
import { folder, isOwnPage } from './own-folder.js';

/** @typedef {{ found: Found, framed: boolean }} Placement */

const session = lazily(() => import('../run/session.js'));

/** @type {Promise<Placement> | undefined} */
let chosen;
/** @type {Frame | null} */
let frame = null;
/** How many elements want engines to be kept warm. */
let holders = 0;
/** Whether the last element has gone, so that nothing it left behind may stay. */
let unused = false;

/** What is available on this page, and why. @returns {Promise<Found>} */
export async function findMode() {
  return (await placement()).found;
}

/**
 * @param {RegisteredDemo} demo
 * @param {Parameters} parameters as {@link import('../demos/parameters.js').checkParameters} gives them
 * @param {RunHooks} [hooks]
 * @returns {Promise<Report>}
 */
export function runDemo(demo, parameters, hooks = {}) {
  const task = async () => {
    const [{ framed }, { runDemo }] = await Promise.all([placement(), session()]);
    return framed
      ? inFrame((there) => there.run(demo.id, parameters, hooks))
      : runDemo(demo, parameters, hooks);
  };
  return enqueue(demo.id, task, hooks);
}

/**
 * @param {RegisteredDemo} demo
 * @param {Parameters} parameters
 * @param {Translator} i18n
 * @param {CompareOptions & QueueOptions} [options]
 * @returns {Promise<Comparison>}
 */
export async function compareDemo(demo, parameters, i18n, { onWait, together, ...options } = {}) {
  checkCompareOptions(options);
  const task = async () => {
    const [{ framed }, { compareDemo }] = await Promise.all([
      placement(),
      import('../run/compare.js'),
    ]);
    return framed
      ? inFrame((there) => there.compare(demo.id, parameters, i18n.language, options))
      : compareDemo(demo, parameters, i18n, options);
  };
  return enqueue(demo.id, task, { signal: options.signal, onWait, together });
}

/**
 * Starts what a run that is likely to begin soon will need; unless another run is under way, whose
 * timing that would disturb.
 * @param {RegisteredDemo} demo
 * @param {Parameters} parameters
 */
export async function warm(demo, parameters) {
  const { framed } = await placement();
  if (isUnderWay() || holders === 0) return;
  if (framed) openFrame().warm(demo.id, parameters);
  else getReady(({ warm }) => warm(demo, parameters));
}

/**
 * Tells that an element is on the page, so that the place for its runs is made ready.
 * @returns {() => void} to be called once, when the element is gone; the last one lets go of the engines
 */
export function hold() {
  holders += 1;
  unused = false;
  placement().then(({ framed, found }) => {
    if (holders === 0) return;
    if (framed) openFrame();
    else if (found.mode !== 'unsupported') getReady(({ prepare }) => prepare());
  });
  return () => {
    holders -= 1;
    if (holders === 0) letGo();
  };
}

/**
 * Gets something ready ahead of time. If that fails, the run that needs it tries again.
 * @param {(here: typeof import('../run/session.js')) => unknown} act
 */
function getReady(act) {
  session()
    .then((here) => holders > 0 && act(here))
    .catch(() => {});
}

// The browser may keep a page for when the reader comes back, and its workers with it.
window.addEventListener('pagehide', () => {
  // If the frame was still being tried out, try again then.
  if (frame?.isOpening) chosen = undefined;
  frame?.close();
});

async function letGo() {
  unused = true;
  // If a frame is being tried out, wait for the outcome.
  await placement();
  const here = await session().catch(() => null);
  if (!unused) return;
  here?.closeIdle();
  if (!frame?.busy) frame?.close();
}

function placement() {
  chosen ??= choosePlacement();
  return chosen;
}

/** @returns {Promise<Placement>} */
async function choosePlacement() {
  // If the page does not even claim to be isolated, start what takes longest at once.
  const trial = crossOriginIsolated || isOwnPage() ? null : openFrame();
  const here = await findModeHere();
  if (here.mode === 'threads' || isOwnPage()) {
    trial?.close();
    return { found: here, framed: false };
  }
  const tried = trial ?? openFrame();
  const there = await tried.ready.catch(() => null);
  if (there?.mode === 'threads') {
    const reason = { key: 'reason.in-frame', values: { why: here.reason } };
    return { found: { mode: 'frame', reason }, framed: true };
  }
  tried.close();
  return { found: here, framed: false };
}

/** The existing frame, or a new one. */
function openFrame() {
  if (!frame?.alive) frame = new Frame(folder);
  return frame;
}

/**
 * @template Result
 * @param {(there: Frame) => Promise<Result>} work
 * @returns {Promise<Result>}
 */
async function inFrame(work) {
  const there = openFrame();
  await there.ready;
  try {
    return await work(there);
  } finally {
    if (unused) there.close();
  }
}
