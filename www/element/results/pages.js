// thread-pool's result: each address, in the order of the answers, with its size or what went wrong.

/** @import { Translator } from '../../i18n/translator.js' */

import { h } from '../../shared/dom.js';
import { longTable } from './shapes.js';

/** @typedef {{ url: string, bytes?: number, error?: string }} Page */

/** @param {Page[]} value @param {Translator} i18n */
export function pagesView(value, i18n) {
  if (!Array.isArray(value)) return null;
  return longTable(
    [i18n.t('pages.url'), i18n.t('pages.answer')],
    value,
    ({ url, bytes, error }) =>
      h(
        'tr',
        {},
        h('td', { class: 'address' }, url),
        error === undefined
          ? h('td', { class: 'number' }, i18n.t('pages.bytes', { count: bytes ?? 0 }))
          : h('td', { class: 'failed' }, error),
      ),
    i18n,
  );
}
