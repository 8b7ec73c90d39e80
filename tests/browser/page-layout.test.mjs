// What has to be in view, and that nothing sticks out, from a phone to a desk.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call } from './api.mjs';
import { authorSite, script } from './author-site.mjs';
import { browsers } from './harness.mjs';
import { find, press, reading, sees } from './reader.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

const phone = { width: 390, height: 844 };
const desk = { width: 1280, height: 900 };

/** With attributes. */
const still = { 'prime-check': '', event: '', process: '', 'imap-progress': 'workers="3"' };
const root = authorSite(
  Object.fromEntries(
    Object.entries(still).map(([demo, attributes]) => [
      `${demo}.html`,
      `<style>concurrency-playground { display: block; min-height: 100vh }</style>${script}
      <p>Before</p>
      <concurrency-playground demo="${demo}" ${attributes}></concurrency-playground>
      <p>After</p>`,
    ]),
  ),
);

/** Fonts differ from machine to machine: the layout holds for one that is a fifth wider, too. */
const wide = 'a wide font';
/** @template Viewport @param {Viewport} viewport */
const withFonts = (viewport) => ['the usual font', wide].map((font) => ({ viewport, font }));

/** In the page, before anything else: all text takes more room, in every style sheet there will be. */
function widenFonts() {
  // An average letter is half as wide as it is high.
  const rule = '* { letter-spacing: 0.1em !important; }';
  const { replaceSync } = CSSStyleSheet.prototype;
  CSSStyleSheet.prototype.replaceSync = function (text) {
    return replaceSync.call(this, text + rule);
  };
  const own = new CSSStyleSheet();
  own.replaceSync('');
  document.adoptedStyleSheets.push(own);
}

/** The words in it that stand on more than one line. @param {Element} element */
function brokenWords(element) {
  const range = document.createRange();
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const broken = [];
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    for (const { 0: word, index } of String(text.nodeValue).matchAll(/\S+/g)) {
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      if (range.getClientRects().length > 1) broken.push(word);
    }
  }
  return broken;
}

/** What has moved, in the page, and how far; but what the reader's own click moved counts as well. */
async function shifts() {
  /** @type {any[]} */
  const seen = [];
  const observer = new PerformanceObserver((list) => seen.push(...list.getEntries()));
  observer.observe({ type: 'layout-shift', buffered: true });
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  return seen.map(({ value }) => value);
}

/** The page is no wider than the window. @param {Page} page @param {string} [what] */
async function fits(page, what = 'the page') {
  const { content, window: shown } = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    window: document.documentElement.clientWidth,
  }));
  assert.ok(content <= shown, `${what} is ${content} px wide, the window ${shown} px`);
}

// Only Chromium tells of what moves.
for (const demo of Object.keys(still)) {
  for (const viewport of [phone, desk]) {
    for (const isolation of [true, false]) {
      const where = isolation ? 'on an isolated page' : 'in a frame';
      test(`chromium: ${viewport.width} px wide, ${where}: nothing moves as ${demo} comes and is run`, () =>
        reading(
          'chromium',
          { root, isolation, viewport, path: `${demo}.html` },
          async ({ page }) => {
            await press(page, 'Run');
            await sees(
              page,
              /numbers checked in|awake within|was ready after|Fastest with chunk size/,
            );
            assert.deepEqual(await page.evaluate(shifts), []);
          },
        ));
    }
  }
}

for (const { name } of browsers) {
  for (const { viewport, font } of [...withFonts(phone), ...withFonts(desk)]) {
    test(`${name}: ${viewport.width} px wide, ${font}: Run is in view, and nothing is wider than the window`, () =>
      reading(name, { path: null, viewport }, async ({ page, url }) => {
        if (font === wide) await page.evaluateOnNewDocument(widenFonts);
        await page.goto(url);
        /** @type {{id: string}[]} */
        const demos = await call(page, 'listDemos');
        for (const { id } of demos) {
          await page.goto(`${url}?demo=${id}`);
          const run = await (await find(page, 'button', 'Run')).boundingBox();
          assert.ok(
            run && run.y >= 0 && run.y + run.height <= viewport.height,
            `${id}: Run is below`,
          );
          assert.ok(run.x >= 0 && run.x + run.width <= viewport.width, id);
          await fits(page, id);
        }
        for (const query of ['?demo=pool-map', '?demo=prime-check&method=simd']) {
          await page.goto(url + query);
          await press(page, 'Run');
          await sees(page, /(numbers checked|rows of the picture) in/);
          await fits(page, query);
        }
        await press(page, 'Compare');
        await sees(page, 'Each measured 5 times');
        await fits(page, 'a comparison');
      }));
  }

  for (const { viewport, font } of withFonts(phone)) {
    test(`${name}: on a phone, ${font}: long input and sentences fit, and nothing covers what has the focus`, () => {
      const path = `index.html?demo=prime-check&numbers=${'7'.repeat(300)}&nonsense=1`;
      return reading(name, { path: null, viewport }, async ({ page, url }) => {
        if (font === wide) await page.evaluateOnNewDocument(widenFonts);
        await page.goto(url + path);
        await sees(page, 'numbers takes whole numbers');
        await sees(page, 'prime-check has no parameter "nonsense"');
        await fits(page);
        for (let stop = ''; stop !== 'Rust: what runs here'; ) {
          await page.keyboard.press('Tab');
          const { role, name, inSight } = await page.evaluate(() => reader.focused());
          assert.ok(role, `Tab left the page after ${stop}`);
          assert.ok(inSight, `${name} has the focus and is not in sight`);
          if (name === 'More settings') await page.keyboard.press('Enter');
          stop = name;
        }
        await find(page, 'combobox', 'Backend');
        await fits(page);
      });
    });

    test(`${name}: on a phone, ${font}: a matrix breaks no word, and fits`, () =>
      reading(name, { path: null, viewport }, async ({ page, url }) => {
        if (font === wide) await page.evaluateOnNewDocument(widenFonts);
        for (const demo of ['gil', 'cpu-or-io']) {
          await page.goto(`${url}?demo=${demo}`);
          await press(page, 'Run');
          const head = await find(page, 'rowheader', /^Computing/);
          assert.deepEqual(await head.evaluate(brokenWords), []);
          await fits(page, demo);
        }
      }));
  }

  test(`${name}: dark and light are told apart, and less motion is respected`, async () => {
    /** @type {string[]} */
    const papers = [];
    for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
      const path = 'index.html?demo=prime-check&numbers=97,91&workers=2';
      await reading(name, { path, colorScheme, reducedMotion: true }, async ({ page }) => {
        await press(page, 'Run');
        await sees(page, '2 numbers checked in');
        const { paper, moving } = await page.evaluate(() => ({
          paper: getComputedStyle(document.body).backgroundColor,
          moving: document.getAnimations().length,
        }));
        papers.push(paper);
        assert.equal(moving, 0);
      });
    }
    assert.notEqual(papers[0], papers[1]);
  });
}
