// Stop works in the middle of anything, busy or blocked, and leaves nothing behind.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call, endlessNumbers } from './api.mjs';
import { browsers, withPage } from './harness.mjs';
import { liveWorkers, memoryInUse } from './live-workers.mjs';

const runs = 200;
/** The longest that a run goes on before it is stopped, in ms: all of these would go on for longer. */
const longest = 150;

/** Another number gives other moments: a failure is looked into with the one that it names. */
const seed = Number(process.env.STOP_SEED ?? 20_261_104);

/** Runs that go on for a while: computing, holding locks, waiting for locks, events and pages. */
const endless = [
  ['prime-check', { numbers: endlessNumbers, split: 'range', workers: 2 }],
  ['pool-map', { function: 'collatz-steps', items: 100_000_000, workers: 2, call: 'imap' }],
  ['shared-counter', { increments: 10_000_000, guard: 'lock', workers: 2 }],
  ['lock', {}],
  ['event', {}],
  ['thread-pool', { workers: 2 }],
  ['wait-timeout', { workers: 2 }],
  ['runaway-task', { workers: 2 }],
  ['connection-pool', { queries: 100 }],
  ['daemon', { lines: 100 }],
  ['gil', { workers: 2 }],
  ['pool-cost', { batches: 50, workers: 2 }],
  ['pool-map', { function: 'collatz-steps', items: 100_000_000, workers: 2, backend: 'processes' }],
  ['queue', { items: 1000 }],
  ['shared-value', { increments: 10_000_000, guard: 'lock' }],
  ['terminate', {}],
];

for (const { name } of browsers) {
  test(`${name}: ${runs} runs stopped at random moments (STOP_SEED=${seed}) leave no worker and no memory`, {
    timeout: 600_000,
  }, async () => {
    await withPage(name, {}, async ({ page, errors }) => {
      const pid = page.browser().process()?.pid ?? assert.fail('the browser has no process');
      const delays = randomDelays(seed);
      await stopMany(page, delays, endless.length * 2);
      await fillWarmEngines(page);
      const workers = await settled(() => liveWorkers(pid));
      const memory = await settled(() => Math.round(memoryInUse(pid) / 50));
      const stopped = await stopMany(page, delays, runs);
      await fillWarmEngines(page);
      const after = await until(
        () => liveWorkers(pid),
        (count) => count <= workers,
      );
      assert.ok(after <= workers, `${workers} workers before, ${after} after`);
      const grown = await until(
        () => memoryInUse(pid) / 50 / memory,
        (ratio) => ratio < 1.5,
      );
      assert.ok(grown < 1.5, `${grown} times the memory`);
      // They were stopped rather than ended by themselves, as one may where a timer is very late.
      const aborted = stopped.filter(({ outcome }) => outcome === 'Aborted');
      assert.ok(aborted.length > 0.95 * runs, `${aborted.length} of ${runs} were stopped`);
      // By no means all say so early, but where none did, nothing was stopped on its way.
      const underWay = aborted.filter(({ begun }) => begun).length;
      assert.ok(underWay > runs / 10, `${underWay} of ${runs} were stopped with something done`);
      assert.deepEqual(errors, []);
    });
  });
}

/**
 * Runs and stops so many of {@link endless}, one after the other.
 * @param {import('puppeteer-core').Page} page
 * @param {() => number} delay how long each goes on, in ms
 * @param {number} count
 * @returns {Promise<{outcome: string, begun: boolean}[]>} how each ended, and whether some of
 *   it was done by then
 */
async function stopMany(page, delay, count) {
  const planned = Array.from({ length: count }, (_, index) => ({
    run: /** @type {[string, object]} */ (endless[index % endless.length]),
    delayMs: delay(),
  }));
  const stopped = await page.evaluate(async (planned) => {
    const { run } = await import(String(new URL('playground.js', document.baseURI)));
    const stopped = [];
    for (const {
      run: [demo, parameters],
      delayMs,
    } of planned) {
      const controller = new AbortController();
      const { signal } = controller;
      let begun = false;
      const onProgress = () => {
        begun = true;
      };
      setTimeout(() => controller.abort(), delayMs);
      const outcome = await run(demo, parameters, { signal, onProgress }).then(
        () => 'ended',
        (/** @type {Error} */ error) => error.name,
      );
      stopped.push({ outcome, begun });
    }
    return stopped;
  }, planned);
  for (const { outcome } of stopped) assert.ok(['Aborted', 'ended'].includes(outcome), outcome);
  return stopped;
}

/**
 * Moments at random, the same for the same seed.
 * @param {number} seed
 */
function randomDelays(seed) {
  let state = seed;
  return () => {
    // A linear congruential generator, which is good enough to choose moments.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const fraction = state / 2 ** 32;
    return fraction * longest;
  };
}

/**
 * The page keeps the last engines warm: after these runs, always the same ones.
 * @param {import('puppeteer-core').Page} page
 */
async function fillWarmEngines(page) {
  for (let workers = 1; workers <= 6; workers += 1) {
    await call(page, 'run', 'prime-check', { numbers: [97], workers });
  }
}

/**
 * The figure once it stays the same.
 * @param {() => number} measure
 */
async function settled(measure) {
  let before = Number.NaN;
  return until(
    () => {
      const now = measure();
      const same = now === before;
      before = now;
      return same ? now : Number.NaN;
    },
    (figure) => !Number.isNaN(figure),
  );
}

/**
 * Measures until the figure is good; the last one, if it never is. Browsers end workers and give
 * back memory when they see fit, so there is nothing to wait for but the figure itself.
 * @param {() => number} measure
 * @param {(figure: number) => boolean} good
 */
async function until(measure, good) {
  let figure = measure();
  for (let attempt = 0; attempt < 60 && !good(figure); attempt += 1) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    figure = measure();
  }
  return figure;
}
