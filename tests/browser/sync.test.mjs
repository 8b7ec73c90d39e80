// The demos about shared state, on real threads: what the report has of them, and what the page
// makes of it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call } from './api.mjs';
import { browsers, withPage } from './harness.mjs';

/** @typedef {import('../../www/contract').Report} Report */

/** @param {Report} report @param {string} kind @returns {Set<string>} */
const labelsOf = ({ lanes }, kind) =>
  new Set(
    lanes
      .filter(({ name }) => name !== 'main')
      .flatMap(({ events }) => events.filter((event) => event.kind === kind))
      .map(({ label }) => label),
  );

/** @param {Report} report */
const namesOf = ({ lanes }) => lanes.map(({ name }) => name);

/** @param {number} length @param {(index: number) => string} name */
const named = (length, name) => ['main', ...Array.from({ length }, (_, index) => name(index))];

for (const { name } of browsers) {
  test(`${name}: shared-counter loses updates without a guard, and none with one`, async () => {
    await withPage(name, {}, async ({ page, errors }) => {
      let lost = 0;
      // Whether two threads meet is up to the machine.
      for (let attempt = 0; attempt < 10 && lost === 0; attempt += 1) {
        /** @type {import('../../www/contract').Report<'shared-counter'>} */
        const report = await call(page, 'run', 'shared-counter', { workers: 2 });
        const { value } = report;
        assert.equal(report.backend, 'threads');
        assert.equal(value.expected, 5_000_000);
        assert.equal(value.actual + value.lost, value.expected);
        assert.deepEqual(report.output, [
          `5000000 expected, ${value.actual} counted, ${value.lost} lost`,
        ]);
        assert.deepEqual(namesOf(report), ['main', 'worker 1', 'worker 2']);
        assert.ok(labelsOf(report, 'compute').has('1000000 increments'));
        lost = value.lost;
      }
      assert.ok(lost > 0, 'no update was lost in 10 runs');
      for (const guard of ['lock', 'atomic']) {
        const { value } = await call(page, 'run', 'shared-counter', { guard, workers: 4 });
        assert.deepEqual([value.actual, value.lost], [5_000_000, 0], guard);
        assert.deepEqual(
          value.costs.map((/** @type {any} */ cost) => cost.guard),
          ['none', 'lock', 'atomic'],
        );
        for (const { aloneNs, togetherNs } of value.costs) {
          assert.ok(aloneNs > 0 && togetherNs > 0);
        }
      }
      assert.deepEqual(errors, []);
    });
  });

  test(`${name}: lock keeps lines whole, one holder at a time`, async () => {
    await withPage(name, {}, async ({ page, errors }) => {
      /** @type {import('../../www/contract').Report<'lock'>} */
      const guarded = await call(page, 'run', 'lock', { guard: 'lock' });
      assert.deepEqual(guarded.value, { interleaved: 0 });
      assert.deepEqual(
        guarded.output.toSorted(),
        Array.from({ length: 10 }, (_, n) => `${n} begins, ${n} ends`),
      );
      assert.deepEqual(
        namesOf(guarded),
        named(10, (n) => `thread ${n}`),
      );
      const held = guarded.lanes
        .flatMap(({ events }) => events.filter(({ kind }) => kind === 'hold'))
        .sort((a, b) => a.startMs - b.startMs);
      assert.equal(held.length, 10);
      // Each worker has a clock of its own, set to the page's as exactly as the browser lets it.
      for (const [index, { startMs }] of held.slice(1).entries()) {
        assert.ok(startMs >= Number(held[index]?.endMs) - 2, JSON.stringify(held));
      }
      assert.deepEqual(labelsOf(guarded, 'wait'), new Set(['for the lock']));

      const free = await call(page, 'run', 'lock');
      assert.ok(free.value.interleaved > 0);
      assert.deepEqual(labelsOf(free, 'io'), new Set(['printing']));
      assert.deepEqual(errors, []);
    });
  });

  test(`${name}: event wakes all its waiters`, async () => {
    await withPage(name, {}, async ({ page, errors }) => {
      for (const waiters of [4, 32]) {
        /** @type {import('../../www/contract').Report<'event'>} */
        const report = await call(page, 'run', 'event', { waiters });
        const { woken, latencyUs } = report.value;
        assert.equal(woken, waiters);
        const { median, max } = latencyUs;
        assert.ok(median !== null && max !== null && median >= 0 && median <= max);
        assert.equal(latencyUs.waiters.length, waiters);
        assert.equal(report.output.length, 4 + 2 * waiters);
        assert.equal(report.output[0], 'nobody has set it: is_set() is False');
        assert.equal(report.output.at(-1), 'at the end: is_set() is True');
        assert.deepEqual(
          namesOf(report),
          named(waiters, (n) => `waiter ${n + 1}`),
        );
        assert.deepEqual(labelsOf(report, 'wait'), new Set(['for the event']));
      }
      assert.deepEqual(errors, []);
    });
  });

  test(`${name}: connection-pool never has more in use than there are`, async () => {
    await withPage(name, {}, async ({ page, errors }) => {
      /** @type {import('../../www/contract').Report<'connection-pool'>} */
      const report = await call(page, 'run', 'connection-pool');
      const { maxInUse, served, failed } = report.value;
      assert.ok(maxInUse >= 1 && maxInUse <= 3);
      assert.deepEqual([served, failed], [20, 4]);
      assert.equal(
        report.output.at(-1),
        `3 of 3 connections are back, at most ${maxInUse} were in use`,
      );
      assert.deepEqual(
        namesOf(report),
        named(8, (n) => `client ${n + 1}`),
      );
      assert.deepEqual(labelsOf(report, 'wait'), new Set(['for a connection']));
      const queries = ['query on connection 1', 'query on connection 2', 'query on connection 3'];
      assert.deepEqual([...labelsOf(report, 'io')].toSorted(), queries);
      const crowd = await call(page, 'run', 'connection-pool', {
        connections: 1,
        clients: 32,
        queries: 1,
        failing: 1,
      });
      assert.deepEqual(crowd.value, { maxInUse: 1, served: 0, failed: 32 });
      assert.deepEqual(errors, []);
    });
  });

  test(`${name}: the page says what was found, and how much`, async () => {
    const found = {
      'shared-counter&guard=lock': [/No update lost of 5,000,000/, /One increment costs/],
      'lock&guard=lock': [/Every line is whole/, /Lines mixed up/],
      'event&waiters=3': [/All 3 waiters were awake within/, /After the second set/],
      'connection-pool': [/24 queries over 3 connections: 4 failed/, /Queries served/],
    };
    for (const [demo, [finding, result]] of Object.entries(found)) {
      await withPage(name, { path: `index.html?demo=${demo}` }, async ({ page, errors }) => {
        await page.waitForSelector('concurrency-playground');
        const said = await page.evaluate(async () => {
          await customElements.whenDefined('concurrency-playground');
          const element = /** @type {any} */ (document.querySelector('concurrency-playground'));
          await element.run();
          return element.shadowRoot.querySelector('article').textContent;
        });
        assert.match(said, /** @type {RegExp} */ (finding));
        assert.match(said, /** @type {RegExp} */ (result));
        assert.deepEqual(errors, []);
      });
    }
  });
}
