// isolate="site": the author's pages are isolated by a service worker of the author's own.
import assert from 'node:assert/strict';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { authorSite, script } from './author-site.mjs';
import { browsers } from './harness.mjs';
import { press, readAll, reading, sees } from './reader.mjs';

const body = `${script}<concurrency-playground isolate="site" demo="prime-check"></concurrency-playground>`;
const root = authorSite({ 'page.html': body });
copyFileSync('dist/site-worker.js', join(root, 'site-worker.js'));
const without = authorSite({ 'page.html': body });

for (const { name } of browsers) {
  test(`${name}: the page is loaded again once, then it has threads`, () => {
    let loads = 0;
    const transform = (/** @type {string} */ path) => {
      if (path === 'page.html') loads += 1;
      return undefined;
    };
    const plain = { root, isolation: false, base: '/docs/', path: 'page.html', transform };
    return reading(name, plain, async ({ page }) => {
      await sees(page, 'Threads are available here: a worker wrote');
      await press(page, 'Run');
      await sees(page, /by \d+ workers/);
      assert.equal(loads, 2);
      // Not by the driver, which waits in vain where the page's process was exchanged, as isolating does.
      await page.evaluate(() => location.assign('page.html?second'));
      await page.waitForFunction(() => location.search === '?second');
      await sees(page, 'Threads are available here: a worker wrote');
      assert.equal(loads, 3);
    });
  });

  test(`${name}: without the service worker the page stays as it is, and the author is told`, () => {
    const plain = {
      root: without,
      isolation: false,
      path: null,
      reported: /site-worker|404/,
    };
    return reading(name, plain, async ({ page, url }) => {
      /** @type {string[]} */
      const warnings = [];
      page.on('console', (message) => warnings.push(message.text()));
      await page.goto(`${url}page.html`);
      await sees(page, /Threads are (not )?available here/);
      assert.doesNotMatch(await readAll(page), /a worker wrote/);
      assert.ok(warnings.some((text) => text.startsWith('isolate="site" needs a copy')));
    });
  });
}
