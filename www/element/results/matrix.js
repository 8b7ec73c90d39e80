// Kinds of task by ways to run them: the measured time in each cell, as a figure and as a bar.

/** @import { Words } from '../../i18n/translator.js' */

import { h } from '../../shared/dom.js';
import { barOf } from './shapes.js';

/** @typedef {{ task: string, model?: string, gil?: boolean, elapsedMs: number, speedup: number }} Cell */

/** How a cell was run, as a key of the texts. @param {Cell} cell */
const columnOf = ({ model, gil }) => model ?? (gil ? 'threads, GIL' : 'threads');

/**
 * @param {{ cells?: Cell[], advice?: Record<string, string> }} value
 * @param {Words} words
 */
export function matrixView({ cells, advice }, words) {
  if (!cells) return null;
  const columns = [...new Set(cells.map(columnOf))];
  const tasks = [...new Set(cells.map(({ task }) => task))];
  const head = columns.map((column) => h('th', { scope: 'col' }, words.say(`matrix.${column}`)));
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
        words.say(`matrix.${task}`),
        advised ? h('small', {}, words.say(`advice.${advised}`)) : null,
      ),
      ...columns.map((column) => {
        const cell = own.find((candidate) => columnOf(candidate) === column);
        return cell ? measured(cell, cell.elapsedMs / longest, words) : h('td', {}, '–');
      }),
    );
  }
}

/**
 * @param {Cell} cell
 * @param {number} share of the longest in its row
 * @param {Words} words
 */
function measured({ elapsedMs, speedup }, share, words) {
  return h(
    'td',
    { class: 'number' },
    barOf(share),
    h('b', {}, words.time(elapsedMs)),
    ` ${words.times(speedup)}`,
  );
}
