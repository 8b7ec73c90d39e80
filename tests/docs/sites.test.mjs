// The playground in documentation made by the real tools, served by a plain server from a sub-path:
// it shows, runs in parallel, survives going away and coming back, and leaves no worker behind.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browsers } from '../browser/harness.mjs';
import { liveWorkers } from '../browser/live-workers.mjs';
import { press, reading, sees } from '../browser/reader.mjs';
import { tools } from './tools.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

/** Presses Run; what the run came to. @param {Page} page */
async function runs(page) {
  const report = page.evaluate(
    () =>
      new Promise((resolve) => {
        document.addEventListener('run-end', (event) =>
          resolve(/** @type {CustomEvent} */ (event).detail),
        );
      }),
  );
  await press(page, 'Run');
  return /** @type {Promise<any>} */ (report);
}

/**
 * Browsers end workers when they see fit, so there is nothing to wait for but the figure itself.
 * @param {number} most
 * @param {() => number} measure
 */
async function fallsTo(most, measure) {
  for (let attempt = 0; attempt < 300 && measure() > most; attempt += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return measure();
}

/** What a run in parallel is without isolation headers. */
const expected = { chromium: 'threads', firefox: 'processes' };

for (const { name } of browsers) {
  for (const [tool, { home, primes, clientSide }] of Object.entries(tools)) {
    test(`${name}, ${tool}: the element runs, goes and comes back, and leaves no worker`, () => {
      let address = '';
      // Material exchanges pages without loading them only where its list of pages has them.
      const transform = (/** @type {string} */ path, /** @type {Buffer} */ body) =>
        path.endsWith('sitemap.xml')
          ? String(body).replaceAll('http://127.0.0.1/', address)
          : undefined;
      // Not every tool's site has an icon.
      const reported = /favicon/;
      return reading(
        name,
        { root: 'target/docs/sites', isolation: false, path: null, transform, reported },
        async ({ page, url }) => {
          address = url;
          await page.goto(`${url}${tool}/${home}`);
          const pid = page.browser().process()?.pid ?? assert.fail('the browser has no process');
          await sees(page, 'Primes');
          await page.evaluate(() => Object.assign(globalThis, { stays: true }));
          const before = liveWorkers(pid);
          for (const visit of ['first', 'second']) {
            await press(page, 'Primes', 'link');
            await sees(page, 'Check primes in parallel');
            assert.equal(page.url(), `${url}${tool}/${primes}`);
            const stayed = await page.evaluate(() => 'stays' in globalThis);
            assert.equal(stayed, clientSide ?? false, 'whether the page was loaded');
            const { output, backend } = await runs(page);
            assert.equal(output.length, 6, visit);
            assert.equal(backend, expected[/** @type {'chromium'} */ (name)]);
            // Not page.goBack(): in Firefox it waits for a load that a kept page does not have.
            await page.evaluate(() => history.back());
            await page.waitForFunction(() => !document.querySelector('concurrency-playground'));
          }
          const after = await fallsTo(before, () => liveWorkers(pid));
          assert.ok(after <= before, `${before} workers before, ${after} after`);
        },
      );
    });
  }
}
