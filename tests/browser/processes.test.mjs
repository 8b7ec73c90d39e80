// The processes backend: workers with memories of their own, with isolation and without.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call, deadly, failureOf } from './api.mjs';
import { notIsolated } from './element-page.mjs';
import { browsers, withPage } from './harness.mjs';

/** @typedef {import('../../www/contract').Report} Report */

/** Each demo on processes, small, and what its value must be. @type {[string, object, (value: any) => void][]} */
const demos = [
  [
    'separate-memory',
    { children: 2 },
    ({ parent, children }) => {
      assert.equal(parent, 0);
      assert.deepEqual(children, [1, 1]);
    },
  ],
  [
    'process',
    { processes: 2 },
    ({ children, startMs }) => {
      assert.deepEqual(
        children.map((/** @type {any} */ { name }) => name),
        ['Process-1', 'Process-2', 'Process-3'],
      );
      assert.equal(new Set(children.map((/** @type {any} */ { ppid }) => ppid)).size, 1);
      assert.ok(startMs > 0);
    },
  ],
  ['queue', { items: 2 }, ({ received }) => assert.equal(received.length, 4)],
  [
    'pipe',
    {},
    ({ exchanged }) =>
      assert.deepEqual(exchanged, [
        [1, 1],
        [2, 4],
        [3, 9],
      ]),
  ],
  [
    'imap-progress',
    { items: 200, chunksizes: [1, 50], workers: 2 },
    ({ points }) =>
      assert.deepEqual(
        points.map((/** @type {any} */ { chunksize }) => chunksize),
        [1, 50],
      ),
  ],
  ['terminate', { timeout_ms: 200 }, ({ afterMs }) => assert.ok(afterMs > 0)],
];

/** @param {import('../../www/contract').LaneEvent} event */
const kindOf = ({ kind }) => kind;

/** What processes can only do where they share memory. @type {typeof demos} */
const sharing = [
  [
    'shared-value',
    { guard: 'lock', increments: 5000 },
    (value) =>
      assert.deepEqual(value, {
        expected: 20_000,
        actual: 20_000,
        lost: 0,
        array: [5000, 5000, 5000, 5000],
      }),
  ],
  ['process-lock', { guard: 'lock' }, ({ interleaved }) => assert.equal(interleaved, 0)],
  ['process-lock', { guard: 'none' }, ({ interleaved }) => assert.ok(interleaved > 0)],
];

