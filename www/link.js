// Links that reproduce a run: `index.html?demo=ID&PARAMETER=...`, written and read.

/** @import { Parameter, Parameters } from './contract.d.ts' */

import { formatValue } from './parameters.js';

/** Longer addresses are refused by some servers and cut by some mail programs. */
const LONGEST = 8000;

/** @param {import('./contract.d.ts').ParameterValue} value @param {Parameter['type']} type */
const asText = (value, type) =>
  type === 'texts'
    ? formatValue(value, type).replaceAll('\n', ' ')
    : formatValue(value, type).replaceAll(', ', ',');

/**
 * The query for a demo and what differs from its defaults. `workers` is always said: its default
 * depends on the machine. null where it would be too long for an address.
 * @param {{ id: string, parameters: Parameter[] }} demo
 * @param {Parameters} parameters
 */
export function queryOf(demo, parameters) {
  const query = new URLSearchParams({ demo: demo.id });
  for (const { name, type, default: usual } of demo.parameters) {
    const value = parameters[name];
    if (value === undefined) continue;
    const text = asText(value, type);
    if (name === 'workers' || text !== asText(usual, type)) query.set(name, text);
  }
  const text = `?${query.toString().replaceAll('%2C', ',')}`;
  return text.length > LONGEST ? null : text;
}

/**
 * What a query asks for: the demo's id and the language (null where it says none) and the rest, as
 * text.
 * @param {string} search
 * @returns {{ id: string | null, lang: string | null, given: Record<string, string> }}
 */
export function readQuery(search) {
  const { demo = null, lang = null, ...given } = Object.fromEntries(new URLSearchParams(search));
  return { id: demo, lang, given };
}
