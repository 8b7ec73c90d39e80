// Every demo's listing, run by our own interpreter, prints what CPython prints: the same lines where the
// listing fixes them, the same kind of lines where times or a race decide.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { serve } from '../../tools/serve.mjs';
import { checkParameters } from '../../www/demos/parameters.js';
import { demos, printedByEngine, printedByPython } from './harness.mjs';

// Requests of this machine to itself, whatever proxy it is told to use.
process.env.no_proxy = '127.0.0.1';
const server = await serve({ root: 'www/demos' });
after(() => server.close());

const ways = [
  ['--threads', 'workers', '--gil', 'on'],
  ['--threads', 'workers', '--gil', 'off'],
  ['--threads', 'green'],
];

/**
 * What of the lines is the same in every run.
 * @typedef {(lines: string[]) => unknown} Essence
 */

/** @type {Essence} */
const allLines = (lines) => lines;
/** @type {Essence} */
const anyOrder = (lines) => lines.toSorted();
/** @type {Essence} */
const noFigures = (lines) => lines.map((line) => line.replace(/\d+\.\d+/, '#'));
/** The words of lines that threads may tear apart. @type {Essence} */
const pieces = (lines) =>
  lines
    .flatMap((line) => line.split(', '))
    .filter((piece) => piece !== '')
    .toSorted();

/** Which consumer got an item is a race; that each is got once, and no producer overtaken, is not. @type {Essence} */
function items(lines) {
  const got = lines.slice(0, -1).map((line) => {
    const said = /^consumer \d+ got (item (\d+) of producer (\d+))$/.exec(line);
    return { what: said?.[1] ?? line, item: Number(said?.[2]), producer: said?.[3] };
  });
  const producers = [...new Set(got.map(({ producer }) => producer))].toSorted();
  const received = producers.map((one) =>
    got.filter(({ producer }) => producer === one).map(({ what }) => what),
  );
  return { items: received.map((whats) => whats.toSorted()), last: lines.at(-1) };
}

/** Numbers of processes are the system's; how they belong together is not. @type {Essence} */
function processes(lines) {
  /** @type {Map<string, string>} */
  const names = new Map();
  for (const line of lines) {
    const [, name, pid] = /^([\w-]+): pid (\d+)/.exec(line) ?? [];
    if (name && pid) names.set(pid, name);
  }
  const told = lines.map((line) =>
    line.replace(/pid \d+, parent (\d+)/, (_, parent) => `child of ${names.get(parent)}`),
  );
  return told.toSorted();
}

/** How far the daemon came is up to the machine. @type {Essence} */
function untilTheEnd(lines) {
  const daemon = lines.filter((line) => line.startsWith('daemon'));
  const inOrder = daemon.every((line, index) => line === `daemon: line ${index + 1}`);
  const rest = lines.filter((line) => !line.startsWith('daemon'));
  return { inOrder: inOrder && daemon.length > 0, rest: rest.toSorted() };
}

/** How many are done in time is up to the machine; that all are in the end is not. @type {Essence} */
function doneInTheEnd([after = '', ...lines]) {
  const [, done, left] = /^after wait: (\d+) done, (\d+) not done$/.exec(after) ?? [];
  const rest = lines.map((line) => line.replace(`: ${left} more`, ': the rest'));
  return { all: Number(done) + Number(left), rest };
}

/** How many updates are lost is a race; that all are accounted for is not. @type {Essence} */
function accounted([counted = '', ...lines]) {
  const [, expected, kept, lost] =
    /^(\d+) expected, (\d+) counted, (\d+) lost$/.exec(counted) ?? [];
  return { expected, whole: Number(kept) + Number(lost) === Number(expected), lines };
}

/** Which query comes when, and how many run at most, is the threads' race. @type {Essence} */
const served = (lines) => lines.map((line) => line.replace(/at most \d+/, 'at most N')).toSorted();

/** What is advised for computing depends on what is measured. @type {Essence} */
const advice = ([, io]) => io;

