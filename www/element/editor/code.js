// The two listings: the Python that documentation teaches, and the Rust that runs here.

/** @import { Translator } from '../../i18n/translator.js' */

import { h } from '../../shared/dom.js';

/** @typedef {{ code: string, marked: number[] }} Listing */

/** How far from the viewport the listings are prepared. */
const AHEAD = '300px';
/** Longer listings stay plain, because colouring them would block the page. */
const LONGEST_COLOURED = 20_000;

/**
 * @param {object} options
 * @param {Translator} options.i18n
 * @param {() => Promise<Listing>} options.loadRust
 * @param {AbortSignal} options.signal
 */
export function createCode({ i18n, loadRust, signal }) {
  const python = createPane('python', i18n);
  const rust = createPane('rust', i18n);
  const node = h('section', { class: 'code pair', part: 'code' }, python.node, rust.node);

  const near = new IntersectionObserver(
    async (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      near.disconnect();
      try {
        const [listing, { highlighted }] = await Promise.all([
          loadRust(),
          import('./highlight.js'),
        ]);
        if (signal.aborted) return;
        python.colourWith(highlighted);
        rust.colourWith(highlighted);
        rust.show(listing);
      } catch {
        rust.fail();
      }
    },
    { rootMargin: AHEAD },
  );
  near.observe(node);
  signal.addEventListener('abort', () => near.disconnect());

  return {
    node,
    /** @param {Listing} listing */
    showPython: (listing) => python.show(listing),
  };
}

/** @param {'python' | 'rust'} language @param {Translator} i18n */
function createPane(language, i18n) {
  const code = h('code');
  const marks = h('div', { class: 'marks', 'aria-hidden': 'true' });
  const sheet = h('pre', {}, marks, code);
  const [name, purpose] = [i18n.t(language), i18n.t(`code.${language}`)];
  const label = `${name}: ${purpose}`;
  const scroll = h(
    'div',
    { class: 'sheet', tabindex: 0, role: 'region', 'aria-label': label },
    sheet,
  );
  const said = h('p', { class: 'said' });
  const node = h(
    'div',
    { class: 'pane' },
    h('h3', {}, name, h('span', { class: 'count' }, purpose)),
    scroll,
    said,
  );
  /** @type {((code: string, language: string) => string) | null} */
  let colour = null;
  /** @type {Listing | null} */
  let listing = null;
  code.textContent = language === 'rust' ? i18n.t('code.loading') : '';

  function draw() {
    if (!listing) return;
    const { code: text, marked } = listing;
    // The highlighter escapes the code it is given, so none of it can become an element.
    if (colour && text.length <= LONGEST_COLOURED) code.innerHTML = colour(text, language);
    else code.textContent = text;
    marks.replaceChildren(...marked.map(markOf));
    const lines = marked.map((line) => line + 1).join(', ');
    said.textContent = marked.length ? i18n.t('code.marked', { count: marked.length, lines }) : '';
  }

  return {
    node,
    /** @param {(code: string, language: string) => string} highlighted */
    colourWith(highlighted) {
      colour = highlighted;
      draw();
    },
    /** @param {Listing} next */
    show(next) {
      const first = listing === null;
      if (listing?.code === next.code) return;
      listing = next;
      draw();
      if (first) onceLaidOut(scroll, () => bringIntoView(scroll, marks));
    },
    fail() {
      code.textContent = i18n.t('code.failed');
    },
  };
}

/** Waits until then, because measuring right away would force a layout. @param {Element} node @param {() => void} act */
function onceLaidOut(node, act) {
  new ResizeObserver((_, observer) => {
    observer.disconnect();
    act();
  }).observe(node);
}

/** @param {number} line */
function markOf(line) {
  const mark = h('span', { class: 'mark' });
  mark.style.top = `calc(${line} * var(--_line-height))`;
  return mark;
}

/** Scrolls a long listing (not the page) to its first marked line if that is out of sight. @param {HTMLElement} scroll @param {HTMLElement} marks */
function bringIntoView(scroll, marks) {
  const first = marks.firstElementChild;
  if (!(first instanceof HTMLElement)) return;
  const below = first.offsetTop + first.offsetHeight * 4 - scroll.clientHeight;
  const line = first.offsetHeight;
  // By whole lines, so that none is cut off at the top.
  if (below > 0) scroll.scrollTop = Math.ceil(below / line) * line + 8;
}
