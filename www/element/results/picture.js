// pool-map's picture: rows of iteration counts, 0..255, painted as a Mandelbrot set.

/** @import { Parameters, Report } from '../../contract.d.ts' */
/** @import { Translator } from '../../i18n/translator.js' */

import { h } from '../../shared/dom.js';

/** The count of a point that never escaped: it is inside the set. */
const INSIDE = 255;
/** The most lines that a picture may have. */
const HIGHEST = 4096;
/** Rows and columns, however many, cover a part of the plane that is 3 wide and 2.5 high. */
const SHAPE = '6 / 5';
/** Stops of the palette, from points that escape at once to those that take long. */
const STOPS = [
  [0.0, 5, 7, 22],
  [0.2, 9, 22, 66],
  [0.36, 20, 58, 138],
  [0.5, 52, 132, 204],
  [0.62, 176, 224, 244],
  [0.72, 255, 243, 205],
  [0.82, 246, 174, 64],
  [0.92, 190, 72, 30],
  [1.0, 66, 14, 30],
];

/** Red, green, blue for each count. */
export function paletteOf() {
  const colours = new Uint8ClampedArray(256 * 3);
  for (let count = 0; count < INSIDE; count += 1) {
    // Small counts are common and large ones rare; the logarithm spreads them evenly.
    const at = Math.log1p(count) / Math.log1p(INSIDE - 1);
    const upper = Math.max(
      1,
      STOPS.findIndex(([stop]) => Number(stop) >= at),
    );
    const [from, ...low] = /** @type {number[]} */ (STOPS[upper - 1]);
    const [to, ...high] = /** @type {number[]} */ (STOPS[upper]);
    const share = (at - Number(from)) / (Number(to) - Number(from));
    for (let part = 0; part < 3; part += 1) {
      colours[count * 3 + part] =
        Number(low[part]) + share * (Number(high[part]) - Number(low[part]));
    }
  }
  colours.set([8, 9, 14], INSIDE * 3);
  return colours;
}

/**
 * Which line of the picture each row belongs to: the one named, if a list of lines was asked for;
 * otherwise they follow one another.
 * @param {Parameters} parameters @param {number} rows
 */
export function linesOf({ items, call }, rows) {
  const inOrder = Array.from({ length: rows }, (_, index) => index);
  if (!Array.isArray(items) || call === 'imap_unordered') return inOrder;
  const lines = items.map(Number);
  return Math.max(...lines) < HIGHEST ? lines : inOrder;
}

/** @param {Report<'pool-map'>['value']} value @param {Translator} i18n @param {Report} report */
export function pictureView(value, i18n, { parameters }) {
  const isPicture = Array.isArray(value) && value.length > 0 && value.every(Array.isArray);
  if (!isPicture) return null;
  const columns = Math.max(1, ...value.map((row) => row.length));
  const lines = linesOf(parameters, value.length);
  const height = Math.max(...lines) + 1;
  const canvas = h('canvas', { width: columns, height, role: 'img' });
  canvas.setAttribute('aria-label', i18n.t('result.picture', { rows: value.length, columns }));
  canvas.style.aspectRatio = SHAPE;
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  const image = context.createImageData(columns, height);
  const colours = paletteOf();
  value.forEach((row, y) => {
    for (let x = 0; x < row.length; x += 1) {
      const at = (Number(lines[y]) * columns + x) * 4;
      image.data.set(colours.subarray(row[x] * 3, row[x] * 3 + 3), at);
      image.data[at + 3] = 255;
    }
  });
  context.putImageData(image, 0, 0);
  const size = i18n.t('result.picture.points', { rows: value.length, columns });
  const order = parameters.call === 'imap_unordered' ? i18n.t('result.picture.unordered') : '';
  return h(
    'figure',
    { class: 'picture' },
    canvas,
    h('figcaption', { class: 'hint' }, `${size}. ${order}`),
  );
}
