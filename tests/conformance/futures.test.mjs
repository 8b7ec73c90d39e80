// The demos about futures print what CPython prints for their listings: the same lines where the
// listing fixes them, the same kind of lines where times or a race decide.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { serve } from '../../tools/serve.mjs';
import { demoOf, printedByBoth } from './harness.mjs';

// Requests of this machine to itself, whatever proxy it is told to use.
process.env.no_proxy = '127.0.0.1';
const server = await serve({ root: 'www/demos' });
after(() => server.close());

/** @typedef {{ rust: string[], python: string[] }} Both */

/** @param {Both} both @param {(lines: string[]) => void} see */
function ofEach({ rust, python }, see) {
  see(rust);
  see(python);
}

describe('thread-pool', () => {
  const demo = demoOf('thread-pool');
  /** @param {Record<string, unknown>} given */
  const print = (given) => printedByBoth(demo, given, server.url);

  test('by its defaults: the same pages, missing ones and timeouts', async () => {
    const { rust, python } = await print({});
    assert.deepEqual([...rust].sort(), [...python].sort());
    assert.equal(rust.length, 6);
    assert.match(
      rust.at(-1) ?? '',
      /^'pages\/slow\.html\?delay=3000' generated an exception: timed out$/,
    );
    assert.ok(
      rust.includes("'pages/no-such-page.html' generated an exception: HTTP Error 404: Not Found"),
    );
    assert.ok(rust.includes("'pages/locks.html?delay=150' page is 203 bytes"));
  });

  test('answers come in the order of their delays', async () => {
    const urls = [900, 100, 500].map((delay) => `pages/locks.html?delay=${delay}`);
    const { rust, python } = await print({ urls, workers: 3, timeout_ms: 5000 });
    assert.deepEqual(rust, python);
    assert.match(rust.join(), /=100'.*=500'.*=900'/);
  });

  test('one worker takes them in the order given', async () => {
    const urls = ['pages/locks.html?delay=200', 'pages/words.txt', 'nowhere', 'pages/queues.txt'];
    const { rust, python } = await print({ urls, workers: 1 });
    assert.deepEqual(rust, python);
    assert.deepEqual(
      rust.map((line) => line.split("'")[1]),
      urls,
    );
  });

  test('quotes, backslashes and commas in an address', async () => {
    const urls = ["it's", 'say"so"', 'both\'and"', 'a,b', 'back%5C'];
    const { rust, python } = await print({ urls, workers: 1 });
    assert.deepEqual(rust, python);
    assert.equal(rust.length, urls.length);
  });
});

describe('result-order', () => {
  const demo = demoOf('result-order');

  test('by its defaults: the order is kept by map and by the index', async () => {
    const both = await printedByBoth(demo, {});
    const squares = '[0, 1, 4, 9, 16, 25, 36, 49]';
    ofEach(both, ([mixed = '', ...ordered]) => {
      assert.deepEqual(ordered, [`map: ${squares}`, `as_completed, by index: ${squares}`]);
      const came = JSON.parse(mixed.replace('as_completed: ', ''));
      assert.notDeepEqual(came, JSON.parse(squares));
      assert.deepEqual(
        came.sort((/** @type {number} */ a, /** @type {number} */ b) => a - b),
        JSON.parse(squares),
      );
    });
  });

  test('by times far apart: the same disorder', async () => {
    const { rust, python } = await printedByBoth(demo, {
      times_ms: [900, 10, 600, 300],
      workers: 4,
    });
    assert.deepEqual(rust, python);
    assert.equal(rust[0], 'as_completed: [1, 9, 4, 0]');
  });

  test('one worker: no disorder', async () => {
    const { rust, python } = await printedByBoth(demo, { times_ms: [90, 0, 30], workers: 1 });
    assert.deepEqual(rust, python);
    assert.equal(rust[0], 'as_completed: [0, 1, 4]');
  });
});

describe('wait-timeout', () => {
  const demo = demoOf('wait-timeout');

  for (const given of [{}, { updates: 90, workers: 1, timeout_ms: 200 }]) {
    test(`${JSON.stringify(given)}: some are done, the rest goes on`, async () => {
      const { updates = 200 } = given;
      ofEach(await printedByBoth(demo, given), (lines) => {
        const [, done, left] =
          /^after wait: (\d+) done, (\d+) not done$/.exec(lines[0] ?? '') ?? [];
        assert.ok(Number(done) > 0 && Number(left) > 0, lines[0]);
        assert.equal(Number(done) + Number(left), updates);
        assert.deepEqual(lines.slice(1), [
          `after the with block: ${left} more done`,
          `the store has ${updates} keys`,
        ]);
      });
    });
  }

  test('time enough', async () => {
    const { rust, python } = await printedByBoth(demo, { updates: 9, timeout_ms: 20_000 });
    assert.deepEqual(rust, python);
    assert.equal(rust[0], 'after wait: 9 done, 0 not done');
  });
});

describe('runaway-task', () => {
  const demo = demoOf('runaway-task');

  for (const stop_by of ['wait', 'flag', 'engine']) {
    test(`stopped by ${stop_by}`, async () => {
      const { rust, python } = await printedByBoth(demo, { stop_by });
      assert.deepEqual(rust, python);
      assert.equal(rust[0], 'after wait: 2 of 2 still running');
      assert.equal(rust.length, 2);
    });
  }

  test('nothing to stop', async () => {
    const { rust, python } = await printedByBoth(demo, {
      timeout_ms: 9000,
      loop_ms: 10,
      workers: 3,
    });
    assert.deepEqual(rust, python);
    assert.equal(rust[0], 'after wait: 0 of 3 still running');
  });
});
