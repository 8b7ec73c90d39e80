// frame.html itself: whom it hears, what it refuses, where else it can be put, and how often it is
// loaded.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serve } from '../../tools/serve.mjs';
import { authorSite, script } from './author-site.mjs';
import { browsers, withPage } from './harness.mjs';
import { find, press, reading, sees } from './reader.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

const small =
  '<concurrency-playground demo="prime-check" numbers="97,91" workers="2"></concurrency-playground>';
const root = authorSite({ 'page.html': script + small, 'plain.html': '' });
const plain = { root, isolation: false, base: '/docs/' };

/**
 * A server of the same files at another origin, without isolation headers.
 * @param {(url: string, asked: string[]) => Promise<void>} use
 * @param {string} [base] the path that they lie at
 */
async function otherOrigin(use, base = '/cdn/') {
  /** @type {string[]} */
  const asked = [];
  const transform = (/** @type {string} */ path) => void asked.push(path);
  const server = await serve({ root: 'dist', isolation: false, base, transform });
  try {
    await use(server.url, asked);
  } finally {
    await server.close();
  }
}

/**
 * Adds a frame that works for this page, and keeps what it says; waits until it is ready.
 * @param {Page} page
 * @param {string} address
 */
const addFrame = (page, address) =>
  page.evaluate(async (address) => {
    const frame = document.createElement('iframe');
    frame.src = address;
    const ready = new Promise((resolve) => {
      window.addEventListener('message', ({ data }) => {
        if (data.playground === 'ready') resolve(data.isolation.mode);
      });
    });
    document.body.append(frame);
    return ready;
  }, address);

/**
 * Connects to the frame on the page and asks for a run; what it answers, or 'silence'.
 * @param {Page} page
 * @param {Record<string, unknown>} request
 */
const ask = async (page, request) => (await askEach(page, [request], 1500))[0];

/**
 * Connects to the frame on the page and asks for runs, one after the other; the answers.
 * @param {Page} page
 * @param {Record<string, unknown>[]} requests
 * @param {number} [patienceMs] what takes longer is 'silence'
 * @returns {Promise<any[]>}
 */
const askEach = (page, requests, patienceMs = 10_000) =>
  page.evaluate(
    async (requests, patienceMs) => {
      const frame = /** @type {HTMLIFrameElement} */ (document.querySelector('iframe'));
      const { port1, port2 } = new MessageChannel();
      frame.contentWindow?.postMessage({ playground: 'connect' }, '*', [port2]);
      const answers = [];
      for (const request of requests) {
        const answer = new Promise((resolve) => {
          // Limits are of type bigint, which does not come out of the browser.
          port1.onmessage = ({ data: { values, ...answer } }) => resolve(answer);
        });
        port1.postMessage(request);
        const silence = new Promise((resolve) => setTimeout(() => resolve('silence'), patienceMs));
        answers.push(await Promise.race([answer, silence]));
      }
      return answers;
    },
    requests,
    patienceMs,
  );

const run = { type: 'run', id: 1, demo: 'prime-check', parameters: { numbers: [97] }, live: false };

