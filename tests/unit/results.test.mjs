// What the results and the chart are drawn from.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { idealMost, seriesOf } from '../../www/element/results/chart.js';
import { linesOf, paletteOf } from '../../www/element/results/picture.js';
import { factors } from '../../www/element/results/primes.js';

test('factors are exact for all of 64 bits', () => {
  const checked = { number: '18446744073709551615', prime: false, smallestFactor: 3 };
  assert.equal(factors(checked), '3 × 6148914691236517205');
  assert.equal(factors({ number: 97, prime: true, smallestFactor: null }), '');
});

test('rows lie where they were asked for, or in the order in which they came', () => {
  assert.deepEqual(linesOf({ items: 3, call: 'map' }, 3), [0, 1, 2]);
  assert.deepEqual(linesOf({ items: [5, 2], call: 'map' }, 2), [5, 2]);
  assert.deepEqual(linesOf({ items: [5, 2], call: 'imap_unordered' }, 2), [0, 1]);
  assert.deepEqual(linesOf({ items: ['18446744073709551615', 1], call: 'map' }, 2), [0, 1]);
});

test('the palette has a colour for every count, the set itself almost black', () => {
  const colours = paletteOf();
  assert.equal(colours.length, 256 * 3);
  assert.ok(Math.max(...colours.slice(255 * 3)) < 20);
  assert.ok(Math.max(...colours.slice(120 * 3, 121 * 3)) > 150);
});

/** @param {'single' | 'threads' | 'processes'} backend @param {number} workers @param {number} [speedup] */
const run = (backend, workers, speedup = 1) => ({
  backend,
  workers,
  elapsedMs: [1],
  medianMs: 1,
  speedup,
  efficiency: speedup / workers,
});

test('the ideal line levels off where there are no more cores', () => {
  const measured = [run('threads', 1), run('threads', 2, 1.81), run('threads', 4, 1.6)];
  assert.equal(idealMost(measured, 2), 2);
  assert.equal(idealMost(measured, 8), 4);
  assert.equal(idealMost([run('threads', 4, 3.5)], 2), 3.5, 'the browser reports too few');
});

test('a line of the chart for each backend but single, by workers', () => {
  const series = seriesOf([
    run('single', 1),
    run('threads', 4),
    run('processes', 2),
    run('threads', 2),
  ]);
  assert.deepEqual(
    series.map(({ backend, runs }) => [backend, runs.map(({ workers }) => workers)]),
    [
      ['threads', [2, 4]],
      ['processes', [2]],
    ],
  );
});
