// pool-map's picture: rows of iteration counts, 0..255, painted as a Mandelbrot set.

/** @import { Words } from '../text/words.js' */

import { h } from './dom.js';

/** A point that never got away: inside the set. */
const INSIDE = 255;
/** Stops of the palette, from points that leave at once to those that hesitate. */
const STOPS = [
  [0.0, 10, 16, 46],
  [0.16, 24, 66, 148],
  [0.36, 92, 172, 224],
  [0.5, 240, 248, 252],
  [0.64, 250, 204, 92],
  [0.82, 214, 96, 34],
  [1.0, 74, 16, 38],
];

/** Red, green, blue for each count. */
export function paletteOf() {
  const colours = new Uint8ClampedArray(256 * 3);
  for (let count = 0; count < INSIDE; count += 1) {
    // Few steps are common and many rare: the logarithm spreads them evenly.
    const at = Math.log1p(count) / Math.log1p(INSIDE - 1);
    const upper = Math.max(1, STOPS.findIndex(([stop]) => Number(stop) >= at));
    const [from, ...low] = /** @type {number[]} */ (STOPS[upper - 1]);
    const [to, ...high] = /** @type {number[]} */ (STOPS[upper]);
    const share = (at - Number(from)) / (Number(to) - Number(from));
    for (let part = 0; part < 3; part += 1) {
      colours[count * 3 + part] = Number(low[part]) + share * (Number(high[part]) - Number(low[part]));
    }
  }
  colours.set([8, 9, 14], INSIDE * 3);
  return colours;
}

/** @param {any} value @param {Words} words */
export function pictureView(value, words) {
  const isPicture = Array.isArray(value) && value.length > 0 && value.every(Array.isArray);
  if (!isPicture) return null;
  const columns = Math.max(1, ...value.map((row) => row.length));
  const canvas = h('canvas', { width: columns, height: value.length, role: 'img' });
  canvas.setAttribute('aria-label', words.say('result.picture', { rows: value.length, columns }));
  canvas.style.aspectRatio = `${columns} / ${value.length}`;
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  const image = context.createImageData(columns, value.length);
  const colours = paletteOf();
  value.forEach((row, y) => {
    for (let x = 0; x < row.length; x += 1) {
      const at = (y * columns + x) * 4;
      image.data.set(colours.subarray(row[x] * 3, row[x] * 3 + 3), at);
      image.data[at + 3] = 255;
    }
  });
  context.putImageData(image, 0, 0);
  return h(
    'figure',
    { class: 'picture' },
    canvas,
    h('figcaption', { class: 'hint' }, words.say('result.picture.points', { rows: value.length, columns })),
  );
}
