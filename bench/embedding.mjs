// What the element costs a page that embeds it: measured each time in a fresh browser profile, with
// isolation headers and without.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { openPage } from './pages.mjs';

/**
 * @typedef {import('./points.mjs').Point} Point
 * @typedef {import('./turns.mjs').Measure} Measure
 */

/** @returns {Measure[]} */
export function embeddingMeasures() {
  return [
    { name: 'entry module', take: async () => entryBytes() / 1000 },
    { name: 'frame ready', take: frameReady },
    { name: 'isolated page', take: () => visit(true) },
    { name: 'plain page', take: () => visit(false) },
  ];
}

/** @param {string} name @param {string} sample @param {string} unit @param {number} most */
const row = (name, sample, unit, most) => ({ name, of: [sample], unit, aim: { most } });

/** @type {Point} */
export const embeddingPoint = {
  id: 'embedding',
  what: 'in Chromium, what a page that embeds the element pays, cold',
  rows: [
    row('entry module, gzip', 'entry module', 'KB', 12),
    row('Run to result, isolated page, cold', 'isolated page, cold', 'ms', 400),
    row('Run to result, isolated page, warm', 'isolated page, warm', 'ms', 100),
    row('Run to result, frame, cold', 'plain page, cold', 'ms', 400),
    row('Run to result, frame, warm', 'plain page, warm', 'ms', 100),
    row('frame ready, cold', 'frame ready', 'ms', 250),
    row('layout shift, isolated page', 'isolated page, shift', '', 0.001),
    row('layout shift, with the frame', 'plain page, shift', '', 0.001),
    row('longest task, isolated page', 'isolated page, task', 'ms', 50),
    row('longest task, with the frame', 'plain page, task', 'ms', 50),
  ],
};

/** What is fetched before an element is near the window: the entry module and its static imports. */
function entryBytes() {
  const { outputs } = JSON.parse(readFileSync('target/web/bundle.json', 'utf8'));
  const files = new Set(['dist/playground.js']);
  for (const file of files) {
    for (const { path, kind } of outputs[file].imports) {
      if (kind === 'import-statement') files.add(path);
    }
  }
  return [...files].reduce(
    (sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length,
    0,
  );
}

/** From asking where runs can take place, with the module loaded, until the frame has answered. */
async function frameReady() {
  const { page, close } = await openPage('chromium', { isolation: false });
  try {
    return await page.evaluate(async () => {
      const { isolation } = await import(String(new URL('playground.js', document.baseURI)));
      const started = performance.now();
      const { mode } = await isolation();
      return mode === 'frame' ? performance.now() - started : Number.NaN;
    });
  } finally {
    close();
  }
}

/** @param {boolean} isolation whether the page is sent with the headers */
async function visit(isolation) {
  const { page, close } = await openPage('chromium', { path: 'embed.html', isolation });
  try {
    return await page.evaluate(visitInPage);
  } finally {
    close();
  }
}

/** In the page: presses Run as soon as it is visible, and again once the result is. */
async function visitInPage() {
  /** @type {Record<'layout-shift' | 'longtask', PerformanceEntry[]>} */
  const seen = { 'layout-shift': [], longtask: [] };
  for (const type of /** @type {const} */ (['layout-shift', 'longtask'])) {
    new PerformanceObserver((list) => seen[type].push(...list.getEntries())).observe({
      type,
      buffered: true,
    });
  }
  const element = /** @type {any} */ (document.querySelector('concurrency-playground'));
  await customElements.whenDefined('concurrency-playground');
  while (!element.shadowRoot.querySelector('.run')) await frame();
  await painted();
  const cold = await milliseconds(() => element.run());
  await painted();
  const warm = await milliseconds(() => element.run());
  await painted();
  return {
    cold,
    warm,
    shift: seen['layout-shift'].reduce((sum, entry) => sum + /** @type {any} */ (entry).value, 0),
    task: Math.max(0, ...seen.longtask.map(({ duration }) => duration)),
  };

  /** What is in the page when one frame begins has been painted when the next one does. */
  async function painted() {
    for (let frames = 0; frames < 2; frames += 1) await frame();
  }

  function frame() {
    return new Promise((resolve) => requestAnimationFrame(resolve));
  }

  /** @param {() => Promise<unknown>} work */
  async function milliseconds(work) {
    const started = performance.now();
    await work();
    return performance.now() - started;
  }
}
