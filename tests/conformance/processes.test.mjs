// The demos on processes print what CPython prints: the same lines, or where processes race the same
// possibilities. Processes are web workers here, so the demos run in a browser.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { checkParameters } from '../../www/demos/parameters.js';
import { call } from '../browser/api.mjs';
import { withPage } from '../browser/harness.mjs';
import { demoOf, printedByPython } from './harness.mjs';

/** @type {import('puppeteer-core').Page} */
let page;
let close = () => {};
/** @type {Promise<void>} */
let closed;

before(async () => {
  await /** @type {Promise<void>} */ (
    new Promise((opened, failed) => {
      const open = withPage('chromium', {}, (there) => {
        page = there.page;
        opened();
        return new Promise((resolve) => {
          close = () => resolve(undefined);
        });
      });
      closed = open.then(() => {}, failed);
    })
  );
});

after(async () => {
  close();
  await closed;
});

/**
 * @param {string} id
 * @param {Record<string, unknown>} [given]
 * @returns {Promise<[string[], string[]]>} what is printed here, and by CPython
 */
async function printed(id, given = {}) {
  const demo = demoOf(id);
  const parameters = checkParameters(demo, given);
  const { output } = await call(page, 'run', id, given);
  return [output, await printedByPython(demo, parameters)];
}

for (const [id, given] of /** @type {[string, Record<string, unknown>][]} */ ([
  ['separate-memory', {}],
  ['separate-memory', { children: 1 }],
  ['pipe', {}],
  ['pipe', { messages: 50 }],
  ['shared-value', { guard: 'lock', processes: 3, increments: 2000 }],
  ['shared-value', { processes: 1, increments: 2000 }],
  ['imap-progress', { items: 2000, chunksizes: [1, 7, 100, 5000], workers: 2 }],
  ['imap-progress', { items: 1, chunksizes: [3], workers: 1 }],
  ['terminate', { timeout_ms: 300 }],
])) {
  test(`${id} ${JSON.stringify(given)}: the same lines`, async () => {
    const [ours, theirs] = await printed(id, given);
    assert.deepEqual(ours, theirs);
  });
}

test('process: names, numbers and parents fit together', async () => {
  for (const lines of await printed('process')) {
    const [main, first, ended, ...more] = lines;
    const of = (/** @type {string | undefined} */ line) =>
      /^([\w-]+): pid (\d+), parent (\d+)$/.exec(line ?? '')?.slice(1) ?? [];
    const [name, pid] = of(main);
    assert.equal(name, 'MainProcess');
    const children = [first, ...more.slice(0, -1)].map(of);
    assert.equal(children[0]?.[0], 'Process-1');
    assert.deepEqual(
      children.map(([name]) => name).toSorted(),
      [1, 2, 3, 4, 5].map((number) => `Process-${number}`),
    );
    for (const [, , parent] of children) assert.equal(parent, pid);
    assert.equal(new Set([pid, ...children.map(([, pid]) => pid)]).size, 6, 'each its own');
    assert.equal(ended, 'Process-1 has ended: exitcode 0');
    assert.equal(more.at(-1), '4 more have ended');
  }
});

for (const given of [
  {},
  { producers: 1, consumers: 3, items: 10 },
  { producers: 3, consumers: 1 },
]) {
  test(`queue ${JSON.stringify(given)}: each item once, each producer's in order`, async () => {
    const { producers = 2, items = 4 } = given;
    for (const lines of await printed('queue', given)) {
      assert.equal(lines.at(-1), 'no more items');
      const got = lines.slice(0, -1).map((line) => {
        const said = /^consumer (\d+) got item (\d+) of producer (\d+)$/.exec(line) ?? [];
        return said.slice(1).map(Number);
      });
      assert.equal(got.length, producers * items);
      assert.equal(
        new Set(got.map(([, item, producer]) => `${item} ${producer}`)).size,
        got.length,
      );
      for (const [consumer, , producer] of got) {
        const own = got.filter(([who, , from]) => who === consumer && from === producer);
        const numbers = own.map(([, item]) => Number(item));
        assert.deepEqual(
          numbers,
          numbers.toSorted((a, b) => a - b),
        );
      }
    }
  });
}

test('shared-value without its lock: both say how many were lost', async () => {
  for (const [counted, array] of await printed('shared-value', {
    processes: 2,
    increments: 50_000,
  })) {
    const said = /^(\d+) expected, (\d+) counted, (\d+) lost$/.exec(counted ?? '');
    const [expected, actual, lost] = (said ?? []).slice(1).map(Number);
    assert.equal(expected, 100_000);
    assert.equal(Number(actual) + Number(lost), expected);
    assert.equal(array, 'array: [50000, 50000]');
  }
});

describe('process-lock', () => {
  const whole = [0, 1, 2, 3, 4].map((number) => `${number} begins, ${number} ends`);

  test('lock: every line is whole', async () => {
    for (const lines of await printed('process-lock', { guard: 'lock' })) {
      assert.deepEqual(lines.toSorted(), whole);
    }
  });

  test('none: nothing is missing', async () => {
    for (const lines of await printed('process-lock', { guard: 'none' })) {
      const parts = lines.flatMap((line) => line.split(', ')).filter((part) => part !== '');
      const all = [0, 1, 2, 3, 4].flatMap((number) => [`${number} begins`, `${number} ends`]);
      assert.deepEqual(parts.toSorted(), all);
    }
  });
});
