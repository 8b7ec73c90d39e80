// A site of somebody who uses the playground: pages of their own, and dist/ in a folder beside them.
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after } from 'node:test';

/** @type {string[]} */
const made = [];
after(() => {
  for (const folder of made) rmSync(folder, { recursive: true });
});

/**
 * @param {Record<string, string>} pages bodies, by name
 * @returns {string} the site's folder, in which playground/ is dist/
 */
export function authorSite(pages) {
  const folder = mkdtempSync(join(tmpdir(), 'author-site-'));
  made.push(folder);
  symlinkSync(resolve('dist'), join(folder, 'playground'));
  for (const [name, body] of Object.entries(pages)) {
    writeFileSync(join(folder, name), `<!doctype html><link rel="icon" href="data:,">${body}`);
  }
  return folder;
}

export const script = '<script type="module" src="playground/playground.js"></script>';
