// What the timeline knows of its lanes: axis, spans, neighbours, sums, columns.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kinds } from '../../www/element/timeline/kinds.js';
import {
  findSpan,
  kindsPresent,
  moved,
  rangeOf,
  summarise,
} from '../../www/element/timeline/model.js';
import { layOut, mix } from '../../www/element/timeline/spans.js';
import { ticks } from '../../www/shared/ticks.js';

/** @import { Kind, Lane, LaneEvent } from '../../www/contract.d.ts' */

/** @param {number} startMs @param {number} endMs @param {Kind} [kind] @returns {LaneEvent} */
const span = (startMs, endMs, kind = 'compute') => ({ kind, label: '', startMs, endMs });
/** @param {LaneEvent[]} events @returns {Lane} */
const lane = (...events) => ({ name: 'worker', events, dropped: 0 });

test('ticks are round and not too close', () => {
  assert.deepEqual(ticks(100, 720), [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100]);
  assert.deepEqual(ticks(84, 300), [0, 50]);
  assert.deepEqual(ticks(0.5, 400, 100), [0, 0.2, 0.4]);
  assert.deepEqual(ticks(0, 400), [0]);
});

test('finds the span under a point, or the nearest within reach', () => {
  const events = [span(0, 10), span(12, 20), span(30, 40)];
  assert.equal(findSpan(events, 5, 0), 0);
  assert.equal(findSpan(events, 11.5, 1), 1);
  assert.equal(findSpan(events, 25, 1), -1);
  assert.equal(findSpan(events, 99, Number.POSITIVE_INFINITY), 2);
  assert.equal(findSpan([], 5, 1), -1);
});

test('finds the inner of two nested spans, and the outer beside it', () => {
  const events = [span(0, 100, 'hold'), span(10, 20)];
  assert.equal(findSpan(events, 15, 0), 1);
  assert.equal(findSpan(events, 50, 0), 0);
});

test('arrow keys go from span to span and lane to lane, past empty lanes', () => {
  const lanes = [lane(span(0, 10), span(10, 20)), lane(), lane(span(0, 5), span(12, 18))];
  assert.deepEqual(moved(lanes, null, 'ArrowRight'), { lane: 0, index: 0 });
  assert.deepEqual(moved(lanes, { lane: 0, index: 0 }, 'ArrowRight'), { lane: 0, index: 1 });
  assert.deepEqual(moved(lanes, { lane: 0, index: 1 }, 'ArrowRight'), { lane: 0, index: 1 });
  assert.deepEqual(moved(lanes, { lane: 0, index: 1 }, 'ArrowDown'), { lane: 2, index: 1 });
  assert.deepEqual(moved(lanes, { lane: 2, index: 1 }, 'ArrowUp'), { lane: 0, index: 1 });
  assert.deepEqual(moved(lanes, { lane: 2, index: 1 }, 'Home'), { lane: 2, index: 0 });
  assert.equal(moved([lane()], null, 'ArrowRight'), null);
});

test('sums each lane by kind', () => {
  const [sums] = summarise([lane(span(0, 60), span(60, 80, 'wait'), span(80, 100, 'hold'))], 100);
  assert.equal(sums?.ms.compute, 60);
  assert.equal(sums?.ms.wait, 20);
  assert.equal(sums?.busy, 0.8);
  assert.equal(sums?.spans, 3);
});

test('names the kinds that occur, in their order', () => {
  assert.deepEqual(kindsPresent([lane(span(0, 1, 'idle')), lane(span(0, 1, 'wait'), span(1, 2))]), [
    'compute',
    'wait',
    'idle',
  ]);
});

test('the range reaches the last span', () => {
  assert.equal(rangeOf([lane(span(0, 120))], 100), 120);
  assert.equal(rangeOf([lane()], 0), 1);
});

test('wide spans are bars, thin ones are summed by column', () => {
  /** @type {number[][]} */
  const bars = [];
  /** @type {[number, number][]} */
  const columns = [];
  const thin = Array.from({ length: 100 }, (_, index) =>
    span(20 + index / 100, 20.005 + index / 100),
  );
  layOut(
    [span(0, 10), ...thin, span(30, 40)],
    1,
    (_, x, width) => bars.push([x, width]),
    (x, pixels) => columns.push([x, pixels[kinds.indexOf('compute')] ?? 0]),
  );
  assert.deepEqual(bars, [
    [0, 10],
    [30, 10],
  ]);
  assert.equal(columns.length, 1);
  assert.equal(columns[0]?.[0], 20);
  assert.ok(Math.abs((columns[0]?.[1] ?? 0) - 0.5) < 1e-9);
});

test('a column mixes colours by share, and is as solid as it is full', () => {
  const inks = kinds.flatMap((kind) => (kind === 'compute' ? [200, 0, 0] : [0, 100, 0]));
  const image = new Uint8ClampedArray(4);
  mix(
    Float64Array.from(kinds, (kind) => (kind === 'compute' || kind === 'wait' ? 0.25 : 0)),
    inks,
    image,
    0,
  );
  assert.deepEqual([...image], [100, 50, 0, 128]);
});
