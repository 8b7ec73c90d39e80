// English and Chinese: which is spoken where, that all is said in it, and that no page loads both.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call, failureOf } from './api.mjs';
import { script, small } from './element-page.mjs';
import { browsers } from './harness.mjs';
import { fill, find, isThere, press, readAll, reading, sees } from './reader.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

const path = 'index.html?demo=prime-check&numbers=97,91&workers=2';
/** Files that hold words of one language alone. */
const ofEnglish = /^(en-|demos\.en)/;
const ofChinese = /^(zh-CN|demos\.zh)/;

/** Notes which files are asked for. @param {string} [lang] of a page to send in the gallery's place @param {string} [body] of that page */
function listening(lang, body = '') {
  /** @type {Set<string>} */
  const asked = new Set();
  /** @param {string} file */
  const transform = (file) => {
    asked.add(file);
    if (file !== 'index.html' || lang === undefined) return undefined;
    return `<!doctype html><html lang="${lang}"><link rel="icon" href="data:,">${body}`;
  };
  return { asked, transform };
}

/** A reader whose browser asks for these languages. @param {Page} page @param {string[]} languages */
function speaking(page, ...languages) {
  return page.evaluateOnNewDocument((languages) => {
    Object.defineProperty(Navigator.prototype, 'languages', { get: () => languages });
  }, languages);
}

/** Lines that are in Chinese, and those that are words of the page in English. @param {Page} page */
async function linesOf(page) {
  const lines = (await readAll(page)).split('\n');
  return {
    chinese: lines.filter((line) => /\p{Script=Han}/u.test(line)),
    english: lines.filter((line) => /^(Run|Stop|Compare|Output|Result|Workers|busy)\b/.test(line)),
  };
}

for (const { name } of browsers) {
  test(`${name}: the gallery speaks the browser's language, and loads no other`, async () => {
    const { asked, transform } = listening();
    await reading(name, { path: null, transform }, async ({ page, url }) => {
      await speaking(page, 'fr', 'zh-TW', 'en');
      await page.goto(new URL(path, url).href);
      await press(page, '运行');
      await sees(page, /2 个 worker 检查 2 个数，用时/);
      await sees(page, '这里可以使用线程：');
      const { chinese, english } = await linesOf(page);
      assert.ok(chinese.length > 30);
      assert.deepEqual(english, []);
      assert.equal(await page.evaluate(() => document.documentElement.lang), 'zh-CN');
      assert.equal(await page.title(), '并行检查素数 – 并发演练场');
      assert.deepEqual(
        [...asked].filter((file) => ofEnglish.test(file)),
        [],
      );
    });
  });

  test(`${name}: the switch changes all but what was run, and is remembered`, async () => {
    const { asked, transform } = listening();
    await reading(name, { path: null, transform }, async ({ page, url }) => {
      await speaking(page, 'en-GB');
      await page.goto(new URL(path, url).href);
      await press(page, 'Run');
      await sees(page, '2 numbers checked in');
      assert.deepEqual(
        [...asked].filter((file) => ofChinese.test(file)),
        [],
      );
      await press(page, '简体中文');
      await sees(page, /2 个 worker 检查 2 个数，用时/);
      await find(page, 'heading', '并行检查素数');
      assert.equal(await isThere(page, 'link', 'Check primes in parallel'), false);
      await fill(page, '待检查的数', 'x');
      await sees(page, 'numbers 应为 0 到 18,446,744,073,709,551,615 之间的整数');
      await page.goto(new URL('index.html?demo=nonsense', url).href);
      await sees(page, '没有名为“nonsense”的示例');
      await press(page, 'English');
      await find(page, 'heading', 'Check primes in parallel');
    });
  });

  test(`${name}: a link can ask for a language, and goes on asking`, () =>
    reading(name, { path: `${path}&lang=zh-CN` }, async ({ page, url }) => {
      await press(page, '把函数映射到许多项上', 'link');
      await sees(page, '池按块分派任务');
      assert.equal(page.url(), `${url}index.html?demo=pool-map&lang=zh-CN`);
    }));

  test(`${name}: the element's language comes before the page's, the page's before the browser's`, async () => {
    const inner = small.replace('demo=', 'lang="en" demo=');
    const { transform } = listening('zh', script + small + inner);
    await reading(name, { path: null, transform }, async ({ page, url }) => {
      await speaking(page, 'en');
      await page.goto(url);
      await sees(page, '并行检查素数');
      await sees(page, 'Check primes in parallel');
      await page.evaluate(() => {
        for (const element of document.querySelectorAll('concurrency-playground')) {
          element.setAttribute('lang', element.getAttribute('lang') === 'en' ? 'zh-CN' : 'en');
        }
      });
      await sees(page, /Check primes in parallel[\s\S]*并行检查素数/);
    });
  });

  test(`${name}: what the module itself says is in the page's language`, async () => {
    const { asked, transform } = listening('zh-CN');
    await reading(name, { transform }, async ({ page }) => {
      const unknown = await failureOf(call(page, 'run', 'nonsense'));
      assert.match(unknown.message, /^没有名为“nonsense”的示例；现有的示例：prime-check, /);
      const unfit = await failureOf(call(page, 'run', 'prime-check', { workers: 65 }));
      assert.equal(unfit.message, 'workers 应为 1 到 64 之间的整数，用数字书写，不能是65。');
      assert.equal(unfit.parameter, 'workers');
      const { runs, explanation } = await call(
        page,
        'compare',
        'prime-check',
        {},
        { workers: [2] },
      );
      assert.equal(runs.length, 2);
      assert.match(explanation, /^[^a-z]*(worker|dynamic|range|[^a-z])*。$/i);
      assert.match((await call(page, 'isolation')).reason, /共享的内存/);
      const [demo] = await call(page, 'listDemos');
      assert.equal(demo.title, '并行检查素数');
      assert.match(demo.python, /^from concurrent\.futures import/);
      assert.deepEqual(
        [...asked].filter((file) => ofEnglish.test(file)),
        [],
      );
    });
  });

  test(`${name}: the list of demos is there at once`, () =>
    reading(name, { path }, async ({ page }) => {
      await sees(page, 'NUMBERS = [97, 91]');
      const titles = await page.evaluate(async () => {
        document.documentElement.lang = 'zh';
        const { listDemos } = await import(String(new URL('playground.js', document.baseURI)));
        return listDemos().map((/** @type {{title: string}} */ { title }) => title);
      });
      assert.ok(titles.length >= 14);
      assert.equal(titles[0], '并行检查素数');
    }));
}
