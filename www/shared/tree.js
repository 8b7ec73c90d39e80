// The flat tree, as the page is rendered: through slots and out of shadow roots.

/** The element that an element is rendered in. @param {Element} node @returns {Element | null} */
export function outer(node) {
  const parent = node.assignedSlot ?? node.parentNode;
  if (parent instanceof ShadowRoot) return parent.host;
  return parent instanceof Element ? parent : null;
}
