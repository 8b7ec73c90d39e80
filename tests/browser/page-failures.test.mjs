// Machinery that fails as the page's reader has it: a sentence, the results from before, and a page
// that goes on working.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deadly, endlessNumbers } from './api.mjs';
import { browsers } from './harness.mjs';
import { fill, press, read, reading, sees, seesNoMore } from './reader.mjs';

const path = 'index.html?demo=prime-check&numbers=97,91&workers=2';

/** Notes what run-error events say. @param {import('puppeteer-core').Page} page */
function listen(page) {
  return page.evaluate(() => {
    /** @type {unknown[]} */
    const failures = [];
    document.addEventListener('run-error', (event) => {
      const { name, message } = /** @type {CustomEvent} */ (event).detail;
      failures.push({ name, message });
    });
    Object.assign(globalThis, { failures });
  });
}

/** @param {import('puppeteer-core').Page} page @returns {Promise<{name: string, message: string}>} */
async function failure(page) {
  await page.waitForFunction(() => /** @type {any} */ (globalThis).failures.length > 0);
  return page.evaluate(() => /** @type {any} */ (globalThis).failures.pop());
}

for (const { name } of browsers) {
  test(`${name}: wasm that is missing is said, and Run works once it is there`, () => {
    let missing = true;
    /** @param {string} file */
    const transform = (file) => (missing && file === 'playground.wasm' ? null : undefined);
    return reading(
      name,
      { path, transform, reported: /404.*playground\.wasm/ },
      async ({ page }) => {
        await sees(page, 'Press Run and watch the workers.');
        await listen(page);
        for (const button of ['Run', 'Compare']) {
          await press(page, button);
          const { name: kind, message } = await failure(page);
          assert.equal(kind, 'WorkerFailed');
          assert.match(
            message,
            /playground\.wasm, could not be loaded \(the server answered 404\)/,
          );
          await sees(page, message);
        }
        missing = false;
        await press(page, 'Run');
        await sees(page, '2 numbers checked in');
        await seesNoMore(page, 'could not be loaded');
      },
    );
  });

  for (const [number, worker] of ['an engine', 'a thread'].entries()) {
    test(`${name}: ${worker} that dies is said, and earlier results stay`, () => {
      const backend = number === 0 ? 'single' : 'threads';
      const transform = deadly(number + 1, 400);
      return reading(
        name,
        { path: `${path}&split=range&backend=${backend}`, transform },
        async ({ page }) => {
          await press(page, 'Run');
          await sees(page, '2 numbers checked in');
          const printed = await read(page, 'region', 'Output');
          await listen(page);
          await fill(page, 'Numbers', endlessNumbers);
          await press(page, 'Run');
          const { name: kind, message } = await failure(page);
          assert.equal(kind, 'WorkerFailed');
          await sees(page, message);
          await sees(page, '2 numbers checked in');
          assert.equal(await read(page, 'region', 'Output'), printed);

          await fill(page, 'Numbers', '93');
          await press(page, 'Run');
          await sees(page, '1 number checked in');
          await seesNoMore(page, message);
        },
      );
    });
  }
}
