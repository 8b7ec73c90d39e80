// Every custom property and part that a page can use is in docs/theming.md, and no other.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

const guide = readFileSync('docs/theming.md', 'utf8');
const folder = 'www/element/';

/** @param {string} ending @param {RegExp} pattern with one group */
function named(ending, pattern) {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith(ending),
  );
  const text = files.map((name) => readFileSync(folder + name, 'utf8')).join('\n');
  return new Set([...text.matchAll(pattern)].map(([, name]) => name));
}

/** What stands in backticks in the first column of a table. @param {RegExp} pattern */
const told = (pattern) =>
  new Set(
    guide
      .split('\n')
      .filter((line) => line.startsWith('| `'))
      .flatMap((line) =>
        [...(line.split('|')[1]?.matchAll(pattern) ?? [])].map(([, name]) => name),
      ),
  );

test('custom properties', () => {
  assert.deepEqual(told(/`(--[\w-]+)`/g), named('.css', /var\(\s*(--playground-[\w-]+)/g));
});

test('parts', () => {
  const written = named('.js', /\bpart: '(\w+)'/g);
  // Two buttons are made by one function.
  assert.deepEqual(told(/`([a-z]+)`/g), new Set([...written, 'compare', 'stop']));
});
