// Runs and comparisons as files for other programs.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asCsv, asTrace } from '../../www/run/exports.js';

/** @type {import('../../www/contract.d.ts').Report<any>} */
const report = {
  demo: 'prime-check',
  parameters: { numbers: [97, 91], workers: 2 },
  backend: 'threads',
  workers: 2,
  elapsedMs: 3,
  startupMs: 0,
  output: [],
  value: [],
  lanes: [
    {
      name: 'worker 1',
      dropped: 0,
      events: [{ kind: 'compute', label: '97', startMs: 0.5, endMs: 3 }],
    },
    {
      name: 'worker "2"',
      dropped: 0,
      events: [{ kind: 'wait', label: '', startMs: 0, endMs: 0.25 }],
    },
  ],
};

test('a trace is complete spans on named threads, in microseconds', () => {
  const { traceEvents, ...rest } = JSON.parse(JSON.stringify(asTrace(report)));
  assert.deepEqual(traceEvents, [
    { name: 'process_name', ph: 'M', pid: 1, tid: 0, args: { name: 'prime-check' } },
    { name: 'thread_name', ph: 'M', pid: 1, tid: 0, args: { name: 'worker 1' } },
    { name: 'thread_name', ph: 'M', pid: 1, tid: 1, args: { name: 'worker "2"' } },
    { name: '97', cat: 'compute', ph: 'X', ts: 500, dur: 2500, pid: 1, tid: 0 },
    { name: 'wait', cat: 'wait', ph: 'X', ts: 0, dur: 250, pid: 1, tid: 1 },
  ]);
  assert.deepEqual(rest, {
    displayTimeUnit: 'ms',
    otherData: {
      demo: 'prime-check',
      backend: 'threads',
      workers: 2,
      parameters: { numbers: [97, 91], workers: 2 },
    },
  });
});

test('a comparison is a table with as many columns as repeats', () => {
  /** @type {import('../../www/contract.d.ts').ComparedRun[]} */
  const runs = [
    { backend: 'single', workers: 1, elapsedMs: [4, 5], medianMs: 4.5, speedup: 1, efficiency: 1 },
    {
      backend: 'threads',
      workers: 2,
      elapsedMs: [2, 2.5],
      medianMs: 2.25,
      speedup: 2,
      efficiency: 1,
    },
  ];
  const csv = asCsv({ demo: 'x', parameters: {}, runs, serialFraction: 0, explanation: '' });
  assert.equal(
    csv,
    'backend,workers,median_ms,speedup,efficiency,elapsed_ms_1,elapsed_ms_2\r\n' +
      'single,1,4.5,1,1,4,5\r\n' +
      'threads,2,2.25,2,1,2,2.5\r\n',
  );
});
