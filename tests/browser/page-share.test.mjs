// What a reader takes along: the embed code, the run, its timeline and the comparison as files.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browsers } from './harness.mjs';
import { isThere, press, reading, sees } from './reader.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

const path = 'index.html?demo=prime-check&numbers=97,91&workers=2&backend=threads';

/** Keeps what is saved, instead of having the browser ask where to. @param {Page} page */
const keepFiles = (page) =>
  page.evaluate(() => {
    Object.assign(globalThis, { saved: [] });
    const { createObjectURL } = URL;
    let content = new Blob();
    URL.createObjectURL = (/** @type {Blob} */ blob) => {
      content = blob;
      return createObjectURL.call(URL, blob);
    };
    HTMLAnchorElement.prototype.click = function () {
      /** @type {any} */ (globalThis).saved.push([this.download, content]);
    };
  });

/** @param {Page} page @param {string} button @returns {Promise<string[]>} name, content */
async function save(page, button) {
  await press(page, button);
  return page.evaluate(async () => {
    const [name, blob] = /** @type {any} */ (globalThis).saved.pop();
    return [name, await blob.text()];
  });
}

for (const { name } of browsers) {
  test(`${name}: a run, its timeline and a comparison are saved as they are on the page`, () =>
    reading(name, { path }, async ({ page }) => {
      await keepFiles(page);
      await press(page, 'Share and save');
      assert.equal(await isThere(page, 'button', 'Save the run (JSON)'), false);
      await press(page, 'Run');
      await sees(page, '2 numbers checked in');
      const [runName, run = ''] = await save(page, 'Save the run (JSON)');
      assert.equal(runName, 'prime-check.json');
      const report = await page.evaluate(
        () => /** @type {any} */ (document.querySelector('concurrency-playground')).report,
      );
      assert.deepEqual(JSON.parse(run), report);
      const [traceName, trace = ''] = await save(page, 'Save the timeline (Chrome trace)');
      assert.equal(traceName, 'prime-check-trace.json');
      const { traceEvents } = JSON.parse(trace);
      const spans = traceEvents.filter((/** @type {any} */ { ph }) => ph === 'X');
      assert.equal(
        spans.length,
        report.lanes.flatMap((/** @type {any} */ lane) => lane.events).length,
      );
      await press(page, 'Compare');
      await sees(page, 'Each measured');
      const [comparisonName, csv = ''] = await save(page, 'Save the comparison (CSV)');
      assert.equal(comparisonName, 'prime-check-comparison.csv');
      assert.match(csv, /^backend,workers,median_ms,.*\r\nsingle,1,/);
    }));

  test(`${name}: the embed code shows the same demo there`, () =>
    reading(name, { path }, async ({ page, url }) => {
      await page.evaluate(() => {
        navigator.clipboard.writeText = async (text) => void Object.assign(globalThis, { text });
      });
      await press(page, 'Share and save');
      await press(page, 'Copy the embed code');
      await sees(page, 'Embed code copied: it puts this demo');
      const lines = await page.evaluate(() => /** @type {any} */ (globalThis).text);
      assert.equal(
        lines,
        `<script type="module" src="${url}playground.js"></script>\n` +
          '<concurrency-playground demo="prime-check" numbers="97,91" backend="threads" workers="2"></concurrency-playground>',
      );
    }));
}
