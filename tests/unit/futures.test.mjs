// What the demos about futures say large, and how a disorder is found.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findingOf } from '../../www/element/results/findings.js';
import { misplaced } from '../../www/element/results/order.js';
import { loadTranslator } from '../../www/i18n/languages.js';

const i18n = await loadTranslator('en');

/** @param {string} demo @param {unknown} value @param {object} [more] */
const found = (demo, value, more = {}) =>
  findingOf(
    /** @type {any} */ ({
      demo,
      parameters: {},
      backend: 'threads',
      workers: 2,
      elapsedMs: 1010,
      startupMs: 0,
      output: [],
      value,
      lanes: [],
      ...more,
    }),
    i18n,
  );

test('results in places where others belong', () => {
  assert.deepEqual(misplaced([1, 9, 4, 0], [0, 1, 4, 9]), [0, 1, 3]);
  assert.deepEqual(misplaced([0, 1], [0, 1]), []);
});

test('result-order', () => {
  const map = [0, 1, 4, 9];
  assert.equal(
    found('result-order', { asCompleted: [1, 9, 4, 0], map, fixed: map }),
    'as_completed gave *3 of 4 results* out of order, map *none*',
  );
  assert.match(found('result-order', { asCompleted: map, map, fixed: map }), /by luck/);
});

test('thread-pool: side by side against one after the other, from the lanes', () => {
  /** @param {string} kind @param {number} startMs @param {number} endMs */
  const span = (kind, startMs, endMs) =>
    /** @type {import('../../www/contract').LaneEvent} */ ({ kind, label: '', startMs, endMs });
  const lanes = [
    { name: 'main', dropped: 0, events: [span('wait', 0, 1010)] },
    { name: 'worker 1', dropped: 0, events: [span('io', 0, 700), span('io', 700, 1000)] },
    { name: 'worker 2', dropped: 0, events: [span('io', 0, 1000), span('idle', 1000, 1010)] },
  ];
  assert.equal(
    found('thread-pool', [{}, {}, {}], { lanes }),
    '3 requests in *1.01 s* side by side; one after the other they would have taken 2 s',
  );
  assert.equal(found('thread-pool', [{}], { lanes }), '1 request in *1.01 s*');
});

test('wait-timeout', () => {
  assert.match(found('wait-timeout', { done: 84, notDone: 116 }), /^\*116 updates\* were not done/);
  assert.match(found('wait-timeout', { done: 199, notDone: 1 }), /^\*1 update\* was not done/);
  assert.match(
    found('wait-timeout', { done: 200, notDone: 0 }),
    /^All 200 .* \*before the timeout/,
  );
});

test('runaway-task', () => {
  /** @param {string} how @param {number} afterMs */
  const of = (how, afterMs) =>
    found(
      'runaway-task',
      { stopped: how !== 'wait', how, afterMs },
      {
        parameters: { timeout_ms: 1000, loop_ms: 2500 },
      },
    );
  assert.match(of('wait', 1500), /^Still running \*1\.5 s after the timeout\*/);
  assert.match(of('flag', 0.4), /\*0\.4 ms\* after the timeout: they saw the flag$/);
  assert.match(of('engine', 0), /\*its threads with it\*/);
  const parameters = { timeout_ms: 1000, loop_ms: 20 };
  assert.match(
    found('runaway-task', { stopped: false, how: 'wait', afterMs: 0 }, { parameters }),
    /finished \*before the timeout\*/,
  );
});
