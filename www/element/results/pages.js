// thread-pool's result: each address, in the order of the answers, with its bytes or why there are none.

/** @import { Words } from '../../i18n/translator.js' */

import { h } from '../../shared/dom.js';
import { longTable } from './shapes.js';

/** @typedef {{ url: string, bytes?: number, error?: string }} Page */

/** @param {Page[]} value @param {Words} words */
export function pagesView(value, words) {
  if (!Array.isArray(value)) return null;
  return longTable(
    [words.say('pages.url'), words.say('pages.answer')],
    value,
    ({ url, bytes, error }) =>
      h(
        'tr',
        {},
        h('td', { class: 'address' }, url),
        error === undefined
          ? h('td', { class: 'number' }, words.say('pages.bytes', { count: bytes ?? 0 }))
          : h('td', { class: 'failed' }, error),
      ),
    words,
  );
}
