// The page as its reader has it: a run, its progress, and a comparison.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { requestCounter } from './api.mjs';
import { pageWith, script, small } from './element-page.mjs';
import { browsers } from './harness.mjs';
import { fill, find, isThere, press, read, readAll, reading, sees } from './reader.mjs';

const seeds = 'index.html?demo=prime-check&workers=2';
/** As tqdm prints it: ` 67%|██████▋   | 4/6 [00:01<00:00,  2.92it/s]`. */
const tqdm =
  /^ {0,2}\d{1,3}%\|[█▏▎▍▌▋▊▉ ]+\| [\d.kM]+\/[\d.kM]+ \[\d\d:\d\d<(\d\d:\d\d|\?), +[\d.?kM]+(it\/s|s\/it)\]$/;

test('chromium: a reader who saves data gets the wasm by Run alone', () => {
  const asked = new Set();
  /** @param {string} path @returns {undefined} */
  const transform = (path) => void asked.add(path);
  return reading('chromium', { path: null, transform }, async ({ page, url }) => {
    await page.evaluateOnNewDocument(() =>
      Object.defineProperty(navigator, 'connection', { value: { saveData: true } }),
    );
    await page.goto(url + seeds);
    await sees(page, 'Threads are available here');
    await (await find(page, 'button', 'Run')).hover();
    await page.waitForNetworkIdle();
    assert.ok(!asked.has('playground.wasm'));
    await press(page, 'Run');
    await sees(page, 'numbers checked in');
    assert.ok(asked.has('playground.wasm'));
  });
});

