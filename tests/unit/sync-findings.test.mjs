// What is said large of the demos about shared state.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findingOf } from '../../www/element/results/findings.js';
import { loadTranslator } from '../../www/i18n/languages.js';

const i18n = await loadTranslator('en');

/** @param {string} demo @param {unknown} value @param {import('../../www/contract').Parameters} parameters */
function said(demo, value, parameters = {}) {
  const backend = /** @type {const} */ ('threads');
  const times = { elapsedMs: 84, startupMs: 0 };
  const report = { demo, parameters, backend, workers: 2, ...times, output: [], value, lanes: [] };
  return findingOf(/** @type {any} */ (report), i18n);
}

test('shared-counter', () => {
  const counted = { expected: 5_000_000, actual: 2_681_229, lost: 2_318_771 };
  const whole = { ...counted, actual: 5_000_000, lost: 0 };
  const [none, lock] = [{ guard: 'none' }, { guard: 'lock' }];
  assert.equal(said('shared-counter', counted, none), '*2,318,771 updates lost* of 5,000,000');
  assert.equal(
    said('shared-counter', { ...counted, lost: 1 }, none),
    '*1 update lost* of 5,000,000',
  );
  assert.match(said('shared-counter', whole, none), /by luck/);
  assert.equal(said('shared-counter', whole, lock), '*No update lost* of 5,000,000');
});

test('lock', () => {
  assert.match(said('lock', { interleaved: 10 }, { guard: 'none' }), /^\*10 lines are mixed up\*/);
  assert.match(said('lock', { interleaved: 0 }, { guard: 'lock' }), /^Every line is \*whole\*/);
});

test('event', () => {
  const latencyUs = { median: 40, max: 123.4, waiters: [] };
  assert.equal(
    said('event', { woken: 4, latencyUs }),
    'All 4 waiters were awake *within 0.12 ms* of set()',
  );
});

test('connection-pool', () => {
  const parameters = { connections: 3 };
  assert.equal(
    said('connection-pool', { maxInUse: 3, served: 20, failed: 4 }, parameters),
    '24 queries over *3 connections*: 4 failed, and no connection was lost',
  );
  assert.equal(
    said('connection-pool', { maxInUse: 3, served: 24, failed: 0 }, parameters),
    '24 queries over *3 connections*, never more at once',
  );
});
