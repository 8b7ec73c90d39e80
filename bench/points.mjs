// The points of the bench, as a table: what is compared with what, and the aims.

import { embeddingPoint } from './embedding.mjs';

/**
 * @typedef {{most: number} | {least: number}} Aim
 *
 * @typedef {object} Row
 * @property {string} name
 * @property {keyof typeof combinations} [as] How the two samples named in `of` are combined, round by
 *   round; without it, `of` names only one.
 * @property {string[]} of
 * @property {string} unit
 * @property {Aim} [aim]
 *
 * @typedef {{id: string, what: string, rows: Row[]}} Point
 */

export const combinations = {
  ratio: (/** @type {number} */ a, /** @type {number} */ b) => a / b,
  difference: (/** @type {number} */ a, /** @type {number} */ b) => a - b,
  percentMore: (/** @type {number} */ a, /** @type {number} */ b) => (a / b - 1) * 100,
};

/**
 * @param {string} name
 * @param {string} above
 * @param {string} below
 * @param {Aim} [aim]
 * @returns {Row}
 */
const ratio = (name, above, below, aim) => ({
  name,
  as: 'ratio',
  of: [above, below],
  unit: 'times',
  ...(aim && { aim }),
});

/**
 * @param {string} name
 * @param {Aim} [aim] Chromium's
 */
const against = (name, aim) => [
  ratio(`Chromium, ${name}`, `Chromium ${name}`, `native ${name}`, aim),
  ratio(`Firefox, ${name}`, `Firefox ${name}`, `native ${name}`),
];

