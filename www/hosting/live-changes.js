// What changed between two looks at a run. A frame sends its page only that.

/** @import { Lane, LaneEvent, Live, LiveChanges } from '../contract.d.ts' */

/** @typedef {{ lanes: LaneEvent[][], lines: number }} Sent */

/** The state before anything was sent. @returns {Sent} */
export const nothingSent = () => ({ lanes: [], lines: 0 });

/**
 * @param {Sent} sent what the other side knows; updated to include what is returned
 * @param {Live} live
 * @returns {LiveChanges}
 */
export function changesSince(sent, { elapsedMs, done, total, lanes, output }) {
  const lines = output.slice(sent.lines);
  sent.lines = output.length;
  return {
    elapsedMs,
    done,
    total,
    lanes: lanes.map((lane, index) => {
      const before = sent.lanes[index] ?? [];
      sent.lanes[index] = [...lane.events];
      return { name: lane.name, dropped: lane.dropped, ...difference(before, lane.events) };
    }),
    output: lines,
  };
}

/**
 * Events that are still there are the same objects as before.
 * @param {LaneEvent[]} before
 * @param {LaneEvent[]} now
 */
function difference(before, now) {
  const [oldest] = now;
  const place = oldest ? before.indexOf(oldest) : -1;
  const gone = place < 0 ? before.length : place;
  let kept = Math.min(before.length - gone, now.length);
  while (kept > 0 && before[gone + kept - 1] !== now[kept - 1]) kept -= 1;
  return { gone, kept, events: now.slice(kept) };
}

/**
 * @param {Live | null} live updated in place, since its arrays only grow; null the first time
 * @param {LiveChanges} changes
 * @returns {Live}
 */
export function withChanges(live, { lanes, output, ...figures }) {
  const next = live ?? { ...figures, lanes: [], output: [] };
  Object.assign(next, figures);
  next.output.push(...output);
  for (const [index, { name, dropped, gone, kept, events }] of lanes.entries()) {
    /** @type {Lane} */
    const lane = next.lanes[index] ?? { name, dropped, events: [] };
    next.lanes[index] = lane;
    lane.dropped = dropped;
    lane.events.splice(0, gone);
    lane.events.splice(kept, lane.events.length - kept, ...events);
  }
  return next;
}
