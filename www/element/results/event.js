// event's result: how long after each `set` each waiter continued.

/** @import { Translator } from '../../i18n/translator.js' */

import { h } from '../../shared/dom.js';
import { barOf } from './shapes.js';

/** @typedef {{ median: number | null, max: number | null, waiters: number[][] }} Latency in µs */

/** @param {{ woken: number, latencyUs: Latency }} value @param {Translator} i18n */
export function eventView({ latencyUs }, i18n) {
  if (!latencyUs) return null;
  const { median, max, waiters } = latencyUs;
  /** @param {number | null | undefined} us */
  const time = (us) => (typeof us === 'number' ? i18n.time(us / 1000) : '–');
  /** @param {number | undefined} us */
  const cell = (us) =>
    h('td', { class: 'number' }, barOf((us ?? 0) / (max || 1)), h('b', {}, time(us)));
  const heads = ['event.waiter', 'event.first', 'event.second'].map((key) => i18n.t(key));
  const table = h(
    'table',
    { class: 'figures matrix' },
    h('thead', {}, h('tr', {}, ...heads.map((head) => h('th', { scope: 'col' }, head)))),
    h(
      'tbody',
      {},
      ...waiters.map(([first, second], index) =>
        h('tr', {}, h('th', { scope: 'row' }, String(index + 1)), cell(first), cell(second)),
      ),
    ),
  );
  return h(
    'div',
    { class: 'counter' },
    h('p', {}, i18n.t('event.latency', { median: time(median), max: time(max) })),
    h(
      'div',
      { class: 'scroll tall', tabindex: 0, role: 'region', 'aria-label': i18n.t('result') },
      table,
    ),
  );
}
