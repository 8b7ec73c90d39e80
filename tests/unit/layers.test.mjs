// Imports inside www/ run downward only, and never in a circle: a room may use the rooms below it.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';

/** From top to bottom; rooms on the same line know nothing of each other. */
const rooms = [
  ['gallery', 'frame'],
  ['api'],
  ['element'],
  ['element/editor', 'element/results', 'element/settings', 'element/timeline'],
  ['hosting'],
  ['run'],
  ['engine'],
  ['demos'],
  ['i18n'],
  ['shared'],
  // The contract and the demos' types, which every room may use.
  ['.'],
];

/** Pages that demos request, and what is copied into the package as it stands. */
const notOurs = ['demos/pages/', 'api/package/'];

/** By path inside www/. @type {Map<string, string>} */
const sources = new Map(
  readdirSync('www', { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(js|ts|css)$/.test(path))
    .filter((path) => !notOurs.some((folder) => path.startsWith(folder)))
    .map((path) => [path, readFileSync(join('www', path), 'utf8')]),
);

/** The files that a file imports, types among them. @param {string} path */
function importsOf(path) {
  const found = (sources.get(path) ?? '').matchAll(/(?:\bfrom|\bimport\(?)\s*'(\.[^']+)'/g);
  return [...found].map(([, given = '']) => {
    const target = join(dirname(path), given);
    const file = [target, `${target}.d.ts`, `${target}.js`].find((one) => sources.has(one));
    assert.ok(file, `www/${path} imports ${given}, which is not there`);
    return file;
  });
}

/** The innermost room that a file lies in, and how far down it is. @param {string} path */
function roomOf(path) {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const level = rooms.findIndex((names) => names.includes(folder));
    if (level >= 0) return { name: folder, level };
  }
}

test('every file of www/ lies in a room', () => {
  const homeless = [...sources.keys()].filter((path) => roomOf(path).name === '.');
  assert.deepEqual(homeless.sort(), ['contract.d.ts', 'demo-types.d.ts']);
});

test('imports run downward', () => {
  const upward = [...sources.keys()].flatMap((path) => {
    const from = roomOf(path);
    return importsOf(path)
      .filter((file) => roomOf(file).name !== from.name && roomOf(file).level <= from.level)
      .map((file) => `${path} -> ${file}`);
  });
  assert.deepEqual(upward, []);
});

test('no imports in a circle', () => {
  /** @type {string[]} */
  const circles = [];
  /** Files whose imports were followed to their ends. @type {Set<string>} */
  const done = new Set();
  /** @param {string} path @param {string[]} above the files that lead here */
  function follow(path, above) {
    const start = above.indexOf(path);
    if (start >= 0) return void circles.push([...above.slice(start), path].join(' -> '));
    if (done.has(path)) return;
    for (const file of importsOf(path)) follow(file, [...above, path]);
    done.add(path);
  }
  for (const path of sources.keys()) follow(path, []);
  assert.deepEqual(circles, []);
});
