// The element's life on a page: before it is defined, moved, taken out, given another demo, together
// with others.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call, failureOf } from './api.mjs';
import { endless, pageWith, script, small } from './element-page.mjs';
import { browsers } from './harness.mjs';
import { held, press, readAll, reading, sees, seesNoMore } from './reader.mjs';

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

  test(`${name}: two on a page run one after the other, and Escape stops whichever runs`, () =>
    reading(name, { transform: pageWith(script + endless + small) }, async ({ page }) => {
      const refused = await page.evaluate(async () => {
        const [first, second] = /** @type {any} */ (
          document.querySelectorAll('concurrency-playground')
        );
        await customElements.whenDefined('concurrency-playground');
        const begun = new Promise((resolve) =>
          first.addEventListener('run-progress', resolve, { once: true }),
        );
        first.run().catch(() => {});
        await begun;
        return second.run().catch((/** @type {Error} */ error) => error.message);
      });
      assert.match(refused, /^A run of prime-check is already under way/);
      await sees(page, refused);
      await page.keyboard.press('Escape');
      await sees(page, 'Stopped before the end.');
      const { output } = await page.evaluate(() =>
        /** @type {any} */ (document.querySelectorAll('concurrency-playground')[1]).run(),
      );
      assert.equal(output.length, 2);
      await seesNoMore(page, refused);
    }));

  test(`${name}: far down the page it loads little until the reader comes near`, () => {
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
      await page.evaluate(() => document.querySelector('concurrency-playground')?.scrollIntoView());
      await sees(page, 'NUMBERS = [97, 91]');
      assert.ok(asked.size > early, 'all was loaded at once');
    });
  });
}
