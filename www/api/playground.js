// The one module that pages load. It defines the element, and exports functions that run demos without
// it.

import { demoTextsNow, listed } from '../demos/demo-texts.js';
import { renderListing } from '../demos/listing.js';
import { checkParameters } from '../demos/parameters.js';
import { demos, findDemo } from '../demos/registry.js';
import { languageOf, loadTranslator } from '../i18n/languages.js';
import { asPlaygroundError } from '../shared/errors.js';
import { lazily } from '../shared/lazily.js';
import '../element/element.js';

/** @typedef {import('../contract').CompareOptions} CompareOptions */
/** @typedef {import('../contract').Live} Live */
/** @typedef {import('../contract').RunOptions} RunOptions */
/** @typedef {import('../i18n/translator.js').Translator} Translator */

export { PlaygroundError } from '../shared/errors.js';

const hosting = lazily(() => import('../hosting/hosting.js'));

/** @returns {import('../contract').Demo[]} in the page's language */
export function listDemos() {
  const texts = demoTextsNow(languageOf());
  return demos.map((registered) => {
    const demo = listed(registered, texts);
    const { id, section, title, summary, parameters } = demo;
    const python = renderListing(demo, checkParameters(demo)).code;
    return { id, section, title, summary, parameters, python };
  });
}

/** Where demos run on this page, and why there. @returns {Promise<import('../contract').Isolation>} */
export async function isolation() {
  const [{ findMode }, i18n] = await Promise.all([hosting(), pageTranslator()]);
  const { mode, reason } = await findMode();
  return { mode, reason: i18n.t(reason.key, reason.values) };
}

/**
 * Runs a demo.
 * @param {string} demoId
 * @param {Record<string, unknown>} [parameters] those left out take their defaults
 * @param {RunOptions} [options]
 * @returns {Promise<import('../contract').Report>}
 * @throws {import('../shared/errors.js').PlaygroundError}
 */
export function run(demoId, parameters, options = {}) {
  return withTranslatedErrors(async () => {
    const demo = findDemo(demoId);
    const checked = checkParameters(demo, parameters);
    const { runDemo } = await hosting();
    return runDemo(demo, checked, { signal: options.signal, onLive: reporterFor(options) });
  });
}

/**
 * Reports each line and each step once, however often updates arrive.
 * @param {RunOptions} options
 * @returns {((live: Live) => void) | undefined}
 */
function reporterFor({ onPrint, onProgress }) {
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
 * Measures a demo on one worker and on several, in turn.
 * @param {string} demoId
 * @param {Record<string, unknown>} [parameters]
 * @param {CompareOptions} [options]
 * @returns {Promise<import('../contract').Comparison>}
 * @throws {import('../shared/errors.js').PlaygroundError}
 */
export function compare(demoId, parameters, options) {
  return withTranslatedErrors(async () => {
    const demo = findDemo(demoId);
    const checked = checkParameters(demo, parameters);
    const [{ compareDemo }, i18n] = await Promise.all([hosting(), pageTranslator()]);
    return compareDemo(demo, checked, i18n, options);
  });
}

const pageTranslator = () => loadTranslator(languageOf());

/**
 * Puts errors into the page's language.
 * @template T
 * @param {() => Promise<T>} work
 */
async function withTranslatedErrors(work) {
  try {
    return await work();
  } catch (cause) {
    throw asPlaygroundError(cause, await pageTranslator());
  }
}
