// Finds the tests that `./build.sh test PART FILE...` names, and prints what to hand to the part's runner:
// a file per line, or for Rust the arguments of one `cargo test` per line.
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * @typedef {object} Test
 * @property {string} name What messages call it.
 * @property {string} path
 * @property {string} run What its runner takes.
 */

/** @typedef {{name: string, kind: string[], src_path: string}} Target as `cargo metadata` describes it */

/**
 * @param {string} part
 * @returns {Test[] | null} null for a part that has no files
 */
export function testsOf(part) {
  if (['unit', 'conformance', 'browser', 'docs'].includes(part)) return nodeTests(part);
  if (part === 'python') return pythonTests();
  if (part === 'loom') return modulesOf('loom', 'tests/loom/main.rs');
  return part === 'rust' ? rustTests(cargoTargets()) : null;
}

/** @param {string} part @returns {Test[]} */
function nodeTests(part) {
  const files = readdirSync(`tests/${part}`).filter((file) => file.endsWith('.test.mjs'));
  return files.map((file) => {
    const path = `tests/${part}/${file}`;
    return { name: file.slice(0, -'.test.mjs'.length), path, run: path };
  });
}

/** @returns {Test[]} */
function pythonTests() {
  const folder = 'tests/python/lib';
  const files = readdirSync(folder).filter((file) => /^test_.*\.py$/.test(file));
  return files.map((file) => {
    const module = file.slice(0, -'.py'.length);
    return { name: module, path: `${folder}/${file}`, run: module };
  });
}

/** @param {Target[]} targets @returns {Test[]} */
export function rustTests(targets) {
  const tests = targets.filter(({ kind, name }) => kind.includes('test') && name !== 'loom');
  return [
    { name: 'lib', path: 'src/lib.rs', run: '--lib' },
    { name: 'doc', path: '', run: '--doc' },
    ...tests.flatMap(({ name, src_path }) => [
      { name, path: src_path, run: `--test ${name}` },
      ...(basename(src_path) === 'main.rs' ? modulesOf(name, src_path) : []),
    ]),
  ];
}

/**
 * The modules of a test target that is a folder.
 * @param {string} target
 * @param {string} main
 * @returns {Test[]}
 */
function modulesOf(target, main) {
  const folder = dirname(main);
  const files = readdirSync(folder).filter((file) => file.endsWith('.rs') && file !== 'main.rs');
  return files.map((file) => {
    const name = file.slice(0, -'.rs'.length);
    return { name, path: `${folder}/${file}`, run: `--test ${target} -- ${name}::` };
  });
}

/** @returns {Target[]} */
function cargoTargets() {
  const given = ['metadata', '--no-deps', '--offline', '--format-version', '1'];
  const { packages } = JSON.parse(execFileSync('cargo', given, { encoding: 'utf8' }));
  return packages[0].targets;
}

/**
 * @param {string} part
 * @param {Test[] | null} tests all tests of the part
 * @param {string[]} wanted names, file names or paths
 * @returns {string[]} what to run, in the order asked for
 * @throws {Error} whose message says in one sentence what is wrong
 */
export function select(part, tests, wanted) {
  if (tests === null) throw new Error(`The part '${part}' runs as a whole; it takes no files.`);
  return wanted.map((name) => {
    const found = tests.filter((test) => isCalled(test, name));
    if (found.length > 1) {
      const paths = found.map(({ path }) => path).join(' and ');
      throw new Error(`'${name}' may be ${paths}; please give the path.`);
    }
    if (found[0]) return found[0].run;
    const names = tests.map((test) => test.name).join(', ');
    throw new Error(`The part '${part}' has no test '${name}'; it has: ${names}.`);
  });
}

/** @param {Test} test @param {string} given */
function isCalled({ name, path }, given) {
  const plain = given.replace(/^\.\//, '');
  return plain === name || plain === basename(path) || path === plain || path.endsWith(`/${plain}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [part = '', ...wanted] = process.argv.slice(2);
  try {
    for (const line of select(part, testsOf(part), wanted)) console.log(line);
  } catch (error) {
    console.error(`build.sh: ${error instanceof Error ? error.message : error}`);
    process.exitCode = 2;
  }
}
