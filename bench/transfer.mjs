// Which files a browser requests until the first result, and how large they are.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { call } from '../tests/browser/api.mjs';
import { runElement } from './in-page.mjs';
import { openPage } from './pages.mjs';

/** @typedef {{raw: number, gzip: number, brotli: number, files: string[]}} Transfer */

/** The gallery as a reader finds it: opened, and Run pressed once loading has settled. */
export function ofGallery() {
  return recorded('index.html', async (page) => {
    await page.waitForNetworkIdle({ idleTime: 500 });
    await page.evaluate(runElement);
  });
}

/** `run()` called from a page without an element. */
export function ofModuleAlone() {
  return recorded('blank.html', (page) => call(page, 'run', 'prime-check'));
}

/**
 * @param {string} path
 * @param {(page: import('puppeteer-core').Page) => Promise<unknown>} untilFirstResult
 * @returns {Promise<Transfer>}
 */
async function recorded(path, untilFirstResult) {
  // A set: what several workers request comes from the browser's cache after the first time.
  /** @type {Set<string>} */
  const files = new Set();
  const transform = (/** @type {string} */ file) => void files.add(file);
  const { page, close } = await openPage('chromium', { path, transform });
  await untilFirstResult(page);
  close();
  files.delete('blank.html');
  const bodies = [...files].map((file) => readFileSync(join('dist', file)));
  const sizes = bodies.map((body) => ({ raw: body.length, ...compressed(body) }));
  const sum = (/** @type {'raw' | 'gzip' | 'brotli'} */ kind) =>
    sizes.reduce((total, size) => total + size[kind], 0);
  return {
    raw: sum('raw'),
    gzip: sum('gzip'),
    brotli: sum('brotli'),
    files: [...files].sort(),
  };
}

/** What a body comes to on the wire, in bytes. @param {Buffer} body */
export function compressed(body) {
  return {
    gzip: gzipSync(body, { level: 9 }).length,
    brotli: brotliCompressSync(body).length,
  };
}
