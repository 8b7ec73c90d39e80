// The demo's own result, in its own view if it has one, otherwise in one that fits the value's shape.

/** @import { DemoId, Report } from '../../contract.d.ts' */
/** @import { Translator } from '../../i18n/translator.js' */

import { h } from '../../shared/dom.js';
import { counterView } from './counter.js';
import { eventView } from './event.js';
import { matrixView } from './matrix.js';
import { orderView } from './order.js';
import { pagesView } from './pages.js';
import { pictureView } from './picture.js';
import { pointsView } from './points.js';
import { primesView } from './primes.js';
import { listView, recordView, tableView, treeView } from './shapes.js';

/** @typedef {(value: any, i18n: Translator, report: Report) => Node | null} View null where the value is not for it */

/** @type {{ [Id in DemoId]?: (value: Report<Id>['value'], i18n: Translator, report: Report<Id>) => Node | null }} */
const views = {
  'prime-check': primesView,
  'pool-map': pictureView,
  'thread-pool': pagesView,
  'result-order': orderView,
  'shared-counter': counterView,
  event: eventView,
  gil: matrixView,
  'cpu-or-io': matrixView,
  'imap-progress': pointsView,
  'shared-value': counterView,
  terminate: ({ afterMs: replacedMs }, i18n) => recordView({ replacedMs }, i18n),
  process: ({ children }, i18n) => tableView(children, i18n),
  queue: ({ received }, i18n) => listView(received, i18n),
  pipe: ({ exchanged }, i18n) =>
    tableView(
      exchanged?.map((/** @type {number[]} */ [sent, received]) => ({ sent, received })),
      i18n,
    ),
};

/** Tried in turn for any demo. @type {View[]} */
const shapes = [tableView, listView, recordView, treeView];

/** @param {{ i18n: Translator }} options */
export function createResult({ i18n }) {
  const body = h('div', { class: 'result-body' });
  const node = h(
    'section',
    { class: 'result', part: 'result', hidden: true },
    h('h3', {}, i18n.t('result')),
    body,
  );
  return {
    node,
    /** @param {Report} report */
    show(report) {
      /** @type {View | undefined} */
      const own = views[/** @type {DemoId} */ (report.demo)];
      const tried = own ? [own, ...shapes] : shapes;
      for (const view of tried) {
        const made = view(report.value, i18n, report);
        if (!made) continue;
        node.hidden = false;
        body.replaceChildren(made);
        return;
      }
      node.hidden = true;
    },
  };
}
