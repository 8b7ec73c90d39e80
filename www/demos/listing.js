// The two listings of a demo: the Python program with the current parameters, and the Rust that runs.
//
// The Python is a template; its marks are comments:
//   NAME = 0  #= parameter     replaced by the parameter's value
//   code  #!                   the line that matters
//   #? a=x|y b!=z              from here to the matching `#;` only if a is x or y, and b is not z
//   {function}                 the chosen function, by its Python name
//   {base}                     the address of the playground's folder

import { Problem } from '../shared/errors.js';

/** @typedef {import('../contract').Parameters} Parameters */
/** @typedef {import('../contract').ParameterValue} ParameterValue */
/** @typedef {{code: string, marked: number[]}} Listing */
/** @typedef {Pick<import('./demo-texts').ListedDemo, 'id' | 'pythonTemplate' | 'parameters'>} Listed */

/**
 * @param {Listed} demo
 * @param {Parameters} parameters
 * @returns {Listing} marked: the indices of the lines that matter
 */
export function renderListing(demo, parameters) {
  const lines = [];
  /** @type {boolean[]} */
  const conditions = [];
  for (const line of demo.pythonTemplate.split('\n')) {
    const mark = line.trim();
    if (mark.startsWith('#? ')) conditions.push(holds(mark.slice(3), parameters));
    else if (mark === '#;') conditions.pop();
    else if (!conditions.includes(false)) lines.push(fillIn(line, demo, parameters));
  }
  return split(lines, /\s*#!$/);
}

/**
 * @param {string} condition
 * @param {Parameters} parameters
 */
function holds(condition, parameters) {
  return condition.split(' ').every((term) => {
    const [, name, not, values] = /^(\w+)(!?)=(.*)$/.exec(term) ?? [];
    if (name === undefined || values === undefined) throw new Error(`not a condition: ${term}`);
    return values.split('|').includes(String(parameters[name])) !== (not === '!');
  });
}

/**
 * @param {string} line
 * @param {Listed} demo
 * @param {Parameters} parameters
 */
function fillIn(line, demo, parameters) {
  const [, assignment, name] = /^(\s*\w+ = ).*#= (\w+)$/.exec(line) ?? [];
  if (assignment !== undefined && name !== undefined) {
    const type = demo.parameters.find((parameter) => parameter.name === name)?.type;
    return assignment + pythonValue(/** @type {ParameterValue} */ (parameters[name]), type);
  }
  return line
    .replace('{function}', () => String(parameters.function).replaceAll('-', '_'))
    .replace('{base}', () => base);
}

/** The playground's folder, or where `./build.sh serve` puts it. */
const base = import.meta.url.startsWith('http')
  ? new URL('.', import.meta.url).href.replaceAll("'", '%27')
  : 'http://127.0.0.1:8080/';

/**
 * @param {ParameterValue} value
 * @param {string} [type]
 */
function pythonValue(value, type) {
  if (type === 'count-or-integers' && !Array.isArray(value)) return `range(${value})`;
  if (type === 'choice') return `'${value}'`;
  if (!Array.isArray(value)) return String(value);
  const entries = value.map((entry) => (type === 'texts' ? pythonText(String(entry)) : `${entry}`));
  const flat = `[${entries.join(', ')}]`;
  if (flat.length <= 60) return flat;
  return `[\n${type === 'texts' ? entries.map((entry) => `    ${entry},\n`).join('') : wrap(entries)}]`;
}

/**
 * A string literal as Python's repr would write it.
 * @param {string} text without control characters, which validation refuses
 */
function pythonText(text) {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`);
  return quote + escaped + quote;
}

/**
 * Wraps entries into lines of at most 79 characters, indented by four.
 * @param {string[]} entries
 */
function wrap(entries) {
  let lines = '';
  let line = '   ';
  for (const entry of entries) {
    if (line.length + entry.length + 2 > 79) {
      lines += `${line}\n`;
      line = '   ';
    }
    line += ` ${entry},`;
  }
  return `${lines}${line}\n`;
}

/**
 * Strips the marks from the lines that matter, and tells which lines those are.
 * @param {string[]} given
 * @param {RegExp} mark
 * @returns {Listing}
 */
function split(given, mark) {
  // A filled-in value may span several lines.
  const lines = given.join('\n').trim().split('\n');
  const marked = lines.flatMap((line, index) => (mark.test(line) ? [index] : []));
  return { code: lines.map((line) => line.replace(mark, '')).join('\n'), marked };
}

/**
 * Loads the Rust file that runs, as it is in the repository.
 * @param {{id: string}} demo
 * @returns {Promise<Listing>}
 */
export async function loadRust({ id }) {
  const url = new URL(`./sources/${id}.rs`, import.meta.url);
  const response = await fetch(url).catch(() => null);
  if (!response?.ok) {
    throw new Problem('WorkerFailed', 'error.no-source', { url: url.href });
  }
  return split((await response.text()).split('\n'), /\s*\/\/ !$/);
}
