// Kinds of task by ways to run them: the measured time in each cell, as a figure and as a bar.

/** @import { Translator } from '../../i18n/translator.js' */

import { h } from '../../shared/dom.js';
import { barOf } from './shapes.js';

/** @typedef {{ task: string, model?: string, gil?: boolean, elapsedMs: number, speedup: number }} Cell */

/** How a cell was run, as a key of the texts. @param {Cell} cell */
const columnOf = ({ model, gil }) => model ?? (gil ? 'threads, GIL' : 'threads');

/**
 * @param {{ cells?: Cell[], advice?: Record<string, string> }} value
 * @param {Translator} i18n
 */
export function matrixView({ cells, advice }, i18n) {
  if (!cells) return null;
  const columns = [...new Set(cells.map(columnOf))];
  const tasks = [...new Set(cells.map(({ task }) => task))];
  const head = columns.map((column) => h('th', { scope: 'col' }, i18n.t(`matrix.${column}`)));
  return h(
    'table',
    { class: 'figures matrix' },
    h('thead', {}, h('tr', {}, h('td', {}), ...head)),
    h('tbody', {}, ...tasks.map((task) => row(task))),
  );

  /** @param {string} task */
  function row(task) {
    const own = cells?.filter((cell) => cell.task === task) ?? [];
    const longest = Math.max(...own.map(({ elapsedMs }) => elapsedMs));
    const advised = advice?.[task];
    return h(
      'tr',
      {},
      h(
        'th',
        { scope: 'row' },
        i18n.t(`matrix.${task}`),
        advised ? h('small', {}, i18n.t(`advice.${advised}`)) : null,
      ),
      ...columns.map((column) => {
        const cell = own.find((candidate) => columnOf(candidate) === column);
        return cell ? measured(cell, cell.elapsedMs / longest, i18n) : h('td', {}, '–');
      }),
    );
  }
}

/**
 * @param {Cell} cell
 * @param {number} share of the longest in its row
 * @param {Translator} i18n
 */
function measured({ elapsedMs, speedup }, share, i18n) {
  return h(
    'td',
    { class: 'number' },
    barOf(share),
    h('b', {}, i18n.time(elapsedMs)),
    ` ${i18n.times(speedup)}`,
  );
}
