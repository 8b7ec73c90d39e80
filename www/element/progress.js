// The progress line beside the buttons, and the milestones announced to screen readers.

/** @import { Translator } from '../i18n/translator.js' */

import { h } from '../shared/dom.js';
import { progressText } from './progress-text.js';

/** Halfway through a run longer than this, in ms, is worth announcing. */
const LONG_MS = 3000;
/** The width of a character at most, in pixels, at the font size that actions.css sets. */
const CHARACTER = 7.9;

/**
 * @param {object} options
 * @param {Translator} options.i18n
 * @param {() => void} options.onHalf a long run is half done
 */
export function createProgress({ i18n, onHalf }) {
  const before = h('span');
  const bar = h('span', { class: 'progress-bar' });
  const after = h('span');
  const node = h(
    'div',
    {
      class: 'progress',
      part: 'progress',
      role: 'progressbar',
      'aria-label': i18n.t('progress'),
      'aria-valuemin': 0,
    },
    before,
    bar,
    after,
  );
  let half = false;
  let text = '';
  let room = 0;

  return {
    node,
    start() {
      half = false;
      text = '';
      node.classList.add('shown');
      // Once per run: measuring in every frame would force a layout in every frame.
      room = Math.floor(node.clientWidth / CHARACTER);
      node.removeAttribute('aria-valuenow');
      node.removeAttribute('aria-valuetext');
      for (const span of [before, bar, after]) span.textContent = '';
    },
    /** @param {{ done: number, total: number, elapsedMs: number }} progress */
    show(progress) {
      const { done, total, elapsedMs } = progress;
      if (total === 0) return;
      const pieces = progressText(progress, room);
      const next = pieces.before + pieces.bar + pieces.after;
      if (next === text) return;
      text = next;
      before.textContent = pieces.before;
      bar.textContent = pieces.bar;
      after.textContent = pieces.after;
      node.setAttribute('aria-valuemax', String(total));
      node.setAttribute('aria-valuenow', String(done));
      const values = { done: i18n.count(done), total: i18n.count(total) };
      const share = i18n.share(done / total);
      node.setAttribute('aria-valuetext', i18n.t('progress.value', { ...values, share }));
      if (!half && done < total && done * 2 >= total && elapsedMs > LONG_MS / 2) {
        half = true;
        onHalf();
      }
    },
    hide() {
      node.classList.remove('shown');
    },
  };
}