const few = { sequences: 500, pause_ms: 20, workers: 2 };

/**
 * What each demo is run with, and what must be the same.
 * @type {Record<string, [Record<string, unknown>, Essence][]>}
 */
const runs = {
  'prime-check': [
    [{ numbers: [1_000_003, 999_966_000_289, 4], workers: 2 }, allLines],
    [{ numbers: '561 2147483647 18446744073709551557', method: 'miller-rabin' }, allLines],
  ],
  'thread-pool': [
    [{}, anyOrder],
    [{ urls: ['pages/locks.html', "it's", 'pages/words.txt'], workers: 1 }, allLines],
  ],
  'result-order': [[{ times_ms: [900, 10, 600, 300], workers: 4 }, allLines]],
  'wait-timeout': [
    [{ updates: 60, timeout_ms: 200 }, doneInTheEnd],
    [{ updates: 9, timeout_ms: 20_000 }, allLines],
  ],
  'runaway-task': ['wait', 'flag', 'engine'].map((stop_by) => [
    { stop_by, timeout_ms: 200, loop_ms: 1500 },
    allLines,
  ]),
  'pool-map': [
    ...['map', 'starmap', 'imap'].map(
      (call) =>
        /** @type {[Record<string, unknown>, Essence]} */ ([
          { call, function: 'collatz-steps', items: 40, workers: 2 },
          allLines,
        ]),
    ),
    [
      { call: 'imap_unordered', function: 'square', items: 40, workers: 2 },
      (lines) => lines.map((line) => line.replace(/first \S+, last \S+$/, '')),
    ],
  ],
  'pool-cost': [[{ batches: 2, sequences: 500, workers: 2 }, noFigures]],
  'imap-progress': [[{ items: 2000, chunksizes: [1, 7, 100, 5000], workers: 2 }, allLines]],
  process: [[{}, processes]],
  'separate-memory': [[{}, allLines]],
  queue: [
    [{}, items],
    [{ producers: 3, consumers: 1 }, items],
  ],
  pipe: [[{}, allLines]],
  'shared-value': [
    [{ guard: 'lock', processes: 3, increments: 500 }, allLines],
    [{ guard: 'none', processes: 2, increments: 5000 }, accounted],
  ],
  'process-lock': [
    [{ guard: 'lock' }, anyOrder],
    [{ guard: 'none' }, pieces],
  ],
  terminate: [[{ timeout_ms: 300 }, allLines]],
  'shared-counter': [
    [{ guard: 'lock', increments: 5000 }, allLines],
    [{ guard: 'atomic', increments: 5000 }, allLines],
    [{ guard: 'none', increments: 20_000 }, accounted],
  ],
  lock: [
    [{ guard: 'lock' }, anyOrder],
    [{ guard: 'none' }, pieces],
  ],
  event: [[{}, anyOrder]],
  'connection-pool': [
    [{}, served],
    [{ connections: 1, clients: 5, queries: 2 }, served],
  ],
  daemon: [[{ lines: 3, pause_ms: 20 }, untilTheEnd]],
  gil: [
    [{ ...few, task: 'both' }, noFigures],
    [{ ...few, task: 'io' }, noFigures],
  ],
  'cpu-or-io': [[few, advice]],
};

for (const demo of demos) {
  describe(demo.id, () => {
    for (const [given, essence] of runs[demo.id] ?? []) {
      test(JSON.stringify(given), async () => {
        const parameters = checkParameters(demo, given);
        const theirs = essence(await printedByPython(demo, parameters, server.url));
        for (const way of ways) {
          const ours = await printedByEngine(demo, parameters, way, server.url);
          assert.deepEqual(essence(ours), theirs, `${way.join(' ')}:\n${ours.join('\n')}`);
        }
      });
    }
  });
}

test('all demos are among them', () => {
  assert.deepEqual(Object.keys(runs).toSorted(), demos.map(({ id }) => id).toSorted());
});
