// Below everything: whether there are threads here and why, and the tab that has them if this page has
// none.

/** @import { Found } from '../contract.d.ts' */
/** @import { Translator } from '../i18n/translator.js' */

import { h } from '../shared/dom.js';

/** @param {Translator} i18n */
export function createMode(i18n) {
  const node = h('p', { class: 'mode', part: 'mode' });
  /** @type {Found | null} */
  let found = null;

  /** @param {HTMLElement | null} tab offered where there are no threads */
  function show(tab) {
    if (!found) return;
    const { mode, reason } = found;
    const link = mode === 'processes' && tab;
    node.replaceChildren(i18n.t(`mode.${mode}`, { reason }), ...(link ? [' ', link] : []));
  }

  return {
    node,
    show,
    /** @param {Found} answer @param {HTMLElement | null} tab */
    find(answer, tab) {
      found = answer;
      show(tab);
    },
  };
}
