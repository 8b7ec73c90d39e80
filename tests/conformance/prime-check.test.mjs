// prime-check prints what CPython prints for its listing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { combinations, demoOf, printedByBoth } from './harness.mjs';

const demo = demoOf('prime-check');
const waysToRun = {
  method: ['trial', 'simd', 'miller-rabin'],
  split: ['number', 'range'],
  schedule: ['dynamic', 'static', 'stealing'],
};

/** @param {Record<string, unknown>} given @param {number} count of the lines */
async function assertAlike(given, count) {
  const { rust, python } = await printedByBoth(demo, given);
  assert.deepEqual(rust, python, JSON.stringify(given));
  assert.equal(rust.length, count);
}

test('by its defaults', async () => {
  const numbers = [
    112272535095293, 112582705942171, 112272535095293, 115280095190773, 115797848077099,
  ];
  const { rust, python } = await printedByBoth(demo, {});
  assert.deepEqual(rust, python);
  assert.deepEqual(rust, [
    ...numbers.map((number) => `${number} is prime: True`),
    '1099726899285419 is prime: False',
  ]);
});

test('in every way', async () => {
  // 0 and 1, small primes, squares, impostors, and what is beyond 2^53 but soon settled.
  const numbers = '0 1 2 3 4 9 25 49 561 1000003 999966000289 2147483647 18446744073709551615';
  for (const way of combinations(waysToRun)) {
    await assertAlike({ ...way, numbers, workers: 2 }, 13);
  }
});

test('every small number', async () => {
  const numbers = Array.from({ length: 500 }, (_, number) => number);
  for (const method of waysToRun.method) {
    await assertAlike({ method, numbers, workers: 3 }, 500);
  }
});

/** Too large for CPython to divide, but not for Miller-Rabin. */
test('numbers of 64 bits', async () => {
  const numbers = [
    '18446744073709551557',
    '18446744073709551615',
    '3825123056546413051',
    '18446744030759878681',
    '9223372036854775783',
    9007199254740881,
  ];
  await assertAlike({ method: 'miller-rabin', numbers, workers: 2 }, 6);
});

test('one number on one worker', async () => {
  await assertAlike({ numbers: 97, workers: 1 }, 1);
  await assertAlike({ numbers: 97, backend: 'single' }, 1);
});
