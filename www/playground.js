// The one module that pages load: defines the element, and runs demos without it.

import { renderListing } from './listing.js';
import { checkParameters } from './parameters.js';
import { demos, findDemo } from './registry.js';
import './element/element.js';

/** @typedef {import('./contract').CompareOptions} CompareOptions */
/** @typedef {import('./contract').Live} Live */
/** @typedef {import('./contract').RunOptions} RunOptions */

export { PlaygroundError } from './errors.js';

/** Where runs take place, and why there. @returns {Promise<import('./contract').Isolation>} */
export async function isolation() {
  return (await import('./ladder/ladder.js')).isolation();
}

/** @returns {import('./contract').Demo[]} */
export function listDemos() {
  return demos.map((demo) => {
    const { id, section, title, summary, parameters } = demo;
    const { code } = renderListing(demo, checkParameters(demo));
    return { id, section, title, summary, parameters, python: code };
  });
}

/**
 * Runs a demo.
 * @param {string} demoId
 * @param {Record<string, unknown>} [parameters] what is left out has its default
 * @param {RunOptions} [options]
 * @returns {Promise<import('./contract').Report>}
 * @throws {import('./errors.js').PlaygroundError}
 */
export async function run(demoId, parameters, options = {}) {
  const demo = findDemo(demoId);
  const checked = checkParameters(demo, parameters);
  const { runDemo } = await import('./ladder/ladder.js');
  return runDemo(demo, checked, { signal: options.signal, onLive: teller(options) });
}

/**
 * Tells of each line and of each step once, however often it is shown.
 * @param {RunOptions} options
 * @returns {((live: Live) => void) | undefined}
 */
function teller({ onPrint, onProgress }) {
  if (!onPrint && !onProgress) return undefined;
  let printed = 0;
  let told = { done: 0, total: 0 };
  return ({ output, done, total }) => {
    for (const line of output.slice(printed)) onPrint?.(line);
    printed = output.length;
    if (done !== told.done || total !== told.total) {
      told = { done, total };
      onProgress?.(told);
    }
  };
}

/**
 * Measures a demo on one worker and on several, in turns.
 * @param {string} demoId
 * @param {Record<string, unknown>} [parameters]
 * @param {CompareOptions} [options]
 * @returns {Promise<import('./contract').Comparison>}
 * @throws {import('./errors.js').PlaygroundError}
 */
export async function compare(demoId, parameters, options) {
  const demo = findDemo(demoId);
  const checked = checkParameters(demo, parameters);
  const { compareDemo } = await import('./ladder/ladder.js');
  return compareDemo(demo, checked, options);
}
