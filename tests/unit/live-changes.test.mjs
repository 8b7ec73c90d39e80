// What a frame sends of a run, look by look, makes the page's picture of it the same.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changesSince, nothingSent, withChanges } from '../../www/hosting/live-changes.js';

/** @typedef {import('../../www/contract.d.ts').Live} Live */
/** @typedef {import('../../www/contract.d.ts').LaneEvent} LaneEvent */

/** @param {number} at @returns {LaneEvent} */
const event = (at) => ({ kind: 'compute', label: String(at), startMs: at, endMs: at + 1 });

/** @param {LaneEvent[][]} lanes @param {string[]} output @returns {Live} */
const live = (lanes, output = []) => ({
  elapsedMs: lanes.flat().length,
  done: output.length,
  total: 9,
  lanes: lanes.map((events, index) => ({ name: `worker ${index + 1}`, events, dropped: 0 })),
  output,
});

/** A frame and a page that looks into it. */
function watching() {
  const sent = nothingSent();
  /** @type {Live | null} */
  let seen = null;
  return (/** @type {Live} */ now) => {
    const changes = structuredClone(changesSince(sent, now));
    seen = withChanges(seen, changes);
    assert.deepEqual(seen, now);
    return { seen, changes };
  };
}

test('the page sees what the frame has, and is sent only what is new', () => {
  const look = watching();
  const events = [event(0), event(1)];
  const { seen } = look(live([events], ['a']));
  events.push(event(2));
  const next = look(live([events], ['a', 'b']));
  assert.equal(next.seen, seen, 'it grows in place');
  assert.deepEqual(next.changes.lanes[0]?.events, [event(2)]);
  assert.deepEqual(next.changes.output, ['b']);
});

test('a span under way is replaced until it has ended', () => {
  const look = watching();
  const events = [event(0), event(1)];
  look(live([events]));
  events.splice(1, 1, { ...event(1), endMs: 7 }, event(8));
  assert.equal(look(live([events])).changes.lanes[0]?.events.length, 2);
});

test('the oldest events may go, and lanes come later', () => {
  const look = watching();
  const events = [event(0), event(1), event(2)];
  look(live([events]));
  events.shift();
  events.push(event(3));
  const { changes } = look(live([events, [event(5)]]));
  assert.deepEqual(changes.lanes[0]?.events, [event(3)]);
  events.splice(0, 3);
  look(live([events, [event(5)]]));
  look(live([[event(20), event(21)], [event(5)]]));
});
