// imap-progress's result: what each chunk size took, as a bar and a figure.

/** @import { Report } from '../../contract.d.ts' */
/** @import { Translator } from '../../i18n/translator.js' */

import { h } from '../../shared/dom.js';
import { barOf } from './shapes.js';

/**
 * @param {{ points?: { chunksize: number, elapsedMs: number }[] }} value
 * @param {Translator} i18n
 * @param {Report} report
 */
export function pointsView({ points }, i18n, { parameters }) {
  if (!points) return null;
  const longest = Math.max(...points.map(({ elapsedMs }) => elapsedMs));
  const items = Number(parameters.items);
  const heads = ['points.chunksize', 'points.time', 'points.each'].map((key) => i18n.t(key));
  return h(
    'table',
    { class: 'figures matrix' },
    h('thead', {}, h('tr', {}, ...heads.map((head) => h('th', { scope: 'col' }, head)))),
    h(
      'tbody',
      {},
      ...points.map(({ chunksize, elapsedMs }) =>
        h(
          'tr',
          {},
          h('th', { scope: 'row' }, i18n.count(chunksize)),
          h(
            'td',
            { class: 'number' },
            barOf(longest > 0 ? elapsedMs / longest : 0),
            h('b', {}, i18n.time(elapsedMs)),
          ),
          h('td', { class: 'number' }, i18n.time(elapsedMs / items)),
        ),
      ),
    ),
  );
}
