// Below everything: whether there are threads here and why, and the tab that has them where this
// page has none.

/** @import { Found } from '../contract.d.ts' */
/** @import { Translator } from '../i18n/translator.js' */

import { isOwnPage, isolatedTab } from '../hosting/own-folder.js';
import { h } from '../shared/dom.js';

/** @param {Translator} i18n */
export function createMode(i18n) {
  const said = h('span');
  const tab = h(
    'a',
    { class: 'tab', part: 'tab', target: '_blank', rel: 'noopener', hidden: true },
    i18n.t('mode.tab'),
  );

  return {
    node: h('p', { class: 'mode', part: 'mode' }, said, ' ', tab),
    /** @param {Found} found */
    show({ mode, reason }) {
      said.textContent = i18n.t(`mode.${mode}`, { reason });
      tab.hidden = mode !== 'processes' || !canIsolateTab();
    },
    /** What the tab would show. @param {string | null} query */
    lead(query) {
      if (query !== null) tab.href = isolatedTab(query);
    },
  };
}

/** A tab of the playground's own that is not isolated has tried already. */
function canIsolateTab() {
  const tried = isOwnPage() && parent === window;
  return isSecureContext && 'serviceWorker' in navigator && !tried;
}
