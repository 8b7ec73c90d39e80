// Views of a JSON value, by its shape: a table of records, a list of plain values, a record, a tree.

/** @import { Translator } from '../../i18n/translator.js' */

import { h } from '../../shared/dom.js';

/** Rows shown at first, and added with each press of the button below. */
const ROWS = 100;
/** How many characters of a list inside a record are shown. */
const LONGEST = 200;

/** @param {unknown} value */
const isPlain = (value) => value === null || typeof value !== 'object';
/** @param {unknown} value */
const isShort = (value) => isPlain(value) || (Array.isArray(value) && value.every(isPlain));
/** @param {unknown} value @returns {value is Record<string, unknown>} */
const isRecord = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * A table whose rows are shown a hundred at a time.
 * @template Row
 * @param {string[]} heads @param {Row[]} rows @param {(row: Row) => HTMLTableRowElement} rowOf
 * @param {Translator} i18n
 */
export function longTable(heads, rows, rowOf, i18n) {
  const body = h('tbody');
  const more = h('button', { type: 'button', class: 'more' });
  const name = i18n.t('result');
  const table = h(
    'table',
    { class: 'figures' },
    h('thead', {}, h('tr', {}, ...heads.map((head) => h('th', { scope: 'col' }, head)))),
    body,
  );
  let shown = 0;
  const add = () => {
    body.append(...rows.slice(shown, shown + ROWS).map(rowOf));
    shown = Math.min(rows.length, shown + ROWS);
    more.hidden = shown === rows.length;
    more.textContent = i18n.t('result.more', { count: Math.min(ROWS, rows.length - shown) });
  };
  more.addEventListener('click', add);
  add();
  return h(
    'div',
    { class: 'scroll tall', tabindex: 0, role: 'region', 'aria-label': name },
    table,
    more,
  );
}

/** A bar that fills this share of its track. @param {number} share */
export function barOf(share) {
  const fill = h('span', { class: 'fill' });
  fill.style.setProperty('inline-size', `${Math.max(1, share * 100)}%`);
  return h('span', { class: 'track', 'aria-hidden': 'true' }, fill);
}

/** A list of records with plain values. @param {unknown} value @param {Translator} i18n */
export function tableView(value, i18n) {
  if (!Array.isArray(value) || value.length === 0) return null;
  if (!value.every((row) => isRecord(row) && Object.values(row).every(isPlain))) return null;
  const heads = [...new Set(value.flatMap((row) => Object.keys(row)))];
  return longTable(
    heads.map((head) => labelOf(head, i18n)),
    value,
    (row) => h('tr', {}, ...heads.map((head) => h('td', {}, shown(row[head], i18n, head)))),
    i18n,
  );
}

/** A list of plain values. @param {unknown} value @param {Translator} i18n */
export function listView(value, i18n) {
  if (!Array.isArray(value) || !value.every(isPlain)) return null;
  const text = value.map((item) => (item === null ? '–' : String(item))).join(', ');
  const label = i18n.t('result');
  return h(
    'div',
    { class: 'scroll tall values', tabindex: 0, role: 'region', 'aria-label': label },
    text,
  );
}

/** A record of plain values and lists of them. @param {unknown} value @param {Translator} i18n */
export function recordView(value, i18n) {
  if (!isRecord(value) || !Object.values(value).every(isShort)) return null;
  const pairs = Object.entries(value).flatMap(([name, item]) => [
    h('dt', {}, labelOf(name, i18n)),
    h('dd', {}, shown(item, i18n, name)),
  ]);
  return h('dl', { class: 'record' }, ...pairs);
}

/** Any other value, as indented JSON. @param {unknown} value @param {Translator} i18n */
export function treeView(value, i18n) {
  if (value === null || value === undefined) return null;
  const label = i18n.t('result');
  const text = JSON.stringify(value, null, 2);
  return h(
    'pre',
    { class: 'scroll tall tree', tabindex: 0, role: 'region', 'aria-label': label },
    text,
  );
}

/** The name of a field. @param {string} name @param {Translator} i18n */
const labelOf = (name, i18n) => (i18n.has(`field.${name}`) ? i18n.t(`field.${name}`) : name);

/** @param {unknown} value @param {Translator} i18n @param {string} name of the field */
function shown(value, i18n, name) {
  if (typeof value === 'number' && name.endsWith('Ms')) return i18n.time(value);
  if (typeof value === 'boolean') return i18n.t(value ? 'result.yes' : 'result.no');
  if (value === null || value === undefined) return '–';
  const text = Array.isArray(value) ? value.join(', ') : String(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
