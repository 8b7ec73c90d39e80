// The timeline in figures, for those who do not see the picture.

/** @import { Lane } from '../../contract.d.ts' */
/** @import { Words } from '../../i18n/translator.js' */

import { h } from '../../shared/dom.js';
import { kindsPresent, summarise } from './model.js';

/** @param {Words} words */
export function createTimelineTable(words) {
  const body = h('div', { class: 'scroll', tabindex: 0, role: 'region' });
  body.setAttribute('aria-label', words.say('timeline.table'));
  const node = h(
    'details',
    { class: 'as-table empty' },
    h('summary', {}, words.say('timeline.table')),
    body,
  );

  return {
    node,
    /** @param {Lane[]} lanes @param {number} elapsedMs */
    show(lanes, elapsedMs) {
      node.classList.toggle('empty', lanes.length === 0);
      const kinds = kindsPresent(lanes);
      const lost = lanes.some(({ dropped }) => dropped > 0);
      const heads = [
        words.say('timeline.column.lane'),
        ...kinds.map((kind) => words.say(`kind.${kind}`)),
        words.say('timeline.busy'),
        words.say('timeline.column.spans'),
        ...(lost ? [words.say('timeline.column.dropped')] : []),
      ];
      const rows = summarise(lanes, elapsedMs).map(({ name, ms, busy, spans, dropped }) =>
        h(
          'tr',
          {},
          h('th', { scope: 'row' }, words.label(name)),
          ...kinds.map((kind) =>
            h(
              'td',
              {},
              words.say('timeline.cell', {
                time: words.time(ms[kind]),
                share: words.share(elapsedMs > 0 ? ms[kind] / elapsedMs : 0),
              }),
            ),
          ),
          h('td', {}, words.share(busy)),
          h('td', {}, words.count(spans)),
          lost && h('td', {}, words.count(dropped)),
        ),
      );
      body.replaceChildren(
        h(
          'table',
          { class: 'figures' },
          h('thead', {}, h('tr', {}, ...heads.map((head) => h('th', { scope: 'col' }, head)))),
          h('tbody', {}, ...rows),
        ),
      );
    },
  };
}
