// The page by keyboard alone: everything can be reached, is seen to have the focus, and works.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call } from './api.mjs';
import { browsers } from './harness.mjs';
import { find, held, isThere, pressKeys, read, reading, sees } from './reader.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

const path = 'index.html?demo=prime-check&numbers=97,91&workers=2';

/** Where Tab leads, in reading order: past the links, to Run and, after a run, beyond. */
const upToRun = [
  'textbox Numbers',
  'radio trial',
  'textbox Workers',
  'combobox Split by',
  'combobox Schedule',
  'combobox Backend',
  'button Run',
];
const afterRun = [
  'button Compare',
  'button Stop',
  'button Copy link',
  'application Timeline. Point at a span to read it, or move with the arrow keys.',
  'button Timeline as a table',
  'region Output',
  'region Result',
  'region Python: what the documentation teaches',
  'region Rust: what runs here',
  'button Share and save',
];

/** Presses Tab as often as there are stops to be seen. @param {Page} page @param {string[]} wanted */
async function tabThrough(page, wanted) {
  for (const stop of wanted) {
    await page.keyboard.press('Tab');
    const { role, name, outlined } = await page.evaluate(() => reader.focused());
    assert.equal(`${role} ${name}`, stop);
    assert.ok(outlined, `nobody sees that ${stop} has the focus`);
  }
}

for (const { name } of browsers) {
  test(`${name}: Tab leads through everything in reading order, and shows where it is`, () =>
    reading(name, { path }, async ({ page }) => {
      await find(page, 'button', 'Run');
      /** @type {{section: string, title: string}[]} */
      const demos = await call(page, 'listDemos');
      const links = [...new Set(demos.map(({ section }) => section))].flatMap((section) =>
        demos.filter((demo) => demo.section === section).map(({ title }) => `link ${title}`),
      );
      await tabThrough(page, ['link Skip to the demo', 'button 简体中文', ...links, ...upToRun]);
      await page.keyboard.press('Enter');
      await sees(page, '2 numbers checked in');
      await tabThrough(page, afterRun);
      await page.keyboard.press('Tab');
      const { role } = await page.evaluate(() => reader.focused());
      assert.equal(role, '', 'there is more to reach');
    }));

  test(`${name}: controls, timeline and table are used by keys`, () =>
    reading(name, { path }, async ({ page }) => {
      await (await find(page, 'radio', 'trial')).focus();
      await page.keyboard.press('ArrowRight');
      await (await find(page, 'textbox', 'Workers')).focus();
      await page.keyboard.press('ArrowUp');
      assert.equal(await held(page, 'Workers'), '3');
      await (await find(page, 'combobox', 'Schedule')).focus();
      await page.keyboard.press('s');
      assert.equal(await held(page, 'Schedule', 'combobox'), 'static');
      await (await find(page, 'textbox', 'Numbers')).focus();
      await pressKeys(page, 'Control', 'Enter');
      await sees(page, '2 numbers checked in');
      const { method, schedule, workers } = await page.evaluate(
        () =>
          /** @type {any} */ (document.querySelector('concurrency-playground')).report.parameters,
      );
      assert.deepEqual(
        { method, schedule, workers },
        { method: 'simd', schedule: 'static', workers: 3 },
      );

      await (await find(page, 'application', /^Timeline/)).focus();
      await page.keyboard.press('Home');
      await sees(page, /\n[^\n]+ · worker 1 · (computing|idle) · starts at/);
      await page.keyboard.press('ArrowDown');
      await sees(page, /\n[^\n]+ · worker 2 · (computing|idle) · starts at/);
      await (await find(page, 'button', 'Timeline as a table')).focus();
      await page.keyboard.press('Enter');
      assert.match(
        await read(page, 'region', 'Timeline as a table'),
        /Lane(.|\n)*busy(.|\n)*worker 3/,
      );
    }));

  test(`${name}: the skip link leads to the demo and leaves it as it is`, () =>
    reading(name, { path }, async ({ page }) => {
      await (await find(page, 'textbox', 'Numbers')).focus();
      await pressKeys(page, 'Control', 'Enter');
      await sees(page, '2 numbers checked in');
      await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement).blur());
      await (await find(page, 'link', 'Check primes in parallel')).focus();
      await pressKeys(page, 'Shift', 'Tab');
      await pressKeys(page, 'Shift', 'Tab');
      await find(page, 'link', 'Skip to the demo');
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => location.hash === '#demo');
      await page.keyboard.press('Tab');
      const { role, name: control } = await page.evaluate(() => reader.focused());
      assert.equal(`${role} ${control}`, 'textbox Numbers');
      assert.ok(await isThere(page, 'region', 'Output'));
    }));
}
