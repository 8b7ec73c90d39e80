// The demos about the GIL, daemon threads and the cost of pools, on real threads.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call } from './api.mjs';
import { browsers, withPage } from './harness.mjs';

/** @typedef {import('../../www/contract').Report} Report */
/** @typedef {import('../../www/contract').LaneEvent} LaneEvent */

/** Small, so that it takes a moment. */
const small = { sequences: 20_000, pause_ms: 5, workers: 2 };

/** @param {Report} report @param {string} lane */
const kindsOn = ({ lanes }, lane) =>
  new Set(lanes.find(({ name }) => name === lane)?.events.map(({ kind }) => kind));

/**
 * A thread's spans of computing: those in which it held the GIL, which begin when it has waited for
 * it, and the others.
 * @param {Report} report
 * @param {string} thread
 */
function computing({ lanes }, thread) {
  const events = lanes.find(({ name }) => name === thread)?.events ?? [];
  /** @param {number} index */
  const waited = (index) => events[index - 1]?.label === 'for the GIL';
  const spans = events.map((event, index) => ({ ...event, held: waited(index) }));
  const compute = spans.filter(({ kind }) => kind === 'compute');
  return { held: compute.filter(({ held }) => held), free: compute.filter(({ held }) => !held) };
}

/**
 * The pairs of spans that were under way at the same time for longer than `tolerance`, in ms.
 * @param {LaneEvent[]} ones
 * @param {LaneEvent[]} others
 * @param {number} tolerance
 */
function overlap(ones, others, tolerance) {
  return ones.flatMap((one) =>
    others
      .filter(
        (other) =>
          Math.min(one.endMs, other.endMs) - Math.max(one.startMs, other.startMs) > tolerance,
      )
      .map((other) => [one, other]),
  );
}

for (const { name } of browsers) {
  test(`${name}: gil measures threads with it and without, and processes; under it threads wait for it`, async () => {
    await withPage(name, {}, async ({ page, errors }) => {
      /** @type {import('../../www/contract').Report<'gil'>} */
      const report = await call(page, 'run', 'gil', small);
      assert.deepEqual(
        report.value.cells.map((/** @type {any} */ { task, gil }) => [task, gil]),
        [
          ['cpu', true],
          ['cpu', false],
          ['cpu', null],
          ['io', true],
          ['io', false],
          ['io', null],
        ],
      );
      for (const { elapsedMs, speedup } of report.value.cells) {
        assert.ok(elapsedMs > 0 && speedup > 0);
      }
      for (const thread of ['thread 1', 'thread 2']) {
        const kinds = kindsOn(report, thread);
        for (const kind of ['compute', 'wait', 'io'])
          assert.ok(kinds.has(/** @type {any} */ (kind)));
      }
      assert.match(report.output.join('\n'), /^cpu: 2 threads, [\d.]+ times as fast as one\nio: /);
      assert.deepEqual(errors, []);
    });
  });

  test(`${name}: under the GIL no two threads compute at once; without it they do`, async () => {
    await withPage(name, {}, async ({ page }) => {
      // Long enough for the GIL to change hands often, which it does every 5 ms.
      /** @type {import('../../www/contract').Report<'gil'>} */
      const report = await call(page, 'run', 'gil', {
        sequences: 400_000,
        workers: 2,
        task: 'cpu',
      });
      const [one, other] = ['thread 1', 'thread 2'].map((thread) => computing(report, thread));
      assert.ok(one && other);
      // Clocks have steps, of up to a tenth of a millisecond, and so has each span's either end.
      const together = overlap(one.held, other.held, 0.2);
      assert.equal(together.length, 0, `${JSON.stringify(together[0])} under the GIL`);
      for (const { held } of [one, other]) assert.ok(held.length > 10, `${held.length} turns`);
      // The same look at the threads of the model without a GIL sees them compute at once.
      assert.ok(overlap(one.free, other.free, 0.2).length > 0);
    });
  });

  test(`${name}: cpu-or-io gives a figure for each pair, and advice`, async () => {
    await withPage(name, {}, async ({ page }) => {
      const { value, output } = await call(page, 'run', 'cpu-or-io', small);
      assert.equal(value.cells.length, 8);
      for (const task of ['cpu', 'io']) {
        assert.ok(['threads', 'processes'].includes(value.advice[task]));
      }
      assert.equal(value.advice.io, 'threads');
      assert.deepEqual(output, [`cpu-bound: use ${value.advice.cpu}`, 'io-bound: use threads']);
    });
  });

  test(`${name}: daemon is cut off, the thread is waited for, and the page goes on`, async () => {
    await withPage(name, {}, async ({ page, errors }) => {
      for (let run = 0; run < 3; run += 1) {
        /** @type {import('../../www/contract').Report<'daemon'>} */
        const report = await call(page, 'run', 'daemon', { lines: 4, pause_ms: 10 });
        const { daemonLines, threadLines } = report.value;
        assert.equal(threadLines, 4);
        assert.ok(daemonLines > 0 && daemonLines < 1000);
        const said = report.output.filter((line) => line.startsWith('thread'));
        assert.deepEqual(said, [
          'thread: line 1',
          'thread: line 2',
          'thread: line 3',
          'thread: line 4',
        ]);
        assert.ok(report.output.includes('main: nothing left to do'));
        const daemon = report.lanes.find((lane) => lane.name === 'daemon');
        assert.equal(daemon?.events.at(-1)?.kind, 'cancelled', 'it was cut off');
      }
      assert.deepEqual(errors, []);
    });
  });

  test(`${name}: pool-cost starts a pool for each batch, and one for all`, async () => {
    await withPage(name, {}, async ({ page, errors }) => {
      /** @type {import('../../www/contract').Report<'pool-cost'>} */
      const { value, lanes, output } = await call(page, 'run', 'pool-cost', {
        batches: 3,
        sequences: 1000,
        workers: 2,
      });
      const starts = lanes.map(({ events }) => events.filter(({ kind }) => kind === 'wait').length);
      assert.deepEqual(starts, [3, 1]);
      assert.ok(value.fresh.startupMs > 0 && value.kept.startupMs > 0 && value.ratio > 0);
      assert.match(
        output.join('\n'),
        /^3 batches, a new pool for each: [\d.]+ s\n3 batches, one pool: /,
      );
      assert.deepEqual(errors, []);
    });
  });
}
