// dist/ as others serve it: without the isolation headers, below a path, by another server.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { browsers } from './harness.mjs';
import { choose, press, read, reading, sees, seesNoMore } from './reader.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

const query = 'index.html?demo=prime-check&numbers=97,91&workers=2';

/** On a page that is not isolated: says why there are no threads, and works on processes. @param {Page} page */
async function worksWithoutThreads(page) {
  await sees(page, /Threads are not available here because this page is not cross-origin isolated/);
  await press(page, 'Run');
  await sees(page, /\n2 numbers checked in [\d.]+ [mµ]?s by 2 workers\n/);
  assert.equal(await read(page, 'region', 'Output'), '\n97 is prime: True\n91 is prime: False\n');
  await choose(page, 'Backend', 'single');
  await press(page, 'Run');
  await sees(page, 'by 1 worker');
  await choose(page, 'Backend', 'threads');
  await press(page, 'Run');
  await sees(
    page,
    /\nThreads are not available here because [^\n]*; choose the processes backend\.\n/,
  );
  assert.equal(await read(page, 'region', 'Output'), '\n97 is prime: True\n91 is prime: False\n');
  await choose(page, 'Backend', 'auto');
  // With the sentence gone, the buttons stand still.
  await seesNoMore(page, 'choose the processes backend');
  await press(page, 'Compare');
  await sees(page, 'Each measured');
}

/** A frame is isolated instead of the page, in Chromium; or the page isolates itself. @param {Page} page @param {RegExp} where */
async function worksWithThreads(page, where) {
  await sees(page, where);
  await press(page, 'Run');
  await sees(page, /\n2 numbers checked in [\d.]+ [mµ]?s by 2 workers\n/);
  assert.equal(await read(page, 'region', 'Output'), '\n97 is prime: True\n91 is prime: False\n');
  await press(page, 'Compare');
  await sees(page, 'Each measured');
}

/**
 * Python's own server, as documentation tells people to use it.
 * @param {(url: string) => Promise<void>} use
 */
async function servedByPython(use) {
  const given = ['-u', '-m', 'http.server', '0', '--bind', '127.0.0.1', '--directory', 'dist'];
  const python = spawn('python3', given, { stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = once(python, 'exit');
  try {
    const [line] = await once(createInterface(python.stdout), 'line');
    await use(/http:\/\/[\d.:]+\//.exec(line)?.[0] ?? '');
  } finally {
    python.kill();
    await ended;
  }
}

for (const { name } of browsers) {
  const where =
    name === 'chromium'
      ? /Threads are available here, in a frame: this page is not cross-origin isolated/
      : /Threads are available here: a worker wrote/;

  test(`${name}: on a host without isolation headers the page has threads`, () =>
    reading(name, { path: query, isolation: false }, ({ page }) => worksWithThreads(page, where)));

  test(`${name}: where nothing can be isolated the page says why, and works`, () => {
    /** @param {string} file */
    const transform = (file) => (file === 'isolating-worker.js' ? null : undefined);
    const options = { path: query, isolation: false, transform, reported: /isolating-worker|404/ };
    return reading(name, options, ({ page }) => worksWithoutThreads(page));
  });

  test(`${name}: from a sub path the page has threads, listings and links`, () =>
    reading(name, { path: query, base: '/any/sub/path/' }, async ({ page, url }) => {
      await sees(page, 'Threads are available here');
      await press(page, 'Run');
      await sees(page, 'by 2 workers');
      await sees(page, 'fn run(program: &Program, parameters: Parameters)');
      await press(page, 'Map a function over many items', 'link');
      await sees(page, 'from multiprocessing import Pool');
      assert.equal(page.url(), `${url}index.html?demo=pool-map`);
    }));

  test(`${name}: from python3 -m http.server all works`, () =>
    servedByPython((url) =>
      reading(name, { path: null }, async ({ page }) => {
        await page.goto(url + query);
        await worksWithThreads(page, where);
        await sees(page, 'fn run(program: &Program, parameters: Parameters)');
      }),
    ));
}
