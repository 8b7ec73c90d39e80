// Stop works in the middle of anything, busy or blocked, and leaves nothing behind.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call } from './api.mjs';
import { browsers, withPage } from './harness.mjs';
import { liveWorkers, memoryInUse } from './live-workers.mjs';

const runs = 200;

/** Runs that go on for a while: computing, holding locks, waiting for locks, events and pages. */
const endless = [
  ['prime-check', { numbers: Array(50).fill('18446744073709551557'), workers: 2 }],
  ['pool-map', { function: 'collatz-steps', items: 100_000_000, workers: 2, call: 'imap' }],
  ['shared-counter', { increments: 10_000_000, guard: 'lock', workers: 2 }],
  ['lock', {}],
  ['event', {}],
  ['thread-pool', { workers: 2 }],
  ['wait-timeout', { workers: 2 }],
  ['runaway-task', { workers: 2 }],
  ['connection-pool', {}],
  ['daemon', { lines: 100 }],
  ['gil', { workers: 2 }],
  ['pool-cost', { workers: 2 }],
  ['pool-map', { function: 'collatz-steps', items: 100_000_000, workers: 2, backend: 'processes' }],
  ['queue', { items: 1000 }],
  ['shared-value', { increments: 10_000_000, guard: 'lock' }],
  ['terminate', {}],
];

for (const { name } of browsers) {
  test(`${name}: ${runs} runs stopped at random moments leave no worker and no memory`, {
    timeout: 600_000,
  }, async () => {
    await withPage(name, {}, async ({ page, errors }) => {
      const pid = page.browser().process()?.pid ?? assert.fail('the browser has no process');
      await stopMany(page, endless.length * 2);
      await fillWarmEngines(page);
      const workers = await settled(() => liveWorkers(pid));
      const memory = await settled(() => Math.round(memoryInUse(pid) / 50));
      await stopMany(page, runs);
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
      assert.deepEqual(errors, []);
    });
  });
}

/**
 * @param {import('puppeteer-core').Page} page
 * @param {number} count
 */
async function stopMany(page, count) {
  const outcomes = await page.evaluate(
    async (endless, count) => {
      const { run } = await import(String(new URL('playground.js', document.baseURI)));
      const outcomes = new Set();
      for (let index = 0; index < count; index += 1) {
        const [demo, parameters] = /** @type {any} */ (endless[index % endless.length]);
        const controller = new AbortController();
        // At any moment: while it starts, while it runs.
        setTimeout(() => controller.abort(), Math.random() * 150);
        outcomes.add(
          await run(demo, parameters, { signal: controller.signal }).then(
            () => 'ended',
            (/** @type {Error} */ error) => error.name,
          ),
        );
      }
      return [...outcomes];
    },
    endless,
    count,
  );
  for (const outcome of outcomes) assert.ok(['Aborted', 'ended'].includes(outcome), outcome);
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
