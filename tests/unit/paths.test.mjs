// Paths that documents and comments name exist: what moves takes its mentions with it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { test } from 'node:test';

/** All files that are part of the project, new ones included. */
const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { encoding: 'utf8' })
  .split('\n')
  .filter((file) => file !== '' && existsSync(file));

/** Where the reader of a guide keeps files of his own, and what a new demo is called in one. */
const OF_READERS = /^(src|docs|docs\/public)\/playground\/|my[-_]demo/;
const PATH = /(?<![\w./-])(?:src|www|tests|tools|bench|docs|\.ci|\.vscode)\/(?:[\w.*/-]*[\w*/])?/g;
const LINK = /\]\(([^)\s#]+)[^)]*\)/g;

/** @param {string} path */
const exists = (path) => (path.includes('*') ? matches(path) : existsSync(path));

/** @param {string} pattern in which a star stands for any part of a name */
function matches(pattern) {
  const parts = pattern.split('*').map((part) => part.replaceAll('.', '\\.'));
  const regexp = new RegExp(`^${parts.join('[^/]*')}`);
  return files.some((file) => regexp.test(file));
}

/** @param {string} text */
const pathsIn = (text) => [...text.matchAll(PATH)].map(([path]) => path);

test('documents', () => {
  const documents = files.filter(
    (file) => file.endsWith('.md') && !/^(CHANGELOG|tests)/.test(file),
  );
  assert.ok(documents.length >= 5, String(documents));
  for (const file of documents) {
    const text = readFileSync(file, 'utf8');
    for (const path of pathsIn(text)) {
      assert.ok(OF_READERS.test(path) || exists(path), `${file} names ${path}`);
    }
    for (const [, target = ''] of text.matchAll(LINK)) {
      if (/^[a-z]+:/.test(target)) continue;
      const path = normalize(join(dirname(file), target));
      assert.ok(existsSync(path), `${file} links to ${target}`);
    }
  }
});

test('comments', () => {
  const comment = { js: /\/\/.*|^\s*\/?\*.*/gm, rs: /\/\/.*/g, sh: /#.*/g };
  const kinds = { ...comment, mjs: comment.js, ts: comment.js, css: comment.js, toml: comment.sh };
  let seen = 0;
  for (const file of files) {
    const pattern = kinds[/** @type {keyof typeof kinds} */ (file.split('.').pop())];
    if (!pattern) continue;
    for (const [line] of readFileSync(file, 'utf8').matchAll(pattern)) {
      for (const path of pathsIn(line)) {
        seen += 1;
        assert.ok(OF_READERS.test(path) || exists(path), `${file} names ${path} in: ${line}`);
      }
    }
  }
  assert.ok(seen > 20, 'comments were read');
});

test('a path that does not exist is found, and words that are no path are not', () => {
  const text =
    'see src/no-such.rs, `www/*/no-such.js`, threads and/or src/, and example.org/docs/x.';
  assert.deepEqual(pathsIn(text), ['src/no-such.rs', 'www/*/no-such.js', 'src/']);
  assert.ok(!exists('src/no-such.rs') && !exists('www/*/no-such.js'));
  assert.ok(exists('src/') && exists('tests/*/paths.test.mjs'));
});
