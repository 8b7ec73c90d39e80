// Finds the best place there is for runs, and runs there. On the page where it is
// isolated; else in a frame that is; else on the page again, with what can be had without.

/** @import { CompareOptions, Comparison, Parameters, Report, RunHooks } from '../contract.d.ts' */
/** @import { Found } from '../contract.d.ts' */
/** @import { RegisteredDemo } from '../demos/registry.js' */
/** @import { Translator } from '../i18n/translator.js' */
/** @import { Patience } from '../run/run-queue.js' */

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
/** How many elements want what is warm to stay warm. */
let holders = 0;
/** Whether the last of them has gone, and nothing that it left may stay. */
let deserted = false;

/** What this page can have. @returns {Promise<Found>} */
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
 * @param {CompareOptions & Patience} [patient]
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
 * A run is about to begin, most likely: what it needs is started, unless another one is under way,
 * which is measured.
 * @param {RegisteredDemo} demo
 * @param {Parameters} parameters
 */
export async function warm(demo, parameters) {
  const { framed } = await placement();
  if (isUnderWay() || holders === 0) return;
  if (framed) openFrame().warm(demo.id, parameters);
  else beforehand(({ warm }) => warm(demo, parameters));
}

/**
 * An element is on the page: the place for its runs is made ready.
 * @returns {() => void} to be called once, when it is gone: with the last goes what was kept warm
 */
export function hold() {
  holders += 1;
  deserted = false;
  placement().then(({ framed, found }) => {
    if (holders === 0) return;
    if (framed) openFrame();
    else if (found.mode !== 'unsupported') beforehand(({ prepare }) => prepare());
  });
  return () => {
    holders -= 1;
    if (holders === 0) desert();
  };
}

/**
 * What fails now is tried again by the run that needs it.
 * @param {(here: typeof import('../run/session.js')) => unknown} act
 */
function beforehand(act) {
  session()
    .then((here) => holders > 0 && act(here))
    .catch(() => {});
}

// A page that is left may be kept for when the reader comes back, and its workers with it.
window.addEventListener('pagehide', () => {
  // A frame that was still being tried out is tried again then.
  if (frame?.isOpening) chosen = undefined;
  frame?.close();
});

async function desert() {
  deserted = true;
  // A frame that is being tried out will tell what this page can have.
  await placement();
  const here = await session().catch(() => null);
  if (!deserted) return;
  here?.closeIdle();
  if (!frame?.busy) frame?.close();
}

function placement() {
  chosen ??= choosePlacement();
  return chosen;
}

/** @returns {Promise<Placement>} */
async function choosePlacement() {
  // A page that does not even claim to be isolated: what takes long is begun at once.
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

/** The frame there is, or a new one. */
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
    if (deserted) there.close();
  }
}
