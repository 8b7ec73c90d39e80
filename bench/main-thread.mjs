// The longest task of a page's main thread while its element runs, by Chromium's own trace.
import { runElement } from './in-page.mjs';

/**
 * @typedef {import('puppeteer-core').Page} Page
 * @typedef {{name: string, pid: number, tid: number, dur?: number, tdur?: number, args: any}} Event
 */

// The scheduler's tasks are events named RunTask in the first category.
const categories = ['toplevel', 'disabled-by-default-devtools.timeline', '__metadata'];

/**
 * @param {Page} page the gallery
 * @returns {Promise<{wall: number, processor: number}>} ms of the longest task: how long it took, and
 *   how long it really ran. The rest of the time it waited for a core.
 */
export async function longestTask(page) {
  await page.tracing.start({ categories });
  await page.evaluate(runElement);
  const trace = await page.tracing.stop();
  const { traceEvents } = JSON.parse(Buffer.from(trace ?? []).toString());
  const longest = busiestMainThread(traceEvents).reduce((a, b) => (span(b) > span(a) ? b : a));
  return { wall: span(longest) / 1000, processor: (longest.tdur ?? 0) / 1000 };
}

/** @param {Event} event */
const span = ({ dur = 0 }) => dur;

/**
 * The tasks of the page that ran, since other open pages do nothing meanwhile.
 * @param {Event[]} events
 */
function busiestMainThread(events) {
  const threads = events
    .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
    .map((main) =>
      events.filter(
        ({ name, pid, tid }) => name === 'RunTask' && pid === main.pid && tid === main.tid,
      ),
    );
  return threads.reduce((a, b) => (b.length > a.length ? b : a));
}
