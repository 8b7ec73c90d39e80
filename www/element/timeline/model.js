// Questions that the timeline asks about its lanes: spans under a point, neighbours, sums.

/** @import { Kind, Lane, LaneEvent } from '../../contract.d.ts' */

import { busyKinds, kinds } from './kinds.js';

/** @typedef {{ lane: number, index: number }} Place A span: which lane, which of its events. */

/** How many spans of a lane may be nested; so far back the search for one under a point looks. */
const NESTED = 8;

/** How many events start at or before `time`. @param {LaneEvent[]} events @param {number} time */
function startedBy(events, time) {
  let low = 0;
  let high = events.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (/** @type {LaneEvent} */ (events[middle]).startMs <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The span at `time`, or the nearest within `reach`; -1 if there is none.
 * @param {LaneEvent[]} events @param {number} time @param {number} reach
 */
export function findSpan(events, time, reach) {
  const last = startedBy(events, time) - 1;
  for (let index = last; index >= 0 && index > last - NESTED; index -= 1) {
    if (/** @type {LaneEvent} */ (events[index]).endMs >= time) return index;
  }
  const before = events[last];
  const after = events[last + 1];
  const behind = before ? time - before.endMs : Infinity;
  const ahead = after ? after.startMs - time : Infinity;
  if (Math.min(behind, ahead) > reach) return -1;
  return behind <= ahead ? last : last + 1;
}

/** The first lane from `from` on in steps of `by` that has spans. @param {Lane[]} lanes @param {number} from @param {1 | -1} by */
function laneWithSpans(lanes, from, by) {
  for (let lane = from; lane >= 0 && lane < lanes.length; lane += by) {
    if (lanes[lane]?.events.length) return lane;
  }
  return -1;
}

/**
 * Where an arrow key leads; null if there are no spans at all.
 * @param {Lane[]} lanes @param {Place | null} place @param {string} key
 * @returns {Place | null}
 */
export function moved(lanes, place, key) {
  const first = laneWithSpans(lanes, 0, 1);
  if (first < 0) return null;
  if (!place) return { lane: first, index: 0 };
  const events = lanes[place.lane]?.events ?? [];
  const last = events.length - 1;
  switch (key) {
    case 'ArrowLeft':
      return { ...place, index: Math.max(0, place.index - 1) };
    case 'ArrowRight':
      return { ...place, index: Math.min(last, place.index + 1) };
    case 'Home':
      return { ...place, index: 0 };
    case 'End':
      return { ...place, index: last };
    case 'ArrowUp':
    case 'ArrowDown': {
      const by = key === 'ArrowUp' ? -1 : 1;
      const lane = laneWithSpans(lanes, place.lane + by, by);
      const from = events[place.index];
      if (lane < 0 || !from) return place;
      const middle = (from.startMs + from.endMs) / 2;
      return { lane, index: findSpan(lanes[lane]?.events ?? [], middle, Infinity) };
    }
    default:
      return place;
  }
}

/** The kinds that occur, in the usual order. @param {Lane[]} lanes @returns {Kind[]} */
export function kindsPresent(lanes) {
  const present = new Set();
  let before = '';
  for (const { events } of lanes) {
    for (const { kind } of events) {
      if (kind !== before) present.add(kind);
      before = kind;
    }
    if (present.size === kinds.length) break;
  }
  return kinds.filter((kind) => present.has(kind));
}

/**
 * A summary of each lane: the time by kind, and the share of the run that it was busy.
 * @param {Lane[]} lanes @param {number} elapsedMs
 */
export function summarise(lanes, elapsedMs) {
  return lanes.map(({ name, events, dropped }) => {
    const ms = /** @type {Record<Kind, number>} */ (
      Object.fromEntries(kinds.map((kind) => [kind, 0]))
    );
    for (const event of events) ms[event.kind] += Math.max(0, event.endMs - event.startMs);
    const busyMs = kinds.reduce((sum, kind) => sum + (busyKinds.has(kind) ? ms[kind] : 0), 0);
    const busy = elapsedMs > 0 ? Math.min(1, busyMs / elapsedMs) : 0;
    return { name, ms, busy, spans: events.length, dropped };
  });
}

/** The end of the last span or of the run, whichever is later. @param {Lane[]} lanes @param {number} elapsedMs */
export function rangeOf(lanes, elapsedMs) {
  let range = elapsedMs;
  for (const { events } of lanes) range = Math.max(range, events.at(-1)?.endMs ?? 0);
  return range > 0 ? range : 1;
}
