// The playground from another origin, as from a content delivery network, which allows its files to
// be read but sends no other header.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serve } from '../../tools/serve.mjs';
import { authorSite } from './author-site.mjs';
import { browsers } from './harness.mjs';
import { press, reading, sees } from './reader.mjs';

const element =
  '<concurrency-playground demo="prime-check" numbers="97,91" workers="2"></concurrency-playground>';
const root = authorSite({ 'page.html': element });

/**
 * @param {string} name
 * @param {boolean} isolation whether the author's page is isolated
 * @returns {Promise<{ mode: string, backend: string }>}
 */
async function runFromElsewhere(name, isolation) {
  const headers = { 'Access-Control-Allow-Origin': '*' };
  const cdn = await serve({ root: 'dist', isolation: false, base: '/npm/', headers });
  let found = { mode: '', backend: '' };
  try {
    await reading(name, { root, isolation, path: 'page.html' }, async ({ page }) => {
      await page.evaluate(
        async (address) => void (await import(address)),
        `${cdn.url}playground.js`,
      );
      await press(page, 'Run');
      await sees(page, '2 numbers checked in');
      found = await page.evaluate(
        async (address) => ({
          mode: (await (await import(address)).isolation()).mode,
          backend: /** @type {any} */ (document.querySelector('concurrency-playground')).report
            .backend,
        }),
        `${cdn.url}playground.js`,
      );
    });
  } finally {
    await cdn.close();
  }
  return found;
}

for (const { name } of browsers) {
  test(`${name}: on an isolated page it has threads from another origin too`, async () => {
    assert.deepEqual(await runFromElsewhere(name, true), { mode: 'threads', backend: 'threads' });
  });

  test(`${name}: on a plain page it has what it has from its own`, async () => {
    const expected =
      name === 'chromium'
        ? { mode: 'frame', backend: 'threads' }
        : { mode: 'processes', backend: 'processes' };
    assert.deepEqual(await runFromElsewhere(name, false), expected);
  });
}
