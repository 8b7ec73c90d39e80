// What the program prints, like a terminal: append only, so that ten thousand lines cost what ten do.

/** @import { Translator } from '../../i18n/translator.js' */

import { h } from '../../shared/dom.js';

/** Lines are put in blocks of this many; blocks out of sight are not laid out. */
const BLOCK = 200;
/** Lines put on the page in one frame. */
const A_FRAME = 1000;
/** This near the end counts as reading the end, which is then followed. */
const NEAR_END = 24;
/** As results.css has it. */
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
  /** Whether what is shown was printed long ago, so that there is no end to follow. */
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
    // Asking has the page laid out.
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
      // What a block out of sight is taken to measure, so that the scroll bar tells the truth.
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
    /** What another machine printed, until there is a run. @param {string[]} next none: nothing is shown */
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
    /** All lines of a finished run, which may differ from what was seen live. @param {string[]} next */
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
