// The part of the reader that lives in the page, put there before anything else runs: roles, names
// and visible text, through all shadow roots.

/** Runs in the page, so it can use nothing from outside of itself. */
export function installReader() {
  /** @type {Record<string, string>} */
  const roles = {
    A: 'link',
    BUTTON: 'button',
    H1: 'heading',
    H2: 'heading',
    H3: 'heading',
    INPUT: 'textbox',
    MAIN: 'main',
    NAV: 'navigation',
    SECTION: 'region',
    SELECT: 'combobox',
    SUMMARY: 'button',
    TABLE: 'table',
    TEXTAREA: 'textbox',
  };
  const namedByContent = new Set(['button', 'heading', 'link', 'rowheader']);

  /** @param {Element} element */
  function roleOf(element) {
    if (element instanceof HTMLInputElement && element.type === 'radio') return 'radio';
    return element.getAttribute('role') ?? roles[element.tagName];
  }

  /** @param {Element} element @param {string} attribute a list of ids */
  function referred(element, attribute) {
    const root = /** @type {Document | ShadowRoot} */ (element.getRootNode());
    const ids = element.getAttribute(attribute)?.split(' ') ?? [];
    return ids.flatMap((id) => root.getElementById(id) ?? []);
  }

  /** @param {Element} element @param {string} role */
  function nameOf(element, role) {
    const [label] = referred(element, 'aria-labelledby');
    if (label) return label.textContent ?? '';
    const given = element.getAttribute('aria-label');
    if (given !== null) return given;
    const { labels } = /** @type {HTMLInputElement} */ (element);
    if (labels?.length) return [...labels].map((one) => one.textContent).join(' ');
    return namedByContent.has(role) ? (element.textContent ?? '') : '';
  }

  /** @param {Element} element */
  const isVisible = (element) =>
    element.checkVisibility({ visibilityProperty: true }) &&
    element.closest('[aria-hidden="true"]') === null &&
    element.getBoundingClientRect().width > 1;

  /** @param {Document | ShadowRoot} root @returns {Generator<Element>} */
  function* deep(root) {
    for (const element of root.querySelectorAll('*')) {
      yield element;
      if (element.shadowRoot) yield* deep(element.shadowRoot);
    }
  }

  /** @param {string} role @param {string} name a pattern */
  function find(role, name) {
    const fits = new RegExp(name);
    for (const element of deep(document)) {
      if (roleOf(element) !== role || !fits.test(nameOf(element, role).trim())) continue;
      if (isVisible(element)) return element;
    }
    return null;
  }

  /** Visible text, blocks in lines of their own. @param {Node} node @returns {string} */
  function textOf(node) {
    if (node instanceof Text) {
      const kept = node.parentElement?.closest('pre');
      return kept ? node.data : node.data.replace(/[ \t\n]+/g, ' ');
    }
    if (!(node instanceof Element) || ['SCRIPT', 'STYLE'].includes(node.tagName)) return '';
    const { display } = getComputedStyle(node);
    if (display !== 'contents' && !isVisible(node)) return '';
    const inside =
      node instanceof HTMLSlotElement ? node.assignedNodes() : (node.shadowRoot ?? node).childNodes;
    const text = [...inside].map(textOf).join('');
    return display.startsWith('inline') ? text : `\n${text.trim()}\n`.replace(/\n\n+/g, '\n');
  }

  /** What is said of a control, and how many pixels below it. @param {Element} element */
  function noteOf(element) {
    const [note] = referred(element, 'aria-describedby');
    if (!note) return { text: '', below: Number.POSITIVE_INFINITY };
    const [above, box] = [element.getBoundingClientRect(), note.getBoundingClientRect()];
    const besides = box.left > above.right || box.right < above.left;
    const below = besides ? Number.POSITIVE_INFINITY : box.top - above.bottom;
    return { text: textOf(note).trim(), below };
  }

  /** Whether its middle is in sight, and nothing lies over it. @param {Element} element */
  function isInSight(element) {
    const { left, width, top, bottom } = element.getBoundingClientRect();
    const [from, to] = [Math.max(0, top), Math.min(innerHeight, bottom)];
    const root = /** @type {Document | ShadowRoot} */ (element.getRootNode());
    const hit = root.elementFromPoint(left + width / 2, (from + to) / 2);
    return from < to && (element.contains(hit) || hit?.contains(element) === true);
  }

  /** What has the focus, whether that is marked, and whether it is in sight. */
  function focused() {
    let element = /** @type {Element} */ (document.activeElement);
    while (element.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    const role = roleOf(element) ?? '';
    // The outline may be around what belongs together with it.
    const around = [element, element.parentElement, element.parentElement?.parentElement];
    const outlined = around.some((one) => one && getComputedStyle(one).outlineStyle !== 'none');
    return { role, name: nameOf(element, role).trim(), outlined, inSight: isInSight(element) };
  }

  const reader = {
    find,
    focused,
    textOf,
    noteOf,
  };
  Object.assign(globalThis, { reader });
}