/** @type {Point[]} */
export const points = [
  {
    id: 'a',
    what: 'prime-check, trial, 1 worker: its time over that of the same loop natively',
    rows: [
      ratio('Chromium', 'Chromium trial', 'native trial', { most: 1.1 }),
      ratio('Firefox', 'Firefox trial', 'native trial'),
    ],
  },
  {
    id: 'b',
    what: 'prime-check, simd, 1 worker: how much faster than the native scalar loop; its time over that of the native f64x2 loop',
    rows: [
      ratio('Chromium, faster than scalar', 'native trial', 'Chromium simd', { least: 4 }),
      ratio('Chromium, time over f64x2', 'Chromium simd', 'native simd', { most: 1.1 }),
      ratio('Firefox, faster than scalar', 'native trial', 'Firefox simd'),
      ratio('Firefox, time over f64x2', 'Firefox simd', 'native simd'),
      ratio('native f64x2, faster than scalar', 'native trial', 'native simd'),
    ],
  },
  {
    id: 'c',
    what: 'prime-check, simd, split by range: how much faster 2 workers are than 1',
    rows: ['Chromium', 'Firefox'].map((browser) =>
      ratio(
        browser,
        `${browser} simd by range, 1 worker`,
        `${browser} simd by range, 2 workers`,
        browser === 'Chromium' ? { least: 1.9 } : undefined,
      ),
    ),
  },
  {
    id: 'd',
    what: "the whole seed workload, 2 workers: how much faster than the listing in CPython's ProcessPoolExecutor(2)",
    rows: [
      ratio('simd by range', 'CPython seed workload', 'Chromium simd by range, 2 workers', {
        least: 45,
      }),
      ratio(
        "simd by range; CPython's pool ready",
        'CPython seed workload, pool ready',
        'Chromium simd by range, 2 workers',
      ),
      ratio('trial by number', 'CPython seed workload', 'Chromium trial, 2 workers'),
    ],
  },
  {
    id: 'e',
    what: 'pool-map, square, chunksize 1, 2 workers: cost of a task',
    rows: [
      { name: 'Chromium', of: ['Chromium a task'], unit: 'us', aim: { most: 1 } },
      { name: 'Chromium, imap', of: ['Chromium a task of imap'], unit: 'us' },
      { name: 'Firefox', of: ['Firefox a task'], unit: 'us' },
      { name: 'Firefox, imap', of: ['Firefox a task of imap'], unit: 'us' },
      { name: "CPython's Pool.map", of: ['CPython a task of Pool.map'], unit: 'us' },
    ],
  },
  {
    id: 'f',
    what: 'pool-map, square over 10^7 items, 2 workers: throughput over that of native rayon on 2 threads',
    rows: [
      ratio('Chromium', 'native squares', 'Chromium squares', { least: 0.5 }),
      ratio('Firefox', 'native squares', 'Firefox squares'),
    ],
  },
  {
    id: 'g',
    what: 'a pool of 2, ready, on two tiny numbers: time over that of two bare module workers answering a message',
    rows: [
      ratio('Chromium', 'Chromium round trip, pool', 'Chromium round trip, workers', { most: 2 }),
      ratio('Firefox', 'Firefox round trip, pool', 'Firefox round trip, workers'),
    ],
  },
  {
    id: 'h',
    what: "from Stop to the next run's first result, with a warm spare",
    rows: ['Chromium', 'Firefox'].flatMap((browser) => [
      { name: browser, of: [`${browser} stop, result`], unit: 'ms' },
      { name: `${browser}, until Aborted`, of: [`${browser} stop, rejected`], unit: 'ms' },
    ]),
  },
  {
    id: 'i',
    what: "the longest task on the page's main thread during a run on 16 workers",
    rows: ['prime-check', 'pool-map'].flatMap((demo) => [
      {
        name: `${demo}, by the clock`,
        of: [`longest task, ${demo}, wall`],
        unit: 'ms',
        aim: { most: 50 },
      },
      { name: `${demo}, on the processor`, of: [`longest task, ${demo}, processor`], unit: 'ms' },
    ]),
  },
  {
    id: 'j',
    what: 'over the wire until the first result, bodies alone',
    rows: [
      { name: 'gallery page and Run, gzip', of: ['gallery, gzip'], unit: 'KB', aim: { most: 100 } },
      { name: 'gallery page and Run, brotli', of: ['gallery, brotli'], unit: 'KB' },
      { name: 'gallery page and Run, raw', of: ['gallery, raw'], unit: 'KB' },
      { name: 'run() without an element, gzip', of: ['module alone, gzip'], unit: 'KB' },
      { name: 'run() without an element, brotli', of: ['module alone, brotli'], unit: 'KB' },
      { name: 'run() without an element, raw', of: ['module alone, raw'], unit: 'KB' },
    ],
  },
  {
    id: 'sync',
    what: "a primitive of src/sync in the browser: its time over that of the same code natively, on std's threads",
    rows: [
      ...against('lock and unlock, ns', { most: 2 }),
      ...against('atomic increment, ns', { most: 2 }),
      ...against('lock by 2 threads, ns'),
    ],
  },
  {
    id: 'wake',
    what: "from an Event's set() until the thread that waits goes on: time over that of native futexes",
    rows: [
      ...against('set to wake, median, us', { most: 3 }),
      ...against('set to wake, p99, us', { most: 3 }),
    ],
  },
  {
    id: 'submit',
    what: "ThreadPoolExecutor, from submit to the result: how much faster than CPython's, in us",
    rows: ['Chromium', 'Firefox'].map((browser) =>
      ratio(
        browser,
        'CPython submit to result, us',
        `${browser} submit to result, us`,
        browser === 'Chromium' ? { least: 3 } : undefined,
      ),
    ),
  },
  embeddingPoint,
  {
    id: 'processes',
    what: 'the whole seed workload, trial by number: time of 2 processes over that of 2 threads',
    rows: [
      ratio('Chromium', 'Chromium trial, 2 processes', 'Chromium trial, 2 workers', { most: 1.1 }),
      ratio('Firefox', 'Firefox trial, 2 processes', 'Firefox trial, 2 workers'),
    ],
  },
  {
    id: 'ranges',
    what: "prime-check, trial, one number's divisors shared out: how much faster 2 processes are than 1 worker, and 2 threads",
    rows: ['Chromium', 'Firefox'].flatMap((browser) => [
      ratio(
        `${browser}, processes`,
        `${browser} trial by range, 1 worker`,
        `${browser} trial by range, 2 processes`,
        browser === 'Chromium' ? { least: 1.8 } : undefined,
      ),
      ratio(
        `${browser}, threads`,
        `${browser} trial by range, 1 worker`,
        `${browser} trial by range, 2 workers`,
      ),
    ]),
  },
  {
    id: 'task',
    what: 'pool-map, square, chunksize 1, 2 processes: cost of a task',
    rows: [
      { name: 'Chromium', of: ['Chromium a task of processes'], unit: 'us', aim: { most: 15 } },
      { name: 'Firefox', of: ['Firefox a task of processes'], unit: 'us' },
      { name: "CPython's Pool.map", of: ['CPython a task of Pool.map'], unit: 'us' },
      { name: 'Comlink, Chromium', of: ['Chromium a task of Comlink'], unit: 'us' },
      { name: 'Comlink, Firefox', of: ['Firefox a task of Comlink'], unit: 'us' },
    ],
  },
  {
    id: 'crossing',
    what: "10^6 squares in and out of 2 processes: how much faster than CPython's Pool.map, in ms",
    rows: [
      ratio('Chromium', 'CPython squares by Pool.map', 'Chromium squares by processes', {
        least: 3,
      }),
      ratio('Firefox', 'CPython squares by Pool.map', 'Firefox squares by processes'),
    ],
  },
  {
    id: 'life',
    what: 'a process, from start() until it has begun; two of them, from terminate() until others are ready',
    rows: ['Chromium', 'Firefox'].flatMap((browser) => [
      { name: `${browser}, start`, of: [`${browser} start of a process`], unit: 'ms' },
      { name: `${browser}, terminate to ready`, of: [`${browser} terminate to ready`], unit: 'ms' },
    ]),
  },
  {
    id: 'trace',
    what: 'the cost of the trace, natively: a loop over chunks of one item with and without it',
    rows: ['tiny', '1 us'].flatMap((size) => {
      const of = [`native ${size} chunks, traced`, `native ${size} chunks, untraced`];
      return [
        { name: `${size} chunks`, as: 'difference', of, unit: 'ns' },
        { name: `${size} chunks`, as: 'percentMore', of, unit: '%' },
        {
          name: `${size} chunks, bare loop`,
          of: [`native ${size} chunks, plain loop`],
          unit: 'ns',
        },
      ];
    }),
  },
];
