// Validates the parameters that a reader or a page gave, before any worker sees them, and normalises
// them: defaults filled in, integers beyond 2^53 as decimal strings.

import { Problem } from '../shared/errors.js';

/** @typedef {import('../contract').Parameter} Parameter */
/** @typedef {import('../contract').Parameters} Parameters */
/** @typedef {import('../contract').ParameterValue} ParameterValue */
/** @typedef {import('../contract').Integer} Integer */
/** @typedef {Pick<import('../contract').Demo, 'id' | 'parameters'>} Checked */

/**
 * @param {Checked} demo
 * @param {Record<string, unknown>} [given]
 * @returns {Parameters}
 * @throws {Problem} InvalidParameter
 */
export function checkParameters(demo, given = {}) {
  const names = demo.parameters.map((parameter) => parameter.name);
  for (const name of Object.keys(given)) {
    if (!names.includes(name)) {
      const values = { demo: demo.id, name, names: names.join(', ') };
      throw invalid(name, 'parameter.unknown', values);
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
    const values = { choices: choices.join(', '), value: shown(value) };
    throw invalid(name, 'parameter.choice', values);
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
    throw invalid(name, 'parameter.no-integers');
  }
  if (entries.length > maxItems) {
    throw invalid(name, 'parameter.too-many', counts(entries.length, maxItems));
  }
  return entries.map((entry) => integer(parameter, entry, parameter));
}

/** Characters that do not belong in an address and would not survive in one: white space, controls. */
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
    throw invalid(name, 'parameter.not-texts', { value: shown(entries) });
  }
  if (entries.length === 0) {
    throw invalid(name, 'parameter.no-texts');
  }
  if (entries.length > maxItems) {
    throw invalid(name, 'parameter.too-many', counts(entries.length, maxItems));
  }
  return entries.map((entry) => {
    if (typeof entry !== 'string' || entry === '' || UNFIT.test(entry)) {
      throw invalid(name, 'parameter.unfit-text', { value: shown(entry) });
    }
    if (entry.length <= maxLength) return entry;
    throw invalid(name, 'parameter.too-long', counts(entry.length, maxLength));
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
    throw invalid(name, 'parameter.rounded', { value });
  }
  const limits = { min: BigInt(min), max: BigInt(max) };
  throw invalid(name, 'parameter.integer', { ...limits, value: shown(value) });
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
 * Splits text as typed: entries separated by commas, semicolons or white space, in brackets or not.
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
 * @param {string} key
 * @param {import('../contract').Values} [values]
 */
function invalid(name, key, values) {
  return new Problem('InvalidParameter', key, { name, ...values }, name);
}

/** @param {number} count @param {number} most */
const counts = (count, most) => ({ entries: BigInt(count), most: BigInt(most) });

/**
 * A given value as sentences quote it.
 * @param {unknown} value
 * @returns {import('../contract').Value}
 */
function shown(value) {
  if (Array.isArray(value)) return { key: 'value.list' };
  if (typeof value === 'object' && value !== null) return { key: 'value.object' };
  const whole = String(value);
  const text = whole.length > 40 ? `${whole.slice(0, 40)}…` : whole;
  return typeof value === 'string' ? { key: 'value.text', values: { text } } : text;
}

/**
 * A value as it would be typed, so that {@link checkParameters} can read it back.
 * @param {ParameterValue} value
 * @param {Parameter['type']} [type]
 */
export function formatValue(value, type) {
  if (!Array.isArray(value)) return String(value);
  // Addresses may contain commas.
  if (type === 'texts') return value.join('\n');
  // A list of one needs a trailing comma, or it would be read as a count.
  return value.length === 1 ? `${value[0]},` : value.join(', ');
}

/**
 * How many threads the engine of a run must have.
 * @param {Pick<import('./registry.js').RegisteredDemo, 'threads'>} demo
 * @param {import('../contract').Parameters} parameters
 */
export function threadsOf({ threads: { of, plus } }, parameters) {
  return of.reduce((sum, name) => sum + Number(parameters[name]), plus);
}
