// event's result: how long after each `set` each waiter went on.

/** @import { Words } from '../../i18n/translator.js' */

import { h } from '../../shared/dom.js';
import { barOf } from './shapes.js';

/** @typedef {{ median: number | null, max: number | null, waiters: number[][] }} Latency in µs */

/** @param {{ woken: number, latencyUs: Latency }} value @param {Words} words */
export function eventView({ latencyUs }, words) {
  if (!latencyUs) return null;
  const { median, max, waiters } = latencyUs;
  /** @param {number | null | undefined} us */
  const time = (us) => (typeof us === 'number' ? words.time(us / 1000) : '–');
  /** @param {number | undefined} us */
  const cell = (us) =>
    h('td', { class: 'number' }, barOf((us ?? 0) / (max || 1)), h('b', {}, time(us)));
  const heads = ['event.waiter', 'event.first', 'event.second'].map((key) => words.say(key));
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
    h('p', {}, words.say('event.latency', { median: time(median), max: time(max) })),
    h(
      'div',
      { class: 'scroll tall', tabindex: 0, role: 'region', 'aria-label': words.say('result') },
      table,
    ),
  );
}
