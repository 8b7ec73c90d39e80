// The pages to measure in: a blank one beside the playground's module, or the gallery itself.
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

/** Copies dist/ and the bench's own files into one folder, as the server serves only one. */
export async function makeSite() {
  await rm(site, { recursive: true, force: true });
  await mkdir(site, { recursive: true });
  await cp('dist', site, { recursive: true });
  await cp('bench/site', site, { recursive: true });
  await cp('node_modules/comlink/dist/esm/comlink.mjs', `${site}/comlink.mjs`);
  await cp(primitives, `${site}/primitives`, { recursive: true });
}

/**
 * Opens a page and keeps it open, to be measured in turns with others; without a path, the blank one.
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
