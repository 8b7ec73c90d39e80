// Views of a JSON value by its shape: rows of records, a list of plain values, a record, a tree.

/** @import { Words } from '../../i18n/translator.js' */

import { h } from '../../shared/dom.js';

/** Rows put on the page at first, and with each press of the button below. */
const ROWS = 100;
/** Characters shown of a list inside a record. */
const LONGEST = 200;

/** @param {unknown} value */
const isPlain = (value) => value === null || typeof value !== 'object';
/** @param {unknown} value */
const isShort = (value) => isPlain(value) || (Array.isArray(value) && value.every(isPlain));
/** @param {unknown} value @returns {value is Record<string, unknown>} */
const isRecord = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * A table whose rows come a few hundred at a time.
 * @template Row
 * @param {string[]} heads @param {Row[]} rows @param {(row: Row) => HTMLTableRowElement} rowOf
 * @param {Words} words
 */
export function longTable(heads, rows, rowOf, words) {
  const body = h('tbody');
  const more = h('button', { type: 'button', class: 'more' });
  const name = words.say('result');
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
    more.textContent = words.say('result.more', { count: Math.min(ROWS, rows.length - shown) });
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

/** A bar beside a figure, of this share of its track. @param {number} share */
export function barOf(share) {
  const fill = h('span', { class: 'fill' });
  fill.style.setProperty('inline-size', `${Math.max(1, share * 100)}%`);
  return h('span', { class: 'track', 'aria-hidden': 'true' }, fill);
}

/** A list of records with plain values. @param {any} value @param {Words} words */
export function tableView(value, words) {
  if (!Array.isArray(value) || value.length === 0) return null;
  if (!value.every((row) => isRecord(row) && Object.values(row).every(isPlain))) return null;
  const heads = [...new Set(value.flatMap((row) => Object.keys(row)))];
  return longTable(
    heads.map((head) => labelOf(head, words)),
    value,
    (row) => h('tr', {}, ...heads.map((head) => h('td', {}, shown(row[head], words, head)))),
    words,
  );
}

/** A list of plain values. @param {any} value @param {Words} words */
export function listView(value, words) {
  if (!Array.isArray(value) || !value.every(isPlain)) return null;
  const text = value.map((item) => (item === null ? '–' : String(item))).join(', ');
  const label = words.say('result');
  return h(
    'div',
    { class: 'scroll tall values', tabindex: 0, role: 'region', 'aria-label': label },
    text,
  );
}

/** A record of plain values and lists of them. @param {any} value @param {Words} words */
export function recordView(value, words) {
  if (!isRecord(value) || !Object.values(value).every(isShort)) return null;
  const pairs = Object.entries(value).flatMap(([name, item]) => [
    h('dt', {}, labelOf(name, words)),
    h('dd', {}, shown(item, words, name)),
  ]);
  return h('dl', { class: 'record' }, ...pairs);
}

/** Anything else that is there, as indented JSON. @param {any} value @param {Words} words */
export function treeView(value, words) {
  if (value === null || value === undefined) return null;
  const label = words.say('result');
  const text = JSON.stringify(value, null, 2);
  return h(
    'pre',
    { class: 'scroll tall tree', tabindex: 0, role: 'region', 'aria-label': label },
    text,
  );
}

/** What a field is called. @param {string} name @param {Words} words */
const labelOf = (name, words) => (words.has(`field.${name}`) ? words.say(`field.${name}`) : name);

/** @param {unknown} value @param {Words} words @param {string} name of the field */
function shown(value, words, name) {
  if (typeof value === 'number' && name.endsWith('Ms')) return words.time(value);
  if (typeof value === 'boolean') return words.say(value ? 'result.yes' : 'result.no');
  if (value === null || value === undefined) return '–';
  const text = Array.isArray(value) ? value.join(', ') : String(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
