// pool-map prints what CPython prints for its listing.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { combinations, demoOf, printedByBoth } from './harness.mjs';

const demo = demoOf('pool-map');
const functions = ['mandelbrot-row', 'square', 'collatz-steps', 'is-prime'];
const calls = ['map', 'starmap', 'imap', 'imap_unordered'];
const schedules = ['dynamic', 'static', 'stealing'];

/** What the order of the results does not change. @param {string[]} lines */
const withoutOrder = (lines) => lines.map((line) => line.replace(/first \S+, last \S+$/, ''));

/** @param {Record<string, unknown>} given */
async function assertAlike(given) {
  const { rust, python } = await printedByBoth(demo, given);
  const what = JSON.stringify(given);
  assert.equal(rust.length, 1, what);
  if (given.call === 'imap_unordered') {
    assert.deepEqual(withoutOrder(rust), withoutOrder(python), what);
  } else {
    assert.deepEqual(rust, python, what);
  }
}

test('by its defaults', () => assertAlike({}));

describe('in every way', { concurrency: 2 }, () => {
  for (const name of functions) {
    for (const call of calls) {
      test(`${name} by ${call}`, async () => {
        for (const way of combinations({ chunksize: [0, 3], schedule: schedules })) {
          await assertAlike({ function: name, call, items: 40, workers: 2, ...way });
        }
      });
    }
  }
});

describe('a list', { concurrency: 2 }, () => {
  // The last climbs to 2^62 on its way to 1.
  const items = [4294967295, 27, 0, 1, 3, 94906267, 27, 1410123943];
  for (const name of ['square', 'collatz-steps', 'is-prime']) {
    for (const call of ['map', 'imap']) {
      test(`${name} by ${call}`, () => assertAlike({ function: name, call, items, workers: 3 }));
    }
  }
  test('that takes several lines', () =>
    assertAlike({ function: 'square', items: Array.from({ length: 300 }, (_, i) => 7 * i) }));
  test('of one', () => assertAlike({ function: 'square', items: [12] }));
  test('of rows', () => assertAlike({ items: [40, 2, 39], workers: 2 }));
});

describe('many items', { concurrency: 2 }, () => {
  for (const name of ['square', 'collatz-steps', 'is-prime']) {
    test(name, () => assertAlike({ function: name, items: 30_000, workers: 2 }));
  }
  test('in one chunk', () => assertAlike({ function: 'square', items: 2000, chunksize: 100_000 }));
});
