// Paints lanes, spans and axis on a canvas.

/** @import { Kind, Lane, LaneEvent } from '../../contract.d.ts' */
/** @import { Palette } from './kinds.js' */
/** @import { Layout } from './layout.js' */

import { ticks } from '../../shared/ticks.js';
import { kinds } from './kinds.js';
import { AXIS, topOf } from './layout.js';
import { createRibbon } from './ribbon.js';
import { layOut } from './spans.js';

/** Bars at least this large show their label. */
const LABEL_HEIGHT = 14;
const LABEL_WIDTH = 34;
/** Bars wider than this leave a hairline before their neighbour. */
const HAIR_FROM = 6;

/**
 * @typedef {object} Picture
 * @property {Lane[]} lanes @property {number} rangeMs @property {Layout} layout
 * @property {number} ratio device pixels per CSS pixel
 * @property {Palette} palette @property {Record<Kind, CanvasPattern>} patterns
 * @property {{ head: string, lanes: string[] } | null} shares what is written to the right of the lanes
 * @property {(label: string) => string} labelOf the name of a span or a lane
 */

/** @typedef {{ event: LaneEvent, x: number, width: number, y: number }} Label */

/** @param {CanvasRenderingContext2D} context @param {Picture} picture */
export function paint(context, picture) {
  const { layout, ratio } = picture;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, layout.width, layout.height);
  paintAxis(context, picture);
  paintNames(context, picture);
  const labels = paintSpans(context, picture);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  for (const label of labels) paintLabel(context, label, picture);
}

/** @param {CanvasRenderingContext2D} context @param {Picture} picture */
function paintAxis(context, { rangeMs, layout, palette, shares }) {
  const { left, right, width, height } = layout;
  context.font = `11px ${palette.font}`;
  context.textBaseline = 'alphabetic';
  const values = ticks(rangeMs, right - left);
  const foot = height - AXIS;
  values.forEach((value, index) => {
    const x = Math.round(left + (value / rangeMs) * (right - left));
    context.fillStyle = palette.line;
    context.fillRect(Math.min(x, right - 1), 0, 1, foot + 6);
    context.fillStyle = palette.muted;
    const text = index === values.length - 1 ? `${value} ms` : String(value);
    const half = context.measureText(text).width / 2;
    context.textAlign = 'center';
    context.fillText(text, Math.min(Math.max(x, left + half), right - half), foot + 20);
  });
  if (!shares) return;
  context.textAlign = 'right';
  context.fillText(shares.head, width, foot + 20);
}

/** @param {CanvasRenderingContext2D} context @param {Picture} picture */
function paintNames(context, { lanes, layout, palette, shares, labelOf }) {
  const { left, right, width, pitch, bar } = layout;
  context.font = `12px ${palette.font}`;
  context.textBaseline = 'middle';
  const every = Math.max(1, Math.ceil(LABEL_HEIGHT / pitch));
  lanes.forEach(({ name }, lane) => {
    const y = topOf(layout, lane);
    context.fillStyle = palette.track;
    context.fillRect(left, y, right - left, bar);
    if (lane % every) return;
    context.fillStyle = palette.text;
    context.textAlign = 'left';
    context.fillText(labelOf(name), 0, y + bar / 2 + 0.5, left - 8);
    if (!shares) return;
    context.fillStyle = palette.muted;
    context.textAlign = 'right';
    context.fillText(shares.lanes[lane] ?? '', width, y + bar / 2 + 0.5);
  });
}

/** In device pixels, so that edges are sharp. @param {CanvasRenderingContext2D} context @param {Picture} picture */
function paintSpans(context, { lanes, rangeMs, layout, ratio, palette, patterns }) {
  const { left, right, bar } = layout;
  const scale = ((right - left) / rangeMs) * ratio;
  const origin = Math.round(left * ratio);
  const high = Math.round(bar * ratio);
  const wide = Math.max(1, Math.ceil((right - left) * ratio));
  /** @type {Label[]} */
  const labels = [];
  const boxes = /** @type {Record<Kind, number[]>} */ (
    Object.fromEntries(kinds.map((kind) => [kind, /** @type {number[]} */ ([])]))
  );
  const inks = kinds.flatMap((kind) => rgb(palette.ink[kind]));
  const ribbon = createRibbon(wide, lanes.length, inks);
  /** @param {number} lane */
  const top = (lane) => Math.round(topOf(layout, lane) * ratio);

  lanes.forEach(({ events }, lane) => {
    const y = top(lane);
    layOut(
      events,
      scale,
      (event, from, width) => {
        const x = origin + Math.round(from);
        const hair = width > HAIR_FROM ? 1 : 0;
        const end = Math.max(x + 1, origin + Math.round(from + width) - hair);
        boxes[event.kind].push(x, y, end - x, high);
        if (width > LABEL_WIDTH * ratio && bar >= LABEL_HEIGHT) {
          labels.push({ event, x: x / ratio, width: (end - x) / ratio, y: y / ratio + bar / 2 });
        }
      },
      (column, pixels) => ribbon.add(lane, column, pixels),
    );
  });

  context.setTransform(1, 0, 0, 1, 0, 0);
  ribbon.draw(context, origin, high, top);
  for (const kind of kinds) {
    const all = boxes[kind];
    context.fillStyle = patterns[kind];
    for (let at = 0; at + 3 < all.length; at += 4) {
      const [x = 0, y = 0, width = 0, height = 0] = [
        all[at],
        all[at + 1],
        all[at + 2],
        all[at + 3],
      ];
      context.fillRect(x, y, width, height);
    }
  }
  return labels;
}

/** Red, green, blue of a colour as the page resolves it: `rgb(28, 79, 214)`. @param {string} colour */
function rgb(colour) {
  return (colour.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number);
}

/** @param {CanvasRenderingContext2D} context @param {Label} label @param {Picture} picture */
function paintLabel(context, { event, x, width, y }, { palette, labelOf }) {
  if (event.kind === 'idle') return;
  const text = fitted(context, labelOf(event.label), width - 12);
  if (!text) return;
  context.textAlign = 'left';
  if (event.kind !== 'compute') {
    // On a texture, text gets a background of its own.
    context.fillStyle = palette.paper;
    context.globalAlpha = 0.86;
    context.fillRect(x + 3, y - 8, context.measureText(text).width + 6, 16);
    context.globalAlpha = 1;
  }
  context.fillStyle = event.kind === 'compute' ? palette.onCompute : palette.text;
  context.fillText(text, x + 6, y + 0.5);
}

/**
 * `text`, shortened to fit; empty if too little would be left.
 * @param {CanvasRenderingContext2D} context @param {string} text @param {number} room
 */
function fitted(context, text, room) {
  const wide = context.measureText(text).width;
  if (wide <= room) return text;
  const keep = Math.floor((text.length * room) / wide) - 1;
  return keep >= 4 ? `${text.slice(0, keep)}…` : '';
}
