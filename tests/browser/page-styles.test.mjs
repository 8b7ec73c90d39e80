// The element and its page keep out of each other's styles, whatever the page's are.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageWith, script, small } from './element-page.mjs';
import { browsers } from './harness.mjs';
import { reading, sees } from './reader.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

const hostile = `<style>
  :root { font: italic 40px/3 fantasy; letter-spacing: 9px; --_accent: red; --_ink: red; }
  * { text-transform: uppercase !important; text-align: right !important; word-spacing: 1em;
      list-style: square; border-collapse: separate; cursor: wait; text-indent: 2em; }
  body, div, article { color: red !important; white-space: pre; text-shadow: 1px 1px lime; }
  button, input, textarea, select { border: 9px dotted lime !important; padding: 30px !important; }
  h2, h3, p, pre, code, table, td, ul, li { margin: 50px !important; background: lime !important; }
  .run, .bar, .stage, .field, .label, .output, .code, .hint, .text { display: none !important; }
  [hidden] { display: block !important; }
</style>`;
const own =
  '<main><h2>Ours</h2><p class="hint">Text</p><button class="run">Go</button><pre>x</pre></main>';

/** What the element looks like inside, part by part. @param {Page} page */
const insides = (page) =>
  page.evaluate(() => {
    const root = document.querySelector('concurrency-playground')?.shadowRoot;
    const chosen = [
      '.playground',
      'h2',
      'h3',
      'header p',
      '.run',
      '.label',
      'textarea',
      '.screen pre',
    ];
    const names = ['color', 'fontFamily', 'fontSize', 'fontStyle', 'lineHeight', 'letterSpacing'];
    const more = [
      'textTransform',
      'textAlign',
      'display',
      'marginTop',
      'paddingLeft',
      'borderTopWidth',
    ];
    const rest = ['wordSpacing', 'textIndent', 'whiteSpace', 'textShadow', 'backgroundColor'];
    return chosen.map((selector) => {
      const node = root?.querySelector(selector);
      if (!node) throw new Error(`there is no ${selector}`);
      const style = /** @type {any} */ (getComputedStyle(node));
      return [selector, ...[...names, ...more, ...rest].map((name) => `${name}: ${style[name]}`)];
    });
  });

/** What the page's own content looks like, and what there is of globals and style sheets. @param {Page} page */
const outside = (page) =>
  page.evaluate(() => ({
    styles: [...document.querySelectorAll('main, main *')].map((node) => {
      const { color, font, display, margin, padding, background } = getComputedStyle(node);
      return { color, font, display, margin, padding, background };
    }),
    sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
    // What drives the browser leaves marks of its own.
    globals: Object.keys(globalThis).filter((name) => !/^__|puppeteer|cdc_/.test(name)),
    attributes: document.documentElement
      .getAttributeNames()
      .concat(document.body.getAttributeNames()),
  }));

for (const { name } of browsers) {
  test(`${name}: no style of the page gets in, none gets out`, async () => {
    /** @type {unknown[]} */
    const looks = [];
    for (const styles of ['', hostile]) {
      const body = `${styles}${own}${small}`;
      await reading(name, { transform: pageWith(body) }, async ({ page }) => {
        const before = await outside(page);
        await page.evaluate(() => import(String(new URL('playground.js', document.baseURI))));
        await sees(page, 'NUMBERS = [97, 91]');
        await page.evaluate(() =>
          /** @type {any} */ (document.querySelector('concurrency-playground'))
            .run()
            .then(() => {}),
        );
        await sees(page, '2 numbers checked in');
        assert.deepEqual(await outside(page), before);
        looks.push(await insides(page));
      });
    }
    assert.deepEqual(looks[1], looks[0]);
  });

  test(`${name}: custom properties and parts are there to style it`, () => {
    const styles = `<style>
      concurrency-playground { --playground-accent: rgb(1, 2, 3); --playground-font: monospace; }
      concurrency-playground::part(run) { border-radius: 0; }
      concurrency-playground::part(title) { color: rgb(4, 5, 6); }
    </style>`;
    return reading(name, { transform: pageWith(styles + script + small) }, async ({ page }) => {
      await sees(page, 'NUMBERS = [97, 91]');
      const look = await page.evaluate(() => {
        const root = document.querySelector('concurrency-playground')?.shadowRoot;
        /** @param {string} part */
        const of = (part) =>
          getComputedStyle(/** @type {Element} */ (root?.querySelector(`[part=${part}]`)));
        return [
          of('run').backgroundColor,
          of('run').borderRadius,
          of('title').color,
          of('title').fontFamily,
        ];
      });
      assert.deepEqual(look, ['rgb(1, 2, 3)', '0px', 'rgb(4, 5, 6)', 'monospace']);
    });
  });
}
