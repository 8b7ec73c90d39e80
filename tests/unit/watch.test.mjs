// What ./build.sh dev takes for a change: whatever way an editor or git has of saving a file.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { onChange } from '../../tools/dev/watch.mjs';

const LONGEST_MS = 5000;
const SETTLED_MS = 100;
const folder = mkdtempSync(join(tmpdir(), 'watch-'));
after(() => rmSync(folder, { recursive: true }));

/** @param {string} name */
const at = (name) => join(folder, name);
/** @param {string} name */
const write = (name) => writeFileSync(at(name), String(performance.now()));
/** As many editors save. @param {string} name */
function replace(name) {
  write('temporary');
  renameSync(at('temporary'), at(name));
}

mkdirSync(at('tree/a/b'), { recursive: true });
write('tree/a/b/file');
write('single');

/** @type {[string, () => void][]} */
const changes = [
  ['a file is written', () => write('tree/a/b/file')],
  ['a file is replaced', () => replace('tree/a/b/file')],
  ['and again', () => replace('tree/a/b/file')],
  ['and written after that', () => write('tree/a/b/file')],
  ['a folder is made', () => mkdirSync(at('tree/a/c'))],
  ['and a file in it', () => write('tree/a/c/file')],
  ['a folder is made anew', () => remake('tree/a/b')],
  ['and a file in it is written', () => write('tree/a/b/file')],
  ['a file is removed', () => rmSync(at('tree/a/c/file'))],
];

/** @param {string} name */
function remake(name) {
  rmSync(at(name), { recursive: true });
  mkdirSync(at(name));
  write(`${name}/file`);
}

/** @param {() => number} count @param {string} what */
async function counts(count, what) {
  const before = count();
  for (const end = performance.now() + LONGEST_MS; count() === before; await setTimeout(5)) {
    assert.ok(performance.now() < end, `not noticed: ${what}`);
  }
  await setTimeout(SETTLED_MS);
}

test('in a folder', async () => {
  let noticed = 0;
  const watcher = onChange(at('tree'), () => {
    noticed += 1;
  });
  for (const [what, change] of changes) {
    const seen = counts(() => noticed, what);
    change();
    await seen;
  }
  watcher.close();
  const before = noticed;
  write('tree/a/b/file');
  await setTimeout(SETTLED_MS);
  assert.equal(noticed, before, 'after it was closed');
});

test('a file by itself', async () => {
  let noticed = 0;
  const watcher = onChange(at('single'), () => {
    noticed += 1;
  });
  for (const change of [() => write('single'), () => replace('single'), () => write('single')]) {
    const seen = counts(() => noticed, 'a file');
    change();
    await seen;
  }
  const before = noticed;
  write('another');
  await setTimeout(SETTLED_MS);
  assert.equal(noticed, before, 'a change beside it');
  watcher.close();
});
