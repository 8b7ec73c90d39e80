// The line at the bottom: whether threads are available here and why, and the tab that has them if this
// page does not.

/** @import { Found } from '../contract.d.ts' */
/** @import { Translator } from '../i18n/translator.js' */

import { h } from '../shared/dom.js';

/** @param {Translator} i18n */
export function createMode(i18n) {
  const node = h('p', { class: 'mode', part: 'mode' });
  /** @type {Found | null} */
  let found = null;

  /** @param {HTMLElement | null} tab offered if there are no threads */
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
