// The way out for what this page cannot do: the same demo in a tab that isolates itself, offered where
// the reader is told about it.

/** @import { Translator } from '../i18n/translator.js' */

import { isOwnPage, isolatedTab } from '../hosting/own-folder.js';
import { firstKnown } from '../i18n/languages.js';
import { h } from '../shared/dom.js';

/** @param {Translator} i18n */
export function createIsolatedTab(i18n) {
  let address = '';

  return {
    /** What the tab is to show. @param {string | null} query null where it does not fit into an address */
    lead(query) {
      address = query === null ? '' : isolatedTab(query + languageFor(i18n));
    },
    /** A link to it; null where there is no such tab, or it could do no more than this page. */
    offer() {
      if (address === '' || !canIsolateTab()) return null;
      return h(
        'a',
        { class: 'tab', part: 'tab', target: '_blank', rel: 'noopener', href: address },
        i18n.t('mode.tab'),
      );
    },
  };
}

/** Said where the tab would choose another one by itself. @param {Translator} i18n */
function languageFor({ language }) {
  return firstKnown(navigator.languages) === language ? '' : `&lang=${language}`;
}

/** A tab of the playground's own that is not isolated has tried already. */
function canIsolateTab() {
  const tried = isOwnPage() && parent === window;
  return isSecureContext && 'serviceWorker' in navigator && !tried;
}
