// The check of sizes: what it lets pass, and what it says of the rest.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { overBudget } from '../../tools/size-budgets.mjs';

test('a file may grow a little, and no more', () => {
  assert.deepEqual(overBudget([{ name: 'python.wasm', gzip: 472_000 }], 0), []);
  assert.deepEqual(overBudget([{ name: 'python.wasm', gzip: 473_000 }], 0), [
    'python.wasm has 473.0 KB gzip, more than its budget of 450 KB allows (472.5 KB).',
  ]);
  assert.deepEqual(overBudget([{ name: 'session-ABCD1234.js', gzip: 300 }], 0), []);
});

test('chunks without a name of their own count together', () => {
  const chunks = ['A', 'B', 'C'].map((letter) => ({
    name: `chunk-${letter.repeat(8)}.js`,
    gzip: 9000,
  }));
  assert.deepEqual(overBudget(chunks.slice(0, 1), 0), []);
  assert.match(overBudget(chunks, 0).join(), /^chunk\.js has 27\.0 KB gzip/);
});

test('a new file needs a budget', () => {
  assert.match(
    overBudget([{ name: 'new-ABCD1234.js', gzip: 10 }], 0).join(),
    /new\.js .* no budget/,
  );
});

test('all that comes before the first result has a budget, too', () => {
  assert.match(overBudget([], 1_000_000).join(), /^What is loaded until the first result has 1000/);
});
