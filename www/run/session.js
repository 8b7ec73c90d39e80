// Runs demos: picks the backend, takes an engine, watches it frame by frame, and assembles the report.

import { threadsOf } from '../demos/parameters.js';
import { findMode } from '../engine/isolation.js';
import { loadModule } from '../engine/module.js';
import { acquire, keepSpare, release, warmUp } from '../engine/pool.js';
import { NotIsolated, Problem } from '../shared/errors.js';
import { stoppable, throwIfAborted, unlessAborted } from './abort.js';

export { closeIdle } from '../engine/pool.js';

/** @typedef {import('../contract').Backend} Backend */
/** @typedef {import('../contract').Parameters} Parameters */
/** @typedef {import('../contract').Report} Report */
/** @typedef {import('../contract').RunHooks} RunHooks */
/** @typedef {import('../engine/client.js').Engine} Engine */
/** @typedef {import('./types').Demo} Demo */
/** @typedef {import('./types').Drive} Drive */

/** A run that takes this long, in ms, is likely to be stopped; the next one then needs a spare engine. */
const SPARE_AFTER_MS = 250;

/**
 * Fetches what any run will need, unless the reader's browser is set to save data. If that fails, the
 * run tries again.
 */
export function prepare() {
  if (!savesData()) loadModule().catch(() => {});
}

function savesData() {
  const { connection } = /** @type {{ connection?: { saveData: boolean } }} */ (navigator);
  return connection?.saveData ?? false;
}

/**
 * Starts the workers of a run that is likely to begin soon.
 * @param {Demo} demo
 * @param {Parameters} parameters
 */
export async function warm(demo, parameters) {
  // A demo that times how long engines take to start must not compete with one that is starting.
  if (savesData() || drivers[demo.id]) return;
  const { threads } = await placeOf(demo, parameters);
  warmUp(threads);
}

/**
 * Runs a demo. The caller makes sure that only one runs at a time (run-queue.js).
 * @param {Demo} demo
 * @param {Parameters} parameters as {@link import('../demos/parameters.js').checkParameters} gives them
 * @param {RunHooks} [hooks]
 * @returns {Promise<Report>}
 */
export async function runDemo(demo, parameters, hooks = {}) {
  throwIfAborted(hooks.signal);
  const place = await placeOf(demo, parameters);
  const drive = await drivers[demo.id]?.();
  if (!drive) return runWarm(place, demo, parameters, hooks);
  const outcome = await drive({ demo, parameters, threads: place.threads, hooks });
  return asReport({ ...frame(demo, parameters, place), ...outcome });
}

/**
 * Demos that the page itself conducts, because they are about engines rather than about what runs on one.
 * @type {Record<string, () => Promise<Drive>>}
 */
const drivers = {
  'pool-cost': async () => (await import('./drivers/pool-cost.js')).poolCost,
};

/**
 * Where a run takes place: the backend, the number of workers (0: known only after the run), how many
 * threads the engine needs, and whether the run starts processes.
 * @typedef {{backend: Backend, workers: number, threads: number, processes: boolean}} Place
 */

/**
 * @param {Place} place
 * @param {Demo} demo
 * @param {Parameters} parameters
 * @param {RunHooks} hooks
 * @returns {Promise<Report>}
 */
async function runWarm(place, demo, parameters, hooks) {
  const asked = performance.now();
  const { engine, warm } = acquire(place.threads);
  let spare;
  try {
    const startupMs = warm ? 0 : await untilReady(engine, hooks.signal, asked);
    // Not earlier: it would slow down the start of the first engine.
    spare = setTimeout(() => keepSpare(place.threads), SPARE_AFTER_MS);
    const report = await runOn(engine, place, demo, parameters, hooks);
    return { ...report, startupMs: startupMs + report.startupMs };
  } finally {
    clearTimeout(spare);
    release(engine);
    // A spare for an engine that could not even start would fail as well, in the hands of the next run.
    if (engine.alive || engine.started) keepSpare(place.threads);
  }
}

/**
 * Runs once on an engine that the caller has acquired.
 * @param {Engine} engine
 * @param {Place} place
 * @param {Demo} demo
 * @param {Parameters} parameters
 * @param {RunHooks} hooks
 * @returns {Promise<Report>}
 */
