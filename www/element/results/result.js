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

/**
 * A view of a demo's value; null if the value is not for it.
 * @template {DemoId} Id
 * @typedef {(value: Report<Id>['value'], i18n: Translator, report: Report<Id>) => Node | null} View
 */

/** @type {{ [Id in DemoId]?: View<Id> }} */
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
      exchanged.map(([sent, received]) => ({ sent, received })),
      i18n,
    ),
};

/** Tried in turn for any demo. @type {((value: unknown, i18n: Translator) => Node | null)[]} */
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
    /** @template {DemoId} Id @param {Report<Id>} report */
    show(report) {
      let view = views[report.demo]?.(report.value, i18n, report);
      for (const shape of shapes) view ??= shape(report.value, i18n);
      node.hidden = !view;
      if (view) body.replaceChildren(view);
    },
  };
}
