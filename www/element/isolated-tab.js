// The way out when this page cannot do something: the same demo in a tab that isolates itself, offered
// right where the reader is told.

/** @import { Translator } from '../i18n/translator.js' */

import { isOwnPage, isolatedTab } from '../hosting/own-folder.js';
import { firstKnown } from '../i18n/languages.js';
import { h } from '../shared/dom.js';

/** @param {Translator} i18n */
export function createIsolatedTab(i18n) {
  let address = '';

  return {
    /** Sets what the tab will show. @param {string | null} query null if it does not fit into an address */
    lead(query) {
      address = query === null ? '' : isolatedTab(query + languageFor(i18n));
    },
    /** A link to the tab; null if there is none, or if it could do no more than this page. */
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

/** The language, if the tab would pick another one by itself. @param {Translator} i18n */
function languageFor({ language }) {
  return firstKnown(navigator.languages) === language ? '' : `&lang=${language}`;
}

/** Not in a tab that is of this kind itself: it has already tried to isolate itself. */
function canIsolateTab() {
  const tried = isOwnPage() && parent === window;
  return isSecureContext && 'serviceWorker' in navigator && !tried;
}
