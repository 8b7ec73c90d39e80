// The timeline: one lane per worker, drawn on a canvas during the run, and readable in detail afterwards.

/** @import { Lane } from '../../contract.d.ts' */
/** @import { Translator } from '../../i18n/translator.js' */

import { h, reducedMotion } from '../../shared/dom.js';
import { patternsOf, readPalette, swatch } from './kinds.js';
import { heightOf, layoutOf } from './layout.js';
import { kindsPresent, rangeOf, summarise } from './model.js';
import { paint } from './paint.js';
import { createReader } from './span-reader.js';
import { createTimelineTable } from './table.js';

/** The length of the axis at first, and the factor by which it grows when a run outgrows it. */
const FIRST_RANGE_MS = 100;
const GROWTH = 1.6;
/** A narrower timeline has no room for the busy shares. */
const SHARES_FROM = 560;
/** The part of the page's time that live painting may take; costlier pictures are painted less often. */
const PART_OF_TIME = 0.25;
const FRAME_MS = 16;

/**
 * @param {object} options
 * @param {Translator} options.i18n
 * @param {AbortSignal} options.signal ends observers and frames
 */
export function createTimeline({ i18n, signal }) {
  const canvas = h('canvas', { class: 'lanes', 'aria-hidden': 'true' });
  const probe = h('span', { class: 'probe', 'aria-hidden': 'true' });
  const legend = h('ul', { class: 'legend' });
  const dropped = h('p', { class: 'hint' });
  const table = createTimelineTable(i18n);
  const reader = createReader({ i18n, canvas, signal });
  const node = h(
    'section',
    { class: 'timeline', part: 'timeline', 'aria-label': i18n.t('timeline') },
    reader.stage,
    h('div', { class: 'foot' }, reader.readout, legend),
    dropped,
    table.node,
    probe,
  );
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));

  /** @type {Lane[]} */
  let lanes = [];
  /** The least number of lanes that room is kept for, so that a new lane moves nothing. */
  let places = 1;
  let elapsedMs = 0;
  let range = FIRST_RANGE_MS;
  let target = range;
  let running = false;
  let frame = 0;
  let legendKey = '';
  /** @type {{ head: string, lanes: string[] } | null} */
  let shares = null;
  /** @type {ReturnType<typeof readPalette> | null} */
  let palette = null;
  /** @type {ReturnType<typeof patternsOf> | null} */
  let patterns = null;
  let ratio = 0;
  let width = 0;
  let nextLiveAt = 0;
  let still = reducedMotion();

  function draw() {
    if (width <= 0) return;
    if (!palette || !patterns || ratio !== devicePixelRatio) {
      ratio = devicePixelRatio;
      palette = readPalette(probe);
      patterns = patternsOf(palette, ratio);
      legendKey = '';
    }
    context.font = `12px ${palette.font}`;
    const nameWidth = Math.max(
      0,
      ...lanes.map(({ name }) => context.measureText(i18n.label(name)).width),
    );
    const withShares = !running && shares !== null && width >= SHARES_FROM;
    places = Math.max(places, lanes.length);
    const layout = layoutOf(width, places, nameWidth, withShares);
    resize(layout.width, layout.height);
    paint(context, {
      lanes,
      rangeMs: range,
      layout,
      ratio,
      palette,
      patterns,
      shares: withShares ? shares : null,
      labelOf: i18n.label,
    });
    reader.refresh(lanes, layout, range);
    drawLegend();
  }

  /** Only when the size has changed, since setting it clears the canvas and allocates. @param {number} width @param {number} height */
  function resize(width, height) {
    const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (canvas.width === wide && canvas.height === high) return;
    canvas.width = wide;
    canvas.height = high;
    canvas.style.height = `${height}px`;
  }

  function drawLegend() {
    const present = kindsPresent(lanes);
    const key = present.join();
    if (key === legendKey || !palette) return;
    legendKey = key;
    const colours = palette;
    const items = present.map((kind) => h('li', {}, swatch(colours, kind), i18n.t(`kind.${kind}`)));
    legend.replaceChildren(...items);
  }

  /** Lets the axis glide to its new range, unless the reader wants less motion. */
  function glide() {
    cancelAnimationFrame(frame);
    if (signal.aborted) return;
    if (still || Math.abs(target - range) < range * 0.004) {
      range = target;
      draw();
      return;
    }
    range += (target - range) * 0.22;
    draw();
    frame = requestAnimationFrame(glide);
  }

  function repaint() {
    palette = null;
    draw();
  }

  // Measuring the width in every frame would force a layout in every frame.
  const resized = new ResizeObserver(([entry]) => {
    width = entry?.contentRect.width ?? 0;
    draw();
  });
  resized.observe(reader.stage);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', repaint, { signal });
  signal.addEventListener('abort', () => {
    resized.disconnect();
    cancelAnimationFrame(frame);
  });

  return {
    node,
    repaint,
    /** Shows empty lanes, before anything has run. @param {string[]} names */
    expect(names) {
      lanes = names.map((name) => ({ name, events: [], dropped: 0 }));
      places = Math.max(1, lanes.length);
      // At once, even before the width is known, so that nothing below moves.
      canvas.style.height = `${heightOf(places)}px`;
      reader.explain(i18n.t('timeline.waiting'));
      draw();
    },
    start() {
      running = true;
      still = reducedMotion();
      target = FIRST_RANGE_MS;
      cancelAnimationFrame(frame);
      reader.clear();
      reader.explain('');
    },
    /** Shows what there is so far. @param {Lane[]} next @param {number} nowMs */
    live(next, nowMs) {
      if (range > target) range = target;
      lanes = next;
      elapsedMs = nowMs;
      while (nowMs > target * 0.94) target *= GROWTH;
      range = Math.max(range + (target - range) * (still ? 1 : 0.2), nowMs);
      const before = performance.now();
      if (before < nextLiveAt) return;
      draw();
      const cost = performance.now() - before;
      nextLiveAt = before + (cost > FRAME_MS * PART_OF_TIME ? cost / PART_OF_TIME : 0);
    },
    /** Shows a finished run as a whole. @param {Lane[]} next @param {number} totalMs */
    show(next, totalMs) {
      running = false;
      lanes = next;
      places = Math.max(1, lanes.length);
      elapsedMs = totalMs;
      target = rangeOf(lanes, elapsedMs);
      const busy = summarise(lanes, elapsedMs).map((lane) => i18n.share(lane.busy));
      shares = { head: i18n.t('timeline.busy'), lanes: busy };
      reader.clear();
      const spans = lanes.some(({ events }) => events.length > 0);
      reader.explain(i18n.t(spans ? 'timeline.hint' : 'timeline.none'));
      const missing = lanes.reduce((sum, lane) => sum + lane.dropped, 0);
      dropped.textContent = missing ? i18n.t('timeline.dropped', { count: missing }) : '';
      table.show(lanes, elapsedMs);
      glide();
    },
  };
}
