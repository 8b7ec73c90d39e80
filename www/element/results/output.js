// The program's output, like a terminal. It is append-only, so that the ten-thousandth line costs no more
// than the tenth.

/** @import { Translator } from '../../i18n/translator.js' */

import { h } from '../../shared/dom.js';

/** Lines per block; blocks out of sight are not laid out. */
const BLOCK = 200;
/** Lines added to the page per frame. */
const A_FRAME = 1000;
/** A reader this close to the end, in pixels, is following it. */
const NEAR_END = 24;
/** As in results.css. */
const LINE_HEIGHT = 20;

/**
 * @param {object} options
 * @param {Translator} options.i18n
 * @param {AbortSignal} options.signal
 */
export function createOutput({ i18n, signal }) {
  const count = h('span', { class: 'count' });
  const screen = h('div', { class: 'screen', tabindex: 0, role: 'region' });
  screen.setAttribute('aria-label', i18n.t('output'));
  const node = h(
    'section',
    { class: 'output', part: 'output', hidden: true },
    h('h3', {}, i18n.t('output'), count),
    screen,
  );
  /** @type {string[]} */
  let lines = [];
  let shown = 0;
  /** @type {HTMLElement | null} */
  let block = null;
  let inBlock = 0;
  let frame = 0;
  /** Whether the output shown was recorded, so that there is no end to follow. */
  let recorded = false;

  function clear() {
    screen.replaceChildren();
    node.classList.remove('recorded');
    recorded = false;
    shown = 0;
    block = null;
    inBlock = 0;
  }

  function append() {
    frame = 0;
    // Measuring forces a layout, so only if needed.
    const follow =
      !recorded && screen.scrollHeight - screen.scrollTop - screen.clientHeight < NEAR_END;
    const end = Math.min(lines.length, shown + A_FRAME);
    while (shown < end) {
      if (!block || inBlock === BLOCK) {
        block = h('pre', {});
        inBlock = 0;
        screen.append(block);
      }
      const upTo = Math.min(end, shown + BLOCK - inBlock);
      block.append(`${lines.slice(shown, upTo).join('\n')}\n`);
      inBlock += upTo - shown;
      // The height that a block out of sight is assumed to have, for an honest scroll bar.
      block.style.containIntrinsicHeight = `${inBlock * LINE_HEIGHT}px`;
      shown = upTo;
    }
    count.textContent = i18n.t('output.lines', { count: lines.length });
    screen.classList.toggle('long', shown > BLOCK);
    if (follow) screen.scrollTop = screen.scrollHeight;
    if (shown < lines.length) frame = requestAnimationFrame(append);
  }
  signal.addEventListener('abort', () => cancelAnimationFrame(frame));

  return {
    node,
    start() {
      lines = [];
    },
    /** Shows recorded output until there is a run. @param {string[]} next if empty, nothing is shown */
    showRecorded(next) {
      clear();
      lines = next;
      node.hidden = next.length === 0;
      recorded = true;
      append();
      node.classList.add('recorded');
      count.textContent = i18n.t('output.recorded');
    },
    /** @param {string[]} next all lines so far */
    live(next) {
      if (next.length === 0) return;
      if (lines.length === 0) clear();
      lines = next;
      node.hidden = false;
      if (shown < lines.length && !frame) append();
    },
    /** Shows all lines of a finished run, which may differ from what was shown live. @param {string[]} next */
    show(next) {
      node.hidden = false;
      const same = lines.length > 0 && lines.every((line, index) => line === next[index]);
      if (!same) clear();
      lines = next;
      if (next.length === 0) {
        screen.replaceChildren(h('p', { class: 'hint' }, i18n.t('output.none')));
        count.textContent = '';
      } else if (!frame) append();
    },
  };
}
