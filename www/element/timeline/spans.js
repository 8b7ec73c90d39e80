// Lays a lane's events out: wide ones as bars of their own, what is thinner than a few pixels as
// sums, a column of pixels at a time, so that a hundred thousand spans cost no more to paint than
// the picture is wide.

/** @import { LaneEvent } from '../../contract.d.ts' */

import { kinds } from './kinds.js';

/** From this many device pixels on a span is a bar of its own. */
const OWN_BAR = 3;
/** How solid a column is at the least. */
const FAINTEST = 0.25;

/** @type {Record<string, number>} */
const numberOf = Object.fromEntries(kinds.map((kind, index) => [kind, index]));

/**
 * @param {LaneEvent[]} events in order of their start
 * @param {number} scale device pixels a millisecond
 * @param {(event: LaneEvent, x: number, width: number) => void} onBar
 * @param {(x: number, pixels: Float64Array) => void} onColumn how much of a column's one pixel each
 *   kind takes, in the order of `kinds`; the array is used again
 */
export function layOut(events, scale, onBar, onColumn) {
  const sums = new Float64Array(kinds.length);
  let column = -1;
  let kind = '';
  let index = 0;
  for (const event of events) {
    const x = event.startMs * scale;
    const width = (event.endMs - event.startMs) * scale;
    const isBar = width >= OWN_BAR;
    const here = isBar ? -1 : Math.floor(x);
    if (column >= 0 && here !== column) {
      onColumn(column, sums);
      sums.fill(0);
    }
    column = here;
    if (isBar) {
      onBar(event, x, width);
      continue;
    }
    if (event.kind !== kind) {
      kind = event.kind;
      index = numberOf[kind] ?? 0;
    }
    sums[index] = /** @type {number} */ (sums[index]) + Math.max(width, 0);
  }
  if (column >= 0) onColumn(column, sums);
}

/**
 * Mixes the colours of a column by how much each kind takes of it.
 * @param {Float64Array} pixels @param {number[]} inks red, green, blue of each kind, one after another
 * @param {Uint8ClampedArray} image @param {number} at where the pixel's four bytes begin
 */
export function mix(pixels, inks, image, at) {
  let [total, red, green, blue] = [0, 0, 0, 0];
  for (let kind = 0; kind < pixels.length; kind += 1) {
    const share = pixels[kind] ?? 0;
    if (share === 0) continue;
    total += share;
    red += share * (inks[kind * 3] ?? 0);
    green += share * (inks[kind * 3 + 1] ?? 0);
    blue += share * (inks[kind * 3 + 2] ?? 0);
  }
  if (total <= 0) return;
  image[at] = red / total;
  image[at + 1] = green / total;
  image[at + 2] = blue / total;
  // However little happened in a column, it is to be seen.
  image[at + 3] = 255 * Math.max(FAINTEST, Math.min(1, total));
}
