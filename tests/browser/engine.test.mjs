// Engines in a real browser: warm between runs, ended by Stop, replaced when something dies.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call, deadly, failureOf, requestCounter, startEndless, stopEndless } from './api.mjs';
import { browsers, withPage } from './harness.mjs';

const two = { numbers: [97, 91], workers: 2 };

for (const { name } of browsers) {
  test(`${name}: ten runs in a row start no worker twice`, async () => {
    const counter = requestCounter();
    await withPage(name, { transform: counter.transform }, async ({ page }) => {
      const first = await call(page, 'run', 'prime-check', two);
      assert.ok(first.startupMs > 0);
      for (let run = 1; run < 10; run += 1) {
        assert.equal((await call(page, 'run', 'prime-check', two)).startupMs, 0);
      }
      // An engine with two threads, and its spare.
      assert.ok(counter.workers() <= 6, `${counter.workers()} workers were started`);
    });
  });

  test(`${name}: Stop aborts at once, and the next run starts on the spare`, async () => {
    await withPage(name, {}, async ({ page, errors }) => {
      await call(page, 'run', 'prime-check', two);
      for (const backend of ['threads', 'single']) {
        await startEndless(page, { workers: 2, backend });
        assert.equal(await stopEndless(page), 'Aborted');
        const report = await call(page, 'run', 'prime-check', { ...two, backend });
        assert.deepEqual(report.output, ['97 is prime: True', '91 is prime: False']);
      }
      await startEndless(page, { workers: 2 });
      assert.equal(await stopEndless(page), 'Aborted');
      assert.deepEqual(errors, []);
    });
  });

  test(`${name}: a signal that is aborted already starts nothing`, async () => {
    const counter = requestCounter();
    await withPage(name, { transform: counter.transform }, async ({ page }) => {
      const ended = await page.evaluate(async () => {
        const { run } = await import(String(new URL('playground.js', document.baseURI)));
        return run('prime-check', {}, { signal: AbortSignal.abort() }).catch(
          (/** @type {Error} */ error) => error.name,
        );
      });
      assert.equal(ended, 'Aborted');
      assert.equal(counter.workers(), 0);
    });
  });

  test(`${name}: a run started while another is under way is refused, and that one goes on`, async () => {
    await withPage(name, {}, async ({ page }) => {
      await startEndless(page, { workers: 2 });
      const refused = await failureOf(call(page, 'run', 'prime-check', two));
      assert.equal(refused.name, 'Aborted');
      assert.match(refused.message, /already under way/);
      assert.equal(await stopEndless(page), 'Aborted');
      assert.equal((await call(page, 'run', 'prime-check', two)).output.length, 2);
    });
  });

  test(`${name}: a wasm file that does not load fails the run, and the next may succeed`, async () => {
    let broken = true;
    /** @param {string} path */
    const transform = (path) => (broken && path === 'playground.wasm' ? null : undefined);
    await withPage(name, { transform }, async ({ page }) => {
      const failure = await failureOf(call(page, 'run', 'prime-check', two));
      assert.equal(failure.name, 'WorkerFailed');
      assert.match(
        failure.message,
        /playground\.wasm, could not be loaded \(the server answered 404\)/,
      );
      broken = false;
      assert.equal((await call(page, 'run', 'prime-check', two)).output.length, 2);
    });
  });

  test(`${name}: a wasm file that is none fails the run`, async () => {
    /** @param {string} path */
    const transform = (path) => (path === 'playground.wasm' ? 'not wasm' : undefined);
    await withPage(name, { transform }, async ({ page }) => {
      const failure = await failureOf(call(page, 'run', 'prime-check', two));
      assert.equal(failure.name, 'WorkerFailed');
    });
  });

  for (const [number, worker] of ['an engine', 'a thread'].entries()) {
    test(`${name}: ${worker} whose script does not load fails the run`, async () => {
      let started = 0;
      /** @param {string} path */
      const transform = (path) => {
        if (path === 'worker.js') started += 1;
        return path === 'worker.js' && started > number ? null : undefined;
      };
      await withPage(name, { transform }, async ({ page }) => {
        const failure = await failureOf(call(page, 'run', 'prime-check', two));
        assert.equal(failure.name, 'WorkerFailed');
        assert.match(failure.message, /run it again/);
      });
    });

    test(`${name}: ${worker} that dies in mid-run fails the run, not the page`, async () => {
      await withPage(name, { transform: deadly(number + 1, 40) }, async ({ page }) => {
        const backend = number === 0 ? 'single' : 'threads';
        const long = { function: 'collatz-steps', items: 5_000_000, chunksize: 1000, workers: 2 };
        const failure = await failureOf(call(page, 'run', 'pool-map', { ...long, backend }));
        assert.equal(failure.name, 'WorkerFailed');
        const report = await call(page, 'run', 'prime-check', { ...two, backend });
        assert.equal(report.output.length, 2);
      });
    });
  }
}
