// The demos as exported from Rust at build time, completed with what only this browser knows. Their texts
// are loaded by demo-texts.js.

import registry from '#registry.json';
import { Problem } from '../shared/errors.js';

/** @typedef {import('../contract').Demo} Demo */
/** @typedef {import('../contract').Parameter & {byCores?: boolean}} Registered */
/**
 * A demo, with how many threads it takes (the sum of the parameters in `of`, and `plus`), whether it runs
 * on processes, and what it needs.
 * @typedef {Pick<Demo, 'id' | 'parameters'> & {
 *   threads: {of: string[], plus: number},
 *   processes: 'no' | 'also' | 'only',
 *   needs: 'nothing' | 'threads' | 'shared memory',
 * }} RegisteredDemo
 */

/** Two workers are worth watching even if one core is reported; more than eight crowd a phone. */
const reportedCores = globalThis.navigator?.hardwareConcurrency || 2;
const defaultWorkers = Math.min(8, Math.max(2, reportedCores));

/** @type {RegisteredDemo[]} */
export const demos = /** @type {any[]} */ (registry).map((demo) => ({
  ...demo,
  parameters: /** @type {Registered[]} */ (demo.parameters).map(({ byCores, ...parameter }) =>
    byCores ? { ...parameter, default: defaultWorkers } : parameter,
  ),
}));

/**
 * @param {string} id
 * @returns {RegisteredDemo}
 * @throws {Problem} UnknownDemo
 */
export function findDemo(id) {
  const demo = demos.find((candidate) => candidate.id === id);
  if (demo) return demo;
  const known = demos.map((candidate) => candidate.id).join(', ');
  throw new Problem('UnknownDemo', 'error.unknown-demo', { id, known });
}
