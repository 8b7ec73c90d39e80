// One thread of Python: our engine natively and in Chromium, beside CPython and Pyodide. In turns, so
// that drift of the machine affects all alike; figures are medians, in milliseconds.
import { execFileSync } from 'node:child_process';
import { cp, mkdir, readFile, rm, stat } from 'node:fs/promises';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { withPage } from '../../tests/browser/harness.mjs';
import { print } from '../print.mjs';

const ROUNDS = 5;
const site = 'target/bench/python';
const program = 'bench/python/speed.py';
const source = await readFile(program, 'utf8');

/** @typedef {Record<string, number>} Figures */

/** @type {Record<string, () => Promise<Figures>>} */
const interpreters = {
  cpython: async () => JSON.parse(execFileSync('python3', [program]).toString()),
  native: async () => JSON.parse(execFileSync('target/release/run-python', [program]).toString()),
  browser: () => inBrowser('ours'),
  pyodide: () => inBrowser('pyodide'),
};

/** @param {string} engine @returns {Promise<Figures>} */
function inBrowser(engine) {
  return new Promise((resolve, reject) => {
    withPage('chromium', { path: 'blank.html', root: site }, async ({ page }) => {
      const { output, loadedMs } = await page.evaluate(
        (engine, source) =>
          new Promise((resolve, reject) => {
            const worker = new Worker('./worker.js', { type: 'module' });
            worker.onmessage = ({ data }) => resolve(data);
            worker.onerror = ({ message }) => reject(new Error(message));
            worker.postMessage({ engine, source });
          }),
        engine,
        source,
      );
      resolve({ ...JSON.parse(output), 'loading it': loadedMs });
    }).catch(reject);
  });
}

await rm(site, { recursive: true, force: true });
await mkdir(`${site}/engine`, { recursive: true });
await cp('bench/site/blank.html', `${site}/blank.html`);
await cp('bench/python/worker.js', `${site}/worker.js`);
await cp('target/python/glue/python.js', `${site}/engine/python.js`);
await cp('target/python/python.wasm', `${site}/engine/python.wasm`);
await cp('target/python/glue/snippets', `${site}/engine/snippets`, { recursive: true }).catch(
  () => {},
);
await cp('target/bench/pyodide/node_modules/pyodide', `${site}/pyodide`, { recursive: true });

/** @type {Record<string, Record<string, number[]>>} */
const all = {};
for (let round = 1; round <= ROUNDS; round += 1) {
  process.stderr.write(`Round ${round} of ${ROUNDS} ...\n`);
  for (const [name, take] of Object.entries(interpreters)) {
    for (const [what, figure] of Object.entries(await take())) {
      const samples = all[what] ?? {};
      samples[name] = [...(samples[name] ?? []), figure];
      all[what] = samples;
    }
  }
}

/** @param {number[] | undefined} figures */
const median = (figures = [Number.NaN]) =>
  [...figures].sort((a, b) => a - b)[Math.floor(figures.length / 2)] ?? Number.NaN;
/** @param {number} figure */
const cell = (figure) => figure.toFixed(2).padStart(10);

const names = Object.keys(interpreters);
const lines = [
  `${''.padEnd(12)}${names.map((name) => name.padStart(10)).join('')}   vs Pyodide, native vs CPython`,
];
/** @type {{ pyodide: number[], cpython: number[] }} */
const ratios = { pyodide: [], cpython: [] };
for (const [what, samples] of Object.entries(all)) {
  const of = (/** @type {string} */ name) => median(samples[name]);
  lines.push(
    `${what.padEnd(12)}${names.map((name) => cell(of(name))).join('')}   ${cell(of('pyodide') / of('browser'))}${cell(of('cpython') / of('native'))}`,
  );
  if (what !== 'loading it') {
    ratios.pyodide.push(of('pyodide') / of('browser'));
    ratios.cpython.push(of('cpython') / of('native'));
  }
}
/** @param {number[]} values */
const geometric = (values) =>
  Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
lines.push(
  `geometric mean: ${geometric(ratios.pyodide).toFixed(2)} times Pyodide's speed, natively ${geometric(ratios.cpython).toFixed(2)} times CPython's`,
);
const wasm = await readFile(`${site}/engine/python.wasm`);
const asm = await stat(`${site}/pyodide/pyodide.asm.wasm`);
lines.push(
  `python.wasm: ${(gzipSync(wasm, { level: 9 }).length / 1024).toFixed(1)} KB gzip, ${(brotliCompressSync(wasm).length / 1024).toFixed(1)} KB brotli (Pyodide's, raw: ${(asm.size / 1024).toFixed(0)} KB)`,
);
await print(lines.join('\n'));
process.exit(0);
