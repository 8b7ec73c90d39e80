// Bad input: the right error in one sentence, no worker started for it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call, failureOf, requestCounter } from './api.mjs';
import { browsers, withPage } from './harness.mjs';

const tooMany = Array(10_001).fill(7);

/** Demo, parameters, error's name, the culprit. @type {[string, any, string, string?][]} */
const cases = [
  ['no-such-demo', {}, 'UnknownDemo'],
  ['prime-check', { colour: 'red' }, 'InvalidParameter', 'colour'],
  ...[
    'abc',
    '-5',
    '1.5',
    '18446744073709551616',
    '',
    [],
    tooMany,
    tooMany.join(' '),
    '1e3',
    1.5,
  ].map(
    (numbers) => /** @type {any} */ (['prime-check', { numbers }, 'InvalidParameter', 'numbers']),
  ),
  ...[0, -1, 1.5, 65, 'two', 'NaN', ''].map(
    (workers) => /** @type {any} */ (['prime-check', { workers }, 'InvalidParameter', 'workers']),
  ),
  ['prime-check', { method: 'guess' }, 'InvalidParameter', 'method'],
  ['pool-map', { chunksize: -1 }, 'InvalidParameter', 'chunksize'],
  ['pool-map', { items: 1e12 }, 'InvalidParameter', 'items'],
  ['pool-map', { items: 0 }, 'InvalidParameter', 'items'],
  ['pool-map', { items: [] }, 'InvalidParameter', 'items'],
  ...[[], '', ['a b'], Array(51).fill('a'), ['a'.repeat(2001)], 7].map(
    (urls) => /** @type {any} */ (['thread-pool', { urls }, 'InvalidParameter', 'urls']),
  ),
  ['thread-pool', { workers: 17 }, 'InvalidParameter', 'workers'],
  ['runaway-task', { stop_by: 'force' }, 'InvalidParameter', 'stop_by'],
];

for (const { name } of browsers) {
  test(`${name}: bad input is refused before any worker is started`, async () => {
    const counter = requestCounter();
    await withPage(name, { transform: counter.transform, path: 'index.html' }, async ({ page }) => {
      for (const [demo, parameters, error, culprit] of cases) {
        const failure = await failureOf(call(page, 'run', demo, parameters));
        const shown = `${demo} ${JSON.stringify(parameters).slice(0, 60)}`;
        assert.equal(failure.name, error, shown);
        assert.equal(failure.parameter, culprit, shown);
        assert.match(failure.message, /^\S.*[.]$/, shown);
        assert.equal((await failureOf(call(page, 'compare', demo, parameters))).name, error, shown);
      }
      assert.equal(counter.workers(), 0);
      assert.equal((await call(page, 'run', 'prime-check', { numbers: '97' })).output.length, 1);
    });
  });

  test(`${name}: NaN and options of compare that do not fit are refused`, async () => {
    await withPage(name, {}, async ({ page }) => {
      const failures = await page.evaluate(async () => {
        const { compare, run } = await import(String(new URL('playground.js', document.baseURI)));
        const refused = [
          run('prime-check', { workers: Number.NaN }),
          compare('prime-check', {}, { workers: [] }),
          compare('prime-check', {}, { workers: [65] }),
          compare('prime-check', {}, { repeats: 0 }),
          compare('prime-check', {}, { backends: ['single'] }),
        ];
        const settled = await Promise.allSettled(refused);
        return settled.map((one) => one.status === 'rejected' && one.reason.parameter);
      });
      assert.deepEqual(failures, ['workers', 'workers', 'workers', 'repeats', 'backends']);
    });
  });
}
