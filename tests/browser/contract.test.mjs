// The contract that other people's pages rely on: what the module exports, and what it gives.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call, failureOf } from './api.mjs';
import { notIsolated } from './element-page.mjs';
import { browsers, withPage } from './harness.mjs';

const seeds = [
  112272535095293, 112582705942171, 112272535095293, 115280095190773, 115797848077099,
  1099726899285419,
];

for (const { name } of browsers) {
  test(`${name}: listDemos tells of every demo and parameter`, async () => {
    await withPage(name, {}, async ({ page }) => {
      const demos = await call(page, 'listDemos');
      const ids = demos.map((/** @type {any} */ demo) => demo.id);
      for (const id of ['prime-check', 'pool-map']) assert.ok(ids.includes(id), id);
      assert.equal(new Set(ids).size, ids.length);
      for (const demo of demos) {
        assert.ok(demo.section && demo.title && demo.python.includes('import'), demo.id);
        for (const parameter of demo.parameters) {
          assert.ok(parameter.name && parameter.type, demo.id);
          assert.notEqual(parameter.default, undefined);
        }
      }
      const workers = demos[0].parameters.find((/** @type {any} */ p) => p.name === 'workers');
      assert.ok(workers.default >= 2 && workers.default <= 8);
      assert.deepEqual([workers.min, workers.max], [1, 64]);
    });
  });

  test(`${name}: a run on two threads reports all the contract promises`, async () => {
    await withPage(name, {}, async ({ page, errors }) => {
      assert.equal((await call(page, 'isolation')).mode, 'threads');
      const report = await call(page, 'run', 'prime-check', { workers: 2 });
      assert.equal(report.demo, 'prime-check');
      assert.equal(report.backend, 'threads');
      assert.equal(report.workers, 2);
      assert.deepEqual(report.parameters, {
        numbers: seeds,
        method: 'trial',
        split: 'number',
        schedule: 'dynamic',
        backend: 'auto',
        workers: 2,
      });
      assert.deepEqual(
        report.output,
        seeds.map((seed) => `${seed} is prime: ${seed !== 1099726899285419 ? 'True' : 'False'}`),
      );
      assert.deepEqual(report.value[5], {
        number: 1099726899285419,
        prime: false,
        smallestFactor: 3306091,
      });
      assert.ok(report.elapsedMs > 0 && report.startupMs > 0);
      assert.deepEqual(
        report.lanes.map((/** @type {any} */ lane) => lane.name),
        ['worker 1', 'worker 2'],
      );
      const labels = new Set();
      for (const { events } of report.lanes) {
        let before = 0;
        for (const { kind, label, startMs, endMs } of events) {
          assert.ok(startMs >= before && endMs >= startMs && endMs <= report.elapsedMs + 1);
          before = endMs;
          if (kind === 'compute') labels.add(label);
        }
      }
      assert.deepEqual(labels, new Set(seeds.map(String)));
      assert.deepEqual(errors, []);
    });
  });

  test(`${name}: what is printed and done is told while it happens, each line once`, async () => {
    await withPage(name, {}, async ({ page }) => {
      const told = await page.evaluate(async () => {
        const { run } = await import(String(new URL('playground.js', document.baseURI)));
        /** @type {string[]} */
        const lines = [];
        /** @type {{done: number, total: number}[]} */
        const steps = [];
        const report = await run(
          'prime-check',
          { workers: 2 },
          {
            onPrint: (/** @type {string} */ line) => lines.push(line),
            onProgress: (/** @type {any} */ step) => steps.push(step),
          },
        );
        return { lines, steps, output: report.output };
      });
      assert.deepEqual(told.lines, told.output);
      assert.deepEqual(told.steps.at(-1), { done: 6, total: 6 });
    });
  });

  test(`${name}: integers beyond 2^53 are exact, in and out`, async () => {
    await withPage(name, {}, async ({ page }) => {
      const largest = '18446744073709551557';
      const checked = await call(page, 'run', 'prime-check', {
        numbers: ['18446744073709551615', largest],
        method: 'miller-rabin',
      });
      assert.deepEqual(checked.value, [
        { number: '18446744073709551615', prime: false, smallestFactor: null },
        { number: largest, prime: true, smallestFactor: null },
      ]);
      const mapped = await call(page, 'run', 'pool-map', { function: 'square', items: 10_000_000 });
      assert.deepEqual(mapped.value, {
        length: 10_000_000,
        sum: '333333283333335000000',
        first: 0,
        last: 99999980000001,
      });
    });
  });

  test(`${name}: every call, schedule and backend gives the same results`, async () => {
    await withPage(name, {}, async ({ page }) => {
      const squares = Array.from({ length: 50 }, (_, x) => x * x);
      for (const call_ of ['map', 'starmap', 'imap', 'imap_unordered']) {
        for (const schedule of ['static', 'dynamic', 'stealing']) {
          for (const backend of ['single', 'threads']) {
            const how = {
              function: 'square',
              items: 50,
              call: call_,
              schedule,
              backend,
              workers: 3,
            };
            const { value, workers } = await call(page, 'run', 'pool-map', how);
            const sorted = [...value].sort((a, b) => a - b);
            assert.deepEqual(call_ === 'imap_unordered' ? sorted : value, squares);
            assert.equal(workers, backend === 'single' ? 1 : 3);
          }
        }
      }
    });
  });

  test(`${name}: compare measures single and each number of workers in turns`, async () => {
    await withPage(name, {}, async ({ page }) => {
      const comparison = await call(
        page,
        'compare',
        'prime-check',
        { method: 'simd', split: 'range' },
        { workers: [2, 1], repeats: 3 },
      );
      assert.deepEqual(
        comparison.runs.map((/** @type {any} */ run) => [run.backend, run.workers]),
        [
          ['single', 1],
          ['threads', 1],
          ['threads', 2],
        ],
      );
      for (const run of comparison.runs) {
        assert.equal(run.elapsedMs.length, 3);
        const sorted = [...run.elapsedMs].sort((a, b) => a - b);
        assert.equal(run.medianMs, sorted[1]);
        assert.equal(run.speedup, comparison.runs[0].medianMs / run.medianMs);
        assert.equal(run.efficiency, run.speedup / run.workers);
      }
      assert.equal(comparison.serialFraction, null, 'two workers alone are no fit');
      assert.match(comparison.explanation, /\.$/);
    });
  });

  test(`${name}: works from a sub-path`, async () => {
    await withPage(name, { base: '/any/sub/path/' }, async ({ page, errors }) => {
      const { backend } = await call(page, 'run', 'prime-check', { workers: 2 });
      assert.equal(backend, 'threads');
      assert.deepEqual(errors, []);
    });
  });

  test(`${name}: without isolation threads run in a frame, or processes instead`, async () => {
    await withPage(name, notIsolated, async ({ page, errors }) => {
      const framed = name === 'chromium';
      const { mode, reason } = await call(page, 'isolation');
      assert.equal(mode, framed ? 'frame' : 'processes');
      assert.match(reason, /not cross-origin isolated/);
      const report = await call(page, 'run', 'prime-check', { workers: 2 });
      assert.equal(report.output.length, 6);
      assert.deepEqual([report.backend, report.workers], [framed ? 'threads' : 'processes', 2]);
      if (!framed) {
        const refused = await failureOf(call(page, 'run', 'prime-check', { backend: 'threads' }));
        assert.equal(refused.name, 'Unsupported');
        assert.match(refused.message, /not cross-origin isolated/);
        const compared = await call(
          page,
          'compare',
          'prime-check',
          {},
          { workers: [2], repeats: 1 },
        );
        const backends = compared.runs.map((/** @type {any} */ run) => run.backend);
        assert.deepEqual(backends, ['single', 'processes']);
      }
      assert.deepEqual(errors, []);
    });
  });
}
