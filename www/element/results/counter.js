// The result of counting together: how many increments survived, and what each guard costs if that was
// measured.

/** @import { Report } from '../../contract.d.ts' */
/** @import { Translator } from '../../i18n/translator.js' */

import { h } from '../../shared/dom.js';
import { barTable } from './bar-table.js';
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
  const cell = (ns) => ({ share: ns / most, figure: [h('b', {}, i18n.time(ns / 1e6))] });
  return barTable({
    corner: i18n.t('counter.guard'),
    columns: [i18n.t('counter.alone'), i18n.t('counter.together', { count: workers })],
    rows: costs.map(({ guard, aloneNs, togetherNs }) => ({
      head: [i18n.t(`counter.${guard}`)],
      cells: [cell(aloneNs), cell(togetherNs)],
    })),
  });
}
