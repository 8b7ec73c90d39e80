// Lays out a lane's events: wide ones as separate bars, those thinner than a few pixels as sums for each
// column of pixels, so that painting a hundred thousand spans costs no more than the picture is wide.

/** @import { LaneEvent } from '../../contract.d.ts' */

import { kinds } from './kinds.js';

/** A span of at least this many device pixels is a separate bar. */
const OWN_BAR = 3;
/** The least opacity of a column. */
const FAINTEST = 0.25;

/** @type {Record<string, number>} */
const numberOf = Object.fromEntries(kinds.map((kind, index) => [kind, index]));

/**
 * @param {LaneEvent[]} events in order of their start
 * @param {number} scale device pixels a millisecond
 * @param {(event: LaneEvent, x: number, width: number) => void} onBar
 * @param {(x: number, pixels: Float64Array) => void} onColumn how much of a column's one pixel each
 *   kind takes, in the order of `kinds`; the array is reused
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
 * Mixes the colours of a column in proportion to the time of each kind.
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
  // Even the shortest span in a column must be visible.
  image[at + 3] = 255 * Math.max(FAINTEST, Math.min(1, total));
}
