// Everything that is measured in turns. Contenders of one point stand beside each other.
import { setTimeout } from 'node:timers/promises';
import { call } from '../tests/browser/api.mjs';
import { embeddingMeasures } from './embedding.mjs';
import { measurePrimitive, roundTrips, squaresByComlink, stopAndRunAgain } from './in-page.mjs';
import { longestTask } from './main-thread.mjs';

/**
 * @typedef {import('./turns.mjs').Measure} Measure
 * @typedef {import('puppeteer-core').Page} Page
 *
 * @typedef {object} Contenders
 * @property {import('./partner.mjs').Partner} native
 * @property {import('./partner.mjs').Partner} cpython
 * @property {{browser: string, page: Page}[]} pages Blank ones; the first is Chromium's.
 * @property {{title: string, page: Page}[]} galleries
 */

const SQUARES = 10_000_000;
const TASKS = 1_000_000;
const TASKS_ONE_BY_ONE = 100_000;
const TASKS_OF_PROCESSES = 20_000;
const SQUARES_IN_AND_OUT = 1_000_000;
const PRIMITIVES = [
  'lock and unlock, ns',
  'atomic increment, ns',
  'lock by 2 threads, ns',
  'set to wake, median, us',
  'set to wake, p99, us',
];
const SUBMIT = 'submit to result, us';
const processes = { backend: 'processes', workers: 2 };
const tiny = { function: 'square', chunksize: 1, workers: 2 };

/**
 * @param {Contenders} contenders
 * @returns {Measure[]}
 */
export function measures({ native, cpython, pages, galleries }) {
  return [
    asked('native', native, 'trial'),
    ...primes('trial', { method: 'trial', workers: 1 }),
    asked('native', native, 'simd'),
    ...primes('simd', { method: 'simd', workers: 1 }),
    ...primes('simd by range, 1 worker', { method: 'simd', split: 'range', workers: 1 }),
    ...primes('simd by range, 2 workers', { method: 'simd', split: 'range', workers: 2 }),
    ...primes('trial, 2 workers', { method: 'trial', workers: 2 }),
    asked('CPython', cpython, 'seed workload'),
    asked('CPython', cpython, 'seed workload, pool ready'),
    asked('native', native, 'squares'),
    ...maps('squares', { function: 'square', items: SQUARES, workers: 2 }),
    ...maps('a task', { ...tiny, items: TASKS }, TASKS),
    ...maps('a task of imap', { ...tiny, items: TASKS_ONE_BY_ONE, call: 'imap' }, TASKS_ONE_BY_ONE),
    asked('CPython', cpython, 'a task of Pool.map'),
    ...primes('trial, 2 processes', { method: 'trial', ...processes }),
    ...primes('trial by range, 1 worker', { method: 'trial', split: 'range', workers: 1 }),
    ...primes('trial by range, 2 workers', { method: 'trial', split: 'range', workers: 2 }),
    ...primes('trial by range, 2 processes', { method: 'trial', split: 'range', ...processes }),
    ...maps(
      'a task of processes',
      { ...tiny, ...processes, items: TASKS_OF_PROCESSES },
      TASKS_OF_PROCESSES,
    ),
    ...inPages('a task of Comlink', (page) => best(() => page.evaluate(squaresByComlink))),
    ...maps('squares by processes', {
      function: 'square',
      items: SQUARES_IN_AND_OUT,
      ...processes,
    }),
    asked('CPython', cpython, 'squares by Pool.map'),
    ...inPages('start of a process', (page) => best(() => startOfProcess(page))),
    ...inPages('terminate to ready', terminateToReady),
    ...['tiny', '1 us'].flatMap((size) =>
      ['plain loop', 'untraced', 'traced'].map((how) =>
        asked('native', native, `${size} chunks, ${how}`),
      ),
    ),
    ...PRIMITIVES.flatMap((name) => [asked('native', native, name), ...primitive(name)]),
    asked('CPython', cpython, SUBMIT),
    ...primitive(SUBMIT),
    ...inPages('round trip', (page) => page.evaluate(roundTrips)),
    ...inPages('stop', (page) => page.evaluate(stopAndRunAgain)),
    ...galleries.map(({ title, page }) => ({
      name: `longest task, ${title}`,
      take: () => longestTask(page),
    })),
    ...embeddingMeasures(),
  ];

  /** @param {string} name @param {Record<string, unknown>} parameters */
  function primes(name, parameters) {
    return inPages(name, (page) => best(() => elapsed(page, 'prime-check', parameters)));
  }

  /**
   * Milliseconds; or microseconds per task, if `tasks` is given.
   * @param {string} name
   * @param {Record<string, unknown>} parameters
   * @param {number} [tasks]
   */
  function maps(name, parameters, tasks = 1000) {
    const each = (/** @type {number} */ ms) => (ms * 1000) / tasks;
    return inPages(name, async (page) =>
      each(await best(() => elapsed(page, 'pool-map', parameters))),
    );
  }

  /** @param {string} name */
  function primitive(name) {
    return inPages(name, (page) => best(() => page.evaluate(measurePrimitive, name)));
  }

  /** @param {string} name @param {(page: Page) => ReturnType<Measure['take']>} take */
  function inPages(name, take) {
    return pages.map(({ browser, page }) => ({
      name: `${browser} ${name}`,
      take: () => take(page),
    }));
  }
}

/** @param {string} who @param {import('./partner.mjs').Partner} partner @param {string} name */
function asked(who, partner, name) {
  return { name: `${who} ${name}`, take: () => best(() => partner.ask(name)) };
}

/**
 * The best of three in a row, since whatever else the machine does can only add time.
 * @param {() => Promise<number>} take
 */
async function best(take) {
  return Math.min(await take(), await take(), await take());
}

/**
 * @param {Page} page
 * @param {string} demo
 * @param {Record<string, unknown>} parameters
 * @returns {Promise<number>}
 */
async function elapsed(page, demo, parameters) {
  return (await call(page, 'run', demo, parameters)).elapsedMs;
}

/** @param {Page} page @returns {Promise<number>} */
async function startOfProcess(page) {
  return (await call(page, 'run', 'process')).value.startMs;
}

/** @param {Page} page @returns {Promise<number>} */
async function terminateToReady(page) {
  const { value } = await call(page, 'run', 'terminate', { timeout_ms: 100 });
  // Chromium lets a terminated worker run on for up to two seconds; the next measurement should not
  // feel it.
  await setTimeout(2500);
  return value.afterMs;
}
