// The tree of a page as it is drawn: through slots and out of shadow roots.

/** What an element is drawn in. @param {Element} node @returns {Element | null} */
export function outer(node) {
  const parent = node.assignedSlot ?? node.parentNode;
  if (parent instanceof ShadowRoot) return parent.host;
  return parent instanceof Element ? parent : null;
}
