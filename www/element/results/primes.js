// prime-check's result: each number, whether it is prime, and its two factors where one was found.

/** @import { Words } from '../../i18n/translator.js' */

import { h } from '../../shared/dom.js';
import { longTable } from './shapes.js';

/** @typedef {{ number: number | string, prime: boolean, smallestFactor: number | string | null }} Checked */

/** `7 × 16040357`, exact for all 64 bits. @param {Checked} checked */
export function factors({ number, smallestFactor }) {
  if (smallestFactor === null || smallestFactor === undefined) return '';
  const rest = BigInt(number) / BigInt(smallestFactor);
  return `${smallestFactor} × ${rest}`;
}

/** @param {Checked[]} value @param {Words} words */
export function primesView(value, words) {
  if (!Array.isArray(value)) return null;
  return longTable(
    [words.say('result.number'), words.say('result.prime'), words.say('result.factor')],
    value,
    (checked) =>
      h(
        'tr',
        { class: checked.prime ? 'prime' : null },
        h('td', { class: 'number' }, String(checked.number)),
        h('td', {}, words.say(checked.prime ? 'result.yes' : 'result.no')),
        h('td', { class: 'number' }, factors(checked)),
      ),
    words,
  );
}