for (const { name } of browsers) {
  for (const isolation of [false, true]) {
    const where = `${name}, ${isolation ? 'isolated' : 'not isolated'}`;

    test(`${where}: prime-check on processes says what one worker says`, async () => {
      await withPage(name, isolation ? {} : notIsolated, async ({ page, errors }) => {
        const given = { workers: 2, method: 'simd' };
        const alone = await call(page, 'run', 'prime-check', { ...given, backend: 'single' });
        for (const split of ['number', 'range']) {
          /** @type {Report} */
          const report = await call(page, 'run', 'prime-check', {
            ...given,
            split,
            backend: 'processes',
          });
          assert.equal(report.backend, 'processes');
          assert.equal(report.workers, 2);
          assert.deepEqual(report.value, alone.value);
          assert.deepEqual(report.output, alone.output);
          const [main, ...workers] = report.lanes;
          assert.equal(workers.length, 2);
          for (const lane of workers) assert.match(lane.name, /^process \d+$/);
          assert.ok(workers[0]?.events.some(({ kind }) => kind === 'compute'));
          assert.ok(main?.events.every(({ kind }) => kind === 'copy'));
          assert.ok(main?.events.some(({ label }) => label.startsWith('send')));
          assert.ok(main?.events.some(({ label }) => label.startsWith('receive')));
        }
        assert.deepEqual(errors, []);
      });
    });

    test(`${where}: every call and schedule gives on processes what one worker gives`, async () => {
      await withPage(name, isolation ? {} : notIsolated, async ({ page, errors }) => {
        const squares = Array.from({ length: 30 }, (_, item) => item * item);
        for (const call_ of ['map', 'starmap', 'imap', 'imap_unordered']) {
          for (const schedule of ['dynamic', 'static', 'stealing']) {
            const { value } = await call(page, 'run', 'pool-map', {
              function: 'square',
              items: 30,
              call: call_,
              schedule,
              chunksize: 4,
              backend: 'processes',
              workers: 3,
            });
            const sorted = [...value].sort((a, b) => a - b);
            assert.deepEqual(call_ === 'imap_unordered' ? sorted : value, squares);
          }
        }
        assert.deepEqual(errors, []);
      });
    });

    test(`${where}: the demos on processes show what they are about`, async () => {
      await withPage(name, isolation ? {} : notIsolated, async ({ page, errors }) => {
        for (const [demo, given, check] of demos) {
          const report = await call(page, 'run', demo, given);
          assert.equal(report.backend, 'processes');
          check(report.value);
          const kinds = report.lanes.flatMap((/** @type {any} */ lane) => lane.events).map(kindOf);
          assert.equal(kinds.includes('cancelled'), demo === 'terminate', demo);
        }
        assert.deepEqual(errors, []);
      });
    });
  }

  test(`${name}: with shared memory a value and a lock hold between processes`, async () => {
    await withPage(name, {}, async ({ page, errors }) => {
      for (const [demo, given, check] of sharing) {
        check((await call(page, 'run', demo, given)).value);
      }
      assert.deepEqual(errors, []);
    });
  });

  test(`${name}: a pool's processes are kept for the next run`, async () => {
    await withPage(name, {}, async ({ page }) => {
      const given = { function: 'square', items: 1000, backend: 'processes', workers: 2 };
      /** @type {Report[]} */
      const reports = [];
      for (let run = 0; run < 3; run += 1) reports.push(await call(page, 'run', 'pool-map', given));
      assert.ok(Number(reports[0]?.startupMs) > 0);
      assert.equal(reports[2]?.startupMs, 0);
      const [first, , last] = reports.map(({ lanes }) => lanes.map((lane) => lane.name).sort());
      assert.deepEqual(last, first);
    });
  });

  test(`${name}: compare sets threads and processes side by side`, async () => {
    await withPage(name, {}, async ({ page }) => {
      const backends = ['threads', 'processes'];
      const { runs } = await call(
        page,
        'compare',
        'pool-map',
        { function: 'square', items: 1000 },
        { workers: [1, 2], repeats: 1, backends },
      );
      assert.deepEqual(
        runs.map((/** @type {any} */ { backend, workers }) => `${backend} ${workers}`),
        ['single 1', 'threads 1', 'threads 2', 'processes 1', 'processes 2'],
      );
    });
  });

  test(`${name}: a process that dies is said and replaced`, async () => {
    await withPage(name, { transform: deadly(2, 50) }, async ({ page }) => {
      const given = { function: 'square', items: 1000, chunksize: 1 };
      const where = { backend: 'processes', workers: 2 };
      const failure = await failureOf(call(page, 'run', 'pool-map', { ...given, ...where }));
      assert.equal(failure.name, 'WorkerFailed');
      assert.match(failure.message, /the process died/);
      const { value } = await call(page, 'run', 'pool-map', { ...given, ...where });
      assert.equal(value.length, 1000);
    });
  });
}

test('firefox, not isolated: what needs shared memory says so, and starts nothing', async () => {
  await withPage('firefox', notIsolated, async ({ page, errors }) => {
    for (const demo of ['shared-value', 'process-lock']) {
      const { name, message } = await failureOf(call(page, 'run', demo));
      assert.equal(name, 'Unsupported');
      assert.match(message, /needs memory that processes share.*not cross-origin isolated/);
    }
    assert.deepEqual(errors, []);
  });
});
