// Kinds of task by ways to run them: the measured time in each cell, as a figure and as a bar.

/** @import { Translator } from '../../i18n/translator.js' */

import { h } from '../../shared/dom.js';
import { barTable } from './bar-table.js';

/** @typedef {{ task: string, model: string, elapsedMs: number, speedup: number }} Cell */

/**
 * @param {{ cells: Cell[], advice?: Record<string, string> }} value
 * @param {Translator} i18n
 */
export function matrixView({ cells, advice }, i18n) {
  const columns = [...new Set(cells.map(({ model }) => model))];
  const tasks = [...new Set(cells.map(({ task }) => task))];
  return barTable({
    columns: columns.map((column) => i18n.t(`matrix.${column}`)),
    rows: tasks.map((task) => {
      const own = cells.filter((cell) => cell.task === task);
      const longest = Math.max(...own.map(({ elapsedMs }) => elapsedMs));
      const advised = advice?.[task];
      return {
        head: [
          i18n.t(`matrix.${task}`),
          advised ? h('small', {}, i18n.t(`advice.${advised}`)) : null,
        ],
        cells: columns.map((column) => {
          const cell = own.find((candidate) => candidate.model === column);
          return cell ? measured(cell, cell.elapsedMs / longest, i18n) : null;
        }),
      };
    }),
  });
}

/**
 * @param {Cell} cell
 * @param {number} share of the longest in its row
 * @param {Translator} i18n
 */
const measured = ({ elapsedMs, speedup }, share, i18n) => ({
  share,
  figure: [h('b', {}, i18n.time(elapsedMs)), ` ${i18n.times(speedup)}`],
});
