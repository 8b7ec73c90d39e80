// Reading the timeline: the pointer or the arrow keys choose a span, a ring marks it, a line describes it.

/** @import { Lane } from '../../contract.d.ts' */
/** @import { Place } from './model.js' */
/** @import { Layout } from './layout.js' */
/** @import { Translator } from '../../i18n/translator.js' */

import { h } from '../../shared/dom.js';
import { topOf } from './layout.js';
import { findSpan, moved } from './model.js';

const KEYS = new Set(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End']);
/** How close the pointer must be to a span, in pixels. */
const REACH = 6;

/**
 * @param {object} options
 * @param {Translator} options.i18n
 * @param {HTMLCanvasElement} options.canvas
 * @param {AbortSignal} options.signal
 */
export function createReader({ i18n, canvas, signal }) {
  const ring = h('div', { class: 'ring', hidden: true });
  const readout = h('p', { class: 'readout', part: 'readout', 'aria-live': 'polite' });
  const stage = h(
    'div',
    {
      class: 'lanes-stage',
      tabindex: 0,
      role: 'application',
      'aria-roledescription': i18n.t('timeline.roledescription'),
      'aria-label': `${i18n.t('timeline')}. ${i18n.t('timeline.hint')}`,
    },
    canvas,
    ring,
  );
  /** @type {Lane[]} */
  let lanes = [];
  /** @type {Layout | null} */
  let layout = null;
  let range = 1;
  /** @type {Place | null} */
  let place = null;
  let idleText = '';

  function tell() {
    const event = place && lanes[place.lane]?.events[place.index];
    if (!place || !event || !layout) {
      ring.hidden = true;
      readout.textContent = idleText;
      return;
    }
    const { left, right, bar } = layout;
    const scale = (right - left) / range;
    const x = left + event.startMs * scale;
    ring.hidden = false;
    ring.style.left = `${x}px`;
    ring.style.width = `${Math.max(3, (event.endMs - event.startMs) * scale)}px`;
    ring.style.top = `${topOf(layout, place.lane)}px`;
    ring.style.height = `${bar}px`;
    const pieces = [
      i18n.label(lanes[place.lane]?.name ?? ''),
      i18n.t(`kind.${event.kind}`),
      i18n.t('timeline.starts', { time: i18n.time(event.startMs) }),
      i18n.t('timeline.lasts', { time: i18n.time(event.endMs - event.startMs) }),
    ];
    readout.replaceChildren(
      h('strong', {}, i18n.label(event.label) || i18n.t(`kind.${event.kind}`)),
      ...pieces.map((piece) => ` · ${piece}`),
    );
  }

  /** @param {Place | null} next */
  function choose(next) {
    if (next?.lane === place?.lane && next?.index === place?.index) return;
    place = next;
    tell();
  }

  /** @param {PointerEvent} event */
  function point(event) {
    if (!layout) return;
    const { left, right, pitch } = layout;
    const box = stage.getBoundingClientRect();
    const lane = Math.floor((event.clientY - box.top) / pitch);
    const perPixel = range / (right - left);
    const time = (event.clientX - box.left - left) * perPixel;
    const events = lanes[lane]?.events ?? [];
    const index = time < -REACH * perPixel ? -1 : findSpan(events, time, REACH * perPixel);
    choose(index < 0 ? null : { lane, index });
  }

  stage.addEventListener('pointermove', point, { signal });
  stage.addEventListener('pointerdown', point, { signal });
  stage.addEventListener(
    'keydown',
    (event) => {
      if (!KEYS.has(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      choose(moved(lanes, place, event.key));
    },
    { signal },
  );

  return {
    stage,
    readout,
    /** To be called after each painting. @param {Lane[]} nextLanes @param {Layout} nextLayout @param {number} nextRange */
    refresh(nextLanes, nextLayout, nextRange) {
      lanes = nextLanes;
      layout = nextLayout;
      range = nextRange;
      if (place) tell();
    },
    clear() {
      place = null;
      tell();
    },
    /** Sets what the line says while no span is chosen. @param {string} text */
    explain(text) {
      idleText = text;
      tell();
    },
  };
}
