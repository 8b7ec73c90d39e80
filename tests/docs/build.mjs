// Builds every site in this folder with the real tool, each at target/docs/sites/NAME.
// The Python tools are in PATH, npm's packages in the folder that DOCS_PACKAGES names.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { tools } from './tools.mjs';

const packages = resolve(process.env.DOCS_PACKAGES ?? 'node_modules');
const target = 'target/docs';
const path = [join(packages, '.bin'), process.env.PATH].join(delimiter);

rmSync(target, { recursive: true, force: true });
mkdirSync(join(target, 'sites'), { recursive: true });
// Where configurations that import a tool find it.
symlinkSync(packages, join(target, 'node_modules'));
for (const [name, tool] of Object.entries(tools)) {
  const sources = join(target, name);
  cpSync(join('tests/docs', name), sources, { recursive: true });
  cpSync('dist', join(sources, tool.playground), { recursive: true });
  for (const [place, file] of Object.entries(tool.copies ?? {})) {
    mkdirSync(dirname(join(sources, place)), { recursive: true });
    cpSync(join(packages, file), join(sources, place));
  }
  if (tool.command) run(name, tool.command, sources);
  renameSync(join(sources, tool.site), join(target, 'sites', name));
}

/**
 * @param {string} name
 * @param {string[]} command
 * @param {string} folder
 */
function run(name, [program = '', ...given], folder) {
  const { status, error, stdout, stderr } = spawnSync(program, given, {
    cwd: folder,
    env: { ...process.env, PATH: path },
    encoding: 'utf8',
  });
  if (status === 0) return;
  console.error(stdout, stderr);
  console.error(`${name}: ${error?.message ?? `${program} ended with ${status}, see above`}.`);
  process.exit(1);
}
