// Paints lanes, spans and axis on a canvas.

/** @import { Kind, Lane, LaneEvent } from '../contract.d.ts' */
/** @import { Palette } from './kinds.js' */

import { kinds } from './kinds.js';
import { ticks } from './timeline-model.js';
import { LEVELS, layOut } from './timeline-spans.js';

/**
 * Sizes in CSS pixels.
 * @typedef {object} Layout
 * @property {number} width @property {number} height
 * @property {number} left where the time axis begins @property {number} right where it ends
 * @property {number} pitch from one lane to the next @property {number} bar how high a bar is
 */

const AXIS = 28;
const FONT = 12;
/** Bars at least this large carry their label. */
const LABEL_HEIGHT = 14;
const LABEL_WIDTH = 34;
/** Lane heights by how many there are: many lanes get thinner, never unreadable. */
const PITCHES = /** @type {const} */ ([
  [4, 44],
  [8, 34],
  [16, 24],
  [32, 16],
  [Infinity, 11],
]);

/**
 * @param {number} width @param {number} lanes @param {number} nameWidth
 * @param {boolean} shares whether there is a column for the share of busy time
 * @returns {Layout}
 */
export function layoutOf(width, lanes, nameWidth, shares) {
  const pitch = PITCHES.find(([most]) => lanes <= most)?.[1] ?? 11;
  const left = nameWidth > 0 ? Math.min(Math.ceil(nameWidth) + 14, width * 0.3) : 0;
  const bar = Math.round(pitch * (pitch > 20 ? 0.72 : 0.8));
  return { width, height: lanes * pitch + AXIS, left, right: width - (shares ? 52 : 1), pitch, bar };
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {object} picture
 * @param {Lane[]} picture.lanes @param {number} picture.rangeMs @param {Layout} picture.layout
 * @param {number} picture.ratio device pixels a CSS pixel
 * @param {Palette} picture.palette @param {Record<Kind, CanvasPattern>} picture.patterns
 * @param {string[] | null} picture.shares what is written right of each lane
 */
export function paint(context, { lanes, rangeMs, layout, ratio, palette, patterns, shares }) {
  const { width, height, left, right, pitch, bar } = layout;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  paintAxis(context, rangeMs, layout, palette);

  context.font = `${FONT}px ${palette.font}`;
  context.textBaseline = 'middle';
  const every = Math.max(1, Math.ceil((FONT + 2) / pitch));
  lanes.forEach(({ name }, lane) => {
    const y = lane * pitch + (pitch - bar) / 2;
    context.fillStyle = palette.track;
    context.fillRect(left, y, right - left, bar);
    if (lane % every) return;
    context.fillStyle = palette.text;
    context.textAlign = 'left';
    context.fillText(name, 0, y + bar / 2 + 0.5, left - 8);
    if (!shares) return;
    context.fillStyle = palette.muted;
    context.textAlign = 'right';
    context.fillText(shares[lane] ?? '', width, y + bar / 2 + 0.5);
  });

  const scale = ((right - left) / rangeMs) * ratio;
  /** @type {{ event: LaneEvent, x: number, width: number, y: number }[]} */
  const labels = [];
  /** @type {Map<string, { kind: Kind, level: number, boxes: number[] }>} */
  const paths = new Map();
  lanes.forEach(({ events }, lane) => {
    const y = Math.round((lane * pitch + (pitch - bar) / 2) * ratio);
    const high = Math.round(bar * ratio);
    const x0 = Math.round(left * ratio);
    layOut(events, scale, (kind, from, wide, level, event) => {
      const key = kind + level;
      let path = paths.get(key);
      if (!path) {
        path = { kind, level, boxes: [] };
        paths.set(key, path);
      }
      const start = x0 + Math.round(from);
      // A gap of a hair between neighbours, so that each can be seen for itself.
      const gap = event && wide > 6 ? 1 : 0;
      const end = Math.max(start + 1, x0 + Math.round(from + wide) - gap);
      path.boxes.push(start, y, end - start, high);
      if (event && wide / ratio > LABEL_WIDTH && bar >= LABEL_HEIGHT) {
        labels.push({ event, x: start / ratio, width: (end - start) / ratio, y: y / ratio + bar / 2 });
      }
    });
  });

  context.setTransform(1, 0, 0, 1, 0, 0);
  const order = [...paths.values()].sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind));
  for (const { kind, level, boxes } of order) {
    context.globalAlpha = level / LEVELS;
    context.fillStyle = patterns[kind];
    for (let at = 0; at < boxes.length; at += 4) {
      context.fillRect(...box(boxes, at));
    }
  }
  context.globalAlpha = 1;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  for (const label of labels) paintLabel(context, label, palette);
}

/** @param {number[]} boxes @param {number} at */
const box = (boxes, at) =>
  /** @type {[number, number, number, number]} */ (boxes.slice(at, at + 4));

/** @param {CanvasRenderingContext2D} context @param {number} rangeMs @param {Layout} layout @param {Palette} palette */
function paintAxis(context, rangeMs, { left, right, height }, palette) {
  context.font = `11px ${palette.font}`;
  context.textBaseline = 'alphabetic';
  const values = ticks(rangeMs, right - left);
  const foot = height - AXIS;
  values.forEach((value, index) => {
    const x = Math.round(left + (value / rangeMs) * (right - left)) + 0.5;
    context.fillStyle = palette.line;
    context.fillRect(x - 0.5, 0, 1, foot + 6);
    context.fillStyle = palette.muted;
    const text = index === values.length - 1 ? `${value} ms` : String(value);
    const half = context.measureText(text).width / 2;
    context.textAlign = 'center';
    context.fillText(text, Math.min(Math.max(x, left + (index ? half : half)), right - half), foot + 20);
  });
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {{ event: LaneEvent, x: number, width: number, y: number }} label
 * @param {Palette} palette
 */
function paintLabel(context, { event, x, width, y }, palette) {
  if (event.kind === 'idle') return;
  const room = width - 12;
  const text = fitted(context, event.label, room);
  if (!text) return;
  context.textAlign = 'left';
  if (event.kind !== 'compute') {
    // On a texture the words get a ground of their own.
    context.fillStyle = palette.paper;
    context.globalAlpha = 0.86;
    context.fillRect(x + 3, y - 8, context.measureText(text).width + 6, 16);
    context.globalAlpha = 1;
  }
  context.fillStyle = event.kind === 'compute' ? palette.onCompute : palette.text;
  context.fillText(text, x + 6, y + 0.5);
}

/** `text`, shortened to fit, or nothing where too little would be left. @param {CanvasRenderingContext2D} context @param {string} text @param {number} room */
function fitted(context, text, room) {
  const wide = context.measureText(text).width;
  if (wide <= room) return text;
  const keep = Math.floor((text.length * room) / wide) - 1;
  return keep >= 4 ? `${text.slice(0, keep)}…` : '';
}
