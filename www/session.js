// Runs demos: chooses the backend, takes an engine, watches it frame by frame, makes the report.

import { acquire, keepSpare, release } from './engine/pool.js';
import { aborted, Problem } from './errors.js';
import { findMode } from './isolation.js';

/** @typedef {import('./contract').Backend} Backend */
/** @typedef {import('./contract').Parameters} Parameters */
/** @typedef {import('./contract').Report} Report */
/** @typedef {import('./contract').RunHooks} RunHooks */
/** @typedef {import('./engine/client.js').Engine} Engine */
/** @typedef {Pick<import('./registry.js').RegisteredDemo, 'id' | 'threads'>} Demo */

/** A run that takes this long may well be stopped: then the next one needs a spare engine. */
const SPARE_AFTER_MS = 250;

/**
 * One run at a time: whoever calls sees to that (turns.js).
 * @param {Demo} demo
 * @param {Parameters} parameters as {@link import('./parameters.js').checkParameters} gives them
 * @param {RunHooks} [hooks]
 * @returns {Promise<Report>}
 */
export async function runDemo(demo, parameters, hooks = {}) {
  throwIfAborted(hooks.signal);
  const backend = await chooseBackend(demo, parameters);
  const threads = backend === 'threads' ? threadsOf(demo, parameters) : 0;
  const drive = await drivers[demo.id]?.();
  if (!drive) return runWarm(threads, demo, parameters, hooks);
  const outcome = await drive({ demo, parameters, threads, hooks });
  return { ...frame(demo, parameters, threads), ...outcome };
}

/**
 * Demos that the page itself conducts, because they are about engines, not about what runs on one.
 * @type {Record<string, () => Promise<Drive>>}
 */
const drivers = {
  'pool-cost': async () => (await import('./drivers/pool-cost.js')).poolCost,
};

/**
 * @typedef {(run: {demo: Demo, parameters: Parameters, threads: number, hooks: RunHooks}) =>
 *   Promise<Pick<Report, 'elapsedMs' | 'output' | 'value' | 'lanes'>>} Drive
 */

/**
 * @param {number} threads
 * @param {Demo} demo
 * @param {Parameters} parameters
 * @param {RunHooks} hooks
 * @returns {Promise<Report>}
 */
async function runWarm(threads, demo, parameters, hooks) {
  const asked = performance.now();
  const { engine, warm } = acquire(threads);
  let spare;
  try {
    const startupMs = warm ? 0 : await untilReady(engine, hooks.signal, asked);
    // Not before: it would take from the first one's start.
    spare = setTimeout(() => keepSpare(threads), SPARE_AFTER_MS);
    const report = await runOn(engine, demo, parameters, hooks);
    return { ...report, startupMs };
  } finally {
    clearTimeout(spare);
    release(engine);
    keepSpare(threads);
  }
}

/**
 * One run on an engine that the caller has acquired.
 * @param {Engine} engine
 * @param {Demo} demo
 * @param {Parameters} parameters
 * @param {RunHooks} hooks
 * @returns {Promise<Report>}
 */
export async function runOn(
  engine,
  demo,
  parameters,
  { signal, onLive, eachFrame = animationFrames },
) {
  const threads = engine.threads > 0;
  const running = engine.run({ demo: demo.id, parameters, threads });
  const look = () => {
    const live = engine.live();
    if (live) onLive?.(live);
  };
  const stopWatching = onLive ? eachFrame(look) : () => {};
  try {
    const { value, live, busy } = await stoppable(engine, signal, running);
    const { elapsedMs, output, lanes } = live;
    // The program has ended; daemon threads end with it.
    if (busy) engine.terminate();
    onLive?.(live);
    return { ...frame(demo, parameters, engine.threads), elapsedMs, output, value, lanes };
  } finally {
    stopWatching();
  }
}

/**
 * What a report says of any run.
 * @param {Demo} demo
 * @param {Parameters} parameters
 * @param {number} threads
 */
function frame(demo, parameters, threads) {
  /** @type {Backend} */
  const backend = threads ? 'threads' : 'single';
  const workers = Number((threads && parameters.workers) || Math.max(1, threads));
  return { demo: demo.id, parameters, backend, workers, startupMs: 0 };
}

/**
 * @param {Demo} demo
 * @param {Parameters} parameters
 * @returns {Promise<Backend>}
 * @throws {Problem} Unsupported
 */
async function chooseBackend(demo, parameters) {
  // A demo that lets nobody choose is about threads that wait for each other: one alone cannot.
  const wanted = parameters.backend ?? 'threads';
  if (wanted === 'single') return 'single';
  const { mode, reason } = await findMode();
  if (mode === 'threads') return 'threads';
  if (wanted === 'auto' && mode !== 'unsupported') return 'single';
  /** @type {import('./text/words.js').Text} */
  const instead = parameters.backend
    ? { key: 'error.choose-backend', values: { backend: 'single' } }
    : { key: 'error.cannot-do-without', values: { demo: demo.id } };
  const culprit = parameters.backend ? 'backend' : undefined;
  throw new Problem('Unsupported', 'error.no-threads', { reason, instead }, culprit);
}

/**
 * How many threads an engine must have for this run.
 * @param {Demo} demo
 * @param {Parameters} parameters
 */
function threadsOf({ threads: { of, plus } }, parameters) {
  return of.reduce((sum, name) => sum + Number(parameters[name]), plus);
}

/**
 * @param {Engine} engine
 * @param {AbortSignal | undefined} signal
 * @param {number} since
 */
async function untilReady(engine, signal, since) {
  await stoppable(engine, signal, engine.ready);
  return performance.now() - since;
}

/**
 * Stopping is ending the engine: nothing stays locked, nothing goes on.
 * @template T
 * @param {Engine} engine
 * @param {AbortSignal | undefined} signal
 * @param {Promise<T>} task
 * @returns {Promise<T>}
 */
export function stoppable(engine, signal, task) {
  return new Promise((resolve, reject) => {
    const stop = () => {
      engine.terminate();
      reject(aborted());
    };
    signal?.addEventListener('abort', stop, { once: true });
    if (signal?.aborted) stop();
    task.then(resolve, reject).finally(() => signal?.removeEventListener('abort', stop));
  });
}

/** @param {AbortSignal | undefined} signal */
export function throwIfAborted(signal) {
  if (signal?.aborted) throw aborted();
}

/** @type {NonNullable<RunHooks['eachFrame']>} */
function animationFrames(look) {
  let frame = requestAnimationFrame(function next() {
    look();
    frame = requestAnimationFrame(next);
  });
  return () => cancelAnimationFrame(frame);
}