for (const { name } of browsers) {
  test(`${name}: before Run the wasm is fetched, but no worker is started`, () => {
    const asked = new Set();
    /** @param {string} path @returns {undefined} */
    const transform = (path) => void asked.add(path);
    return reading(name, { path: seeds, transform }, async ({ page }) => {
      await find(page, 'heading', 'Check primes in parallel');
      await find(page, 'button', 'Run');
      await sees(page, 'Press Run and watch the workers.');
      await page.waitForFunction(() =>
        performance.getEntriesByType('resource').some(({ name }) => name.endsWith('.wasm')),
      );
      assert.ok(!asked.has('worker.js'));
      await press(page, 'Run');
      await sees(page, 'numbers checked in');
    });
  });

  for (const isolation of [true, false]) {
    const where = isolation ? 'on an isolated page' : 'on a plain page';
    test(`${name}: ${where}: pointing at Run starts the workers, unless the input is wrong`, () => {
      const { transform: count, workers } = requestCounter();
      // The gallery would isolate itself.
      const plainPage = pageWith(script + small);
      /** @param {string} file */
      const transform = (file) => (isolation ? undefined : plainPage(file)) ?? count(file);
      const path = `${seeds}&numbers=97,91`;
      return reading(name, { path, isolation, transform }, async ({ page }) => {
        await sees(page, 'Threads are');
        const run = await find(page, 'button', 'Run');
        await fill(page, 'Workers', '0');
        await run.hover();
        await fill(page, 'Workers', '2');
        await page.mouse.move(0, 0);
        assert.equal(workers(), 0);
        await run.hover();
        // Two threads and their engine, or the engine alone: processes are a run's own.
        const some = isolation || name === 'chromium' ? 3 : 1;
        const deadline = Date.now() + 20_000;
        while (workers() < some && Date.now() < deadline) {
          await page.evaluate(() => new Promise(requestAnimationFrame));
        }
        assert.equal(workers(), some);
        await run.click();
        await sees(page, /\n2 numbers checked in/);
        assert.equal(workers(), 3, 'none was started in vain');
      });
    });
  }

  test(`${name}: Run shows finding, timeline, output, result and both listings`, () =>
    reading(name, { path: seeds }, async ({ page }) => {
      await press(page, 'Run');
      await sees(page, /\n6 numbers checked in [\d.]+ m?s by 2 workers\n/);
      const printed = (await read(page, 'region', 'Output')).trim().split('\n');
      assert.equal(printed.length, 6);
      assert.equal(printed[5], '1099726899285419 is prime: False');
      const result = await read(page, 'region', 'Result');
      assert.match(result, /112272535095293\s+yes/);
      assert.match(result, /1099726899285419\s+no\s+3306091 × 332636609/);
      await sees(page, 'Point at a span to read it, or move with the arrow keys.');
      const python = await read(page, 'region', 'Python: what the documentation teaches');
      assert.match(python, /WORKERS = 2\n/);
      await (await find(page, 'region', 'Rust: what runs here')).scrollIntoView();
      await sees(page, 'fn run(program: &Program, parameters: Parameters)');
    }));

  test(`${name}: pointing at a span tells what it was`, () =>
    reading(name, { path: seeds }, async ({ page }) => {
      await press(page, 'Run');
      await sees(page, 'Point at a span');
      const box = await (await find(page, 'application', /^Timeline/)).boundingBox();
      assert.ok(box);
      await page.mouse.move(box.x + box.width / 3, box.y + 20);
      await sees(
        page,
        /\d{15} · worker 1 · computing · starts at [\d.]+ [mµ]?s · lasts [\d.]+ m?s/,
      );
    }));

  test(`${name}: progress reads like tqdm's, and is told to those who only listen`, () => {
    // 4 * 2^15 pieces of 2^16 divisions.
    const numbers = Array(4).fill('18446744073709551557').join(',');
    const path = `index.html?demo=prime-check&numbers=${numbers}&split=range&workers=2`;
    return reading(name, { path }, async ({ page }) => {
      await press(page, 'Run');
      const bar = await find(page, 'progressbar', 'Progress');
      await page.waitForFunction((bar) => Number(bar.ariaValueNow) > 0, {}, bar);
      const { line, now, most, said } = await bar.evaluate((bar) => ({
        line: bar.textContent ?? '',
        now: Number(bar.ariaValueNow),
        most: Number(bar.ariaValueMax),
        said: bar.ariaValueText ?? '',
      }));
      assert.match(line, tqdm);
      assert.match(line, /\| [\d.]+k?\/131k \[/);
      assert.ok(now > 0 && now < most && most === 131_072);
      assert.match(said, /^[\d,]+ of 131,072, \d+\u00a0%$/);
      await press(page, 'Stop');
      await sees(page, 'Stopped.');
    });
  });

  test(`${name}: Compare shows chart, table, the reason and the serial fraction`, () =>
    reading(name, { path: null }, async ({ page, url }) => {
      await page.evaluateOnNewDocument(() =>
        Object.defineProperty(navigator, 'hardwareConcurrency', { value: 4 }),
      );
      await page.goto(`${url}${seeds}&method=simd&split=range`);
      await press(page, 'Compare');
      await sees(page, 'Measuring each in turn');
      await sees(page, /\n(.* faster|No faster|Slower) with \d workers/);
      const points = [1, 2, 4].map((workers) => `[\\d.]+× with ${workers} workers?`).join(', ');
      await find(page, 'img', new RegExp(`^Speed-up over one worker: ${points}$`));
      const table = await read(page, 'region', 'Measured times');
      const heads = /Backend\s+Workers\s+Median\s+Spread\s+Speed-up\s+Efficiency/;
      assert.match(table, heads);
      assert.match(
        table,
        /single\s+1\s+[\d.]+ m?s\s+[\d.]+ m?s – [\d.]+ m?s\s+1\.00×\s+100\u00a0%/,
      );
      assert.match(table, /threads\s+2\s(?:.|\n)*threads\s+4\s/);
      await sees(page, 'Each measured 5 times, in turn; the median counts.');
      await sees(page, /\n[^\n]*(worker|Worker)[^\n]*\.\n[^\n]*one worker alone[^\n]*\.\n/);
      await press(page, 'Run');
      await sees(page, '6 numbers checked in');
      assert.ok(await isThere(page, 'region', 'Measured times'));
    }));

  test(`${name}: on two cores, four workers are told from a program that cannot be split`, () =>
    reading(name, { path: null }, async ({ page, url }) => {
      await page.evaluateOnNewDocument(() =>
        Object.defineProperty(navigator, 'hardwareConcurrency', { value: 2 }),
      );
      await page.goto(url + seeds);
      await press(page, 'Compare');
      await sees(page, 'Each measured 5 times, in turn; the median counts.');
      await sees(page, /\. This browser reports (2 cores|only 2 cores), [^.\n]*\.\n/);
      assert.doesNotMatch(await readAll(page), /on one worker alone|Amdahl/);
    }));
}
