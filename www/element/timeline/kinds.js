// The kinds of time on a lane, with the order, colour and texture that each has everywhere.

/** @import { Kind } from '../../contract.d.ts' */

/** In the order of the legend, the table, and painting. @type {Kind[]} */
export const kinds = ['compute', 'copy', 'io', 'wait', 'hold', 'cancelled', 'idle'];

/** Kinds that count as busy. @type {Set<Kind>} */
export const busyKinds = new Set(/** @type {Kind[]} */ (['compute', 'copy', 'hold']));

/** The side of a texture's tile, in CSS pixels. */
const TILE = 8;

/**
 * @typedef {object} Palette colours as the page resolves them
 * @property {Record<Kind, string>} ink
 * @property {string} paper @property {string} text @property {string} muted
 * @property {string} line @property {string} track @property {string} onCompute
 * @property {string} font
 */

/** @type {Record<Kind, (context: CanvasRenderingContext2D, ink: string, paper: string) => void>} */
const textures = {
  compute(context, ink) {
    context.fillStyle = ink;
    context.fillRect(0, 0, TILE, TILE);
  },
  wait(context, ink) {
    tint(context, ink);
    slant(context, ink, 1, 3);
  },
  hold(context, ink, paper) {
    context.fillStyle = ink;
    context.fillRect(0, 0, TILE, TILE);
    context.globalAlpha = 0.75;
    slant(context, paper, -1, 1.5);
  },
  io(context, ink) {
    tint(context, ink);
    context.fillStyle = ink;
    for (const at of [2, 6]) {
      context.beginPath();
      context.arc(at, at, 1.6, 0, 7);
      context.fill();
    }
  },
  copy(context, ink) {
    tint(context, ink);
    context.fillStyle = ink;
    for (const x of [0, 4]) context.fillRect(x, 0, 2, TILE);
  },
  cancelled(context, ink) {
    tint(context, ink);
    slant(context, ink, 1, 1.5);
    slant(context, ink, -1, 1.5);
  },
  idle(context, ink) {
    context.globalAlpha = 0.55;
    slant(context, ink, 1, 0.8);
  },
};

/** @param {CanvasRenderingContext2D} context @param {string} ink */
function tint(context, ink) {
  context.globalAlpha = 0.24;
  context.fillStyle = ink;
  context.fillRect(0, 0, TILE, TILE);
  context.globalAlpha = 1;
}

/** @param {CanvasRenderingContext2D} context @param {string} ink @param {1 | -1} way @param {number} width */
function slant(context, ink, way, width) {
  context.strokeStyle = ink;
  context.lineWidth = width;
  context.beginPath();
  for (const shift of [-TILE, 0, TILE]) {
    context.moveTo(shift - 1, way > 0 ? TILE + 1 : -1);
    context.lineTo(shift + TILE + 1, way > 0 ? -1 : TILE + 1);
  }
  context.stroke();
}

/**
 * The textures to fill with, by kind.
 * @param {Palette} palette @param {number} ratio device pixels a CSS pixel
 * @returns {Record<Kind, CanvasPattern>}
 */
export function patternsOf(palette, ratio) {
  const made = kinds.map((kind) => {
    const tile = document.createElement('canvas');
    tile.width = tile.height = Math.round(TILE * ratio);
    const context = /** @type {CanvasRenderingContext2D} */ (tile.getContext('2d'));
    context.scale(tile.width / TILE, tile.height / TILE);
    textures[kind](context, palette.ink[kind], palette.paper);
    return [kind, context.createPattern(tile, 'repeat')];
  });
  return Object.fromEntries(made);
}

/** A sample of the texture, for the legend. @param {Palette} palette @param {Kind} kind */
export function swatch(palette, kind) {
  const canvas = document.createElement('canvas');
  canvas.width = 44;
  canvas.height = 24;
  canvas.className = 'swatch';
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  context.fillStyle = patternsOf(palette, 2)[kind];
  context.fillRect(0, 0, canvas.width, canvas.height);
  return canvas;
}

/**
 * The colours currently in force. A custom property may hold `light-dark(…)`, which a canvas cannot read,
 * so each one is resolved through the colour of a probe element on the page.
 * @param {Element} probe @returns {Palette}
 */
export function readPalette(probe) {
  const element = /** @type {HTMLElement} */ (probe);
  /** @param {string} name */
  const colour = (name) => {
    element.style.color = `var(--_${name})`;
    return getComputedStyle(element).color;
  };
  const ink = /** @type {Record<Kind, string>} */ (
    Object.fromEntries(kinds.map((kind) => [kind, colour(kind)]))
  );
  return {
    ink,
    paper: colour('paper'),
    text: colour('ink'),
    muted: colour('muted'),
    line: colour('line'),
    track: colour('track'),
    onCompute: colour('on-accent'),
    font: getComputedStyle(element).fontFamily,
  };
}
