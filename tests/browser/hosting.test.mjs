// An author's page without isolation headers, the playground in a folder beside it: runs take place
// in an isolated frame (Chromium) or on the page without threads (Firefox), and nothing of the
// page's own changes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endlessNumbers } from './api.mjs';
import { authorSite, script } from './author-site.mjs';
import { browsers, withPage } from './harness.mjs';
import { liveWorkers } from './live-workers.mjs';
import { press, readAll, reading, sees } from './reader.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

const tag = (/** @type {string} */ attributes) =>
  `<concurrency-playground ${attributes}></concurrency-playground>`;
const small = tag('demo="prime-check" numbers="97,91" workers="2"');
const endless = tag(
  `demo="prime-check" split="range" workers="2" numbers="${endlessNumbers}" id="endless"`,
);
const root = authorSite({
  'page.html': `<style>concurrency-playground { display: block; min-height: 100vh }</style>${script}<p>Before</p>${small}<p id="after">After</p>`,
  'endless.html': script + endless,
  'plain.html': '<p>Nothing of the playground</p>',
});
const plain = { root, isolation: false, base: '/docs/' };
/** What a run is there: threads in the frame, or what the page has without. */
const backends = { chromium: 'threads', firefox: 'processes' };

/**
 * @param {Page} page
 * @param {(playground: any) => any} use in the page, so it can name nothing of this file
 */
async function withModule(page, use) {
  const playground = await page.evaluateHandle(
    () => import(String(new URL('playground/playground.js', document.URL))),
  );
  return playground.evaluate(use);
}

/** The frames that work for the page. @param {Page} page */
const framesOf = (page) => page.frames().filter((frame) => frame.url().includes('frame.html'));

