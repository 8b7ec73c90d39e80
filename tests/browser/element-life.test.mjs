// The element's life on a page: before it is defined, moved, taken out, given another demo, together
// with others.
import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { call, failureOf } from './api.mjs';
import * as copies from './author-site.mjs';
import { endless, pageWith, script, small } from './element-page.mjs';
import { browsers } from './harness.mjs';
import { fill, held, isThere, press, read, readAll, reading, sees, seesNoMore } from './reader.mjs';

for (const { name } of browsers) {
  test(`${name}: properties set before the module is there count`, () =>
    reading(name, { transform: pageWith(small) }, async ({ page }) => {
      const parameters = await page.evaluate(async () => {
        const element = /** @type {any} */ (document.querySelector('concurrency-playground'));
        Object.assign(element, { workers: 3, numbers: [7, 9n] });
        await import(String(new URL('playground.js', document.baseURI)));
        return (await element.run()).parameters;
      });
      assert.equal(parameters.workers, 3);
      assert.deepEqual(parameters.numbers, [7, 9]);
      assert.equal(await held(page, 'Numbers'), '7, 9');
    }));

  test(`${name}: moved in mid-run it runs on; taken out it stops, and works when put back`, () =>
    reading(name, { transform: pageWith(`${script}${endless}<main></main>`) }, async ({ page }) => {
      await press(page, 'Run');
      await page.evaluate(async () => {
        const element = /** @type {any} */ (document.querySelector('concurrency-playground'));
        await new Promise((resolve) =>
          element.addEventListener('run-progress', resolve, { once: true }),
        );
        document.querySelector('main')?.append(element);
        await new Promise((resolve) =>
          element.addEventListener('run-progress', resolve, { once: true }),
        );
      });
      assert.match(await readAll(page), /Running/);
      const ended = await page.evaluate(async () => {
        const element = /** @type {any} */ (document.querySelector('concurrency-playground'));
        const ended = new Promise((resolve) => {
          element.addEventListener('run-error', (/** @type {any} */ event) =>
            resolve(event.detail.name),
          );
        });
        element.remove();
        Object.assign(globalThis, { element });
        return ended;
      });
      assert.equal(ended, 'Aborted');
      await page.evaluate(async () => {
        const { element } = /** @type {any} */ (globalThis);
        document.body.append(element);
        element.numbers = '97';
      });
      await press(page, 'Run');
      await sees(page, '1 number checked in');
    }));

  test(`${name}: another demo takes its place, even while the first is being loaded`, () =>
    reading(name, { transform: pageWith(script + small) }, async ({ page }) => {
      const first = await page.evaluate(async () => {
        await customElements.whenDefined('concurrency-playground');
        const element = /** @type {any} */ (document.querySelector('concurrency-playground'));
        const first = element.run().catch((/** @type {Error} */ error) => error.name);
        for (const name of ['numbers', 'workers']) element.removeAttribute(name);
        element.demo = 'pool-map';
        element.items = 3;
        element.function = 'square';
        return first;
      });
      assert.equal(first, 'Aborted');
      await sees(page, 'Map a function over many items');
      const { demo, value } = await page.evaluate(() =>
        /** @type {any} */ (document.querySelector('concurrency-playground')).run(),
      );
      assert.deepEqual([demo, value], ['pool-map', [0, 1, 4]]);
      await sees(page, '3 squares in');
    }));

  test(`${name}: an unknown demo is said, beside what the author put there`, () => {
    const tag =
      '<concurrency-playground demo="primes">The listing of old.</concurrency-playground>';
    return reading(name, { transform: pageWith(script + tag) }, async ({ page }) => {
      const { message } = await failureOf(call(page, 'run', 'primes'));
      await sees(page, message);
      await sees(page, 'The listing of old.');
      const error = await page.evaluate(() =>
        /** @type {any} */ (document.querySelector('concurrency-playground'))
          .run()
          .catch((/** @type {Error} */ { name, message }) => ({ name, message })),
      );
      assert.deepEqual(error, { name: 'UnknownDemo', message });
      await page.evaluate(() =>
        document.querySelector('concurrency-playground')?.setAttribute('demo', 'prime-check'),
      );
      await sees(page, 'Check primes in parallel');
      await seesNoMore(page, message);
    });
  });

  test(`${name}: of two on a page one waits for the other, which can be stopped, and then runs`, () =>
    reading(name, { transform: pageWith(script + endless + small) }, async ({ page }) => {
      const order = await page.evaluate(async () => {
        const [first, second] = /** @type {any} */ (
          document.querySelectorAll('concurrency-playground')
        );
        await customElements.whenDefined('concurrency-playground');
        const begun = new Promise((resolve) =>
          first.addEventListener('run-progress', resolve, { once: true }),
        );
        const stopped = first.run().catch((/** @type {Error} */ error) => error.name);
        await begun;
        const outcome = second.run();
        Object.assign(globalThis, { stopped, outcome });
        return [second.report, first.report];
      });
      assert.deepEqual(order, [null, null]);
      await sees(page, 'Waiting for the other example to finish…');
      await page.evaluate(() =>
        /** @type {any} */ (document.querySelector('concurrency-playground')).stop(),
      );
      await sees(page, '2 numbers checked in');
      await seesNoMore(page, 'Waiting for the other example');
      const ended = await page.evaluate(async () => {
        const { stopped, outcome } = /** @type {any} */ (globalThis);
        return [await stopped, (await outcome).output.length];
      });
      assert.deepEqual(ended, ['Aborted', 2]);
    }));

  test(`${name}: who waits can give up, by Stop or by being taken out, and the other runs on`, () =>
    reading(name, { transform: pageWith(script + endless + small + small) }, async ({ page }) => {
      const names = await page.evaluate(async () => {
        const [first, second, third] = /** @type {any} */ (
          document.querySelectorAll('concurrency-playground')
        );
        await customElements.whenDefined('concurrency-playground');
        const progress = () =>
          new Promise((resolve) => first.addEventListener('run-progress', resolve, { once: true }));
        const before = progress();
        first.run().catch(() => {});
        await before;
        const waiting = [second, third].map((element) => {
          const waits = new Promise((resolve) =>
            element.addEventListener('run-start', resolve, { once: true }),
          );
          const ended = element.run().catch((/** @type {Error} */ error) => error.name);
          return { waits, ended };
        });
        for (const { waits } of waiting) await waits;
        second.stop();
        third.remove();
        const names = await Promise.all(waiting.map(({ ended }) => ended));
        await progress();
        first.stop();
        names.push((await second.run()).output.length);
        return names;
      });
      assert.deepEqual(names, ['Aborted', 'Aborted', 2]);
    }));

  test(`${name}: where it is asked to, one runs together with another`, () =>
    reading(name, { transform: pageWith(script + endless + small) }, async ({ page }) => {
      const outcome = await page.evaluate(async () => {
        const [first, second] = /** @type {any} */ (
          document.querySelectorAll('concurrency-playground')
        );
        await customElements.whenDefined('concurrency-playground');
        const begun = new Promise((resolve) =>
          first.addEventListener('run-progress', resolve, { once: true }),
        );
        const stopped = first.run().catch((/** @type {Error} */ error) => error.name);
        await begun;
        second.setAttribute('together', '');
        const lines = (await second.run()).output.length;
        first.stop();
        return [lines, await stopped];
      });
      assert.deepEqual(outcome, [2, 'Aborted']);
    }));

  test(`${name}: loaded from two addresses it is defined once, and the copies take turns`, () => {
    const root = copies.authorSite({ 'page.html': `${copies.script}${endless}` });
    symlinkSync(resolve('dist'), join(root, 'copy'));
    return reading(name, { root, path: 'page.html' }, async ({ page }) => {
      const refused = await page.evaluate(async () => {
        const element = /** @type {any} */ (document.querySelector('concurrency-playground'));
        await customElements.whenDefined('concurrency-playground');
        const begun = new Promise((resolve) =>
          element.addEventListener('run-progress', resolve, { once: true }),
        );
        element.run().catch(() => {});
        await begun;
        const copy = await import(String(new URL('copy/playground.js', document.baseURI)));
        const refused = await copy
          .run('prime-check')
          .catch((/** @type {Error} */ error) => error.message);
        element.stop();
        return refused;
      });
      assert.match(refused, /already under way/);
    });
  });

  test(`${name}: shows what was there until it is ready, then what was recorded, then its own`, () => {
    const tag =
      '<concurrency-playground demo="lock"><pre>The old listing.</pre></concurrency-playground>';
    return reading(name, { transform: pageWith(tag) }, async ({ page }) => {
      await sees(page, 'The old listing.');
      await page.evaluate(() => import(String(new URL('playground.js', document.baseURI))));
      await sees(page, 'recorded at build time');
      await seesNoMore(page, 'The old listing.');
      assert.match(await read(page, 'region', 'Output'), /\d begins/);
      await press(page, 'Run');
      await sees(page, /lines? (is|are) mixed up|Every line is whole/);
      await seesNoMore(page, 'recorded at build time');
    });
  });

  test(`${name}: nothing recorded stands for other values than the usual`, () =>
    reading(name, { path: 'index.html?demo=result-order' }, async ({ page }) => {
      await sees(page, 'as_completed, by index: [0, 1, 4, 9, 16, 25, 36, 49]');
      await fill(page, 'Task times (ms)', '30, 10');
      await sees(page, 'TIMES_MS = [30, 10]');
      await seesNoMore(page, 'recorded at build time');
      assert.equal(await isThere(page, 'region', 'Output'), false);
      await fill(page, 'Workers', '5');
      await fill(page, 'Task times (ms)', '240, 60, 160, 30, 200, 90, 120, 45');
      await sees(page, 'recorded at build time');
    }));

  test(`${name}: far down the page it loads its entry alone until the reader comes near`, () => {
    const asked = new Set();
    const page_ = pageWith(`${script}<div style="height: 10000px"></div>${small}`);
    /** @param {string} path */
    const transform = (path) => {
      asked.add(path);
      return page_(path);
    };
    return reading(name, { transform }, async ({ page }) => {
      await page.evaluate(() =>
        customElements.whenDefined('concurrency-playground').then(() => {}),
      );
      const early = asked.size;
      const later =
        /^(view|translator|en|session|hosting|demos|worker|probe|frame|isolating)\b|wasm$/;
      assert.deepEqual(
        [...asked].filter((path) => later.test(path)),
        [],
      );
      await page.evaluate(() => document.querySelector('concurrency-playground')?.scrollIntoView());
      await sees(page, 'NUMBERS = [97, 91]');
      assert.ok(asked.size > early, 'all was loaded at once');
    });
  });
}

// Firefox cannot be told so by its driver; what a page is without scripts is HTML's matter alone.
test('chromium: where scripts are off, what the author put there stays', () => {
  const tag = small.replace('></', '><pre><code>print(97)</code></pre></');
  return reading('chromium', { path: null, transform: pageWith(script + tag) }, async (opened) => {
    const { page, url } = opened;
    await page.setJavaScriptEnabled(false);
    await page.goto(url);
    const shown = await page.$eval('pre', (pre) => pre.checkVisibility() && pre.innerText);
    assert.equal(shown, 'print(97)');
  });
});
