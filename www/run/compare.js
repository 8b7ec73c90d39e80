// Compares one worker with several. The contenders run in turn, so that drift of the machine affects
// all of them alike.

import { findMode } from '../engine/isolation.js';
import { acquire, keepSpare, release } from '../engine/pool.js';
import { NotIsolated, Problem } from '../shared/errors.js';
import { throwIfAborted, unlessAborted } from './abort.js';
import { checkCompareOptions } from './compare-options.js';
import { explain } from './explain.js';
import { runOn } from './session.js';
import { amdahlFraction, median, speedupOf } from './statistics.js';

/** @typedef {import('../contract').CompareOptions} CompareOptions */
/** @typedef {import('../contract').ComparedRun} ComparedRun */
/** @typedef {import('../contract').Comparison} Comparison */
/** @typedef {import('../contract').Parameters} Parameters */
/** @typedef {import('../contract').Report} Report */
/** @typedef {import('../engine/client.js').Engine} Engine */
/** @typedef {import('../i18n/translator.js').Translator} Translator */
/** @typedef {import('./session.js').Place} Place */
/** @typedef {{place: Place, engine: Engine, reports: Report[]}} Contender */

/**
 * @param {import('../demos/registry.js').RegisteredDemo} demo
 * @param {Parameters} parameters validated; backend and workers are overridden here
 * @param {Translator} i18n for the explanation
 * @param {CompareOptions} [options]
 * @returns {Promise<Comparison>}
 */
export async function compareDemo(demo, parameters, i18n, options = {}) {
  const { workers, repeats } = checkCompareOptions(options);
  if (parameters.backend === undefined) {
    throw new Problem('Unsupported', 'error.not-comparable', { demo: demo.id });
  }
  const backends = await backendsFor(parameters, options);
  throwIfAborted(options.signal);
  const places = backends.flatMap((backend) => workers.map((count) => placeOf(backend, count)));
  const contenders = [placeOf('single', 1), ...places].map(contender);
  try {
    for (const { engine } of contenders) {
      await unlessAborted(options.signal, engine.ready);
    }
    await takeTurns(contenders, repeats, demo, parameters, options);
    return conclude(demo, parameters, contenders, i18n);
  } finally {
    for (const { engine } of contenders) release(engine);
    keepSpare(0);
  }
}

/**
 * @param {Parameters} parameters
 * @param {CompareOptions} options
 * @returns {Promise<('threads' | 'processes')[]>}
 */
async function backendsFor({ backend }, options) {
  const { mode, reason } = await findMode();
  const asked = options.backends ?? (backend === 'processes' ? ['processes'] : []);
  const wanted = asked.length > 0 ? asked : [mode === 'threads' ? 'threads' : 'processes'];
  if (mode === 'unsupported' || (mode !== 'threads' && wanted.includes('threads'))) {
    const Refusal = mode === 'unsupported' ? Problem : NotIsolated;
    throw new Refusal('Unsupported', 'error.nothing-to-compare', { reason });
  }
  return /** @type {('threads' | 'processes')[]} */ (wanted);
}

/**
 * @param {Place['backend']} backend
 * @param {number} workers
 * @returns {Place}
 */
function placeOf(backend, workers) {
  const processes = backend === 'processes';
  return { backend, workers, threads: backend === 'threads' ? workers : 0, processes };
}

/**
 * @param {Place} place
 * @returns {Contender}
 */
function contender(place) {
  return { place, engine: acquire(place.threads).engine, reports: [] };
}

/**
 * @param {Contender[]} contenders
 * @param {number} repeats
 * @param {import('../demos/registry.js').RegisteredDemo} demo
 * @param {Parameters} parameters
 * @param {CompareOptions} options
 */
async function takeTurns(contenders, repeats, demo, parameters, { signal, onProgress }) {
  const total = (repeats + 1) * contenders.length;
  let done = 0;
  // The first round is a warm-up: browsers optimise wasm while it runs.
  for (let round = 0; round <= repeats; round += 1) {
    for (const { place, engine, reports } of contenders) {
      throwIfAborted(signal);
      const { backend, workers } = place;
      const as = { ...parameters, backend, workers };
      const report = await runOn(engine, place, demo, as, { signal });
      if (round > 0) reports.push(report);
      done += 1;
      onProgress?.({ done, total });
    }
  }
}

/**
 * @param {import('../demos/registry.js').RegisteredDemo} demo
 * @param {Parameters} parameters
 * @param {Contender[]} contenders
 * @param {Translator} i18n
 * @returns {Comparison}
 */
function conclude(demo, parameters, contenders, i18n) {
  const medians = contenders.map(({ reports }) => median(reports.map((run) => run.elapsedMs)));
  const single = medians[0] ?? Number.NaN;
  const runs = contenders.map(({ place: { backend, workers }, reports }, index) => {
    const medianMs = medians[index] ?? Number.NaN;
    const speedup = speedupOf(single, medianMs, clockStepMs());
    /** @type {ComparedRun} */
    const run = {
      backend,
      workers,
      elapsedMs: reports.map((report) => report.elapsedMs),
      medianMs,
      speedup,
      efficiency: speedup / workers,
    };
    return run;
  });
  const cores = navigator.hardwareConcurrency;
  const typical = contenders.map(({ reports }, index) => nearest(reports, medians[index] ?? 0));
  return {
    demo: demo.id,
    parameters,
    runs,
    serialFraction: amdahlFraction(runs, cores),
    explanation: explain(runs, typical, cores, i18n),
  };
}

/** The coarsest clock step among browsers: 5 us on isolated pages, otherwise Firefox's millisecond. */
const clockStepMs = () => (globalThis.crossOriginIsolated ? 0.005 : 1);

/**
 * @param {Report[]} reports at least one
 * @param {number} elapsedMs
 */
function nearest(reports, elapsedMs) {
  return reports.reduce((best, report) =>
    Math.abs(report.elapsedMs - elapsedMs) < Math.abs(best.elapsedMs - elapsedMs) ? report : best,
  );
}