for (const { name } of browsers) {
  const expected = backends[/** @type {keyof typeof backends} */ (name)];

  test(`${name}: a plain page gets the best there is, and stays as it was`, () =>
    reading(name, { ...plain, path: 'page.html' }, async ({ page, url }) => {
      const { mode, reason } = await withModule(page, ({ isolation }) => isolation());
      assert.equal(mode, name === 'chromium' ? 'frame' : 'processes');
      assert.match(reason, /^this page is not cross-origin isolated/);
      await press(page, 'Run');
      await sees(page, '2 numbers checked in');
      await sees(
        page,
        name === 'chromium'
          ? 'Threads are available here, in a frame'
          : 'Threads are not available here',
      );
      const seen = await page.evaluate(async () => ({
        backend: /** @type {any} */ (document.querySelector('concurrency-playground')).report
          .backend,
        isolated: crossOriginIsolated,
        controlled: navigator.serviceWorker.controller !== null,
        scopes: (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
        loads: performance
          .getEntriesByType('navigation')
          .map((entry) => /** @type {any} */ (entry).type),
      }));
      assert.deepEqual(seen, {
        backend: expected,
        isolated: false,
        controlled: false,
        scopes: [`${url}playground/`],
        loads: ['navigate'],
      });
      assert.equal(framesOf(page).length, name === 'chromium' ? 1 : 0);
    }));

  test(`${name}: the module runs, tells of lines and progress, and compares`, () =>
    withPage(name, { ...plain, path: 'plain.html' }, async ({ page }) => {
      const { report, lines, steps } = await withModule(page, async ({ run }) => {
        /** @type {string[]} */
        const lines = [];
        /** @type {any[]} */
        const steps = [];
        const report = await run(
          'prime-check',
          { numbers: [97, 91], workers: 2 },
          {
            onPrint: (/** @type {string} */ line) => lines.push(line),
            onProgress: (/** @type {any} */ at) => steps.push(at),
          },
        );
        return { report, lines, steps };
      });
      assert.deepEqual(lines, report.output);
      assert.deepEqual(lines, ['97 is prime: True', '91 is prime: False']);
      assert.deepEqual(steps.at(-1), { done: 2, total: 2 });
      const comparison = await withModule(page, ({ compare }) =>
        compare('prime-check', { numbers: [97, 91] }, { workers: [1, 2], repeats: 1 }),
      );
      assert.deepEqual(
        comparison.runs.map((/** @type {any} */ { backend, workers }) => [backend, workers]),
        [
          ['single', 1],
          [expected, 1],
          [expected, 2],
        ],
      );
    }));

  test(`${name}: errors come from the frame as they do from the page`, () =>
    withPage(name, { ...plain, path: 'plain.html' }, async ({ page }) => {
      const failures = await withModule(page, async ({ run, PlaygroundError }) => {
        const failureOf = (/** @type {Promise<unknown>} */ refused) =>
          refused.catch((/** @type {any} */ error) => [
            error instanceof PlaygroundError,
            error.name,
            error.parameter ?? null,
          ]);
        const numbers = Array(64).fill('18446744073709551557');
        const under = run(
          'prime-check',
          { numbers, split: 'range' },
          { signal: AbortSignal.timeout(3000) },
        );
        return [
          await failureOf(run('primes')),
          await failureOf(run('prime-check', { workers: 99 })),
          await failureOf(run('prime-check', {}, { signal: AbortSignal.abort() })),
          await failureOf(under),
          (await run('prime-check', { numbers: [97] })).output,
        ];
      });
      assert.deepEqual(failures, [
        [true, 'UnknownDemo', null],
        [true, 'InvalidParameter', 'workers'],
        [true, 'Aborted', null],
        [true, 'Aborted', null],
        ['97 is prime: True'],
      ]);
    }));

  test(`${name}: a run is watched, moved about and stopped; removed, it leaves no worker`, () =>
    reading(name, { ...plain, path: 'plain.html' }, async ({ page, url }) => {
      const pid = page.browser().process()?.pid ?? assert.fail('the browser has no process');
      const before = liveWorkers(pid);
      await page.goto(`${url}endless.html`);
      await press(page, 'Run');
      await page.evaluate(async () => {
        const element = /** @type {HTMLElement} */ (document.getElementById('endless'));
        const progress = () =>
          new Promise((resolve) =>
            element.addEventListener('run-progress', resolve, { once: true }),
          );
        await progress();
        document.body.append(document.createElement('main'));
        document.querySelector('main')?.append(element);
        await progress();
      });
      await press(page, 'Stop');
      await sees(page, 'Stopped before the end.');
      await press(page, 'Run');
      await sees(page, 'Running');
      const ended = await page.evaluate(async () => {
        const element = /** @type {HTMLElement} */ (document.getElementById('endless'));
        const ended = new Promise((resolve) =>
          element.addEventListener('run-error', (/** @type {any} */ event) =>
            resolve(event.detail.name),
          ),
        );
        element.remove();
        return ended;
      });
      assert.equal(ended, 'Aborted');
      assert.equal(await fallsTo(0, () => framesOf(page).length), 0, 'frames');
      const after = await fallsTo(before, () => liveWorkers(pid));
      assert.ok(after <= before, `${before} workers before, ${after} after`);
    }));

  test(`${name}: nothing on the page moves when the element and its frame arrive`, () =>
    reading(name, { ...plain, path: 'page.html' }, async ({ page }) => {
      await sees(page, 'Threads are');
      if (name !== 'chromium') return;
      const shift = await page.evaluate(
        () =>
          new Promise((resolve) => {
            let sum = 0;
            new PerformanceObserver((list) => {
              for (const entry of /** @type {any[]} */ (list.getEntries())) sum += entry.value;
            }).observe({ type: 'layout-shift', buffered: true });
            requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
          }),
      );
      assert.equal(shift, 0);
    }));

  test(`${name}: an isolated page needs no frame and no service worker`, () =>
    reading(name, { root, path: 'page.html' }, async ({ page }) => {
      await press(page, 'Run');
      await sees(page, '2 numbers checked in');
      assert.match(await readAll(page), /Threads are available here: a worker wrote/);
      const registrations = await page.evaluate(
        async () => (await navigator.serviceWorker.getRegistrations()).length,
      );
      assert.deepEqual([registrations, framesOf(page).length], [0, 0]);
    }));
}

/**
 * Browsers end workers when they see fit, so there is nothing to wait for but the figure itself.
 * @param {number} wanted
 * @param {() => number} measure
 */
async function fallsTo(wanted, measure) {
  for (let attempt = 0; attempt < 300 && measure() > wanted; attempt += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return measure();
}
