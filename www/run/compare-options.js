// Validates a comparison's options before anything is started.

import { Problem } from '../shared/errors.js';

/** @typedef {import('../contract').CompareOptions} CompareOptions */

const DEFAULT_WORKERS = [1, 2, 4];
const DEFAULT_REPEATS = 5;
const MOST_REPEATS = 100;
const MOST_WORKERS = 64;
const BACKENDS = ['threads', 'processes'];

/**
 * @param {CompareOptions} options
 * @returns {{workers: number[], repeats: number}} each number of workers once, in ascending order
 * @throws {Problem} InvalidParameter
 */
export function checkCompareOptions(options) {
  const { workers = DEFAULT_WORKERS, repeats = DEFAULT_REPEATS, backends = BACKENDS } = options;
  const inRange = (/** @type {unknown} */ value, /** @type {number} */ most) =>
    Number.isInteger(value) && Number(value) >= 1 && Number(value) <= most;
  if (!isList(workers) || !workers.every((count) => inRange(count, MOST_WORKERS))) {
    throw invalid('workers', { most: MOST_WORKERS });
  }
  if (!inRange(repeats, MOST_REPEATS)) throw invalid('repeats', { most: MOST_REPEATS });
  if (!isList(backends) || !backends.every((backend) => BACKENDS.includes(backend))) {
    throw invalid('backends', {});
  }
  return { workers: [...new Set(workers)].sort((a, b) => a - b), repeats };
}

/** @param {unknown} value */
const isList = (value) => Array.isArray(value) && value.length > 0;

/**
 * @param {string} name
 * @param {object} values
 */
function invalid(name, values) {
  return new Problem('InvalidParameter', `error.compare-${name}`, { name, ...values }, name);
}
