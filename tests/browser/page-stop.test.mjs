// The page as its reader has it: stopping a run, starting another meanwhile, and what stays on
// screen.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endlessNumbers } from './api.mjs';
import { browsers } from './harness.mjs';
import { fill, find, isThere, press, read, reading, sees, seesNoMore } from './reader.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

/** Goes on until it is stopped. */
const endless = `index.html?demo=prime-check&numbers=${endlessNumbers}&split=range&workers=2`;

/** Waits until workers have done some of it. @param {Page} page */
async function underWay(page) {
  const bar = await find(page, 'progressbar', 'Progress');
  await page.waitForFunction((bar) => Number(bar.ariaValueNow) > 0, {}, bar);
}

/** A short run, with a result to remember. @param {Page} page */
async function runShort(page) {
  await fill(page, 'Numbers', '97, 91');
  await press(page, 'Run');
  await sees(page, '2 numbers checked in');
  return read(page, 'region', 'Output');
}

for (const { name } of browsers) {
  for (const way of ['the button', 'Escape']) {
    test(`${name}: ${way} stops a run in the middle, and the next one works`, () =>
      reading(name, { path: endless }, async ({ page }) => {
        for (const time of ['first', 'second']) {
          await press(page, 'Run');
          await underWay(page);
          if (way === 'Escape') await page.keyboard.press('Escape');
          else await press(page, 'Stop');
          await sees(page, 'Stopped.');
          await sees(page, 'Stopped before the end.');
          assert.ok(!(await isThere(page, 'region', 'Result')), time);
        }
        assert.equal(await runShort(page), '\n97 is prime: True\n91 is prime: False\n');
        await seesNoMore(page, 'Stopped');
      }));
  }

  test(`${name}: a comparison is stopped, too`, () =>
    reading(name, { path: endless }, async ({ page }) => {
      await press(page, 'Compare');
      await sees(page, 'Measuring each in turn');
      await press(page, 'Stop');
      await sees(page, 'Stopped.');
      assert.ok(!(await isThere(page, 'region', 'Measured times')));
      await runShort(page);
    }));

  test(`${name}: results stay on screen when a later run is stopped`, () =>
    reading(name, { path: endless }, async ({ page }) => {
      const printed = await runShort(page);
      const result = await read(page, 'region', 'Result');
      await fill(page, 'Numbers', endlessNumbers);
      await press(page, 'Run');
      await underWay(page);
      assert.equal(await read(page, 'region', 'Result'), result);
      await page.keyboard.press('Escape');
      await sees(page, 'Stopped. What you see is from the previous run.');
      await sees(page, '2 numbers checked in');
      assert.equal(await read(page, 'region', 'Output'), printed);
      assert.equal(await read(page, 'region', 'Result'), result);
    }));

  test(`${name}: a run started while another is under way is refused in words`, () =>
    reading(name, { path: endless }, async ({ page }) => {
      await press(page, 'Run');
      await underWay(page);
      const sentence = await page.evaluate(async () => {
        const { run } = await import(String(new URL('playground.js', document.baseURI)));
        return run('prime-check').catch((/** @type {Error} */ error) => error.message);
      });
      assert.match(
        sentence,
        /^A run of prime-check is already under way; stop it first \(Escape\)/,
      );
      await press(page, 'Compare');
      await sees(page, sentence);
      await press(page, 'Stop');
      await sees(page, 'Stopped.');
      await runShort(page);
      await seesNoMore(page, sentence);
    }));

  test(`${name}: the page answers while 16 workers compute`, () =>
    reading(name, { path: endless.replace('workers=2', 'workers=16') }, async ({ page }) => {
      await press(page, 'Run');
      await underWay(page);
      await press(page, 'Workers: one more');
      await sees(page, 'WORKERS = 17');
      // Still computing when that was answered, and afterwards.
      await page.waitForFunction(() => {
        const bar = reader.find('progressbar', '^Progress$');
        const [now, most] = [Number(bar?.ariaValueNow), Number(bar?.ariaValueMax)];
        const { before = now } = /** @type {{before?: number}} */ (globalThis);
        Object.assign(globalThis, { before });
        return before < now && now < most;
      });
      await press(page, 'Stop');
      await sees(page, 'Stopped.');
    }));
}
