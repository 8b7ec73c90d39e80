// The result of counting together: how much of what was counted is left, and what each guard costs,
// where that was measured.

/** @import { Report } from '../../contract.d.ts' */
/** @import { Words } from '../../i18n/translator.js' */

import { h } from '../../shared/dom.js';
import { barOf } from './shapes.js';

/** @typedef {{ guard: string, aloneNs: number, togetherNs: number }} Cost */
/** @typedef {{ expected: number, actual: number, lost: number, costs?: Cost[] }} Counted */

/** @param {Counted} value @param {Words} words @param {Report} report */
export function counterView({ expected, actual, lost, costs }, words, report) {
  if (expected === undefined) return null;
  return h(
    'div',
    { class: 'counter' },
    h(
      'div',
      { class: 'matrix' },
      barOf(actual / expected),
      h('b', {}, words.say('counter.kept', { count: actual })),
      ` ${words.say('counter.lost', { count: lost })}`,
    ),
    costs
      ? h('div', {}, h('p', {}, words.say('counter.cost')), costTable(costs, words, report.workers))
      : null,
  );
}

/** @param {Cost[]} costs @param {Words} words @param {number} workers */
function costTable(costs, words, workers) {
  const most = Math.max(...costs.flatMap(({ aloneNs, togetherNs }) => [aloneNs, togetherNs]));
  /** @param {number} ns */
  const cell = (ns) =>
    h('td', { class: 'number' }, barOf(ns / most), h('b', {}, words.time(ns / 1e6)));
  const heads = [
    words.say('counter.guard'),
    words.say('counter.alone'),
    words.say('counter.together', { count: workers }),
  ];
  return h(
    'table',
    { class: 'figures matrix' },
    h('thead', {}, h('tr', {}, ...heads.map((head) => h('th', { scope: 'col' }, head)))),
    h(
      'tbody',
      {},
      ...costs.map(({ guard, aloneNs, togetherNs }) =>
        h(
          'tr',
          {},
          h('th', { scope: 'row' }, words.say(`counter.${guard}`)),
          cell(aloneNs),
          cell(togetherNs),
        ),
      ),
    ),
  );
}
