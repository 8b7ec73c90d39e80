// Creates nodes: `h` for HTML, `s` for SVG, and text in which *stars* mark emphasis.

/** @typedef {Record<string, string | number | boolean | null | undefined>} Attributes */
/** @typedef {(Node | string | null | false)[]} Children */

/** @param {Element} node @param {Attributes} attributes @param {Children} children */
function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) node.setAttribute(name, '');
    else if (value !== false && value != null) node.setAttribute(name, String(value));
  }
  node.append(...children.filter((child) => child !== null && child !== false));
}

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Attributes} [attributes]
 * @param {Children} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function h(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  fill(node, attributes, children);
  return node;
}

/**
 * @template {keyof SVGElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Attributes} [attributes]
 * @param {Children} children
 * @returns {SVGElementTagNameMap[Tag]}
 */
export function s(tag, attributes = {}, ...children) {
  const node = document.createElementNS('http://www.w3.org/2000/svg', tag);
  fill(node, attributes, children);
  return node;
}

/** `plain *loud* plain` as nodes. @param {string} text */
export function emphasised(text) {
  return text.split('*').map((part, index) => (index % 2 ? h('strong', {}, part) : part));
}

/**
 * A sentence, followed by what the reader can do about it.
 * @param {string} text @param {Node | null} [remedy]
 * @returns {(string | Node)[]}
 */
export const withRemedy = (text, remedy) => (remedy ? [text, remedy] : text ? [text] : []);

/** One style sheet from several texts. @param {string[]} texts */
export function styleSheet(...texts) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(texts.join('\n'));
  return sheet;
}

let lastId = 0;

/** An id that nothing else on the page has, for labels. @param {string} prefix */
export function freshId(prefix) {
  lastId += 1;
  return `${prefix}-${lastId}`;
}

export const reducedMotion = () => matchMedia('(prefers-reduced-motion: reduce)').matches;
