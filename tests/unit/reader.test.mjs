// What the page reads from an engine's memory, here from one made by hand: spans, names, progress
// and output, also when the ring has gone round.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Reader } from '../../www/engine/reader.js';
import { Engine, view } from './engine-memory.mjs';

const { kinds } = view(1, 4).trace;

/** @param {Reader} reader */
function laneOf(reader) {
  const live = reader.read();
  assert.equal(live?.lanes.length, 1);
  return live.lanes[0] ?? assert.fail();
}

/** A lane's events in short: `1 2 3`. @param {import('../../www/contract').Lane} lane */
const labels = (lane) => lane.events.map((event) => event.label).join(' ');

test('nothing until the run begins', () => {
  const engine = new Engine();
  engine.begin(5);
  const reader = new Reader(engine.view, engine.memory, true);
  assert.equal(reader.read(), null);
  engine.begin(6);
  assert.notEqual(reader.read(), null);
  assert.notEqual(new Reader(engine.view, engine.memory).read(), null, 'a run under way');
});

test('time since the run began, and progress over all lanes', () => {
  const engine = new Engine({ lanes: 3 });
  engine.begin(performance.timeOrigin + performance.now() - 1000);
  engine.total(7_000_000_000);
  engine.name(0, 'main');
  engine.name(2, 'worker 2');
  engine.done(0, 2);
  engine.done(2, 3);
  const live = new Reader(engine.view, engine.memory).read();
  assert.ok(live && live.elapsedMs >= 1000 && live.elapsedMs < 60_000);
  assert.deepEqual([live.done, live.total], [5, 7_000_000_000]);
  assert.deepEqual(
    live.lanes.map((lane) => lane.name),
    ['main', 'worker 2'],
    'the one without a name was not used',
  );
});

test('a span of each kind, with its label', () => {
  const engine = new Engine();
  engine.name(0, 'wörker 1');
  kinds.forEach((_, kind) => {
    if (kind > 0)
      engine.push(0, { kind, text: 0, first: kind, count: 1, start: kind, end: kind + 0.5 });
  });
  engine.push(0, { text: 0, first: 2n ** 64n - 1n, count: 12, start: 9, end: 8 });
  engine.push(0, { text: 1, first: 3, count: 0 });
  const lane = laneOf(new Reader(engine.view, engine.memory));
  assert.equal(lane.name, 'wörker 1');
  const spans = lane.events.map(({ kind, label, startMs, endMs }) => [kind, label, startMs, endMs]);
  assert.deepEqual(
    spans.slice(0, 6),
    kinds.slice(1).map((name, index) => [name, `item ${index + 1}`, index + 1, index + 1.5]),
  );
  assert.deepEqual(spans.slice(6), [
    ['compute', '12 items from 18446744073709551615', 9, 9],
    ['compute', '3', 0, 0],
  ]);
});

test('the span under way grows until it ends', () => {
  const engine = new Engine();
  engine.begin(performance.timeOrigin + performance.now());
  engine.name(0, 'main');
  const reader = new Reader(engine.view, engine.memory);
  engine.open(0, { kind: 2, text: 1, first: 7, count: 1, start: 0 });
  const first = laneOf(reader).events.map((event) => ({ ...event }));
  assert.deepEqual([first.length, first[0]?.kind, first[0]?.label], [1, 'wait', '7']);
  const second = laneOf(reader).events;
  assert.equal(second.length, 1, 'it is still the same');
  assert.ok(Number(second[0]?.endMs) >= Number(first[0]?.endMs));
  engine.push(0, { kind: 2, text: 1, first: 7, count: 1, start: 0, end: 0.25 });
  engine.open(0, null);
  assert.deepEqual(laneOf(reader).events, [{ kind: 'wait', label: '7', startMs: 0, endMs: 0.25 }]);
});

test('the newest span may be lengthened after it was read', () => {
  const engine = new Engine();
  engine.name(0, 'main');
  const reader = new Reader(engine.view, engine.memory);
  engine.push(0, { text: 0, first: 1, count: 1, start: 0, end: 1 });
  assert.equal(labels(laneOf(reader)), 'item 1');
  engine.amend(0, { count: 5, end: 3 });
  const { events } = laneOf(reader);
  assert.deepEqual(events, [{ kind: 'compute', label: '5 items from 1', startMs: 0, endMs: 3 }]);
});

test('a ring that has gone round shows the newest and counts the others', () => {
  for (const [pushed, dropped, seen] of /** @type {const} */ ([
    [4, 0, '0 1 2 3'],
    [5, 1, '1 2 3 4'],
    [13, 9, '9 10 11 12'],
  ])) {
    const engine = new Engine({ capacity: 4 });
    engine.name(0, 'main');
    engine.count(0, 0, pushed);
    const lane = laneOf(new Reader(engine.view, engine.memory));
    assert.deepEqual([labels(lane), lane.dropped], [seen, dropped]);
  }
});

test('who reads often enough keeps more than the ring does', () => {
  const engine = new Engine({ capacity: 4 });
  engine.name(0, 'main');
  const reader = new Reader(engine.view, engine.memory);
  for (let pushed = 0; pushed < 12; pushed += 3) {
    engine.count(0, pushed, 3);
    laneOf(reader);
  }
  const lane = laneOf(reader);
  assert.deepEqual([labels(lane), lane.dropped], ['0 1 2 3 4 5 6 7 8 9 10 11', 0]);
  // Then comes a long pause.
  engine.count(0, 12, 10);
  assert.deepEqual(
    [labels(laneOf(reader)), lane.dropped],
    ['0 1 2 3 4 5 6 7 8 9 10 11 18 19 20 21', 6],
  );
});

test('nobody keeps spans without end', () => {
  const engine = new Engine({ capacity: 4 });
  engine.name(0, 'main');
  const reader = new Reader(engine.view, engine.memory);
  for (let pushed = 0; pushed < 100; pushed += 1) {
    engine.count(0, pushed, 1);
    laneOf(reader);
  }
  const lane = laneOf(reader);
  assert.equal(lane.events.length + lane.dropped, 100);
  assert.equal(lane.events.length, 16);
  assert.match(labels(lane), /^84 85 .* 98 99$/);
});

test('output, line by line', () => {
  const engine = new Engine();
  const reader = new Reader(engine.view, engine.memory);
  const output = () => reader.read()?.output;
  assert.deepEqual(output(), []);
  engine.print('eins\n\nzwei für drei\n');
  assert.deepEqual(output(), ['eins', '', 'zwei für drei']);
  engine.print('四\n');
  assert.deepEqual(output(), ['eins', '', 'zwei für drei', '四']);
  engine.takeOutput();
  assert.equal(output()?.length, 4, 'taken for the report, and kept here');
});

test('a memory that has grown has another buffer', () => {
  const engine = new Engine({ shared: false });
  engine.name(0, 'main');
  const reader = new Reader(engine.view, engine.memory);
  engine.count(0, 0, 2);
  laneOf(reader);
  engine.memory.grow(1);
  engine.count(0, 2, 1);
  engine.print('still here\n');
  assert.equal(labels(laneOf(reader)), '0 1 2');
  assert.deepEqual(reader.read()?.output, ['still here']);
});
