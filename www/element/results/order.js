// result-order's result: the order that each way of collecting gave, with misplaced results marked.

/** @import { Translator } from '../../i18n/translator.js' */

import { h } from '../../shared/dom.js';

/** @typedef {{ asCompleted: number[], map: number[], fixed: number[] }} Orders */

/** The ways, named as in the value, in the order in which the demo tries them. */
const ways = /** @type {const} */ (['asCompleted', 'map', 'fixed']);

/** Which places hold a result that belongs elsewhere. @param {number[]} results @param {number[]} ordered */
export const misplaced = (results, ordered) =>
  results.flatMap((result, place) => (result === ordered[place] ? [] : [place]));

/** @param {Orders} value @param {Translator} i18n */
export function orderView(value, i18n) {
  if (!ways.every((way) => Array.isArray(value?.[way]))) return null;
  /** @param {number} count */
  const said = (count) => (count ? i18n.t('order.misplaced', { count }) : i18n.t('order.kept'));
  const rows = ways.map((way) => {
    const wrong = new Set(misplaced(value[way], value.map));
    const results = value[way].map((result, place) =>
      h('li', wrong.has(place) ? { class: 'misplaced' } : {}, String(result)),
    );
    return h(
      'div',
      {},
      h('dt', {}, i18n.t(`order.${way}`), h('span', { class: 'count' }, said(wrong.size))),
      h('dd', {}, h('ol', { class: 'order' }, ...results)),
    );
  });
  return h('dl', { class: 'orders' }, ...rows);
}
