// Checks what a reader or a page gave as parameters, before any worker hears of it, and brings it
// into the form in which it is run: defaults filled in, integers beyond 2^53 as decimal strings.

import { PlaygroundError } from './errors.js';

/** @typedef {import('./contract').Parameter} Parameter */
/** @typedef {import('./contract').Parameters} Parameters */
/** @typedef {import('./contract').ParameterValue} ParameterValue */
/** @typedef {import('./contract').Integer} Integer */
/** @typedef {Pick<import('./contract').Demo, 'id' | 'parameters'>} Checked */

/**
 * @param {Checked} demo
 * @param {Record<string, unknown>} [given]
 * @returns {Parameters}
 * @throws {PlaygroundError} InvalidParameter
 */
export function checkParameters(demo, given = {}) {
  const names = demo.parameters.map((parameter) => parameter.name);
  for (const name of Object.keys(given)) {
    if (!names.includes(name)) {
      throw invalid(name, `${demo.id} has no parameter "${name}"; it has ${names.join(', ')}.`);
    }
  }
  return Object.fromEntries(
    demo.parameters.map((parameter) => {
      const value = given[parameter.name];
      const missing = value === undefined || value === null;
      return [parameter.name, missing ? parameter.default : checkValue(parameter, value)];
    }),
  );
}

/**
 * @param {Parameter} parameter
 * @param {unknown} value
 * @returns {ParameterValue}
 */
function checkValue(parameter, value) {
  return checks[parameter.type](parameter, value);
}

/** @type {Record<Parameter['type'], (parameter: Parameter, value: unknown) => ParameterValue>} */
const checks = {
  integer(parameter, value) {
    return integer(parameter, value, parameter);
  },

  choice(parameter, value) {
    const { name, choices = [] } = parameter;
    if (typeof value === 'string' && choices.includes(value.trim())) return value.trim();
    throw invalid(name, `${name} must be one of ${choices.join(', ')}, not ${show(value)}.`);
  },

  integers(parameter, value) {
    return integers(parameter, listOf(value));
  },

  texts(parameter, value) {
    return texts(parameter, typeof value === 'string' ? value.split(/\s+/).filter(Boolean) : value);
  },

  'count-or-integers'(parameter, value) {
    if (Array.isArray(value) || (typeof value === 'string' && /[\s,;[\]]/.test(value.trim()))) {
      return integers(parameter, listOf(value));
    }
    return integer(parameter, value, { min: 1, max: parameter.maxCount });
  },
};

/**
 * @param {Parameter} parameter
 * @param {unknown[]} entries
 */
function integers(parameter, entries) {
  const { name, maxItems = Number.POSITIVE_INFINITY } = parameter;
  if (entries.length === 0) {
    throw invalid(name, `${name} is empty; give at least one whole number, such as 97.`);
  }
  if (entries.length > maxItems) {
    const most = group(maxItems);
    throw invalid(name, `${name} has ${group(entries.length)} entries; ${most} is the most.`);
  }
  return entries.map((entry) => integer(parameter, entry, parameter));
}

/** What has no place in an address, and would not arrive as it is: white space, control characters. */
const UNFIT = /[\s\p{C}]/u;

/**
 * @param {Parameter} parameter
 * @param {unknown} entries
 * @returns {string[]}
 */
function texts(
  { name, maxItems = Number.POSITIVE_INFINITY, maxLength = Number.POSITIVE_INFINITY },
  entries,
) {
  if (!Array.isArray(entries)) {
    throw invalid(name, `${name} takes a list of addresses, not ${show(entries)}.`);
  }
  if (entries.length === 0) {
    throw invalid(name, `${name} is empty; give at least one address, such as index.html.`);
  }
  if (entries.length > maxItems) {
    const most = group(maxItems);
    throw invalid(name, `${name} has ${group(entries.length)} entries; ${most} is the most.`);
  }
  return entries.map((entry) => {
    if (typeof entry !== 'string' || entry === '' || UNFIT.test(entry)) {
      throw invalid(
        name,
        `${name} takes addresses without white space in them, not ${show(entry)}.`,
      );
    }
    if (entry.length <= maxLength) return entry;
    const most = `${group(maxLength)} characters`;
    throw invalid(
      name,
      `${name} takes addresses of up to ${most}, not one of ${group(entry.length)}.`,
    );
  });
}

/**
 * @param {Parameter} parameter
 * @param {unknown} value
 * @param {{min?: Integer | undefined, max?: Integer | undefined}} limits
 * @returns {Integer}
 */
function integer({ name }, value, { min = 0, max = Number.MAX_SAFE_INTEGER }) {
  const number = toBigInt(value);
  if (number !== null && number >= BigInt(min) && number <= BigInt(max)) return exact(number);
  if (isRounded(value) && BigInt(value) <= BigInt(max)) {
    const why = 'a JavaScript number that large may have been rounded';
    throw invalid(name, `${name} takes ${value} only as text or BigInt: ${why}.`);
  }
  throw invalid(
    name,
    `${name} takes whole numbers from ${group(min)} to ${group(max)}, written in digits, not ${show(value)}.`,
  );
}

/** @param {unknown} value */
function toBigInt(value) {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : null;
  if (typeof value === 'string' && /^[+-]?\d{1,40}$/.test(value.trim()))
    return BigInt(value.trim());
  return null;
}

/**
 * @param {unknown} value
 * @returns {value is number}
 */
function isRounded(value) {
  return typeof value === 'number' && Number.isInteger(value) && value > Number.MAX_SAFE_INTEGER;
}

/** @param {bigint} number */
function exact(number) {
  return number <= Number.MAX_SAFE_INTEGER ? Number(number) : String(number);
}

/**
 * Text as typed: entries between commas, semicolons or white space, in brackets or not.
 * @param {unknown} value
 * @returns {unknown[]}
 */
function listOf(value) {
  if (Array.isArray(value)) return value;
  if (typeof value !== 'string') return [value];
  return value.split(/[\s,;[\]]+/).filter((entry) => entry !== '');
}

/**
 * @param {string} name
 * @param {string} message
 */
function invalid(name, message) {
  return new PlaygroundError('InvalidParameter', message, name);
}

/** @param {unknown} value */
function show(value) {
  if (typeof value === 'object' && value !== null)
    return Array.isArray(value) ? 'a list' : 'an object';
  const whole = String(value);
  const text = whole.length > 40 ? `${whole.slice(0, 40)}…` : whole;
  return typeof value === 'string' ? `"${text}"` : text;
}

/** @param {Integer} number */
function group(number) {
  return BigInt(number).toLocaleString('en');
}

/**
 * A value as it can be typed, and read back by {@link checkParameters}.
 * @param {ParameterValue} value
 * @param {Parameter['type']} [type]
 */
export function formatValue(value, type) {
  if (!Array.isArray(value)) return String(value);
  // Commas may be part of an address.
  if (type === 'texts') return value.join('\n');
  // A list of one needs its comma, or it would be read as a count.
  return value.length === 1 ? `${value[0]},` : value.join(', ');
}
