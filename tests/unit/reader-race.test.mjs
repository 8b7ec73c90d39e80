// The page reads while a thread writes: spans that are overwritten under its eyes are left out and
// counted, and what is shown is whole.
import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { Worker } from 'node:worker_threads';
import { Reader } from '../../www/engine/reader.js';
import { Engine } from './engine-memory.mjs';

/** @param {Reader} reader */
function laneOf(reader) {
  const live = reader.read();
  assert.equal(live?.lanes.length, 1);
  return live.lanes[0] ?? assert.fail();
}

/** A lane's events in short: `1 2 3`. @param {import('../../www/contract').Lane} lane */
const labels = (lane) => lane.events.map((event) => event.label).join(' ');

/** A thread writes as fast as it can into a small ring, which overtakes every reader. */
test('never a torn span, none twice, none out of order, all counted', {
  timeout: 60_000,
}, async () => {
  const pushes = 200_000;
  const engine = new Engine({ capacity: 16 });
  engine.name(0, 'main');
  const reader = new Reader(engine.view, engine.memory);
  const writer = new Worker(new URL('./engine-memory.mjs', import.meta.url), {
    workerData: { memory: engine.memory, capacity: 16, pushes },
  });
  const ended = new Promise((resolve, reject) => writer.on('exit', resolve).on('error', reject));
  let lane = laneOf(reader);
  let published = 0;
  let reads = 0;
  while (published < pushes) {
    lane = laneOf(reader);
    reads += 1;
    let last = -1;
    for (const { label, startMs, endMs } of lane.events) {
      const number = Number(label);
      assert.ok(number > last, `${number} after ${last}`);
      assert.deepEqual([startMs, endMs], [number, number + 0.5], 'torn');
      last = number;
    }
    const known = lane.events.length + lane.dropped;
    assert.ok(known >= published, `${published} were known, now ${known}`);
    published = known;
  }
  assert.equal(published, pushes);
  assert.ok(reads > 10, 'it was read while it was written');
  assert.match(labels(lane), new RegExp(` ${pushes - 1}$`));
  await ended;
});

test('a reader that is overtaken while it reads counts what it has missed, once', () => {
  const engine = new Engine({ capacity: 4 });
  engine.name(0, 'main');
  const reader = new Reader(engine.view, engine.memory);
  engine.count(0, 0, 3);
  laneOf(reader);
  engine.count(0, 3, 4);
  // Between its two looks at the head, the writer goes round the whole ring.
  const load = Atomics.load;
  let looks = 0;
  const mocked = mock.method(
    Atomics,
    'load',
    (/** @type {Uint32Array} */ words, /** @type {number} */ at) => {
      if (words.byteOffset === engine.view.trace.lanes[0]?.head) looks += 1;
      if (looks === 2) {
        mocked.mock.restore();
        engine.count(0, 7, 6);
      }
      return load(words, at);
    },
  );
  const overtaken = laneOf(reader);
  assert.deepEqual([labels(overtaken), overtaken.dropped], ['0 1 2', 4]);
  const lane = laneOf(reader);
  assert.deepEqual([labels(lane), lane.dropped], ['0 1 2 9 10 11 12', 6]);
});
