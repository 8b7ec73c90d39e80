// Prints the sizes of the files in dist/, raw and compressed, and the sum of those that a reader's
// browser loads before the first result. With --check it fails where one has outgrown its budget.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { overBudget } from './size-budgets.mjs';

/** @type {import('esbuild').Metafile} */
const { outputs } = JSON.parse(readFileSync('target/web/bundle.json', 'utf8'));

const names = readdirSync('dist').filter((name) => /\.(js|css|html|wasm)$/.test(name));
const rows = names.sort().map((name) => ({ name, ...sizes(name) }));
const first = neededFirst();
const total = rows
  .filter(({ name }) => first.has(name))
  .reduce(plus, { raw: 0, gzip: 0, brotli: 0 });

line('dist/', 'raw', 'gzip', 'brotli');
for (const { name, raw, gzip, brotli } of rows) {
  line(first.has(name) ? name : `${name} (later)`, kb(raw), kb(gzip), kb(brotli));
}
line('until the first result', kb(total.raw), kb(total.gzip), kb(total.brotli));

if (process.argv.includes('--check')) {
  const problems = overBudget(rows, total.gzip);
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
}

/** @param {string} name */
function sizes(name) {
  const content = readFileSync(join('dist', name));
  return {
    raw: content.length,
    gzip: gzipSync(content, { level: 9 }).length,
    brotli: brotliCompressSync(content).length,
  };
}

/**
 * @param {{raw: number, gzip: number, brotli: number}} a
 * @param {{raw: number, gzip: number, brotli: number}} b
 */
function plus(a, b) {
  return { raw: a.raw + b.raw, gzip: a.gzip + b.gzip, brotli: a.brotli + b.brotli };
}

/** The page, the wasm, and the scripts that the page and its workers import, except those loaded later. */
function neededFirst() {
  const waits = ['www/run/compare.js', 'www/run/drivers/', 'www/i18n/zh-CN.js'];
  const needed = new Set(['index.html', 'gallery.css', 'isolate-first.js', 'playground.wasm']);
  const waiting = ['gallery.js', 'playground.js', 'worker.js', 'probe.js'];
  for (let name = waiting.pop(); name; name = waiting.pop()) {
    const { entryPoint, imports } = outputs[`dist/${name}`];
    if (needed.has(name) || waits.some((path) => entryPoint?.startsWith(path))) continue;
    needed.add(name);
    waiting.push(...imports.filter((i) => !i.external).map((i) => i.path.slice('dist/'.length)));
  }
  return needed;
}

/** @param {number} bytes */
function kb(bytes) {
  return `${(bytes / 1000).toFixed(1)} KB`;
}

/**
 * @param {string} first
 * @param {string[]} cells
 */
function line(first, ...cells) {
  console.log(first.padEnd(28) + cells.map((cell) => cell.padStart(11)).join(''));
}
