// What authors choose of the element: controls, parts, running by itself, light or dark.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageWith, script, small } from './element-page.mjs';
import { browsers } from './harness.mjs';
import { isThere, press, reading, sees, seesNoMore } from './reader.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

/** @param {string} attributes */
const withOptions = (attributes) => small.replace('demo=', `${attributes} demo=`);

/** Which of these there is to see and to press. @param {Page} page */
async function seen(page) {
  const named = /** @type {const} */ ([
    ['button', 'Run'],
    ['button', 'Compare'],
    ['button', 'Stop'],
    ['button', 'Copy link'],
    ['textbox', 'Numbers'],
    ['region', 'Timeline'],
    ['region', 'Output'],
    ['region', 'Result'],
    ['region', 'Python: what the documentation teaches'],
  ]);
  /** @type {string[]} */
  const found = [];
  for (const [role, name] of named) {
    const there = await (role === 'region' && name === 'Timeline'
      ? page.evaluate(() => reader.find('application', '^Timeline') !== null)
      : isThere(page, role, name));
    if (there) found.push(name.split(':')[0] ?? '');
  }
  return found.join(' ');
}

/** @param {Page} page @param {(element: any) => void} change */
const changed = (page, change) =>
  page.evaluate(`(${change})(document.querySelector('concurrency-playground'))`);

/** The theme that the element has: the colour of its words, and whether it paints a ground. @param {Page} page */
const themeOf = (page) =>
  page.evaluate(() => {
    const root = document.querySelector('concurrency-playground')?.shadowRoot;
    const article = /** @type {HTMLElement} */ (root?.querySelector('[part=playground]'));
    const { color, backgroundColor } = getComputedStyle(article);
    const [red = 0] = (color.match(/\d+/g) ?? []).map(Number);
    const ground = /, 0\)$/.test(backgroundColor) ? 'none' : 'own';
    return `${red > 128 ? 'dark' : 'light'}, ground ${ground}`;
  });

