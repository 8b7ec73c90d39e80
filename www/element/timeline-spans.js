// Lays a lane's events out as bars; what is thinner than a pixel is summed up a column at a time,
// so that a hundred thousand spans cost no more to paint than the picture is wide.

/** @import { Kind, LaneEvent } from '../contract.d.ts' */

import { kinds } from './kinds.js';

/** From this many device pixels on a span is a bar of its own. */
const OWN_BAR = 2;
/** Steps in which a column shows how full it is. */
export const LEVELS = 4;

/** @type {Record<string, number>} */
const numberOf = Object.fromEntries(kinds.map((kind, index) => [kind, index]));

/**
 * @param {LaneEvent[]} events in order of their start
 * @param {number} scale device pixels a millisecond
 * @param {(kind: Kind, x: number, width: number, level: number, event: LaneEvent | null) => void} emit
 *   a bar; `level` of LEVELS says how full it is, and `event` is there where the bar is one span
 */
export function layOut(events, scale, emit) {
  const sums = new Float64Array(kinds.length);
  let column = -1;
  // The bar being put together from columns alike.
  let kind = -1;
  let from = 0;
  let to = 0;
  let level = 0;

  const closeBar = () => {
    if (kind >= 0) emit(/** @type {Kind} */ (kinds[kind]), from, to - from, level, null);
    kind = -1;
  };
  const closeColumn = () => {
    if (column < 0) return;
    let most = 0;
    let total = 0;
    for (let index = 0; index < sums.length; index += 1) {
      const sum = /** @type {number} */ (sums[index]);
      total += sum;
      if (sum > /** @type {number} */ (sums[most])) most = index;
      sums[index] = 0;
    }
    const full = Math.max(1, Math.min(LEVELS, Math.ceil(total * LEVELS)));
    if (most === kind && full === level && to === column) {
      to = column + 1;
    } else {
      closeBar();
      kind = most;
      from = column;
      to = column + 1;
      level = full;
    }
    column = -1;
  };

  for (const event of events) {
    const x = event.startMs * scale;
    const width = (event.endMs - event.startMs) * scale;
    if (width >= OWN_BAR) {
      closeColumn();
      closeBar();
      emit(event.kind, x, width, LEVELS, event);
      continue;
    }
    const here = Math.floor(x);
    if (here !== column) {
      closeColumn();
      column = here;
    }
    const index = numberOf[event.kind] ?? 0;
    sums[index] = /** @type {number} */ (sums[index]) + Math.max(width, 0);
  }
  closeColumn();
  closeBar();
}