for (const { name } of browsers) {
  test(`${name}: the frame works for the page it was made for, and checks what that says`, () =>
    withPage(name, { ...plain, path: 'plain.html' }, async ({ page, url }) => {
      const { origin } = new URL(url);
      await addFrame(page, `${url}playground/frame.html?page=${origin}`);
      const answer = await ask(page, { ...run, parameters: { numbers: ['<img src=x>'] } });
      assert.deepEqual(
        [answer.type, answer.name, answer.parameter],
        ['failed', 'InvalidParameter', 'numbers'],
      );
      assert.equal(await ask(page, run), 'silence', 'a second port is not heard');
    }));

  test(`${name}: the frame does not hear a page of another origin than said`, () =>
    withPage(name, { ...plain, path: 'plain.html' }, async ({ page, url }) => {
      await addFrame(page, `${url}playground/frame.html?page=https://docs.example`);
      assert.equal(await ask(page, run), 'silence');
    }));

  test(`${name}: the page does not hear other windows, nor its own`, () =>
    reading(name, { ...plain, path: 'page.html' }, async ({ page }) => {
      await page.evaluate(() => {
        const forged = {
          playground: 'ready',
          isolation: { mode: 'threads', reason: 'forged <b>' },
        };
        window.postMessage(forged, '*');
        window.postMessage('not even an object', '*');
        window.postMessage(null, '*');
        const other = document.createElement('iframe');
        other.srcdoc = `<script>parent.postMessage(${JSON.stringify(forged)}, '*')</script>`;
        document.body.append(other);
      });
      await sees(page, 'Threads are');
      await press(page, 'Run');
      await sees(page, '2 numbers checked in');
      const { reason } = await page.evaluate(async () =>
        (await import(String(new URL('playground/playground.js', document.URL)))).isolation(),
      );
      assert.doesNotMatch(reason, /forged/);
    }));

  test(`${name}: a page of another site runs demos in it, but learns nothing of this site`, () =>
    otherOrigin((url, asked) =>
      withPage(name, { ...plain, path: 'plain.html' }, async (own) => {
        const { origin } = new URL(own.url);
        const mode = await addFrame(own.page, `${url}frame.html?page=${origin}`);
        assert.equal(mode, name === 'chromium' ? 'threads' : 'processes');
        const loads = asked.filter((path) => path === 'frame.html').length;
        assert.ok(loads <= 2, `it was loaded ${loads} times`);
        const urls = [`${url}pages/locks.html`, new URL('/private', url).href];
        const answer = await ask(own.page, { ...run, demo: 'thread-pool', parameters: { urls } });
        assert.equal(answer.type, 'failed');
        assert.equal(answer.key, 'parameter.own-address');
      }),
    ));

  for (const base of ['/', '/cdn/']) {
    test(`${name}: below ${base} a page of another site may request the shipped pages alone`, () =>
      otherOrigin(
        (url) =>
          withPage(name, { ...plain, path: 'plain.html' }, async ({ page, url: ownUrl }) => {
            await addFrame(page, `${url}frame.html?page=${new URL(ownUrl).origin}`);
            const refused = [
              'private',
              '/private',
              new URL('/private', url).href,
              'pages/..%2fprivate',
              'pages/%2e%2e/private',
              'pages%2flocks.html',
              'pages/locks.html/',
              'playground.js',
            ];
            const taken = [
              'pages/locks.html',
              `${url}pages/queues.txt?delay=20`,
              'pages/no-such-page.html',
              'index.html',
              `${ownUrl}private`,
            ];
            const answers = await askEach(
              page,
              [...refused, ...taken].map((address) => ({
                ...run,
                demo: 'thread-pool',
                parameters: { urls: [address], workers: 1 },
              })),
            );
            assert.deepEqual(
              answers.map(({ key }) => key === 'parameter.own-address'),
              [...refused.map(() => true), ...taken.map(() => false)],
            );
          }),
        base,
      ));
  }

  test(`${name}: a frame with a demo, in a page of another origin, runs and says its height`, () =>
    otherOrigin((url) =>
      withPage(name, { ...plain, path: 'plain.html' }, async ({ page }) => {
        await page.evaluate((address) => {
          const frame = document.createElement('iframe');
          frame.src = address;
          frame.style.width = '100%';
          window.addEventListener('message', ({ source, data }) => {
            if (source === frame.contentWindow && data.playground === 'height') {
              frame.style.height = `${data.height}px`;
            }
          });
          document.body.append(frame);
        }, `${url}frame.html?demo=prime-check&numbers=97,91&workers=2&theme=dark`);
        const frame = await page.waitForFrame((one) => one.url().includes('demo=prime-check'));
        await frame.waitForSelector('concurrency-playground', { timeout: 20_000 });
        const report = await frame.evaluate(() =>
          /** @type {any} */ (document.querySelector('concurrency-playground')).run(),
        );
        assert.deepEqual(report.output, ['97 is prime: True', '91 is prime: False']);
        if (name === 'chromium') assert.equal(report.backend, 'threads');
        await frame.waitForFunction(
          () => innerHeight > 500 && document.documentElement.scrollHeight <= innerHeight,
        );
        const inside = await frame.evaluate(() => ({
          scheme: document.documentElement.style.colorScheme,
          search: location.search,
        }));
        assert.equal(inside.scheme, 'dark');
        assert.doesNotMatch(inside.search, /again/);
      }),
    ));

  test(`${name}: the frame is loaded once, the first time too, and the page not again`, () => {
    /** @type {string[]} */
    let asked = [];
    const transform = (/** @type {string} */ path) => void asked.push(path);
    const loads = () => asked.filter((path) => path.endsWith('frame.html')).length;
    return reading(name, { ...plain, path: 'page.html', transform }, async ({ page }) => {
      await sees(page, 'Threads are');
      assert.equal(loads(), 1);
      assert.equal(asked.filter((path) => path === 'page.html').length, 1);
      asked = [];
      await page.reload();
      await sees(page, 'Threads are');
      assert.equal(loads(), 1);
      assert.equal(asked.filter((path) => path === 'page.html').length, 1);
    });
  });

  test(`${name}: where no service worker can be had, all works but threads`, () => {
    const transform = (/** @type {string} */ path) =>
      path.endsWith('isolating-worker.js') ? null : undefined;
    return reading(
      name,
      { ...plain, path: 'page.html', transform, reported: /isolating-worker|404/ },
      async ({ page }) => {
        await sees(page, 'Threads are not available here');
        await press(page, 'Run');
        await sees(page, '2 numbers checked in');
      },
    );
  });

  test(`${name}: a page whose policy forbids frames works without`, () => {
    const transform = (/** @type {string} */ path) =>
      path === 'page.html'
        ? `<!doctype html><link rel="icon" href="data:,"><meta http-equiv="Content-Security-Policy" content="frame-src 'none'">${script}${small}`
        : undefined;
    return reading(
      name,
      { ...plain, path: 'page.html', transform, reported: /frame/i },
      async ({ page }) => {
        await sees(page, 'Threads are not available here');
        await press(page, 'Run');
        await sees(page, '2 numbers checked in');
      },
    );
  });

  test(`${name}: under a strict policy all works, and nothing is refused`, () => {
    const policy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'";
    const head = `<link rel="icon" href="playground/none.ico"><meta http-equiv="Content-Security-Policy" content="${policy}">`;
    const transform = (/** @type {string} */ path) =>
      path === 'page.html' ? `<!doctype html>${head}${script}${small}` : undefined;
    return reading(
      name,
      { ...plain, path: 'page.html', transform, reported: /none.ico/ },
      async ({ page }) => {
        await sees(page, /Threads are (not )?available here/);
        await press(page, 'Run');
        await sees(page, '2 numbers checked in');
        const { mode } = await page.evaluate(async () =>
          (await import(String(new URL('playground/playground.js', document.URL)))).isolation(),
        );
        assert.equal(mode, name === 'chromium' ? 'frame' : 'processes');
      },
    );
  });

  test(`${name}: an isolated tab has threads`, () =>
    reading(
      name,
      { ...plain, path: 'playground/frame.html?demo=prime-check&numbers=97,91&workers=2' },
      async ({ page, url }) => {
        await sees(page, 'Threads are available here');
        await press(page, 'Run');
        await sees(page, 'by 2 workers');
        assert.doesNotMatch(page.url(), /again/);
        await page.goto(`${url}page.html`);
        assert.equal(await page.evaluate(() => navigator.serviceWorker.controller), null);
        if (name === 'chromium') return;
        const tab = await find(page, 'link', /Open in an isolated tab/);
        assert.equal(
          await tab.evaluate((link) => /** @type {HTMLAnchorElement} */ (link).href),
          `${url}playground/frame.html?demo=prime-check&numbers=97,91&workers=2`,
        );
      },
    ));
}
