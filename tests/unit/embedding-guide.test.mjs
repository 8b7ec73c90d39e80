// The guide's lines are those of the sites that are built and opened in tests.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { tools } from '../docs/tools.mjs';

const guide = readFileSync('docs/embedding.md', 'utf8');
const quotes = [...guide.matchAll(/<!-- (tests\S+) -->\n```\w+\n([\s\S]*?)\n```/g)].map(
  ([, file = '', lines = '']) => ({ file, lines: lines.split('\n').map((line) => line.trim()) }),
);

test('every line to paste is in the file that the guide names', () => {
  for (const { file, lines } of quotes) {
    const text = readFileSync(file, 'utf8').replaceAll(/\n\s+/g, '\n');
    assert.ok(text.includes(lines.join('\n')), `${file} does not hold:\n${lines.join('\n')}`);
  }
});

test('every tool that is tested has its lines', () => {
  for (const name of Object.keys(tools)) {
    assert.ok(
      quotes.some(({ file }) => file.startsWith(`tests/docs/${name}/`)),
      name,
    );
  }
});
