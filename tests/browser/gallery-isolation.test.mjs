// The gallery on a host that sends no isolation headers: it isolates itself where a frame would not do,
// with one reload at most, before anything is painted; and where it cannot, it goes on without.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageWith, script, small } from './element-page.mjs';
import { browsers } from './harness.mjs';
import { press, reading, sees } from './reader.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

const query = '?demo=shared-counter&workers=2&guard=lock';

/**
 * Counts how often the gallery is sent.
 * @param {NonNullable<import('../../tools/serve.mjs').ServeOptions['transform']>} [replace]
 */
function counting(replace = () => undefined) {
  let loads = 0;
  /** @param {string} file @param {Buffer} body */
  const transform = (file, body) => {
    if (file === 'index.html') loads += 1;
    return replace(file, body);
  };
  return { transform, loads: () => loads };
}

/** Notes for each document of the tab whether anything of it was painted. @param {Page} page */
const watchPaint = (page) =>
  page.evaluateOnNewDocument(() => {
    if (!location.protocol.startsWith('http')) return;
    const before = JSON.parse(sessionStorage.getItem('painted') ?? '[]');
    addEventListener('pagehide', () => {
      const painted = performance.getEntriesByName('first-contentful-paint').length > 0;
      sessionStorage.setItem('painted', JSON.stringify([...before, painted]));
    });
  });

/**
 * Goes there from inside the page: the driver waits in vain where a page's process is exchanged, as
 * isolating does.
 * @param {Page} page @param {string} address
 */
async function goTo(page, address) {
  await page.evaluate((address) => location.assign(address), address);
  await page.waitForFunction((address) => location.href.endsWith(address), {}, address);
}

for (const { name } of browsers) {
  const reloads = name === 'firefox' ? 1 : 0;
  const threads =
    name === 'firefox'
      ? 'Threads are available here: a worker wrote'
      : 'Threads are available here, in a frame';

  test(`${name}: on the first visit the gallery gets threads, with ${reloads} reloads, unseen`, () => {
    // Installed so slowly that there is time to paint.
    const slowly =
      'addEventListener("install", (event) => event.waitUntil(new Promise((go) => setTimeout(go, 400))));';
    const { transform, loads } = counting((file, body) =>
      file === 'isolating-worker.js' ? slowly + body : undefined,
    );
    return reading(name, { isolation: false, path: null, transform }, async ({ page, url }) => {
      await watchPaint(page);
      await page.goto(url + query);
      await sees(page, threads);
      assert.equal(loads(), 1 + reloads);
      await press(page, 'Run');
      await sees(page, 'No update lost');
      const seen = await page.evaluate(() => ({
        search: location.search,
        painted: JSON.parse(sessionStorage.getItem('painted') ?? '[]'),
      }));
      assert.equal(seen.search, query);
      assert.deepEqual(seen.painted, Array(reloads).fill(false));
    });
  });

  test(`${name}: from the second visit on the gallery is isolated at once`, () => {
    const { transform, loads } = counting();
    return reading(name, { isolation: false, path: null, transform }, async ({ page, url }) => {
      await page.goto(url + query);
      await sees(page, threads);
      const before = loads();
      for (const address of ['index.html?demo=lock', '?demo=event']) {
        await goTo(page, address);
        await sees(page, 'Threads are available here: a worker wrote');
        assert.ok(await page.evaluate(() => crossOriginIsolated));
      }
      assert.equal(loads(), before + 2);
    });
  });

  test(`${name}: without a service worker the gallery goes on as it is`, () => {
    const { transform, loads } = counting((file) =>
      file === 'isolating-worker.js' ? null : undefined,
    );
    const options = { isolation: false, transform, reported: /isolating-worker|404/ };
    return reading(name, { ...options, path: `index.html${query}` }, async ({ page }) => {
      await sees(page, 'Threads are not available here');
      assert.equal(loads(), 1);
    });
  });

  test(`${name}: a service worker that isolates nothing costs one reload, and no loop`, () => {
    const { transform, loads } = counting((file) =>
      file === 'isolating-worker.js' ? 'self.skipWaiting();' : undefined,
    );
    return reading(name, { isolation: false, path: null, transform }, async ({ page, url }) => {
      await page.goto(url + query);
      await sees(page, 'Threads are not available here');
      assert.equal(loads(), 1 + reloads);
      assert.equal(await page.evaluate(() => location.search), query);
      await goTo(page, '?demo=lock');
      await sees(page, 'Threads are not available here');
      assert.equal(loads(), 2 + reloads);
    });
  });

  test(`${name}: a service worker that never gets ready keeps the gallery blank for moments only`, () => {
    const { transform, loads } = counting((file) =>
      file === 'isolating-worker.js'
        ? 'addEventListener("install", (event) => event.waitUntil(new Promise(() => {})));'
        : undefined,
    );
    const path = `index.html${query}`;
    return reading(name, { isolation: false, path, transform }, async ({ page }) => {
      await sees(page, 'Press Run and watch the workers.');
      assert.equal(loads(), 1);
    });
  });

  test(`${name}: a page of the author's own in the gallery's place is left as it is`, () => {
    const { transform, loads } = counting(pageWith(script + small));
    return reading(name, { isolation: false, path: null, transform }, async ({ page, url }) => {
      await page.goto(url);
      // In Firefox it is the frame that is tried which registers the service worker.
      await sees(page, /Threads are (not )?available here/);
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
      await goTo(page, '?second');
      await sees(page, /Threads are (not )?available here/);
      assert.equal(await page.evaluate(() => crossOriginIsolated), false);
      assert.equal(loads(), 2);
    });
  });
}
