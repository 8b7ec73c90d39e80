// Links that reproduce a run: read when the page opens, kept in step with what is set, copied.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browsers } from './harness.mjs';
import { choose, fill, find, held, press, read, reading, sees, seesNoMore } from './reader.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

const query =
  '?demo=prime-check&numbers=97,18446744073709551615&method=miller-rabin&split=range&schedule=static&backend=threads&workers=3';

/** What the last run was given. @param {Page} page */
const parametersOfRun = (page) =>
  page.evaluate(
    () => /** @type {any} */ (document.querySelector('concurrency-playground')).report.parameters,
  );

/** Waits until the address holds it. @param {Page} page @param {string} search */
const addressIs = (page, search) =>
  page.waitForFunction((search) => location.search === search, {}, search);

/** Presses Copy link. @param {Page} page @returns {Promise<string>} what was copied */
async function copyLink(page) {
  await page.evaluate(() => {
    navigator.clipboard.writeText = async (text) => void Object.assign(globalThis, { text });
  });
  await press(page, 'Copy link');
  await sees(page, 'Link copied: it opens this demo with these settings.');
  return page.evaluate(() => /** @type {any} */ (globalThis).text);
}

for (const { name } of browsers) {
  test(`${name}: a link sets everything, the run is the same, and Copy link gives it`, () =>
    reading(name, { path: `index.html${query}` }, async ({ page, url }) => {
      assert.equal(await held(page, 'Numbers'), '97, 18446744073709551615');
      assert.equal(await held(page, 'Workers'), '3');
      assert.equal(await held(page, 'Split by', 'combobox'), 'range');
      assert.ok(
        await (await find(page, 'radio', 'miller-rabin')).evaluate(
          (radio) => /** @type {HTMLInputElement} */ (radio).checked,
        ),
      );
      await press(page, 'Run');
      await sees(page, '2 numbers checked in');
      const parameters = await parametersOfRun(page);
      assert.deepEqual(parameters, {
        numbers: [97, '18446744073709551615'],
        method: 'miller-rabin',
        split: 'range',
        schedule: 'static',
        backend: 'threads',
        workers: 3,
      });

      const link = await copyLink(page);
      assert.equal(link, `${url}index.html${query}`);
      await page.goto(link);
      await press(page, 'Run');
      await sees(page, '2 numbers checked in');
      assert.deepEqual(await parametersOfRun(page), parameters);
    }));

  test(`${name}: the address follows what is set, and Back leads to it`, () =>
    reading(name, {}, async ({ page }) => {
      await fill(page, 'Numbers', '97');
      await fill(page, 'Workers', '3');
      await choose(page, 'Split by', 'range');
      const first = '?demo=prime-check&numbers=97%2C&split=range&workers=3'.replace('%2C', ',');
      await addressIs(page, first);
      // What cannot be run is in no link.
      await fill(page, 'Workers', '65');
      await sees(page, 'workers takes whole numbers from 1 to 64');
      await fill(page, 'Workers', '3');
      await seesNoMore(page, 'workers takes whole numbers');

      await press(page, 'Map a function over many items', 'link');
      await find(page, 'heading', 'Map a function over many items');
      await addressIs(page, '?demo=pool-map');
      await page.goBack();
      await find(page, 'heading', 'Check primes in parallel');
      await addressIs(page, first);
      assert.equal(await held(page, 'Numbers'), '97,');
      assert.equal(await held(page, 'Workers'), '3');
      await press(page, 'Run');
      await sees(page, '1 number checked in');
    }));

  test(`${name}: settings too long for a link, and a clipboard that refuses, are said`, () =>
    reading(
      name,
      { path: 'index.html?demo=prime-check&numbers=97,91&workers=2' },
      async ({ page, url }) => {
        await find(page, 'button', 'Copy link');
        await page.evaluate(() => {
          navigator.clipboard.writeText = () => Promise.reject(new Error('refused'));
        });
        await press(page, 'Copy link');
        const link = `${url}index.html?demo=prime-check&numbers=97,91&workers=2`;
        await sees(page, `The browser did not allow copying. Here is the link: ${link}`);
        await fill(page, 'Numbers', Array(5000).fill(97).join(' '));
        await press(page, 'Copy link');
        await sees(page, 'These settings are too long for a link.');
        await fill(page, 'Numbers', 'x');
        await press(page, 'Copy link');
        await sees(page, /\nnumbers takes whole numbers/);
        assert.match(
          await read(page, 'region', 'Python: what the documentation teaches'),
          /NUMBERS/,
        );
      },
    ));

  test(`${name}: on a phone the demos are a menu`, () =>
    reading(name, { viewport: { width: 390, height: 844 } }, async ({ page }) => {
      await choose(page, 'Demo', 'pool-map');
      await find(page, 'heading', 'Map a function over many items');
      await addressIs(page, '?demo=pool-map');
      assert.equal(await page.title(), 'Map a function over many items – Concurrency Playground');
    }));
}
