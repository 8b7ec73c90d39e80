// The lanes that are there before a run.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expectedLanes, isUsual } from '../../www/element/timeline/expected-lanes.js';

/**
 * @param {string[]} lanes recorded with two workers
 * @param {Record<string, unknown>} [more]
 */
const demo = (lanes, more) =>
  /** @type {any} */ ({
    parameters: [
      { name: 'items', default: 5 },
      { name: 'workers', default: 2 },
    ],
    threads: { of: ['workers'], plus: 1 },
    processes: 'no',
    recorded: { output: [], lanes, workers: 2 },
    ...more,
  });
const usual = { items: 5, workers: 2 };

test('where a backend can be chosen, as many as there are workers', () => {
  const two = ['worker 1', 'worker 2'];
  assert.deepEqual(expectedLanes(demo(two), { ...usual, backend: 'auto' }), two);
  assert.deepEqual(expectedLanes(demo(two), { ...usual, backend: 'single' }), ['worker 1']);
  const four = expectedLanes(demo(two), { ...usual, backend: 'threads', workers: 4 });
  assert.equal(four.length, 4);
});

test('as recorded, with as many times the workers', () => {
  const lanes = ['main', 'thread 0', 'thread 1', 'daemon'];
  assert.deepEqual(expectedLanes(demo(lanes), usual), lanes);
  assert.deepEqual(
    expectedLanes(demo(['main', 'worker 1', 'worker 2']), { ...usual, workers: 3 }),
    ['main', 'worker 1', 'worker 2', 'worker 3'],
  );
});

test('processes of another run have other numbers', () => {
  const lanes = ['main', 'process 4711', 'process 4709'];
  const processes = demo(lanes, { processes: 'only' });
  assert.deepEqual(expectedLanes(processes, usual), ['main', 'process 1', 'process 2']);
  assert.deepEqual(expectedLanes(processes, { ...usual, items: 9 }).length, 3);
});

test('set otherwise, as many as the threads it needs, and main', () => {
  const lanes = expectedLanes(demo(['main', 'worker 1']), { items: 6, workers: 2 });
  assert.deepEqual(lanes, ['main', 'worker 1', 'worker 2', 'worker 3']);
});

test('the number of workers makes no run unusual', () => {
  assert.ok(isUsual(demo([]), { ...usual, workers: 7 }));
  assert.ok(!isUsual(demo([]), { ...usual, items: 7 }));
});
