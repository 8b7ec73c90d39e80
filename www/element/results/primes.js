// prime-check's result: each number, whether it is prime, and two factors if one was found.

/** @import { Report } from '../../contract.d.ts' */
/** @import { Translator } from '../../i18n/translator.js' */

import { h } from '../../shared/dom.js';
import { longTable } from './shapes.js';

/** @typedef {Report<'prime-check'>['value'][number]} Checked */

/** `7 × 16040357`, exact for all 64 bits. @param {Checked} checked */
export function factors({ number, smallestFactor }) {
  if (smallestFactor === null) return '';
  const rest = BigInt(number) / BigInt(smallestFactor);
  return `${smallestFactor} × ${rest}`;
}

/** @param {Checked[]} value @param {Translator} i18n */
export function primesView(value, i18n) {
  return longTable(
    [i18n.t('result.number'), i18n.t('result.prime'), i18n.t('result.factor')],
    value,
    (checked) =>
      h(
        'tr',
        { class: checked.prime ? 'prime' : null },
        h('td', { class: 'number' }, String(checked.number)),
        h('td', {}, i18n.t(checked.prime ? 'result.yes' : 'result.no')),
        h('td', { class: 'number' }, factors(checked)),
      ),
    i18n,
  );
}
