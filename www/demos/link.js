// Writes and reads links that reproduce a run: `index.html?demo=ID&PARAMETER=...`.

/** @import { Parameter, Parameters } from '../contract.d.ts' */

import { attributeOf } from './attribute-names.js';
import { formatValue } from './parameters.js';

/** @typedef {{ id: string, parameters: Parameter[] }} Linked */

/** Some servers refuse longer addresses, and some mail programs truncate them. */
const LONGEST = 8000;

/** @param {import('../contract.d.ts').ParameterValue} value @param {Parameter['type']} type */
const asText = (value, type) =>
  type === 'texts'
    ? formatValue(value, type).replaceAll('\n', ' ')
    : formatValue(value, type).replaceAll(', ', ',');

/**
 * The parameters that differ from the demo's defaults, as text. `workers` is always among them, since its
 * default depends on the machine.
 * @param {Linked} demo
 * @param {Parameters} parameters
 */
function settingsOf(demo, parameters) {
  return demo.parameters.flatMap(({ name, type, default: usual }) => {
    const value = parameters[name];
    if (value === undefined) return [];
    const text = asText(value, type);
    return name === 'workers' || text !== asText(usual, type) ? [{ name, text }] : [];
  });
}

/**
 * The query for a demo with these parameters; null if it would be too long for an address.
 * @param {Linked} demo
 * @param {Parameters} parameters
 */
export function queryOf(demo, parameters) {
  const query = new URLSearchParams({ demo: demo.id });
  for (const { name, text } of settingsOf(demo, parameters)) query.set(name, text);
  const text = `?${query.toString().replaceAll('%2C', ',')}`;
  return text.length > LONGEST ? null : text;
}

/**
 * The HTML that embeds the demo with these parameters in a page.
 * @param {Linked} demo
 * @param {Parameters} parameters
 * @param {string} address of playground.js
 */
export function snippetOf(demo, parameters, address) {
  const settings = settingsOf(demo, parameters);
  const attributes = [{ name: 'demo', text: demo.id }, ...settings].map(
    ({ name, text }) => ` ${attributeOf(name)}="${escaped(text)}"`,
  );
  return [
    `<script type="module" src="${escaped(address)}"></script>`,
    `<concurrency-playground${attributes.join('')}></concurrency-playground>`,
  ].join('\n');
}

/** @param {string} text */
const escaped = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/**
 * What a query asks for: the demo's id and the language (null if not given), and the parameters as text.
 * @param {string} search
 * @returns {{ id: string | null, lang: string | null, given: Record<string, string> }}
 */
export function readQuery(search) {
  const { demo = null, lang = null, ...given } = Object.fromEntries(new URLSearchParams(search));
  return { id: demo, lang, given };
}
