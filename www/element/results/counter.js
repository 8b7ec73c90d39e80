// The result of counting together: how much of what was counted is left, and what each guard costs,
// where that was measured.

/** @import { Report } from '../../contract.d.ts' */
/** @import { Translator } from '../../i18n/translator.js' */

import { h } from '../../shared/dom.js';
import { barOf } from './shapes.js';

/** @typedef {{ guard: string, aloneNs: number, togetherNs: number }} Cost */
/** @typedef {{ expected: number, actual: number, lost: number, costs?: Cost[] }} Counted */

/** @param {Counted} value @param {Translator} i18n @param {Report} report */
export function counterView({ expected, actual, lost, costs }, i18n, report) {
  if (expected === undefined) return null;
  return h(
    'div',
    { class: 'counter' },
    h(
      'div',
      { class: 'matrix' },
      barOf(actual / expected),
      h('b', {}, i18n.t('counter.kept', { count: actual })),
      ` ${i18n.t('counter.lost', { count: lost })}`,
    ),
    costs
      ? h('div', {}, h('p', {}, i18n.t('counter.cost')), costTable(costs, i18n, report.workers))
      : null,
  );
}

/** @param {Cost[]} costs @param {Translator} i18n @param {number} workers */
function costTable(costs, i18n, workers) {
  const most = Math.max(...costs.flatMap(({ aloneNs, togetherNs }) => [aloneNs, togetherNs]));
  /** @param {number} ns */
  const cell = (ns) =>
    h('td', { class: 'number' }, barOf(ns / most), h('b', {}, i18n.time(ns / 1e6)));
  const heads = [
    i18n.t('counter.guard'),
    i18n.t('counter.alone'),
    i18n.t('counter.together', { count: workers }),
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
          h('th', { scope: 'row' }, i18n.t(`counter.${guard}`)),
          cell(aloneNs),
          cell(togetherNs),
        ),
      ),
    ),
  );
}
