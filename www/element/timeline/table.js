// The timeline as a table, for readers who cannot see the picture.

/** @import { Lane } from '../../contract.d.ts' */
/** @import { Translator } from '../../i18n/translator.js' */

import { h } from '../../shared/dom.js';
import { kindsPresent, summarise } from './model.js';

/** @param {Translator} i18n */
export function createTimelineTable(i18n) {
  const body = h('div', { class: 'scroll', tabindex: 0, role: 'region' });
  body.setAttribute('aria-label', i18n.t('timeline.table'));
  const node = h(
    'details',
    { class: 'as-table empty' },
    h('summary', {}, i18n.t('timeline.table')),
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
        i18n.t('timeline.column.lane'),
        ...kinds.map((kind) => i18n.t(`kind.${kind}`)),
        i18n.t('timeline.busy'),
        i18n.t('timeline.column.spans'),
        ...(lost ? [i18n.t('timeline.column.dropped')] : []),
      ];
      const rows = summarise(lanes, elapsedMs).map(({ name, ms, busy, spans, dropped }) =>
        h(
          'tr',
          {},
          h('th', { scope: 'row' }, i18n.label(name)),
          ...kinds.map((kind) =>
            h(
              'td',
              {},
              i18n.t('timeline.cell', {
                time: i18n.time(ms[kind]),
                share: i18n.share(elapsedMs > 0 ? ms[kind] / elapsedMs : 0),
              }),
            ),
          ),
          h('td', {}, i18n.share(busy)),
          h('td', {}, i18n.count(spans)),
          lost && h('td', {}, i18n.count(dropped)),
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
