// For the conformance tests: a demo run natively, and its listing run by CPython.
import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { renderListing } from '../../www/demos/listing.js';
import { checkParameters } from '../../www/demos/parameters.js';

/**
 * @typedef {import('../../www/demos/demo-texts.js').ListedDemo} Demo
 * @typedef {import('../../www/contract').Parameters} Parameters
 */

/** What listings say, where no page says where the playground lies. */
const usualBase = 'http://127.0.0.1:8080/';
const root = fileURLToPath(new URL('../..', import.meta.url));
const execute = promisify(execFile);
/** A listing that hangs is a failure, not a test run that never ends. */
const limits = { timeout: 60_000, maxBuffer: 1 << 26 };

export const folder = mkdtempSync(join(tmpdir(), 'conformance-'));
after(() => rmSync(folder, { recursive: true }));
// tqdm prints to standard error, which nobody reads here: what it wraps is all that matters.
writeFileSync(join(folder, 'tqdm.py'), 'def tqdm(iterable, **_):\n    return iterable\n');

/** Builds a program of the project, and says where it is. @param {string} name */
function built(name) {
  const options = ['build', '--quiet', '--release', '--locked', '--message-format=json'];
  const given = { cwd: root, maxBuffer: limits.maxBuffer };
  const messages = execFileSync('cargo', [...options, '--bin', name], given);
  const artifacts = messages.toString().trim().split('\n');
  const programs = artifacts.map((line) => JSON.parse(line).executable).filter(Boolean);
  return String(programs.at(-1));
}

const exportRegistry = built('export-registry');
const runDemo = built('run-demo');

/** @type {Demo[]} */
export const demos = JSON.parse(execFileSync(exportRegistry, limits).toString()).demos.map(
  (/** @type {any} */ { python, ...demo }) => ({ ...demo, pythonTemplate: python }),
);

/** @param {string} id */
export function demoOf(id) {
  const demo = demos.find((candidate) => candidate.id === id);
  if (!demo) throw new Error(`there is no demo ${id}`);
  return demo;
}

/**
 * All combinations of the values given for some names.
 * @param {Record<string, unknown[]>} choices
 * @returns {Record<string, unknown>[]}
 */
export function combinations(choices) {
  /** @type {Record<string, unknown>[]} */
  const none = [{}];
  return Object.entries(choices).reduce(
    (all, [name, values]) =>
      all.flatMap((one) => values.map((value) => ({ ...one, [name]: value }))),
    none,
  );
}

let files = 0;

/** The code in a file of its own. @param {string} code */
export function saved(code) {
  files += 1;
  const path = join(folder, `listing_${files}.py`);
  writeFileSync(path, code);
  return path;
}

/** @param {string} text */
const linesOf = (text) => text.trimEnd().split(/\r?\n/);

/** @param {string[]} given to python3 */
export async function python(...given) {
  const { stdout } = await execute('python3', given, { cwd: folder, ...limits });
  return linesOf(stdout);
}

/** @type {Map<string, Promise<string[]>>} */
const printed = new Map();

/**
 * What CPython prints for the demo's listing. Several parameters give the same listing: it runs
 * once.
 * @param {Demo} demo
 * @param {Parameters} parameters
 * @param {string} [base]
 */
export function printedByPython(demo, parameters, base = usualBase) {
  const code = renderListing(demo, parameters).code.replace(usualBase, base);
  const lines = printed.get(code) ?? python(saved(code));
  printed.set(code, lines);
  return lines;
}

/**
 * What the demo prints: the parameters as the page's engine hands them on.
 * @param {Demo} demo
 * @param {Parameters} parameters
 * @param {string} [base]
 */
async function printedByRust({ id }, parameters, base = usualBase) {
  const workers = parameters.backend === 'single' ? [] : [String(parameters.workers ?? 1)];
  const env = { ...process.env, BASE: base };
  const { stdout } = await execute(runDemo, [id, JSON.stringify(parameters), ...workers], {
    ...limits,
    env,
  });
  return linesOf(stdout);
}

/** @type {string | undefined} built when it is first asked for: few tests need it */
let runPython;

/**
 * What our own interpreter prints for the demo's listing.
 * @param {Demo} demo
 * @param {Parameters} parameters
 * @param {string[]} way how its threads run, as options of run-python
 * @param {string} [base]
 */
export async function printedByEngine(demo, parameters, way, base = usualBase) {
  runPython ??= built('run-python');
  const file = saved(renderListing(demo, parameters).code.replace(usualBase, base));
  const { stdout } = await execute(runPython, [...way, file], limits);
  return linesOf(stdout);
}

/**
 * What both print, given what a reader has set.
 * @param {Demo} demo
 * @param {Record<string, unknown>} given
 * @param {string} [base] what addresses are relative to
 */
export async function printedByBoth(demo, given, base = usualBase) {
  const parameters = checkParameters(demo, given);
  const [rust, python] = await Promise.all([
    printedByRust(demo, parameters, base),
    printedByPython(demo, parameters, base),
  ]);
  return { rust, python };
}
