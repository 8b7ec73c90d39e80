// The demos about futures in a browser: what they give, and what is seen of it on the timeline.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call, requestCounter } from './api.mjs';
import { browsers, withPage } from './harness.mjs';

/** @typedef {import('../../www/contract').Report} Report */

/** @param {Report} report @param {string} name */
function lane(report, name) {
  const found = report.lanes.find((one) => one.name === name);
  assert.ok(found, `no lane ${name} among ${report.lanes.map((one) => one.name)}`);
  return found.events;
}

/** All spans of the threads, not of the program that started them. @param {Report} report */
const spans = ({ lanes }) =>
  lanes.filter(({ name }) => name !== 'main').flatMap(({ events }) => events);

for (const { name } of browsers) {
  test(`${name}: thread-pool requests pages for real, each from a thread that blocks`, async () => {
    const counter = requestCounter();
    /** @type {string[]} */
    const asked = [];
    /** @param {string} path @returns {undefined} */
    const transform = (path) => {
      if (path.startsWith('pages/')) asked.push(path);
      return counter.transform(path);
    };
    await withPage(name, { transform }, async ({ page }) => {
      const report = await call(page, 'run', 'thread-pool');
      /** @type {{url: string, bytes?: number, error?: string}[]} */
      const pages = report.value;
      assert.deepEqual(pages.map(({ url }) => url).sort(), [...report.parameters.urls].sort());
      for (const { url, bytes, error } of pages) {
        if (url.includes('no-such')) assert.equal(error, 'HTTP Error 404: Not Found');
        else if (url.includes('slow')) assert.equal(error, 'timed out');
        else assert.ok(bytes && bytes > 100, url);
      }
      assert.deepEqual(
        report.output,
        pages.map(({ url, bytes, error }) =>
          error ? `'${url}' generated an exception: ${error}` : `'${url}' page is ${bytes} bytes`,
        ),
      );
      assert.equal(pages.at(-1)?.error, 'timed out');
      // The one that is too slow is never asked for; the missing one is no file.
      assert.deepEqual(asked.sort(), [
        'pages/locks.html',
        'pages/queues.txt',
        'pages/threads.html',
        'pages/words.txt',
      ]);
      const requests = spans(report).filter(({ kind }) => kind === 'io');
      assert.deepEqual(
        requests.map(({ label }) => label).sort(),
        pages.map((_, index) => `request ${index + 1}`),
      );
      const waited = requests.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
      assert.ok(waited > 1.5 * report.elapsedMs, 'they waited side by side');
      assert.ok(lane(report, 'main').every(({ kind }) => kind === 'wait'));
    });
  });

  test(`${name}: thread-pool tells of servers that do not answer, and of what is no address`, async () => {
    await withPage(name, {}, async ({ page }) => {
      const urls = ['http://127.0.0.1:1/', 'http://', 'index.html', 'pages/locks.html?delay=x'];
      const report = await call(page, 'run', 'thread-pool', { urls, workers: 1 });
      const [closed, none, index, delayed] = report.value;
      assert.match(closed.error, /did not answer/);
      assert.match(none.error, /unknown url type: 'http:\/\/'/);
      assert.ok(index.bytes > 100);
      assert.equal(delayed.bytes, 203);
    });
  });

  test(`${name}: result-order mixes up what as_completed gives, and nothing else`, async () => {
    await withPage(name, {}, async ({ page }) => {
      const report = await call(page, 'run', 'result-order');
      const squares = [0, 1, 4, 9, 16, 25, 36, 49];
      const { asCompleted, map, fixed } = report.value;
      assert.deepEqual([map, fixed], [squares, squares]);
      assert.notDeepEqual(asCompleted, squares);
      assert.deepEqual(
        [...asCompleted].sort((a, b) => a - b),
        squares,
      );
      assert.deepEqual(report.output, [
        `as_completed: [${asCompleted.join(', ')}]`,
        `map: [${squares.join(', ')}]`,
        `as_completed, by index: [${squares.join(', ')}]`,
      ]);
      const tasks = spans(report).filter(({ kind }) => kind === 'io');
      assert.equal(tasks.length, 24);
      assert.ok(tasks.every(({ label }) => /^task [0-7]$/.test(label)));
      assert.equal(report.lanes.length, 4);
    });
  });

  test(`${name}: wait-timeout returns in time, and the rest goes on`, async () => {
    await withPage(name, {}, async ({ page }) => {
      const report = await call(page, 'run', 'wait-timeout');
      const { done, notDone, finishedLater } = report.value;
      assert.ok(done > 0 && notDone > 0);
      assert.deepEqual([done + notDone, finishedLater], [200, notDone]);
      assert.equal(report.output[0], `after wait: ${done} done, ${notDone} not done`);
      const [waiting, leaving] = lane(report, 'main');
      assert.deepEqual([waiting?.label, leaving?.label], ['for futures', 'for a thread to end']);
      const waited = Number(waiting?.endMs) - Number(waiting?.startMs);
      assert.ok(waited >= 299, `waited for ${waited} ms`);
      assert.ok(report.elapsedMs > waited);
      assert.ok(spans(report).every(({ kind }) => kind === 'io' || kind === 'idle'));
    });
  });

  test(`${name}: runaway-task is not stopped by a timeout, but by a flag, or with the engine`, async () => {
    await withPage(name, {}, async ({ page, errors }) => {
      const times = { timeout_ms: 300, loop_ms: 2000 };
      const waited = await call(page, 'run', 'runaway-task', { stop_by: 'wait', ...times });
      assert.equal(waited.value.stopped, false);
      assert.ok(waited.value.afterMs > 600, `${waited.value.afterMs} ms`);

      // The loops are long enough to tell who ended them.
      const long = { timeout_ms: 300, loop_ms: 20_000 };
      const flagged = await call(page, 'run', 'runaway-task', { stop_by: 'flag', ...long });
      assert.deepEqual([flagged.value.stopped, flagged.value.how], [true, 'flag']);
      assert.ok(flagged.elapsedMs < 5000);

      const cut = await call(page, 'run', 'runaway-task', { stop_by: 'engine', ...long });
      assert.deepEqual([cut.value.stopped, cut.value.how], [true, 'engine']);
      assert.deepEqual(cut.output, ['after wait: 2 of 2 still running', 'the program ends']);
      assert.ok(cut.elapsedMs < 5000);
      for (const report of [waited, flagged, cut]) {
        for (const worker of ['worker 1', 'worker 2']) {
          const loop = lane(report, worker).find(
            ({ kind }) => kind === (report === cut ? 'cancelled' : 'compute'),
          );
          assert.equal(loop?.label, 'a busy loop');
          assert.ok(Number(loop?.endMs) > 290, `${report.value.how}: until ${loop?.endMs} ms`);
        }
      }

      // That engine is gone, and its threads do not slow down what comes next.
      const next = await call(page, 'run', 'runaway-task', { stop_by: 'flag', ...long });
      assert.equal(next.value.stopped, true);
      assert.deepEqual(errors, []);
    });
  });
}