export async function runOn(
  engine,
  place,
  demo,
  parameters,
  { signal, onLive, eachFrame = animationFrames },
) {
  const { workers } = place;
  const backend = place.processes ? 'processes' : place.backend;
  const running = engine.run({ demo: demo.id, parameters, backend, workers });
  const look = () => {
    const live = engine.live();
    if (live) onLive?.(live);
  };
  const stopWatching = onLive ? eachFrame(look) : () => {};
  try {
    const { value, live, busy, startupMs } = await stoppable(engine, signal, running);
    const { elapsedMs, output, lanes } = live;
    // The program has ended, and its daemon threads end with it.
    if (busy) engine.terminate();
    onLive?.(live);
    const workers = place.workers || Math.max(1, lanes.length - 1);
    const report = frame(demo, parameters, { ...place, workers });
    return asReport({ ...report, startupMs, elapsedMs, output, value, lanes });
  } finally {
    stopWatching();
  }
}

/**
 * The registry answers for the id, and the engine for the value, which is that demo's.
 * @param {Omit<Report, 'demo' | 'parameters' | 'value'> & { demo: string, parameters: Parameters, value: unknown }} parts
 */
const asReport = (parts) => /** @type {Report} */ (parts);

/**
 * The part of a report that every run has.
 * @param {Demo} demo
 * @param {Parameters} parameters
 * @param {Place} place
 */
function frame(demo, parameters, { backend, workers }) {
  return { demo: demo.id, parameters, backend, workers, startupMs: 0 };
}

/**
 * @param {Demo} demo
 * @param {Parameters} parameters
 * @returns {Promise<Place>}
 * @throws {Problem} Unsupported
 */
async function placeOf(demo, parameters) {
  const found = await findMode();
  const backend = chooseBackend(demo, parameters, found);
  if (backend === 'single') return { backend, workers: 1, threads: 0, processes: false };
  const threads = threadsOf(demo, parameters);
  const workers = Number(parameters.workers ?? (backend === 'threads' ? threads : 0));
  const only = demo.processes === 'only';
  return {
    backend,
    workers,
    // A demo that starts processes may also use threads, where they are available.
    threads: backend === 'threads' || (only && found.mode === 'threads') ? threads : 0,
    processes: only || backend === 'processes',
  };
}

/**
 * @param {Demo} demo
 * @param {Parameters} parameters
 * @param {import('../contract').Found} found
 * @returns {Backend}
 * @throws {Problem} Unsupported
 */
function chooseBackend(demo, parameters, { mode, reason }) {
  const Refusal = mode === 'unsupported' ? Problem : NotIsolated;
  const possible = /** @type {Backend[]} */ (
    mode === 'threads' ? ['threads', 'processes'] : mode === 'unsupported' ? [] : ['processes']
  );
  if (demo.processes === 'only') {
    if (mode === 'unsupported' || (mode !== 'threads' && demo.needs !== 'nothing')) {
      throw new Refusal('Unsupported', `error.needs.${demo.needs}`, { demo: demo.id, reason });
    }
    // Such a demo is then about its threads.
    return demo.needs === 'threads' ? 'threads' : 'processes';
  }
  // A demo without a choice of backend is about threads that wait for each other; one worker cannot.
  const wanted = parameters.backend ?? 'threads';
  if (wanted === 'single') return 'single';
  const offered = demo.parameters.find(({ name }) => name === 'backend')?.choices ?? ['threads'];
  const best = possible.find((backend) => offered.includes(backend)) ?? 'single';
  if (wanted === 'auto') return best;
  const found = possible.find((backend) => backend === wanted);
  if (found) return found;
  /** @type {import('../contract').Text} */
  const instead = parameters.backend
    ? { key: 'error.choose-backend', values: { backend: best } }
    : { key: 'error.cannot-do-without', values: { demo: demo.id } };
  const key = wanted === 'threads' ? 'error.no-threads' : 'error.no-processes';
  const culprit = parameters.backend ? 'backend' : undefined;
  throw new Refusal('Unsupported', key, { reason, instead }, culprit);
}

/**
 * @param {Engine} engine
 * @param {AbortSignal | undefined} signal
 * @param {number} since
 */
async function untilReady(engine, signal, since) {
  // An engine that is still starting is not terminated: the next run can have it.
  await unlessAborted(signal, engine.ready);
  return performance.now() - since;
}

/** @type {NonNullable<RunHooks['eachFrame']>} */
function animationFrames(look) {
  let frame = requestAnimationFrame(function next() {
    look();
    frame = requestAnimationFrame(next);
  });
  return () => cancelAnimationFrame(frame);
}
