// One thread of Python: our engine natively and in Chromium, beside CPython and Pyodide. In turns, so
// that drift of the machine affects all alike; figures are medians, in milliseconds.
import { execFileSync } from 'node:child_process';
import { cp, mkdir, readFile, rm, stat } from 'node:fs/promises';
import { withPage } from '../../tests/browser/harness.mjs';
import { median } from '../../www/run/statistics.js';
import { print } from '../print.mjs';
import { compressed } from '../transfer.mjs';
import { takeTurns } from '../turns.mjs';

const ROUNDS = 5;
const site = 'target/bench/python';
const program = 'bench/python/speed.py';
const source = await readFile(program, 'utf8');
/** What is not of the program, but of what runs it. */
const LOADING = 'loading it';

const measures = [
  { name: 'cpython', take: async () => figuresOf(execFileSync('python3', [program])) },
  {
    name: 'native',
    take: async () => figuresOf(execFileSync('target/release/run-python', [program])),
  },
  { name: 'browser', take: () => inBrowser('ours') },
  { name: 'pyodide', take: () => inBrowser('pyodide') },
];

/** @param {{ toString(): string }} printed @returns {Record<string, number>} */
const figuresOf = (printed) => JSON.parse(printed.toString());

/** @param {string} engine */
async function inBrowser(engine) {
  /** @type {Record<string, number>} */
  let figures = {};
  await withPage('chromium', { path: 'blank.html', root: site }, async ({ page }) => {
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
    figures = { ...figuresOf(output), [LOADING]: loadedMs };
  });
  return figures;
}

await rm(site, { recursive: true, force: true });
await mkdir(`${site}/engine`, { recursive: true });
await cp('bench/site/blank.html', `${site}/blank.html`);
await cp('bench/python/worker.js', `${site}/worker.js`);
await cp('target/python/glue', `${site}/engine`, { recursive: true });
await cp('target/python/python.wasm', `${site}/engine/python.wasm`);
await cp('target/bench/pyodide/node_modules/pyodide', `${site}/pyodide`, { recursive: true });

const samples = await takeTurns(measures, ROUNDS, (text) => process.stderr.write(`${text}\n`));
const names = measures.map(({ name }) => name);
const functions = Object.keys(samples)
  .filter((key) => key.startsWith('browser, '))
  .map((key) => key.replace('browser, ', ''));

/** How many times as fast the second is. @param {string} what @param {string} slow @param {string} fast */
const ratio = (what, slow, fast) => of(slow, what) / of(fast, what);
/** @param {string} name @param {string} what */
const of = (name, what) => median(samples[`${name}, ${what}`] ?? []);
/** @param {number} figure */
const cell = (figure) => (Number.isNaN(figure) ? '' : figure.toFixed(2)).padStart(10);
/** @param {string} slow @param {string} fast */
function geometricMean(slow, fast) {
  const logarithms = functions
    .filter((what) => what !== LOADING)
    .map((what) => Math.log(ratio(what, slow, fast)));
  return Math.exp(logarithms.reduce((sum, one) => sum + one, 0) / logarithms.length).toFixed(2);
}

const wasm = compressed(await readFile(`${site}/engine/python.wasm`));
const { size } = await stat(`${site}/pyodide/pyodide.asm.wasm`);
/** @param {number} bytes */
const kilobytes = (bytes) => (bytes / 1024).toFixed(1);
await print(
  [
    `${''.padEnd(12)}${names.map((name) => name.padStart(10)).join('')}   vs Pyodide, native vs CPython`,
    ...functions.map((what) => {
      const figures = names.map((name) => cell(of(name, what))).join('');
      const ratios = [ratio(what, 'pyodide', 'browser'), ratio(what, 'cpython', 'native')];
      return `${what.padEnd(12)}${figures}   ${ratios.map(cell).join('')}`;
    }),
    `geometric mean: ${geometricMean('pyodide', 'browser')} times Pyodide's speed, natively ${geometricMean('cpython', 'native')} times CPython's`,
    `python.wasm: ${kilobytes(wasm.gzip)} KB gzip, ${kilobytes(wasm.brotli)} KB brotli (Pyodide's, raw: ${kilobytes(size)} KB)`,
  ].join('\n'),
);
process.exit(0);
