// The demos about the GIL and daemon threads print what CPython prints. Their figures are measured:
// what is compared is all but the figures, and what must be true of them in any case.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderListing } from '../../www/demos/listing.js';
import { checkParameters } from '../../www/demos/parameters.js';
import { demoOf, printedByBoth, python, saved } from './harness.mjs';

/**
 * Few sequences, for CPython is slow; pauses so long that what else the machine does is little beside
 * them: four for one after the other are a second more than side by side.
 */
const small = { sequences: 2000, pause_ms: 250, workers: 2 };

/** @param {string} line */
const withoutFigures = (line) => line.replace(/\d+\.\d+/, '#');

for (const task of ['both', 'cpu', 'io']) {
  test(`gil, ${task}: the same lines but for the figures; waiting gains by threads`, async () => {
    const { rust, python } = await printedByBoth(demoOf('gil'), { ...small, task });
    assert.deepEqual(rust.map(withoutFigures), python.map(withoutFigures));
    for (const line of [...rust, ...python].filter((line) => line.startsWith('io'))) {
      assert.ok(Number(/(\d+\.\d+) times/.exec(line)?.[1]) > 1.2, line);
    }
  });
}

test('cpu-or-io: the same advice for waiting; for computing, by what was measured', async () => {
  const { rust, python } = await printedByBoth(demoOf('cpu-or-io'), small);
  for (const lines of [rust, python]) {
    assert.equal(lines.length, 2);
    assert.match(lines[0] ?? '', /^cpu-bound: use (threads|processes)$/);
    assert.equal(lines[1], 'io-bound: use threads');
  }
});

test('daemon: the thread is heard to its end, the daemon is not', async () => {
  const { rust, python } = await printedByBoth(demoOf('daemon'), { lines: 4, pause_ms: 20 });
  for (const lines of [rust, python]) {
    const of = (/** @type {string} */ name) => lines.filter((line) => line.startsWith(name));
    assert.deepEqual(of('main'), ['main: nothing left to do']);
    assert.deepEqual(
      of('thread'),
      [1, 2, 3, 4].map((line) => `thread: line ${line}`),
    );
    const cutOff = of('daemon');
    assert.deepEqual(
      cutOff,
      cutOff.map((_, index) => `daemon: line ${index + 1}`),
    );
    assert.ok(cutOff.length > 0);
  }
});

test('pool-cost: CPython prints what the page does', async () => {
  const demo = demoOf('pool-cost');
  const parameters = checkParameters(demo, { batches: 2, sequences: 1000, workers: 2 });
  const lines = await python(saved(renderListing(demo, parameters).code));
  assert.deepEqual(lines.map(withoutFigures), [
    '2 batches, a new pool for each: # s',
    '2 batches, one pool: # s',
  ]);
});