/** Waits for a theme. @param {Page} page @param {string} theme */
async function hasTheme(page, theme) {
  for (let tries = 0; tries < 100; tries += 1) {
    if ((await themeOf(page)) === theme) return;
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  assert.equal(await themeOf(page), theme);
}

for (const { name } of browsers) {
  test(`${name}: controls and view leave out what an author does not want`, () =>
    reading(name, { transform: pageWith(script + small) }, async ({ page }) => {
      await press(page, 'Run');
      await sees(page, '2 numbers checked in');
      const all = 'Run Compare Stop Copy link Numbers Timeline Output Result Python';
      assert.equal(await seen(page), all);
      await changed(page, (element) => {
        element.controls = 'basic';
        element.view = 'timeline, output';
      });
      assert.equal(await seen(page), 'Run Stop Timeline Output');
      await changed(page, (element) => {
        element.setAttribute('controls', 'none');
        element.setAttribute('view', 'code');
      });
      assert.equal(await seen(page), 'Python');
      await sees(page, '2 numbers checked in');
      await changed(page, (element) => {
        element.removeAttribute('controls');
        element.removeAttribute('view');
      });
      assert.equal(await seen(page), all);
    }));

  test(`${name}: set before the module is there, and wrong, they are said in one sentence each`, () => {
    const tag = withOptions('controls="some" view="timeline picture" theme="sepia" autorun="yes"');
    return reading(name, { transform: pageWith(script + tag) }, async ({ page }) => {
      await sees(
        page,
        'controls must be one of full, basic, none, not "some"; full is used instead.',
      );
      await sees(page, 'not "picture"; all of them are shown instead.');
      await sees(
        page,
        'theme must be one of auto, light, dark, not "sepia"; auto is used instead.',
      );
      await sees(
        page,
        'autorun can only be "visible", not "yes"; the demo does not start by itself.',
      );
      await press(page, 'Run');
      await sees(page, '2 numbers checked in');
      await sees(page, 'autorun can only be');
      await changed(page, (element) => {
        for (const option of ['controls', 'view', 'theme', 'autorun'])
          element.removeAttribute(option);
      });
      await seesNoMore(page, 'autorun can only be');
    });
  });

  test(`${name}: autorun waits until the element is seen, and runs once`, () => {
    const body = `${script}<div style="height: 2000px"></div>${withOptions('autorun="visible"')}`;
    return reading(name, { transform: pageWith(body) }, async ({ page }) => {
      await page.evaluate(() => {
        Object.assign(globalThis, { starts: 0 });
        document.addEventListener('run-start', () => {
          /** @type {any} */ (globalThis).starts += 1;
        });
      });
      const starts = () => page.evaluate(() => /** @type {any} */ (globalThis).starts);
      await page.evaluate(() => window.scrollTo(0, 800));
      await page.waitForFunction(() => reader.find('button', '^Run$') !== null);
      assert.equal(await starts(), 0);
      await page.evaluate(() => document.querySelector('concurrency-playground')?.scrollIntoView());
      await sees(page, '2 numbers checked in');
      await page.evaluate(() => window.scrollTo(0, 0));
      await page.evaluate(() => document.querySelector('concurrency-playground')?.scrollIntoView());
      await press(page, 'Run');
      await page.waitForFunction(() => /** @type {any} */ (globalThis).starts === 2);
    });
  });

  test(`${name}: the theme follows what tools note on the page, whenever that changes`, () =>
    reading(name, { transform: pageWith(script + small) }, async ({ page }) => {
      await sees(page, 'NUMBERS = [97, 91]');
      await hasTheme(page, 'light, ground none');
      /** @type {[string, string, string, string][]} node, attribute, word, theme */
      const notes = [
        ['body', 'data-md-color-scheme', 'slate', 'dark'],
        ['body', 'data-md-color-scheme', 'default', 'light'],
        ['html', 'data-theme', 'dark', 'dark'],
        ['html', 'data-theme', 'light', 'light'],
        ['body', 'data-theme', 'dark', 'dark'],
        ['html', 'class', 'no-js navy sidebar-visible', 'dark'],
        ['html', 'class', 'rust', 'light'],
        ['html', 'class', 'coal', 'dark'],
        ['html', 'class', 'ayu', 'dark'],
        ['html', 'class', 'dark', 'dark'],
      ];
      for (const [node, attribute, word, theme] of notes) {
        const set = (/** @type {string | null} */ value) =>
          page.evaluate(
            (node, attribute, value) => {
              const target = document.querySelector(node);
              if (value === null) target?.removeAttribute(attribute);
              else target?.setAttribute(attribute, value);
            },
            node,
            attribute,
            value,
          );
        await set(word);
        // The page itself stays white.
        await hasTheme(page, theme === 'dark' ? 'dark, ground own' : 'light, ground none');
        await set(null);
        await hasTheme(page, 'light, ground none');
      }
    }));

  test(`${name}: without a note it follows the page's ground, and what the author says before all`, () =>
    reading(
      name,
      { transform: pageWith(script + small), colorScheme: 'dark' },
      async ({ page }) => {
        await sees(page, 'NUMBERS = [97, 91]');
        // Nothing is painted: the reader's system counts, on a ground of its own.
        await hasTheme(page, 'dark, ground own');
        const paint = (/** @type {string} */ colour) =>
          page.evaluate((colour) => {
            document.body.style.background = colour;
          }, colour);
        await paint('#fafafa');
        await hasTheme(page, 'light, ground none');
        await paint('#1e2129');
        await hasTheme(page, 'dark, ground none');
        await changed(page, (element) => {
          element.theme = 'light';
        });
        await hasTheme(page, 'light, ground own');
        await changed(page, (element) => {
          element.theme = 'auto';
        });
        await hasTheme(page, 'dark, ground none');
      },
    ));
}
