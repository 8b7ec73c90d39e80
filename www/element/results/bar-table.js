// A table of bars and figures. In a narrow element each row becomes a block with its cells below one
// another, under the names of their columns, so that no word has to break, whatever the font.

import { h } from '../../shared/dom.js';
import { barOf } from './shapes.js';

/** @typedef {{ share: number, figure: (Node | string)[] } | null} Cell null: there is nothing to show */

/**
 * @param {object} options
 * @param {string} [options.corner] the heading of the column of row heads
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

  // The roles preserve the semantics of a table that is no longer laid out as one.
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
