// Light or dark. `auto` follows the page: what documentation tools set on <html> or <body>, otherwise
// the lightness of the background behind the element, otherwise the reader's system.

import { outer } from '../shared/tree.js';

/** @typedef {'light' | 'dark'} Shade */

/** Attributes that tools set, and their values: MkDocs Material, Docusaurus, Furo, PyData, Bootstrap. */
const attributes = ['data-md-color-scheme', 'data-theme', 'data-bs-theme', 'data-color-mode'];
/** @type {Record<string, Shade>} */
const shades = { light: 'light', default: 'light', dark: 'dark', slate: 'dark' };

/** Classes that tools set: mdBook's themes; VitePress and others only `dark`. @type {Record<string, Shade>} */
const classes = {
  light: 'light',
  rust: 'light',
  coal: 'dark',
  navy: 'dark',
  ayu: 'dark',
  dark: 'dark',
};

const system = () => matchMedia('(prefers-color-scheme: dark)');

/** @returns {Shade | undefined} */
function noted() {
  for (const node of [document.body, document.documentElement]) {
    for (const name of attributes) {
      const shade = shades[node?.getAttribute(name) ?? ''];
      if (shade) return shade;
    }
    for (const name of node?.classList ?? []) {
      const shade = Object.hasOwn(classes, name) ? classes[name] : undefined;
      if (shade) return shade;
    }
  }
  return undefined;
}

/** The nearest opaque background that the page paints behind a node. @param {Element} node @returns {Shade | undefined} */
function ground(node) {
  for (let at = outer(node); at; at = outer(at)) {
    const [red = 0, green = 0, blue = 0, alpha = 1] = figuresOf(
      getComputedStyle(at).backgroundColor,
    );
    if (alpha > 0.5) return 0.3 * red + 0.59 * green + 0.11 * blue < 128 ? 'dark' : 'light';
  }
  return undefined;
}

/** The numbers of `rgb(28, 79, 214)`. @param {string} colour */
const figuresOf = (colour) => (colour.match(/[\d.]+/g) ?? []).map(Number);

/** @param {Element} host @returns {{shade: Shade, behind: Shade}} the theme, and the theme of the background behind it */
function look(host) {
  const behind = ground(host);
  const shade = noted() ?? behind ?? (system().matches ? 'dark' : 'light');
  return { shade, behind: behind ?? bare() };
}

/** A page without a background is white, unless it declares that it follows the system. @returns {Shade} */
function bare() {
  const goesAlong = getComputedStyle(document.documentElement).colorScheme.includes('dark');
  return goesAlong && system().matches ? 'dark' : 'light';
}

/**
 * Reports the theme now and whenever it changes.
 * @param {Element} host
 * @param {AbortSignal} signal
 * @param {(shade: Shade, apart: boolean) => void} onChange apart: the page behind has the other
 */
export function watchTheme(host, signal, onChange) {
  /** @type {import('./options.js').Theme} */
  let wanted = 'auto';
  let told = '';

  function check() {
    const { shade, behind } = look(host);
    const own = wanted === 'auto' ? shade : wanted;
    const next = `${own} ${behind}`;
    if (next === told) return;
    told = next;
    onChange(own, own !== behind);
  }

  const changed = new MutationObserver(check);
  for (const node of [document.documentElement, document.body]) {
    changed.observe(node, { attributes: true });
    // If the page fades from one theme to the other, the background is known when it has ended.
    node.addEventListener('transitionend', check, { signal });
  }
  signal.addEventListener('abort', () => changed.disconnect());
  system().addEventListener('change', check, { signal });

  return {
    /** @param {import('./options.js').Theme} theme */
    want(theme) {
      wanted = theme;
      check();
    },
  };
}
