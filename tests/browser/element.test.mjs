// The element as authors of pages use it: attributes, properties, methods and events.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endlessNumbers } from './api.mjs';
import { pageWith, script, small } from './element-page.mjs';
import { browsers } from './harness.mjs';
import { fill, held, reading, sees } from './reader.mjs';

for (const { name } of browsers) {
  test(`${name}: every parameter is an attribute and a property`, () => {
    const tag =
      '<concurrency-playground demo="prime-check" numbers="97,91" method="simd" workers="3"></concurrency-playground>';
    return reading(name, { transform: pageWith(script + tag) }, async ({ page }) => {
      await sees(page, 'WORKERS = 3');
      const seen = await page.evaluate(async () => {
        const { listDemos } = await import(String(new URL('playground.js', document.baseURI)));
        const element = /** @type {any} */ (document.querySelector('concurrency-playground'));
        const [demo] = listDemos();
        const names = demo.parameters.map((/** @type {any} */ { name }) => name);
        const given = Object.fromEntries(
          names.map((/** @type {string} */ name) => [name, element[name]]),
        );
        element.workers = 4;
        element.setAttribute('numbers', '[7]');
        element.removeAttribute('method');
        return {
          demo: element.demo,
          given,
          report: element.report,
          later: [element.workers, element.numbers, element.method],
        };
      });
      assert.equal(seen.demo, 'prime-check');
      assert.deepEqual(seen.given, {
        numbers: [97, 91],
        method: 'simd',
        split: 'number',
        schedule: 'dynamic',
        backend: 'auto',
        workers: 3,
      });
      assert.equal(seen.report, null);
      assert.deepEqual(seen.later, [4, [7], 'trial']);
      assert.equal(await held(page, 'Workers'), '4');
      assert.equal(await held(page, 'Numbers'), '7,');
      await fill(page, 'Workers', '2');
      await sees(page, 'WORKERS = 2');
      assert.equal(
        await page.evaluate(
          () => /** @type {any} */ (document.querySelector('concurrency-playground')).workers,
        ),
        2,
      );
    });
  });

  test(`${name}: run, compare and stop give what the contract says`, () =>
    reading(name, { transform: pageWith(script + small) }, async ({ page }) => {
      await sees(page, 'NUMBERS = [97, 91]');
      const outcome = await page.evaluate(async (numbers) => {
        const element = /** @type {any} */ (document.querySelector('concurrency-playground'));
        const report = await element.run();
        const comparison = await element.compare();
        const same = element.report === report;
        element.numbers = numbers;
        element.split = 'range';
        const stopped = element.run().catch((/** @type {Error} */ error) => error.name);
        element.stop();
        return {
          report,
          comparison,
          same,
          stopped: await stopped,
          kept: element.report === report,
        };
      }, endlessNumbers);
      assert.deepEqual(outcome.report.output, ['97 is prime: True', '91 is prime: False']);
      assert.deepEqual(
        outcome.comparison.runs.map((/** @type {any} */ { workers }) => workers),
        [1, 1, 2, 4],
      );
      assert.ok(outcome.same && outcome.kept);
      assert.equal(outcome.stopped, 'Aborted');
    }));

  test(`${name}: events bubble out of other components; each start has one end`, () => {
    const body = `${script}<div></div>`;
    return reading(name, { transform: pageWith(body) }, async ({ page }) => {
      const events = await page.evaluate(async (small) => {
        const root = /** @type {Element} */ (document.querySelector('div')).attachShadow({
          mode: 'open',
        });
        root.innerHTML = small;
        const element = /** @type {any} */ (root.firstElementChild);
        await customElements.whenDefined('concurrency-playground');
        /** @type {any[]} */
        const events = [];
        for (const type of ['run-start', 'run-progress', 'run-end', 'run-error']) {
          document.addEventListener(type, (event) => {
            const { bubbles, composed, detail } = /** @type {CustomEvent} */ (event);
            events.push({ type, bubbles, composed, detail: detail?.message ?? detail });
          });
        }
        const report = await element.run();
        events.push({ type: 'resolved', same: events.at(-1).detail === report });
        await element.compare();
        events.push({ type: 'compared' });
        element.workers = 65;
        const refused = await element.run().catch((/** @type {Error} */ error) => error);
        events.push({ type: refused.name, detail: refused.message });
        return events;
      }, small);

      const types = events.map(({ type }) => type);
      assert.equal(types[0], 'run-start');
      const end = types.indexOf('run-end');
      assert.deepEqual(new Set(types.slice(1, end)), new Set(['run-progress']));
      assert.deepEqual(events[end - 1].detail, { done: 2, total: 2 });
      assert.deepEqual(types.slice(end), [
        'run-end',
        'resolved',
        'compared',
        'run-error',
        'InvalidParameter',
      ]);
      assert.ok(events[end + 1].same);
      assert.equal(events.at(-2).detail, events.at(-1).detail);
      for (const { type, bubbles, composed } of events) {
        if (type.startsWith('run-')) assert.ok(bubbles && composed, type);
      }
    });
  });
}
