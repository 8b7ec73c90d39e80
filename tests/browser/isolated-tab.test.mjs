// What a page that is not isolated cannot do: the sentence that says so holds the way out, a tab that
// isolates itself and shows the same, and what was recorded stays in view.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageWith, script } from './element-page.mjs';
import { browsers } from './harness.mjs';
import { choose, find, isThere, press, read, reading, sees } from './reader.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

/** A page of an author's that has no threads: in Chromium, it lets in no frame either. @param {string} attributes */
const without = (attributes) => ({
  isolation: false,
  reported: /frame/i,
  transform: pageWith(
    `<meta http-equiv="Content-Security-Policy" content="frame-src 'none'">${script}
    <concurrency-playground ${attributes}></concurrency-playground>`,
  ),
});
const offer = 'Open in an isolated tab, with threads';

/** The link inside what was just said to the reader. @param {Page} page */
async function offered(page) {
  const link = await page.waitForFunction(() => {
    const { shadowRoot } = /** @type {Element} */ (
      document.querySelector('concurrency-playground')
    );
    return shadowRoot?.querySelector('[role="alert"] a');
  });
  return /** @type {import('./reader.mjs').Handle} */ (link.asElement());
}

for (const { name } of browsers) {
  test(`${name}: a demo on threads that cannot run leads to a tab where it can`, () =>
    reading(name, without('demo="event" waiters="3"'), async ({ page, url }) => {
      await sees(page, 'Each worker gets a line here.');
      await press(page, 'Run');
      await sees(page, 'event needs them.');
      const link = await offered(page);
      assert.equal(await link.evaluate(({ textContent }) => textContent), offer);
      const address = await link.evaluate((a) => /** @type {HTMLAnchorElement} */ (a).href);
      assert.equal(address, `${url}frame.html?demo=event&waiters=3`);
      await sees(page, 'Each worker gets a line here.');

      const opened = new Promise((resolve) => page.once('popup', resolve));
      await link.click();
      const tab = /** @type {Page} */ (await opened);
      await tab.waitForFunction(() => crossOriginIsolated);
      const report = await tab.waitForFunction(async () => {
        const element = /** @type {any} */ (document.querySelector('concurrency-playground'));
        return element?.run?.();
      });
      assert.equal(await report.evaluate(({ parameters }) => parameters.waiters), 3);
    }));

  test(`${name}: what was recorded stays in view when a run is refused`, () =>
    reading(name, without('demo="event"'), async ({ page }) => {
      await sees(page, 'recorded at build time');
      const recorded = await read(page, 'region', 'Output');
      await press(page, 'Run');
      await sees(page, 'event needs them.');
      await sees(page, 'recorded at build time');
      assert.equal(await read(page, 'region', 'Output'), recorded);
      await sees(page, 'Each worker gets a line here.');
    }));

  test(`${name}: a backend that is not available is said at its control, with the way out`, () =>
    reading(
      name,
      without('demo="prime-check" numbers="97,91" workers="2"'),
      async ({ page, url }) => {
        await choose(page, 'Backend', 'threads');
        await press(page, 'Run');
        await sees(page, /because [^\n]*; choose the processes backend\./);
        const link = await offered(page);
        assert.equal(
          await link.evaluate((a) => /** @type {HTMLAnchorElement} */ (a).href),
          `${url}frame.html?demo=prime-check&numbers=97,91&backend=threads&workers=2`,
        );
      },
    ));

  test(`${name}: settings too long for an address offer no tab that would show others`, () => {
    const numbers = Array.from({ length: 1000 }, (_, index) => 10_000_000 + index).join(',');
    return reading(name, without(`demo="prime-check" numbers="${numbers}"`), async ({ page }) => {
      await sees(page, 'Threads are not available here');
      assert.equal(await isThere(page, 'link', offer), false);
      await choose(page, 'Backend', 'threads');
      await press(page, 'Run');
      await sees(page, /; choose the processes backend\./);
      assert.equal(await isThere(page, 'link', offer), false);
    });
  });

  test(`${name}: a page in Chinese opens the tab in Chinese`, () =>
    reading(name, without('demo="event" lang="zh-CN"'), async ({ page, url }) => {
      const link = await find(page, 'link', '在隔离的标签页中打开，那里有线程');
      assert.equal(
        await link.evaluate((a) => /** @type {HTMLAnchorElement} */ (a).href),
        `${url}frame.html?demo=event&lang=zh-CN`,
      );
    }));
}
