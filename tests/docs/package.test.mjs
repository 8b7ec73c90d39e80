// dist/ as a package: packed, installed into a new Vite project, checked by TypeScript, built, and run.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { before, test } from 'node:test';
import { browsers } from '../browser/harness.mjs';
import { press, reading, sees } from '../browser/reader.mjs';

const project = 'target/docs/vite';
const packages = resolve(process.env.DOCS_PACKAGES ?? 'node_modules');

/** @param {string} program @param {string[]} given */
const inProject = (program, ...given) =>
  execFileSync(program, given, { cwd: project, encoding: 'utf8' });

before(() => {
  rmSync(project, { recursive: true, force: true });
  mkdirSync('target/docs', { recursive: true });
  cpSync('tests/docs/vite', project, { recursive: true });
  const tarball = inProject('npm', 'pack', '--silent', resolve('dist')).trim();
  inProject('npm', 'install', '--silent', '--ignore-scripts', '--offline', `./${tarball}`);
});

test('the types fit what a TypeScript program does with it', () => {
  inProject(resolve('node_modules/.bin/tsc'), '--project', '.');
});

test('the element is described for editors', () => {
  const manifest = join(project, 'node_modules/concurrency-playground/custom-elements.json');
  const [module] = JSON.parse(readFileSync(manifest, 'utf8')).modules;
  const [element] = module.declarations;
  const names = (/** @type {string} */ of) =>
    element[of].map((/** @type {{ name: string }} */ { name }) => name);
  assert.equal(element.tagName, 'concurrency-playground');
  for (const attribute of ['demo', 'workers', 'backend']) {
    assert.ok(names('attributes').includes(attribute), attribute);
  }
  assert.ok(names('cssProperties').includes('--playground-accent'));
  assert.ok(names('cssParts').includes('timeline'));
});

for (const { name } of browsers) {
  test(`${name}: a project that imports it and has its element builds and runs`, () => {
    inProject(join(packages, '.bin/vite'), 'build', '--logLevel', 'error');
    const root = join(project, 'dist');
    return reading(name, { root, base: '/vite/', isolation: false }, async ({ page }) => {
      await sees(page, '97 is prime: True, 91 is prime: False');
      await press(page, 'Run');
      await sees(page, '2 numbers checked in');
      assert.match(await page.title(), name === 'chromium' ? /^threads 2/ : /^processes 2/);
    });
  });
}
