// What axe-core finds wrong for those who do not see, or not well: nothing, on any demo, before a run
// and after it, wide and narrow, light and dark, in either language; and what a finger can hit.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { call } from './api.mjs';
import { withPage } from './harness.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');
const wide = { width: 1280, height: 900 };
const narrow = { width: 390, height: 844 };

/** @param {Page} page */
const found = (page) =>
  page.evaluate(async () => {
    const { violations } = await /** @type {any} */ (globalThis).axe.run(document, {
      resultTypes: ['violations'],
    });
    return violations.flatMap((/** @type {any} */ { id, nodes }) =>
      nodes.map(
        (/** @type {any} */ { target, any }) => `${id}: ${target.flat()} ${any[0]?.message ?? ''}`,
      ),
    );
  });

/** Long enough for a page to hear of another colour scheme, and to paint it. */
const twoFrames = () =>
  new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));

/** In all widths and colours. @param {Page} page @param {string} what */
async function isFine(page, what) {
  for (const viewport of [wide, narrow]) {
    await page.setViewport(viewport);
    for (const value of ['light', 'dark']) {
      await page.emulateMediaFeatures([
        { name: 'prefers-color-scheme', value },
        { name: 'prefers-reduced-motion', value: 'reduce' },
      ]);
      await page.evaluate(twoFrames);
      assert.deepEqual(await found(page), [], `${what}, ${viewport.width} px, ${value}`);
    }
  }
}

/** Waits until the element has it. @param {Page} page @param {string} selector */
const has = (page, selector) =>
  page.waitForFunction(
    (selector) =>
      document.querySelector('concurrency-playground')?.shadowRoot?.querySelector(selector),
    { polling: 50 },
    selector,
  );

/** Opens a demo in the gallery and waits until all of it is there. @param {Page} page @param {string} address */
async function open(page, address) {
  await page.setViewport(wide);
  await page.goto(address);
  await has(page, '.code');
  await page.evaluate(axe);
  await page.evaluate(() =>
    document
      .querySelector('concurrency-playground')
      ?.shadowRoot?.querySelector('.code')
      ?.scrollIntoView(),
  );
  await has(page, '.pane:last-child .keyword');
}

/** @param {Page} page @param {'run' | 'compare'} method */
const perform = (page, method) =>
  page.evaluate(async (method) => {
    const element = /** @type {any} */ (document.querySelector('concurrency-playground'));
    await element[method]();
    for (const table of element.shadowRoot.querySelectorAll('details')) table.open = true;
  }, method);

test('axe finds nothing on any demo', { timeout: 600_000 }, () =>
  withPage('chromium', {}, async ({ page, url }) => {
    /** @type {{id: string}[]} */
    const demos = await call(page, 'listDemos');
    for (const { id } of demos) {
      await open(page, `${url}?demo=${id}`);
      assert.deepEqual(await found(page), [], `${id}, before a run`);
      await perform(page, 'run');
      await isFine(page, id);
    }
  }),
);

test('axe finds nothing on a comparison, a mistake, or Chinese', () =>
  withPage('chromium', {}, async ({ page, url }) => {
    await open(page, `${url}?demo=prime-check&numbers=97,91&workers=2&lang=zh-CN&nonsense=1`);
    await perform(page, 'compare');
    await isFine(page, 'a comparison');
    await page.evaluate(() => {
      /** @type {any} */ (document.querySelector('concurrency-playground')).numbers = 'x';
    });
    await isFine(page, 'a mistake');
  }));

test('on a phone a finger can hit what there is to press', async () => {
  const ids = await withPage('chromium', {}, async ({ page }) =>
    (await call(page, 'listDemos')).map((/** @type {{id: string}} */ { id }) => id),
  );
  for (const id of ids) {
    await withPage('chromium', { viewport: narrow, path: `?demo=${id}` }, async ({ page }) => {
      await has(page, '.run');
      const small = await page.evaluate(() => {
        const inside = document.querySelector('concurrency-playground')?.shadowRoot;
        /** @type {HTMLElement | null | undefined} */ (inside?.querySelector('.opener'))?.click();
        const chosen = 'button, input, select, textarea, summary, a[href]';
        const nodes = inside?.querySelectorAll(chosen) ?? [];
        return [...document.querySelectorAll(chosen), ...nodes]
          .filter((node) => node.checkVisibility() && !node.matches('.skip'))
          .flatMap((node) => {
            const { width, height } = node.getBoundingClientRect();
            const name = `${node.tagName} ${node.className || node.ariaLabel || node.textContent}`;
            return width >= 44 && height >= 44 ? [] : [`${name}: ${width} × ${height}`];
          });
      });
      assert.deepEqual(small, [], id);
    });
  }
});
