// What the build records of each demo, for the page to show before the first run.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const read = (/** @type {string} */ name) => JSON.parse(readFileSync(`target/web/${name}`, 'utf8'));
/** @type {{id: string}[]} */
const demos = read('registry.json');
/** @type {Record<string, import('../../www/demos/demo-texts.js').Recorded>} */
const recorded = read('recorded.json');

test('every demo has lines and lanes', () => {
  for (const { id } of demos) {
    assert.ok(recorded[id], id);
    assert.ok(recorded[id].output.length > 0, `${id} printed nothing`);
    assert.ok(recorded[id].lanes.length > 0, `${id} has no lanes`);
  }
});

test('threads and processes ran as in a browser', () => {
  assert.deepEqual(recorded.event?.lanes, ['main', 'waiter 1', 'waiter 2', 'waiter 3', 'waiter 4']);
  const [main, ...children] = recorded.process?.lanes ?? [];
  assert.equal(main, 'main');
  assert.equal(children.length, 5);
  for (const lane of children) assert.match(lane, /^process \d+$/);
  assert.ok(recorded['thread-pool']?.output.some((line) => /page is \d+ bytes$/.test(line)));
});
