// The pages that are measured: a blank one beside the playground's module, or the gallery itself.
import { cp, mkdir, rm } from 'node:fs/promises';
import { withPage } from '../tests/browser/harness.mjs';

/**
 * @typedef {import('../tests/browser/harness.mjs').Opened} Opened
 * @typedef {import('../tests/browser/harness.mjs').PageOptions} PageOptions
 * @typedef {Opened & {close: () => void}} Measured
 */

export const workFolder = 'target/bench';
/** What ./build.sh makes of bench/web.rs. */
const primitives = `${workFolder}/primitives`;
const site = `${workFolder}/site`;

/** dist/ with the bench's own files beside it, since a server serves one folder. */
export async function makeSite() {
  await rm(site, { recursive: true, force: true });
  await mkdir(site, { recursive: true });
  await cp('dist', site, { recursive: true });
  await cp('bench/site', site, { recursive: true });
  await cp('node_modules/comlink/dist/esm/comlink.mjs', `${site}/comlink.mjs`);
  await cp(primitives, `${site}/primitives`, { recursive: true });
}

/**
 * Opens a page to be measured now and again, in turns with others; the blank one if no path is
 * given.
 * @param {string} browser
 * @param {PageOptions} [options]
 * @returns {Promise<Measured>}
 */
export function openPage(browser, options) {
  return new Promise((resolve, reject) => {
    const use = (/** @type {Opened} */ opened) =>
      new Promise((close) => resolve({ ...opened, close: () => close(undefined) }));
    withPage(browser, { path: 'blank.html', root: site, ...options }, use).catch(reject);
  });
}
