// The processes backend: workers with memories of their own, with isolation and without.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call } from './api.mjs';
import { browsers, withPage } from './harness.mjs';

/** @typedef {import('../../www/contract').Report} Report */

for (const { name } of browsers) {
  for (const isolation of [false, true]) {
    const where = `${name}, ${isolation ? 'isolated' : 'not isolated'}`;

    test(`${where}: prime-check on processes says what threads say`, async () => {
      await withPage(name, { isolation }, async ({ page, errors }) => {
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
          const names = report.lanes.map((lane) => lane.name);
          assert.equal(names.length, 3, names.join());
          for (const lane of names.slice(1)) assert.match(lane, /^process \d+$/);
          const kinds = report.lanes[1]?.events.map(({ kind }) => kind);
          assert.ok(kinds?.includes('compute'));
          assert.ok(report.lanes[0]?.events.every(({ kind }) => kind === 'copy'));
        }
        assert.deepEqual(errors, []);
      });
    });
  }
}
