// The figures of a comparison.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { amdahlFraction, median, serialFraction, speedupOf } from '../../www/run/statistics.js';

test('median', () => {
  assert.equal(median([7]), 7);
  assert.equal(median([9, 1, 10]), 9);
  assert.equal(median([100, 2, 1, 4]), 3);
  assert.equal(median([10, 9, 100]), 10, 'as numbers, not as texts');
  const given = [3, 1, 2];
  median(given);
  assert.deepEqual(given, [3, 1, 2], 'what was given is left as it was');
});

/** Exactly as Amdahl has it. @param {number} fraction @param {number} workers */
const amdahl = (fraction, workers) => ({
  workers,
  speedup: 1 / (fraction + (1 - fraction) / workers),
});

test('serial fraction of runs by the law', () => {
  for (const fraction of [0, 0.05, 0.25, 0.5, 1]) {
    for (const workers of [[2], [1, 2], [2, 4, 8], [1, 3, 64]]) {
      const found = serialFraction(workers.map((count) => amdahl(fraction, count)));
      assert.ok(found !== null && Math.abs(found - fraction) < 1e-12, `${fraction}: ${found}`);
    }
  }
});

test('serial fraction of runs that agree on none lies between', () => {
  const found = serialFraction([amdahl(0.1, 2), amdahl(0.3, 4)]);
  assert.ok(found !== null && found > 0.1 && found < 0.3, String(found));
});

test('serial fraction is a share', () => {
  assert.equal(serialFraction([{ workers: 2, speedup: 2.1 }]), 0, 'faster than ideal');
  assert.equal(serialFraction([{ workers: 2, speedup: 0.5 }]), 1, 'slower than one');
});

test('one worker has no serial fraction', () => {
  assert.equal(serialFraction([]), null);
  assert.equal(serialFraction([{ workers: 1, speedup: 0.97 }]), null);
});

test('runs with more workers than cores say nothing of the serial fraction', () => {
  const measured = [
    { workers: 1, speedup: 1 },
    { workers: 2, speedup: 1.81 },
    { workers: 4, speedup: 1.6 },
  ];
  assert.equal(amdahlFraction(measured, 2), null, 'two cores: one number of workers is no fit');
  assert.equal(amdahlFraction(measured, 1), null);
  const onFour = amdahlFraction(measured, 4);
  assert.ok(onFour !== null && onFour > 0.3, 'four cores did what they could');
});

test('a serial fraction takes two numbers of workers', () => {
  const two = amdahl(0.1, 2);
  assert.equal(amdahlFraction([two, two], 8), null, 'threads and processes, two of each');
  const found = amdahlFraction([two, amdahl(0.1, 4), { workers: 16, speedup: 1.2 }], 8);
  assert.ok(found !== null && Math.abs(found - 0.1) < 1e-12, String(found));
});

test('a speed-up is a ratio of times, and of none where the clock shows none', () => {
  assert.equal(speedupOf(10, 5, 1), 2);
  assert.equal(speedupOf(0, 0, 1), 1);
  assert.equal(speedupOf(4, 0, 1), 4);
  assert.equal(speedupOf(0, 4, 1), 0.25);
});
