// WebKitGTK: processes where the page is not isolated, every demo where it is.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withWebKit } from './webkit.mjs';

/** Each demo, small. What is not here has its defaults. @type {Record<string, object>} */
const small = {
  'prime-check': { method: 'simd', workers: 2 },
  'pool-map': { function: 'square', items: 100, workers: 2 },
  'imap-progress': { items: 200, chunksizes: [1, 50], workers: 2 },
  terminate: { timeout_ms: 200 },
  queue: { items: 2 },
  'shared-value': { increments: 5000 },
  'shared-counter': { increments: 10_000, workers: 2 },
  'wait-timeout': { updates: 20, timeout_ms: 50, workers: 2 },
  'runaway-task': { timeout_ms: 50, loop_ms: 100 },
  'pool-cost': { batches: 2, sequences: 100, workers: 2 },
  daemon: { lines: 2, pause_ms: 10 },
  gil: { sequences: 2000, pause_ms: 2, workers: 2 },
  'cpu-or-io': { sequences: 2000, pause_ms: 2, workers: 2 },
};

const runAll = `
  const { listDemos, run } = await import('./playground.js');
  const [small] = given;
  const outcomes = {};
  for (const { id } of listDemos()) {
    const outcome = run(id, small[id]);
    outcomes[id] = await outcome.then(
      ({ backend, output, workers }) => ({ backend, workers, lines: output.length }),
      ({ name, message }) => ({ name, message }),
    );
  }
  return outcomes;`;

const onProcesses = [
  'prime-check',
  'pool-map',
  'imap-progress',
  'process',
  'separate-memory',
  'queue',
  'pipe',
  'terminate',
];

test('webkit, not isolated: what processes can do is done, the rest says why not', async () => {
  await withWebKit({ isolation: false }, async (page) => {
    const { mode, reason } = await page.evaluate(
      `return (await import('./playground.js')).isolation();`,
    );
    assert.equal(mode, 'processes');
    assert.match(reason, /not cross-origin isolated/);
    const outcomes = await page.evaluate(runAll, small);
    for (const [id, outcome] of Object.entries(outcomes)) {
      if (onProcesses.includes(id)) {
        assert.equal(outcome.backend, 'processes', `${id}: ${outcome.message}`);
        assert.ok(outcome.lines > 0, id);
      } else {
        assert.equal(outcome.name, 'Unsupported', id);
        assert.match(outcome.message, /not cross-origin isolated.*\.$/, id);
      }
    }
    for (const id of ['prime-check', 'pool-map']) assert.equal(outcomes[id].workers, 2);
    assert.deepEqual(await page.evaluate('return errors;'), []);
  });
});

test('webkit, isolated: every demo runs', async () => {
  await withWebKit({ isolation: true }, async (page) => {
    const { mode } = await page.evaluate(`return (await import('./playground.js')).isolation();`);
    assert.equal(mode, 'threads');
    const outcomes = await page.evaluate(runAll, small);
    assert.equal(Object.keys(outcomes).length, 22);
    for (const [id, { lines, message }] of Object.entries(outcomes)) {
      assert.ok(lines > 0, `${id}: ${message}`);
    }
    assert.deepEqual(await page.evaluate('return errors;'), []);
  });
});
