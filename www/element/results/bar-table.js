// A table of bars and figures. Where it is narrow each row becomes a block, whose cells are below each
// other under the names of their columns: so no word has to break, whatever the font.

import { h } from '../../shared/dom.js';
import { barOf } from './shapes.js';

/** @typedef {{ share: number, figure: (Node | string)[] } | null} Cell null: there is nothing to show */

/**
 * @param {object} options
 * @param {string} [options.corner] the name of the column of row heads
 * @param {string[]} options.columns
 * @param {{ head: (Node | string | null)[], cells: Cell[] }[]} options.rows
 */
export function barTable({ corner, columns, rows }) {
  const first = corner
    ? h('th', { scope: 'col', role: 'columnheader' }, corner)
    : h('td', { role: 'cell' });
  const heads = columns.map((name) => h('th', { scope: 'col', role: 'columnheader' }, name));

  /** @param {Cell} cell @param {number} index */
  const cellOf = (cell, index) =>
    h(
      'td',
      { class: 'number', role: 'cell' },
      h('span', { class: 'column', 'aria-hidden': 'true' }, columns[index] ?? ''),
      cell && barOf(cell.share),
      h('span', { class: 'amount' }, ...(cell?.figure ?? ['–'])),
    );

  // The roles say what browsers forget of a table whose parts are no longer laid out as one.
  return h(
    'table',
    { class: 'figures matrix blocks', role: 'table' },
    h('thead', { role: 'rowgroup' }, h('tr', { role: 'row' }, first, ...heads)),
    h(
      'tbody',
      { role: 'rowgroup' },
      ...rows.map(({ head, cells }) =>
        h(
          'tr',
          { role: 'row' },
          h('th', { scope: 'row', role: 'rowheader' }, ...head),
          ...cells.map(cellOf),
        ),
      ),
    ),
  );
}
